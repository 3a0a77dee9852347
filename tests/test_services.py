"""Services of a country: numbers people ring, and the truth about who checked them."""

import datetime as dt
import re
from typing import Any, get_args

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser, LexborNode

from macros.models import Country, International
from macros.models.service import STALE, Focus
from macros.services import (
    GROUPS,
    checked_line,
    grouped,
    international_page,
    services_page,
)
from tests.cases import golden, untimed, words
from tests.projects import SMALL
from tests.rendering import PAYLOADS, render_markdown

TODAY = dt.date(2026, 11, 29)
PLAIN: dict[str, Any] = {
    "name": "Lantern Line",
    "who": "Anyone in the dark.",
    "focus": ["stalking"],
    "checked": "none",
    "confidence": "high",
}


def country(*services: dict[str, Any], **fields: Any) -> Country:
    text = (SMALL / "data" / "services" / "gb.yml").read_text(encoding="utf-8")
    numbered = [
        {**PLAIN, "id": f"gb-{number}", **service}
        for number, service in enumerate(services, start=1)
    ]
    return Country.model_validate({**yaml.safe_load(text), "services": numbered, **fields})


def page(*services: dict[str, Any], **fields: Any) -> LexborHTMLParser:
    record = country(*services, **fields)
    markdown = services_page(record, today=TODAY, help_page="index.md", strings=words())
    headings = re.sub(r"(?m)^## (.*) \{#(.*)\}$", r'<h2 id="\2">\1</h2>', markdown)
    assert "##" not in headings
    return LexborHTMLParser(headings)


def text(node: LexborNode | LexborHTMLParser | None) -> str:
    assert node is not None
    return " ".join(node.text(separator=" ").split()).replace(" ,", ",").replace(" )", ")")


def lines_of(card: LexborNode) -> list[str]:
    """Return the lines of a card as a reader meets them."""
    lines = []
    for line in card.css("h3, p, li, dl > div"):
        terms = line.css("dt, dd")
        parts = [term.text() for term in terms] or [line.text()]
        lines.append(" ".join(" ".join(parts).split()))
    return lines


def emergency(**fields: Any) -> LexborNode:
    least = {"number": "999", "checked": "none", "confidence": "high"}
    (box,) = page({}, emergency={**least, **fields}).css(".wm-services__emergency")
    return box


@pytest.mark.parametrize("case", golden("services"))
def test_a_card_shows_this_and_hides_that(case: dict[str, Any]) -> None:
    (card,) = page(case["service"]).css("li.wm-service")
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
    tree = page({}, {**secret, "focus": [focus]})
    html = str(tree.html)
    assert [card.id for card in tree.css(".wm-service")] == ["gb-1"]
    for trace in ("gb-secret", "Secret", "0808", "570123", "may be wrong"):
        assert trace not in html


@pytest.mark.parametrize("group", GROUPS)
def test_a_service_stands_in_the_group_of_its_first_subject(group: str) -> None:
    for subject in GROUPS[group]:
        services = [{"focus": [subject, other]} for other in ("legal", "men")]
        tree = page(*services, {"focus": ["stalking" if group == "legal" else "legal", subject]})
        assert [item.id for item in tree.css(f"#{group} ~ ul > li")][:2] == ["gb-1", "gb-2"]


def test_every_subject_has_a_group_and_only_one() -> None:
    subjects = [subject for members in GROUPS.values() for subject in members]
    assert sorted(subjects) == sorted(get_args(Focus))


def test_groups_stand_in_one_order_and_services_in_that_of_the_file() -> None:
    tree = page(
        {"focus": ["legal"]}, {"focus": ["men"]}, {"focus": ["stalking"]}, {"focus": ["men"]}
    )
    assert [card.id for card in tree.css("li.wm-service")] == ["gb-3", "gb-2", "gb-4", "gb-1"]
    assert [item.id for item in tree.css("h2")] == ["stalking", "men", "legal", "what-to-say"]
    assert tree.css("details") == [], "nothing has to be opened first"


def test_a_country_without_a_service_to_show_says_so() -> None:
    tree = page({"confidence": "low"})
    assert tree.css("li.wm-service") == []
    assert "[none_more]" in text(tree)
    assert "[none_more]" not in text(page({}))


