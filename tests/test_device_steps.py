"""Steps on devices: every label in words, nothing before the gate, learning before changing."""

from typing import Any

import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser

from macros.device_steps import device_steps, plan_first
from macros.models import DeviceSteps, PlanFirst
from macros.models.device_steps import PRINCIPLE, STAGES
from macros.store import Store
from tests.cases import words
from tests.projects import SMALL
from tests.rendering import PAYLOADS, render_markdown
from tests.repository import ROOT

RAW = yaml.safe_load((SMALL / "data/device-steps/lamps.yml").read_text(encoding="utf-8"))
STRINGS = words()["device_steps"]
SLUGS = sorted(path.stem for path in (ROOT / "data" / "device-steps").glob("*.yml"))


def cite(*keys: str) -> str:
    return f"({', '.join(keys)})"


def shown(raw: dict[str, Any] = RAW) -> LexborHTMLParser:
    record = DeviceSteps.model_validate(raw)
    markdown = device_steps(record, cite=cite, locale="en_GB", strings=STRINGS)
    return LexborHTMLParser(render_markdown(markdown))


def with_step(**fields: Any) -> dict[str, Any]:
    first, *others = RAW["steps"]
    return {**RAW, "steps": [{**first, **fields}, *others]}


def labels(page: LexborHTMLParser) -> list[str]:
    rows = page.css(".wm-step")[0].css("dl > div")
    return [" ".join(row.text(separator=" ").split()) for row in rows]


def test_a_step_says_all_its_risks_in_words() -> None:
    assert labels(shown()) == [
        "[notice] [answer_maybe] The keeper may look.",
        "[evidence] [answer_no] Nothing burns.",
        "[undo] [answer_partly] The oil is gone.",
        "[device] [device_either]",
        "[not_when] Not in a storm.",
        "[menu] Lamp → Wick (Lamp 2)",
    ]
    assert shown().css("svg, img, i") == []


def test_the_stages_stand_in_their_order_and_each_step_below_its_own() -> None:
    page = shown()
    assert [item.id for item in page.css("h2")] == list(STAGES)
    assert [item.id for item in page.css("h3")] == [
        "step-look",
        "step-ask",
        "step-get-oil",
        "step-put-it-out",
    ]
    assert [len(item.css(".wm-step")) for item in page.css(".wm-steps")] == [2, 1, 1]


def test_a_step_says_from_what_it_was_written_and_whether_anybody_tried_it() -> None:
    text = shown().css(".wm-step__described")[0].text()
    assert "[described Lamp 2]" in text
    assert "[not_checked]" in text
    checked = {"date": "2026-11-01", "by": "A. Editor", "how": "tried"}
    raw = with_step(checked={**checked, "date": yaml.safe_load("2026-11-01")})
    text = shown(raw).css(".wm-step__described")[0].text()
    assert "[checked 1 November 2026]" in text
    assert "Editor" not in text


def test_a_principle_says_that_it_is_one() -> None:
    text = shown().css(".wm-step__described")[1].text()
    assert "[principle]" in text
    assert "[described" not in text


def test_sources_stand_behind_what_to_do() -> None:
    text = shown().css(".wm-step > p")[0].text()
    assert text == "You can look at the lamp. (keeper2020, yard2021)"


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_label_is_text_whatever_it_holds(payload: str) -> None:
    fields = ("title", "notice_why", "evidence_why", "undo_why", "not_when", "described")
    menus = [{"system": payload, "path": payload, "source": "yard2021"}]
    plain, odd = (
        shown(with_step(**dict.fromkeys(fields, text), menus=[{**menus[0], "path": text}]))
        for text in ("Plain", payload)
    )
    tags = [
        [(node.tag, sorted(node.attributes)) for node in tree.css("*")] for tree in (plain, odd)
    ]
    assert tags[1] == tags[0]


def test_the_gate_names_its_sources_and_leads_to_somebody() -> None:
    raw = yaml.safe_load((SMALL / "data/plan-first.yml").read_text(encoding="utf-8"))
    record = PlanFirst.model_validate(raw)
    markdown = plan_first(record, help_page="../help/index.md", cite=cite, strings=STRINGS)
    page = LexborHTMLParser(render_markdown(markdown))
    (box,) = page.css(".admonition.note")
    assert "A lantern that is moved can be seen (keeper2020)." in box.text()
    assert [link.attributes["href"] for link in box.css("a")] == ["../help/index.md"]


# The real ones


@pytest.mark.parametrize("slug", SLUGS)
def test_a_page_shows_the_steps_below_the_gate(slug: str, store: Store) -> None:
    calls = store.pages[f"devices/{slug}.md"].calls
    names = [call.name for call in calls]
    assert [call.arguments for call in calls if call.name == "device_steps"] == [(slug,)]
    assert names.index("plan_first") < names.index("device_steps")


@pytest.mark.parametrize("slug", SLUGS)
def test_nothing_is_changed_before_something_was_learnt_and_prepared(
    slug: str, store: Store
) -> None:
    stages = [step.stage for step in store.device_steps[slug].steps]
    assert stages[0] == "learn"
    assert "prepare" in stages
    assert stages == sorted(stages, key=STAGES.index)


@pytest.mark.parametrize("slug", SLUGS)
def test_a_change_never_says_that_it_has_no_risk_at_all(slug: str, store: Store) -> None:
    for step in store.device_steps[slug].steps:
        if step.stage == "change":
            assert {step.notice, step.evidence} != {"no"}, step.id


def test_a_menu_names_the_version_that_its_source_describes(store: Store) -> None:
    menus = [
        (step, menu)
        for record in store.device_steps.values()
        for step in record.steps
        for menu in step.menus
    ]
    assert len(menus) > 10
    for step, menu in menus:
        assert "→" in menu.path, step.id
        assert step.described != PRINCIPLE, step.id
