"""The colours of docs/assets/css/tokens.css: enough contrast, in light and in dark."""

import re

import pytest

from .repository import ROOT

STYLES = ROOT / "docs" / "assets" / "css"
TEXT = (STYLES / "tokens.css").read_text(encoding="utf-8")
SCHEMES = ("light", "dark")
# What is read, on what, and the least contrast. Source: WCAG 2.2, 1.4.3, 1.4.6 and 1.4.11.
PAIRS = [
    ("ink", "paper", 7.0),
    ("ink", "raised", 7.0),
    ("ink", "accent-soft", 7.0),
    ("ink", "warm", 7.0),
    ("accent", "paper", 7.0),
    ("accent", "raised", 7.0),
    ("accent", "accent-soft", 7.0),
    ("muted", "paper", 4.5),
    ("muted", "raised", 4.5),
    ("muted", "accent-soft", 4.5),
    ("edge", "paper", 3.0),
    ("edge", "raised", 3.0),
    ("edge", "accent-soft", 3.0),
    ("warm-ink", "warm", 4.5),
]


def _scheme(name: str) -> dict[str, str]:
    """Return each colour of a scheme by its token: light is outside every @media, dark inside."""
    light, dark = re.split(r"@media \(prefers-color-scheme: dark\)", TEXT)
    block = re.search(r":root \{(.*?)\}", light if name == "light" else dark, re.DOTALL)
    assert block is not None, f"tokens.css has no :root for {name}"
    return dict(re.findall(r"--wm-([a-z-]+): (#[0-9a-f]{6})\b", block[1]))


def _luminance(colour: str) -> float:
    """Return relative luminance. Source: WCAG 2.2, definition of relative luminance."""
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_contrast_is_computed_as_the_standard_computes_it() -> None:
    assert _contrast("#000000", "#ffffff") == pytest.approx(21)
    assert _contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_both_schemes_set_the_same_colours() -> None:
    assert _scheme("light").keys() == _scheme("dark").keys()


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("front", "back", "least"), PAIRS)
def test_what_is_read_stands_out_from_what_it_stands_on(
    scheme: str, front: str, back: str, least: float
) -> None:
    colours = _scheme(scheme)
    found = _contrast(colours[front], colours[back])
    assert found >= least, f"{scheme}: {front} on {back} has {found:.2f}:1, {least}:1 is needed"


def test_the_comment_in_the_file_states_the_true_contrast() -> None:
    """Truncated to one place, so that the comment never promises more than there is."""
    stated = re.findall(r"^ +([a-z-]+) (\d+\.\d):1 and (\d+\.\d):1", TEXT, re.MULTILINE)
    assert [name for name, *_ in stated] == ["ink", "accent", "muted", "edge"]
    for name, *ratios in stated:
        for scheme, ratio in zip(SCHEMES, ratios, strict=True):
            colours = _scheme(scheme)
            least = min(_contrast(colours[name], colours[back]) for back in ("paper", "raised"))
            assert float(ratio) == int(least * 10) / 10, f"{scheme}: {name} is {least:.2f}:1"


def test_no_other_style_sheet_brings_a_colour_of_its_own() -> None:
    """A colour outside the tokens has no scheme and no contrast anyone checked. Paper is apart."""
    colour = re.compile(r"#[0-9a-fA-F]{3,8}\b|\b(?:rgb|hsl)a?\(")
    strays = [
        f"{path.name}: {found}"
        for path in sorted(STYLES.glob("*.css"))
        if path.name not in {"tokens.css", "print.css"}
        for found in colour.findall(path.read_text(encoding="utf-8"))
    ]
    assert strays == []