# The law


def test_the_law_is_given_in_short_with_a_link_where_one_is_known() -> None:
    law = [
        {"name": "Lamp Act", "summary": "Lamps <must> burn.", "url": "https://example.org/lamps"},
        {"name": "Oil Act", "summary": "Oil."},
    ]
    tree = page({}, law=law)
    assert [text(item) for item in tree.css(".wm-law > div")] == [
        "Lamp Act Lamps <must> burn. [law_text Lamp Act]",
        "Oil Act Oil.",
    ]
    assert len(tree.css(".wm-law a")) == 1
    assert page({}, law=[]).css("#law") == []


# Since when


@pytest.mark.parametrize(
    ("days", "said"), [(0, "checked"), (180, "checked"), (181, "checked_long_ago")]
)
def test_a_check_holds_for_six_months(days: int, said: str) -> None:
    assert STALE.days == 180
    date = TODAY - dt.timedelta(days=days)
    checked = {"date": date, "by": "A. Editor", "how": "rang"}
    (service,) = country({"checked": checked}).services
    line = checked_line(service, today=TODAY, strings=words()["services"])
    assert line.startswith(f"[{said} ")


def test_groups_that_are_empty_are_left_out() -> None:
    assert grouped(()) == {}
    assert list(grouped(country({"focus": ["men"]}).services)) == ["men"]


# The police


def test_every_emergency_number_is_a_link_the_main_one_first() -> None:
    links = emergency(also=["112", "18000"]).css("a")
    assert [(link.attributes["href"], link.text()) for link in links] == [
        ("tel:999", "999"),
        ("tel:112", "112"),
        ("tel:18000", "18000"),
    ]


def test_ways_to_call_without_speaking_stand_open_where_they_are_known() -> None:
    assert "[silent_unknown]" in text(emergency())
    box = emergency(text_or_silent=["Cough or tap.", "Press <55>."])
    assert [way.text() for way in box.css("li")] == ["Cough or tap.", "Press <55>."]
    assert "[silent_unknown]" not in text(box)
    assert box.css("details") == []


def test_what_to_know_of_the_other_numbers_is_said() -> None:
    assert "From mobiles." in text(emergency(also=["112"], also_note="From mobiles."))


def test_emergency_numbers_that_nobody_rang_lately_say_so() -> None:
    def said(danger: Any, police: Any) -> bool:
        tree = page(
            {},
            emergency={"number": "999", "checked": danger, "confidence": "high"},
            police_non_emergency={"number": "101", "checked": police, "confidence": "high"},
        )
        return "[emergency_not_checked]" in text(tree)

    checked = {"date": TODAY, "by": "A. Editor", "how": "rang"}
    long_ago = {**checked, "date": dt.date(2026, 5, 1)}
    assert [said(*pair) for pair in (("none", "none"), (checked, "none"), (checked, long_ago))] == [
        True
    ] * 3
    assert not said(checked, checked)


@pytest.mark.parametrize(
    ("fields", "link", "shown"),
    [
        ({"number": "101"}, [], True),
        ({"number": "101", "e164": "+448081570123"}, ["tel:+448081570123"], True),
        ({"number": None}, [], False),
        ({"number": None, "note": "Any station."}, [], True),
        ({"number": "101", "note": "Any station.", "confidence": "low"}, [], False),
    ],
)
def test_the_police_number_that_is_not_urgent(
    fields: dict[str, Any], link: list[str], shown: bool
) -> None:
    tree = page({}, police_non_emergency={"confidence": "high", **fields})
    (box,) = tree.css(".wm-services__emergency")
    assert ("[police]" in text(box)) is shown
    assert [item.attributes["href"] for item in box.css("a")] == ["tel:999", "tel:112", *link]


@untimed
@given(
    st.text(min_size=1).filter(str.strip),
    st.sampled_from(["name", "who", "hours", "cost"]),
)
def test_whatever_an_editor_writes_is_text(written: str, field: str) -> None:
    plain, odd = page({}), page({field: written})
    tags = [[node.tag for node in tree.css("li.wm-service *")] for tree in (plain, odd)]
    assert [tag for tag in tags[1] if tag not in ("div", "dt", "dd")] == tags[0]


