"""The plan to print: parts chosen without a script, lines to fill in, nothing but text."""

from functools import partial
from typing import Any

import pytest
import yaml
from pydantic import ValidationError
from selectolax.lexbor import LexborHTMLParser

from macros import links
from macros.models import SafetyPlan
from macros.safety_plan import safety_plan_form, safety_plan_style
from macros.store import Store
from tests.cases import words
from tests.projects import SMALL
from tests.rendering import PAYLOADS, render_markdown

RAW = yaml.safe_load((SMALL / "data" / "safety-plan.yml").read_text(encoding="utf-8"))
PLAN = SafetyPlan.model_validate(RAW)


def with_part(**fields: Any) -> SafetyPlan:
    first, *others = RAW["parts"]
    return SafetyPlan.model_validate({**RAW, "parts": [{**first, **fields}, *others]})


def shown(plan: SafetyPlan = PLAN) -> LexborHTMLParser:
    link = partial(links.relative, page="sheets/plan.md")
    form = safety_plan_form(plan, link=link, strings=words()["safety_plan"])
    return LexborHTMLParser(render_markdown(form))


def test_each_part_can_be_ticked_by_what_it_is_for_and_shows_its_lines() -> None:
    page = shown()
    ticks = [node.text(strip=True) for node in page.css("label")]
    assert ticks == [part["when"] for part in RAW["parts"]]
    for part in RAW["parts"]:
        (section,) = page.css(f"#plan-{part['id']}")
        lines = [node.text().strip() for node in section.css("li")]
        assert lines == [f"{line}:" for line in part["lines"]]
        assert len(section.css("li .wm-blank")) == len(lines)
        assert f"{part['note']}." in section.text()


def test_each_part_leads_to_its_page() -> None:
    led = [node.attributes["href"] for node in shown().css(".wm-plan__more a")]
    assert led == ["../index.md", "../help/index.md"]


def test_the_warning_stands_above_all_parts() -> None:
    page = shown()
    body = page.text()
    assert body.index(RAW["warning"][0]) < body.index(RAW["parts"][0]["lines"][0])


def test_only_a_browser_that_can_show_parts_again_hides_any() -> None:
    style = safety_plan_style(PLAN)
    assert style.startswith("@supports selector(:has(:checked)){")
    for part in PLAN.parts:
        assert f"#plan-choose-{part.id}:checked) #plan-{part.id}" in style


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_text_of_the_plan_becomes_anything_but_text(payload: str) -> None:
    payload = payload.replace("{#", "{ #").rstrip(";")  # the rest is refused: see test_bad_input.py
    texts = dict.fromkeys(("title", "when", "note"), payload)
    plan = with_part(**texts, lines=[payload, "Which lamp", "Whom to tell", "When to turn"])
    page = shown(plan)
    assert page.css("img, code, b, strong, #stolen, [onclick], [onmouseover]") == []
    assert len(page.css("a")) == len(RAW["parts"])
    assert " ".join(payload.split()) in " ".join(page.text().split())


@pytest.mark.parametrize("end", [".", ":", "!", "?"])
def test_a_line_has_no_end_of_its_own(end: str) -> None:
    with pytest.raises(ValidationError, match="without a sign at its end"):
        with_part(note=f"Light shows{end}")


def test_two_parts_cannot_be_told_apart_by_the_same_words() -> None:
    with pytest.raises(ValidationError, match="each part once"):
        with_part(when=RAW["parts"][1]["when"])


def test_the_real_plan_has_a_part_for_every_page_of_the_section(store: Store) -> None:
    pages = {path for path in store.pages if path.startswith("plan/")} - {"plan/index.md"}
    assert {part.page for part in store.safety_plan.parts} == pages
