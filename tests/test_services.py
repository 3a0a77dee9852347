"""Services of a country: numbers people ring, and the truth about who checked them."""

import datetime as dt
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser, LexborNode

from macros.models import Country
from macros.services import service_list
from tests.cases import golden, untimed, words
from tests.projects import SMALL

PLAIN: dict[str, Any] = {
    "name": "Lantern Line",
    "who": "Anyone in the dark.",
    "focus": ["stalking"],
    "checked": "none",
    "confidence": "high",
}


def country(*services: dict[str, Any], **fields: Any) -> LexborHTMLParser:
    text = (SMALL / "data" / "services" / "gb.yml").read_text(encoding="utf-8")
    numbered = [
        {**PLAIN, "id": f"gb-{number}", **service}
        for number, service in enumerate(services, start=1)
    ]
    record = Country.model_validate({**yaml.safe_load(text), "services": numbered, **fields})
    html = service_list(record, strings=words())
    assert "\n\n" not in html
    return LexborHTMLParser(html)


def text(node: LexborNode | LexborHTMLParser | None) -> str:
    assert node is not None
    return " ".join(node.text(separator=" ").split()).replace(" ,", ",").replace(" )", ")")


def lines_of(card: LexborNode) -> list[str]:
    """Return the lines of a card as a reader meets them."""
    lines = []
    for line in card.css("h4, p, li, dl > div"):
        terms = line.css("dt, dd")
        parts = [term.text() for term in terms] or [line.text()]
        lines.append(" ".join(" ".join(parts).split()))
    return lines


def emergency(**fields: Any) -> LexborNode:
    least = {"number": "999", "checked": "none", "confidence": "high"}
    (box,) = country({}, emergency={**least, **fields}).css(".wm-services__emergency")
    return box


@pytest.mark.parametrize("case", golden("services"))
def test_a_card_shows_this_and_hides_that(case: dict[str, Any]) -> None:
    (card,) = country(case["service"]).css("li.wm-service")
    shown = lines_of(card)
    for line in case.get("shows", []):
        assert line in shown
    for line in case.get("hides", []):
        assert line not in str(card.html)
    if "links" in case:
        assert {link.attributes["href"]: link.text() for link in card.css("a")} == case["links"]


@pytest.mark.parametrize("hidden", [{"confidence": "low"}, {"hold": "The number may be wrong."}])
@pytest.mark.parametrize("focus", ["stalking", "domestic-abuse", "legal"])
def test_a_held_or_doubtful_service_is_nowhere(hidden: dict[str, Any], focus: str) -> None:
    phone = [{"display": "0808 157 0123", "e164": "+448081570123"}]
    secret = {"id": "gb-secret", "name": "Secret", "who": "None", "phone": phone, **hidden}
    tree = country({}, {**secret, "focus": [focus]})
    html = str(tree.html)
    assert [card.id for card in tree.css(".wm-service")] == ["gb-1"]
    for trace in ("gb-secret", "Secret", "0808", "570123", "may be wrong"):
        assert trace not in html


def test_services_stand_in_the_first_group_they_belong_to_in_the_order_of_the_file() -> None:
    tree = country(
        {"focus": ["legal"]},
        {"focus": ["domestic-abuse"]},
        {"focus": ["legal", "stalking"]},
        {"focus": ["domestic-abuse", "stalking"]},
        {"focus": ["men", "domestic-abuse"]},
    )
    groups = [
        [card.id for card in group.css("li.wm-service")]
        for group in tree.css("ul.wm-services__list")
    ]
    assert groups == [["gb-3", "gb-4"], ["gb-2", "gb-5"], ["gb-1"]]
    headings = [text(heading) for heading in tree.css("h3")]
    assert headings == ["[group_stalking]", "[group_domestic_abuse] (2)", "[group_more] (1)"]


@pytest.mark.parametrize("focus", ["stalking", "domestic-abuse", "legal"])
def test_the_first_group_is_open_whichever_it_is(focus: str) -> None:
    tree = country({"focus": [focus]})
    assert len(tree.css("li.wm-service")) == 1
    assert tree.css("details li.wm-service") == []


def test_the_other_groups_are_folded() -> None:
    tree = country({"focus": ["stalking"]}, {"focus": ["legal"]})
    assert [card.id for card in tree.css("details li.wm-service")] == ["gb-2"]
    assert tree.css("details[open]") == []


# The police


def test_every_emergency_number_is_a_link_the_main_one_first() -> None:
    links = emergency(also=["112", "18000"]).css("a")
    assert [(link.attributes["href"], link.text()) for link in links] == [
        ("tel:999", "999"),
        ("tel:112", "112"),
        ("tel:18000", "18000"),
    ]


def test_ways_to_call_without_speaking_are_listed_only_when_known() -> None:
    assert emergency().css("details") == []
    (ways,) = emergency(text_or_silent=["Cough or tap.", "Press <55>."]).css("details")
    assert [way.text() for way in ways.css("li")] == ["Cough or tap.", "Press <55>."]


def test_emergency_numbers_that_nobody_rang_say_so() -> None:
    assert "[emergency_not_checked]" in text(emergency())
    checked = {"date": dt.date(2027, 1, 15), "by": "A. Editor", "how": "rang"}
    assert "[emergency_not_checked]" not in text(emergency(checked=checked))


@pytest.mark.parametrize(
    ("fields", "link", "shown"),
    [
        ({"number": "101"}, [], True),
        ({"number": "101", "e164": "+448081570123"}, ["tel:+448081570123"], True),
        ({"number": None}, [], False),
    ],
)
def test_the_police_number_that_is_not_urgent(
    fields: dict[str, Any], link: list[str], shown: bool
) -> None:
    tree = country({}, police_non_emergency={**fields, "confidence": "high"})
    (box,) = tree.css(".wm-services__emergency")
    assert ("[police]" in text(box)) is shown
    assert [item.attributes["href"] for item in box.css("a")] == ["tel:999", "tel:112", *link]


@untimed
@given(
    st.text(min_size=1).filter(str.strip),
    st.sampled_from(["name", "who", "hours", "cost"]),
)
def test_whatever_an_editor_writes_is_text(written: str, field: str) -> None:
    plain, odd = country({}), country({field: written})
    tags = [[node.tag for node in tree.css("li.wm-service *")] for tree in (plain, odd)]
    assert [tag for tag in tags[1] if tag not in ("div", "dt", "dd")] == tags[0]
