"""The list of countries: each by its own name, with the number that helps at once."""

import re

import pytest
from selectolax.lexbor import LexborHTMLParser

from macros.countries import countries_list, own_names
from macros.links import country_page
from macros.models import Country
from macros.store import Store
from tests.cases import words
from tests.rendering import PAYLOADS, render_markdown
from tests.repository import ROOT

STRINGS = words()["countries"]
REGIONS = words()["regions"]


def shown(*countries: Country) -> LexborHTMLParser:
    html = countries_list(countries, here="help/index.md", regions=REGIONS, strings=STRINGS)
    assert "\n\n" not in html
    return LexborHTMLParser(re.sub(r"\[([^]]+)\]\(([^)]+)\)", r'<a href="\2">\1</a>', html))


def test_every_country_leads_to_its_page_in_the_order_of_names(store: Store) -> None:
    countries = sorted(store.countries.values(), key=lambda country: country.name)
    links = shown(*reversed(countries)).css(".wm-countries__names > a")
    assert [link.text() for link in links] == [country.name for country in countries]
    for link, country in zip(links, countries, strict=True):
        page = f"help/{link.attributes['href']}"
        assert page == country_page(country.name)
        assert f'{{{{ services("{country.country}") }}}}' in (ROOT / "docs" / page).read_text()


def test_the_number_to_call_in_danger_stands_beside_its_country(store: Store) -> None:
    items = shown(*store.countries.values()).css("li")
    assert len(items) == len(store.countries)
    for country in store.countries.values():
        (item,) = (item for item in items if item.css("a")[0].text() == country.name)
        number = item.css("a")[-1]
        assert number.attributes["href"] == f"tel:{country.emergency.number}"
        assert number.text() == country.emergency.number
        spoken = f"[emergency {country.name}] {country.emergency.number}: "
        assert (number.attributes["aria-label"] or "").startswith(spoken)


def test_a_name_of_its_own_says_its_language_and_stands_in_its_own_direction(store: Store) -> None:
    (item,) = shown(store.countries["IL"]).css("li")
    names = item.css("bdi")
    assert [(name.attributes["lang"], name.text()) for name in names] == [
        ("he", "ישראל"),
        ("ar", "إسرائيل"),
    ]
    # The element reads it from the first letter, unless it is told another.
    assert [name.attributes.get("dir") for name in names] == [None, None]


def test_a_name_that_is_the_same_in_english_is_said_once(store: Store) -> None:
    country = store.countries["GB"].model_copy(update={"own_names": {"en": "United Kingdom"}})
    assert own_names(country) == []


@pytest.mark.parametrize(
    ("code", "name"),
    [("GB", "UK"), ("GB", "Scotland"), ("US", "USA"), ("NL", "Holland"), ("DE", "Deutschland")],
)
def test_a_country_is_found_by_what_people_call_it(store: Store, code: str, name: str) -> None:
    (item,) = shown(store.countries[code]).css("li")
    also = (item.attributes.get("data-countries-also") or "").split("|")
    assert name in {*also, *(name.text() for name in item.css(".wm-countries__names > *"))}


def test_a_name_that_stands_on_the_page_is_not_said_again(store: Store) -> None:
    (item,) = shown(store.countries["DE"]).css("li")
    also = (item.attributes.get("data-countries-also") or "").split("|")
    assert not {"Germany", "Deutschland"} & set(also)


def test_what_is_typed_into_the_filter_is_not_kept(store: Store) -> None:
    page = shown(*store.countries.values())
    (field,) = page.css("input")
    assert field.attributes["autocomplete"] == "off"
    assert "name" not in field.attributes
    (box,) = page.css("[data-needs-script]")
    assert box.css("input") == [field]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_name_is_text_whatever_it_holds(store: Store, payload: str) -> None:
    names = {"name": payload, "own_names": {"de": f"{payload}."}, "also_called": (payload,)}
    country = store.countries["DE"].model_copy(update=names)
    html = countries_list([country], here="help/index.md", regions=REGIONS, strings=STRINGS)
    page = LexborHTMLParser(render_markdown(html))
    links = [link.attributes["href"] for link in page.css("a")]
    assert links == [country_page(payload).removeprefix("help/"), "tel:110"]
    shown_name = " ".join(payload.split())
    assert page.css("a")[0].text() == shown_name
    assert page.css("bdi")[0].text() == f"{shown_name}."
    assert shown_name in (page.css("a")[1].attributes["aria-label"] or "")
    assert page.css("img, em, code, strong, h1, b, #stolen, [onclick], [onmouseover]") == []
