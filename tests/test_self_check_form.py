"""The self-check as HTML and CSS: whole without a script, and nothing it holds can be sent."""

import re
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from macros.models import Country, SelfCheck
from macros.models.own_contacts import OwnContacts
from macros.models.self_check import ANSWERS, Paragraph
from macros.reading import read_record
from macros.self_check import condition, conditions, self_check_form
from macros.self_check_style import self_check_style
from tests.cases import words
from tests.repository import ROOT
from tests.test_own_contacts import OWN

SMALL = ROOT / "tests" / "cases" / "project"
CHECK = read_record(SelfCheck, SMALL / "data" / "self-check.yml", root=SMALL)
GB = read_record(Country, SMALL / "data" / "services" / "gb.yml", root=SMALL)


def cite(*keys: str) -> str:
    return f"({', '.join(keys)})"


def form(
    country: Country | None = GB, check: SelfCheck = CHECK, own: OwnContacts | None = None
) -> LexborHTMLParser:
    html = self_check_form(
        check,
        country=country,
        own=own,
        numbers=[("999", "UK")],
        here="check/index.md",
        cite=cite,
        strings=words()["self_check"],
    )
    return LexborHTMLParser(html)


def country(**service: Any) -> Country:
    """Return a country with one service more, before the one that is there."""
    first = GB.services[0]
    fields = {"phone": first.phone, "focus": ("stalking",), "confidence": "high", "regions": ()}
    changed = first.model_copy(update={"id": "changed", **fields, **service})
    return GB.model_copy(update={"services": (changed,)})


def test_no_answer_can_reach_an_address() -> None:
    (found,) = form().css("form")
    assert found.attributes["method"] == "dialog"
    assert "action" not in found.attributes
    assert found.attributes["autocomplete"] == "off"
    first, *others = found.css("button")
    # Enter presses the first button of a form, in browsers that do not know the method as well.
    assert (first.attributes["type"], "disabled" in first.attributes) == ("submit", True)
    assert {button.attributes["type"] for button in others} == {"button", "reset"}
    assert found.css("[formaction], input[type=submit], input[type=image]") == []


def test_every_question_offers_four_answers_and_none_is_chosen() -> None:
    page = form()
    questions = page.css("fieldset")
    assert [each.css("legend")[0].text() for each in questions] == [
        item.question for item in CHECK.questions
    ]
    for question in questions:
        boxes = question.css("input[type=radio]")
        assert tuple(box.attributes["value"] for box in boxes) == ANSWERS
        assert len({box.attributes["name"] for box in boxes}) == 1
    assert page.css("[checked], [required]") == []
    ids = [each.attributes["id"] for each in page.css("[id]")]
    assert len(ids) == len(set(ids))


def test_every_text_is_there_before_anything_is_chosen() -> None:
    page = form()
    text = page.text()
    for item in CHECK.paragraphs:
        assert item.text in text
        assert cite(*item.sources or ()) in text or not item.sources
    for question in CHECK.questions:
        assert f"{question.why} {cite(*question.sources)}" in text
    scripted = [each.attributes for each in page.css("[data-needs-script]")]
    assert [name for each in scripted for name in each if name.startswith("data-self")] == [
        "data-self-check-print",
        "data-self-check-copy",
    ]


def test_where_help_is_can_be_reached_whatever_was_answered() -> None:
    """Else the part that stands in the address would tell of a red flag."""
    links = form().css("a[href='#your-summary']")
    inside = form().css(".wm-self-check__flag a[href='#your-summary']")
    assert len(links) > len(inside) > 0


def test_only_a_red_flag_says_at_once_where_help_is() -> None:
    flags = [each.parent.id for each in form().css(".wm-self-check__flag") if each.parent]
    assert flags == [f"check-{name}" for name in CHECK.red_flags] == ["check-fire"]


def test_numbers_and_contacts_wait_for_no_answer_and_stand_before_every_text() -> None:
    html = form().html or ""
    first = html.index("check-says-")
    assert 0 < html.index('href="tel:999"') < first
    assert 0 < html.index("wm-self-check__contacts") < first
    for number in form().css("a[href^='tel:']"):
        above = number.parent
        while above:
            assert not {"data-when", "data-waits"} & above.attributes.keys()
            above = above.parent


def test_the_script_is_told_which_answers_call_for_a_paragraph() -> None:
    page = form()
    told = conditions(CHECK)
    assert told == {
        "put-out": "fire=yes|unsure",
        "steady": "lit=yes flickers=yes",
        "dark": "",
        "say-lit": "lit=unsure, flickers=unsure",
    }
    assert {f"check-says-{name}" for name in told} == {each.id for each in page.css("[data-when]")}
    assert condition([{}]) == ""
    waiting = [part.id for part in page.css("[data-waits]")]
    assert waiting == ["check-part-safety", "check-part-words"]