LINE = {"display": "116 123", "short_code": "116123"}


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_field_of_a_country_is_more_than_text_on_the_page(payload: str) -> None:
    """Through Markdown, as the engine renders it: that is where a text could become a link."""

    def built(text: str) -> LexborHTMLParser:
        line = {**LINE, "label": text, "note": text}
        message = {**line, "channel": "sms", "keyword": text}
        fields = ("name", "who", "hours", "cost", "relay")
        record = country(
            {**dict.fromkeys(fields, text), "phone": [line], "text": [message], "regions": ["eng"]},
            services_note=text,
            emergency={
                **{"number": "999", "checked": "none", "confidence": "high"},
                **{"also": ["112"], "also_note": text, "text_or_silent": [text]},
            },
            police_non_emergency={"number": text, "note": text, "confidence": "high"},
            law=[{"name": text, "summary": text, "url": "https://example.org/"}],
        )
        markdown = services_page(record, today=TODAY, help_page="index.md", strings=words())
        return LexborHTMLParser(render_markdown(markdown))

    plain, odd = built("Plain"), built(payload)
    attributes = [
        [(node.tag, sorted(node.attributes)) for node in tree.css("*")] for tree in (plain, odd)
    ]
    assert attributes[1] == attributes[0]
    links = [[link.attributes["href"] for link in tree.css("a")] for tree in (plain, odd)]
    assert links[1] == links[0]
    assert text(odd).count(" ".join(payload.split())) >= text(plain).count("Plain")


def test_the_first_contact_is_a_line_for_stalking_before_one_that_helps_with_it_too() -> None:
    ring = {"phone": [LINE]}
    record = country({**ring, "focus": ["legal", "stalking"]}, ring, ring)
    assert record.first_contact
    assert record.first_contact[0].id == "gb-2"
    record = country({**ring, "focus": ["legal", "stalking"]}, {**ring, "focus": ["legal"]})
    assert record.first_contact
    assert record.first_contact[0].id == "gb-1"


@pytest.mark.parametrize(
    "unfit",
    [
        {"focus": ["legal"]},
        {"confidence": "medium"},
        {"confidence": "medium", "regions": ["sct"]},
        {"regions": ["sct"]},
        {"phone": [{"display": "0800 LANTERN"}]},
        {"phone": []},
    ],
)
def test_the_first_contact_is_sure_for_stalking_for_everyone_and_can_be_rung(
    unfit: dict[str, Any],
) -> None:
    assert country({"phone": [LINE], **unfit}).first_contact is None
    second = country({"phone": [LINE], **unfit}, {"phone": [LINE]}).first_contact
    assert second
    assert second[0].id == "gb-2"


def across_borders(**fields: Any) -> str:
    text = (SMALL / "data" / "international.yml").read_text(encoding="utf-8")
    record = International.model_validate({**yaml.safe_load(text), **fields})
    return international_page(record, today=TODAY, strings=words())


def test_numbers_that_countries_share_come_before_services_for_anyone() -> None:
    shown = across_borders()
    assert 0 < shown.index("tel:116006") < shown.index('id="int-beam"')


@pytest.mark.parametrize(("days", "said"), [(STALE.days, False), (STALE.days + 1, True)])
def test_shared_numbers_that_nobody_checked_lately_say_so(days: int, said: bool) -> None:
    number = {
        "number": "116006",
        "display": "116 006",
        "where": "Some countries.",
        "what": "For anyone hit by crime.",
        "checked": {"date": TODAY - dt.timedelta(days), "by": "A. Editor", "how": "rang"},
        "source_url": "https://example.org/116006",
    }
    assert ("[emergency_not_checked]" in across_borders(harmonised=[number])) == said


def test_a_service_in_many_languages_says_that_there_are_more() -> None:
    shown = text(page({"languages": ["en"], "focus": ["stalking", "multilingual"]}))
    assert "[languages_more]" in shown
    assert "[languages_more]" not in text(page({"languages": ["en"]}))
