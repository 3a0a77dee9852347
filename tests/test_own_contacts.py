"""What a host offers itself: marked as its own, before all others, and held to the same rules."""

import datetime as dt
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser

from macros.countries import countries_list
from macros.errors import DataError
from macros.foot import foot
from macros.models.own_contacts import OwnContacts
from macros.own_contacts import own_contacts
from macros.services import services_page, with_regions_first
from macros.store import Store, load_store
from tests.cases import words
from tests.projects import TODAY, small_project

STRINGS = words()
RECORD: dict[str, Any] = {
    "organisation": "Northlight",
    "country": "GB",
    "contacts": [
        {
            "id": "own-writing",
            "name": "By e-mail",
            "who": "All.",
            "email": "a@b.example",
            "checked": "none",
        },
        {
            "id": "own-line",
            "name": "Our line",
            "who": "All.",
            "phone": [{"display": "0808 157 0123", "e164": "+448081570123"}],
            "checked": {"date": dt.date(2026, 11, 1), "by": "A. Person", "how": "rang"},
        },
    ],
}
OWN = OwnContacts.model_validate(RECORD)


def problems(folder: Path, record: dict[str, Any]) -> dict[str, str]:
    project = small_project(folder)
    path = project / "data" / "own-contacts.yml"
    path.write_text(yaml.safe_dump(record), encoding="utf-8")
    with pytest.raises(DataError) as caught:
        load_store(project, today=TODAY)
    assert {problem.file for problem in caught.value.problems} == {"data/own-contacts.yml"}
    return {problem.where: problem.allowed for problem in caught.value.problems}


def with_line(**fields: Any) -> dict[str, Any]:
    return {**RECORD, "contacts": [{**RECORD["contacts"][1], **fields}]}


def test_without_a_host_nothing_is_shown(store: Store) -> None:
    assert store.own_contacts is None
    assert own_contacts(None, today=TODAY, strings=STRINGS) == ""


def test_they_say_whose_they_are() -> None:
    text = own_contacts(OWN, today=TODAY, strings=STRINGS)
    said = "## [heading Northlight] {#own-contacts}\n\n<p>[about Northlight]</p>"
    assert text.startswith(said)
    page = LexborHTMLParser(text)
    assert [node.text() for node in page.css("h3")] == ["By e-mail", "Our line"]
    assert "[checked 1 November 2026]" in text


def test_on_the_page_of_their_country_they_follow_the_emergency_number(store: Store) -> None:
    country = store.countries["GB"]
    mine = own_contacts(OWN, today=TODAY, strings=STRINGS)
    arguments: dict[str, Any] = {"today": TODAY, "help_page": "index.md", "strings": STRINGS}
    plain = services_page(country, **arguments)
    text = services_page(country, first=mine, **arguments)
    assert text.replace(f"{mine}\n\n", "") == plain
    assert text.index("tel:999") < text.index("#own-contacts") < text.index("{#stalking")


def test_at_the_foot_the_first_that_rings_comes_before_all_services(store: Store) -> None:
    def dialled(own: OwnContacts | None, country: str | None = "GB") -> list[str | None]:
        html = foot(
            store.countries[country] if country else None,
            emergency=store.emergency[:1],
            today=TODAY,
            own=own,
            strings=STRINGS["foot"],
        )
        links = LexborHTMLParser(html).css("a[href^='tel:']")
        return [link.attributes["href"] for link in links]

    line, national = "tel:+448081570123", "tel:+448088020300"
    assert dialled(OWN) == ["tel:999", line, national]
    assert dialled(OWN, None) == ["tel:112", line]
    assert dialled(OwnContacts.model_validate({**RECORD, "contacts": RECORD["contacts"][:1]})) == [
        "tel:999",
        national,
    ]
    own_is_national = with_line(phone=[{"display": "0808 802 0300", "e164": "+448088020300"}])
    assert dialled(OwnContacts.model_validate(own_is_national)) == ["tel:999", national]


def test_a_number_that_nobody_checked_says_so_at_the_foot(store: Store) -> None:
    def said(record: dict[str, Any]) -> bool:
        checked = {"checked": OWN.contacts[1].checked}
        emergency = [item.model_copy(update=checked) for item in store.emergency]
        html = foot(
            None,
            emergency=emergency,
            today=TODAY,
            own=OwnContacts.model_validate(record),
            strings=STRINGS["foot"],
        )
        return STRINGS["foot"]["not_checked"] in html

    assert not said(RECORD)
    assert said(with_line(checked="none"))


@pytest.mark.parametrize(
    ("record", "where", "allowed"),
    [
        (
            with_line(phone=[{"display": "0808 157 0124", "e164": "+448081570123"}]),
            "contacts → own-line → 0808 157 0124 → display",
            "digits",
        ),
        (
            with_line(phone=[{"display": "0808 157 012", "e164": "+44808157012"}]),
            "contacts → own-line → 0808 157 012 → e164",
            "valid in GB",
        ),
        ({**with_line(), "country": "none"}, "contacts → own-line → phone", "country in host.yml"),
        (
            with_line(checked={"date": dt.date(2027, 1, 1), "by": "A", "how": "rang"}),
            "contacts → own-line → checked → date",
            "a day up to",
        ),
    ],
)
def test_they_are_held_to_what_services_are_held_to(
    record: dict[str, Any], where: str, allowed: str, tmp_path: Path
) -> None:
    assert allowed in problems(tmp_path, record)[where]


def test_what_is_for_the_host_s_regions_comes_first_and_nothing_is_lost(store: Store) -> None:
    country = store.countries["GB"]
    first = with_regions_first(country, ["sct"])
    assert first.areas[0] == "sct"
    assert sorted(item.id for item in first.services) == sorted(i.id for i in country.services)
    assert sorted(item.name for item in first.law) == sorted(item.name for item in country.law)
    assert with_regions_first(country, ()) == country


def test_the_host_s_country_heads_the_list(store: Store) -> None:
    def names(first: str | None) -> list[str]:
        html = countries_list(
            store.countries.values(),
            here="help/index.md",
            first=first,
            regions=STRINGS["regions"],
            strings=STRINGS["countries"],
        )
        return re.findall(r'wm-countries__names">\[(.+?)\]', html)

    ordered = names(None)
    assert names("GB") == ["United Kingdom", *(n for n in ordered if n != "United Kingdom")]