def test_the_style_sheet_names_no_element_that_is_not_there() -> None:
    page = form()
    style = self_check_style(CHECK)
    named = set(re.findall(r"#([a-z0-9-]+)", style))
    assert named <= {each.attributes["id"] for each in page.css("[id]")}
    for part in ("check-says-put-out", "check-says-dark", "check-part-words", "check-lit"):
        assert part in named
    assert "check-says-keeper" not in named
    assert not re.search(r"[<&\n]", style)


def test_of_a_choice_a_later_paragraph_waits_for_the_earlier_to_fail() -> None:
    lit, flickers = "#check-lit [value=yes]:checked", "#check-flickers [value=yes]:checked"
    rule = f".wm-self-check:not(:has({lit}):has({flickers}))"
    assert f"{rule} #check-says-dark{{display:list-item}}" in self_check_style(CHECK)


def test_answers_that_are_enough_by_themselves_share_one_question_of_the_browser() -> None:
    """`:has()` is dear on a slow phone, and a list of one needs no `:is()`."""
    style = self_check_style(CHECK)
    unsure = ",".join(f"#check-{name} [value=unsure]:checked" for name in ("lit", "flickers"))
    assert f".wm-self-check:has({unsure}) #check-says-say-lit{{display:list-item}}" in style
    assert ".wm-self-check:has(#check-fire " in style


def test_one_of_several_ways_is_enough_for_a_paragraph() -> None:
    when = [{"lit": "yes", "flickers": "yes"}, {"fire": "yes"}]
    said = CHECK.paragraphs[0].model_dump(exclude={"when"})
    changed = Paragraph.model_validate({**said, "when": when})
    style = self_check_style(CHECK.model_copy(update={"paragraphs": (changed,)}))
    alone, *both = (
        f":has(#check-{name} [value=yes]:checked)" for name in ("fire", "lit", "flickers")
    )
    rule = (
        f".wm-self-check:is({alone},{''.join(both)}) #check-says-{changed.id}{{display:list-item}}"
    )
    assert rule in style


@pytest.mark.parametrize(
    ("service", "found"),
    [
        ({}, True),
        ({"focus": ("domestic-abuse",)}, False),
        ({"regions": ("eng",)}, False),
        ({"confidence": "medium"}, False),
        ({"hold": "ask"}, False),
        ({"phone": ()}, False),
    ],
)
def test_the_first_contact_is_a_sure_line_for_stalking_in_the_whole_country(
    service: dict[str, Any], found: bool
) -> None:
    assert (country(**service).first_contact is not None) is found
    page = form(country(**service))
    assert bool(page.css(".wm-self-check__contacts a[href^='tel:']")) is found
    assert ("[none]" in page.text()) is not found


def test_numbers_that_nobody_has_checked_say_so() -> None:
    assert "[not_checked]" in form(country(checked=None)).text()
    when = {"date": "2026-11-24", "by": "A keeper", "how": "by phone"}
    assert "[not_checked]" not in form(country(checked=when)).text()
    assert "[not_checked]" not in form(country(phone=())).text()


def test_without_a_country_of_the_host_the_way_to_all_countries_stands_there() -> None:
    page = form(None)
    assert page.css(".wm-self-check__contacts") == []
    assert "[contacts_list]](../help/index.md#find-your-country)" in (page.html or "")
    assert "[contacts_list]" not in (form().html or "")
    assert "](../help/united-kingdom.md)" in (form().html or "")


@pytest.mark.parametrize("place", [GB, None])
def test_the_host_s_own_line_stands_before_its_country_s(place: Country | None) -> None:
    page = form(place, own=OWN)
    lines = [link.attributes["href"] for link in page.css(".wm-self-check__contacts a")]
    assert lines[0] == "tel:+448081570123"
    assert page.css(".wm-self-check__contacts dt")[0].text() == "Northlight"
    national = form(place).css(".wm-self-check__contacts a")
    assert lines[1:] == [link.attributes["href"] for link in national]
    assert ("[contacts_list]" in (page.html or "")) is (place is None)


def test_a_host_without_a_line_to_ring_leaves_the_country_s_as_they_are() -> None:
    writing = OWN.model_copy(update={"contacts": OWN.contacts[:1]})
    assert form(own=writing).html == form().html


def test_signs_of_html_are_text() -> None:
    question = CHECK.questions[0].model_copy(update={"question": "Is it <lit> & warm?"})
    check = CHECK.model_copy(update={"questions": (question,)})
    assert form(check=check).css("legend")[0].text() == "Is it <lit> & warm?"
