"""A host's colour: read well on all it stands on, or refused with the nearest that is."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hosting.colours import accents, coloured, contrast, near, schemes
from hosting.colours import problems as problems_of
from hosting.settings import Accent
from tests.cases import untimed
from tests.repository import ROOT

CSS = (ROOT / "docs" / "assets" / "css" / "tokens.css").read_text(encoding="utf-8")
BACKS = ("paper", "raised", "warm")
LEAST = 4.5  # of text. Source: WCAG 2.2, 1.4.3
ON_SOFT = {"ink": 7.0, "accent": LEAST, "muted": LEAST, "edge": 3.0}
COLOURS = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


def test_contrast_is_computed_as_the_standard_computes_it() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@untimed
@given(COLOURS)
def test_the_nearest_colour_reads_well_on_every_background(colour: str) -> None:
    for scheme in schemes(CSS):
        found = near(colour, scheme)
        assert all(contrast(found, scheme[back]) >= LEAST for back in BACKS)
        if all(contrast(colour, scheme[back]) >= LEAST for back in BACKS):
            assert found == colour


@untimed
@given(COLOURS, COLOURS)
def test_a_colour_is_let_pass_or_the_one_that_is_named_would_be(light: str, dark: str) -> None:
    for problem in problems_of(Accent(light=light, dark=dark), CSS, file="ours/host.yml"):
        name = problem.where.removeprefix("accent → ")
        (named,) = re.findall(r"#[0-9a-f]{6}", problem.allowed)
        mended = Accent(**{"light": light, "dark": dark, name: named})
        again = list(problems_of(mended, CSS, file="ours/host.yml"))
        assert problem.where not in {other.where for other in again}


def test_a_pale_colour_is_refused_with_where_it_fails_and_what_would_do() -> None:
    assert contrast("#8a8a00", "#f4e8dc") < LEAST
    assert list(problems_of(Accent(light="#8a8a00"), CSS, file="ours/host.yml"))
    (problem,) = problems_of(Accent(light="#ffcc00"), CSS, file="ours/host.yml")
    assert problem.where == "accent → light"
    assert "1.2:1 to #f4e8dc (warm)" in problem.found
    assert "nearest such colour is '#" in problem.allowed


@untimed
@given(COLOURS)
def test_what_is_made_of_a_colour_carries_all_that_stands_on_it(colour: str) -> None:
    light, _ = schemes(CSS)
    accent = Accent(light=near(colour, light))
    new = schemes(coloured(CSS, accents(accent, CSS)))
    for scheme in new:
        assert all(contrast(scheme["accent"], scheme[back]) >= LEAST for back in BACKS)
        for token, least in ON_SOFT.items():
            assert contrast(scheme[token], scheme["accent-soft"]) >= least


def test_only_the_accents_of_the_style_sheet_change() -> None:
    accent = Accent(light="#6b2d73", dark="#d5a6dc")
    after = coloured(CSS, accents(accent, CSS))
    lines = zip(CSS.splitlines(), after.splitlines(), strict=True)
    changed = [line.strip().partition(":")[0] for before, line in lines if before != line]
    assert changed == ["--wm-accent", "--wm-accent-soft"] * 2
    assert "--wm-accent: #6b2d73" in after
    assert "--wm-accent: #d5a6dc" in after


def test_a_style_sheet_without_the_token_is_an_error_and_no_silence() -> None:
    accent = Accent(light="#6b2d73")
    made = accents(accent, CSS)
    with pytest.raises(ValueError, match="--wm-accent 0 times"):
        coloured(CSS.replace("--wm-accent: #", "--wm-mark: #"), made)
