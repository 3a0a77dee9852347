"""Whom to call, at the foot of every page."""

import datetime as dt
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
from selectolax.lexbor import LexborHTMLParser

from macros.foot import foot
from macros.models import Country, EmergencyNumber
from macros.store import Store
from tests.cases import words
from tests.projects import build, small_project

TODAY = dt.date(2026, 11, 29)
STRINGS = words()["foot"]
CHECKED = {"date": dt.date(2026, 11, 1), "by": "A. Editor", "how": "rang"}
LONG_AGO = {**CHECKED, "date": dt.date(2026, 5, 1)}


def shown(country: Country | None, emergency: tuple[EmergencyNumber, ...] = ()) -> LexborHTMLParser:
    return LexborHTMLParser(foot(country, emergency=emergency, today=TODAY, strings=STRINGS))


def dialled(page: LexborHTMLParser) -> list[str | None]:
    return [link.attributes["href"] for link in page.css("a[href^='tel:']")]


def test_without_a_country_the_numbers_of_many_stand_there(store: Store) -> None:
    page = shown(None, store.emergency)
    assert dialled(page) == [f"tel:{item.number}" for item in store.emergency]
    (link,) = page.css("a:not([href^='tel:'])")
    assert link.attributes["href"] == "{root}help/#find-your-country"


def test_a_country_has_its_own_number_its_first_sure_line_and_its_page(store: Store) -> None:
    page = shown(store.countries["GB"], store.emergency)
    assert dialled(page) == ["tel:999", "tel:+448088020300"]
    links = [link.attributes["href"] for link in page.css("a:not([href^='tel:'])")]
    assert links == ["{root}help/united-kingdom/", "{root}help/#find-your-country"]


def test_a_country_without_a_sure_line_has_its_number_alone(store: Store) -> None:
    assert dialled(shown(store.countries["PH"])) == ["tel:911"]


def with_checks(store: Store, emergency: Any, service: Any) -> Country:
    country = store.countries["GB"]
    fields = country.model_dump()
    fields["emergency"]["checked"] = emergency or "none"
    fields["police_non_emergency"]["checked"] = "none"
    fields["services"] = [{**fields["services"][0], "checked": service or "none"}]
    return Country.model_validate(fields)


@pytest.mark.parametrize(
    ("emergency", "service", "said"),
    [
        (None, None, True),
        (CHECKED, None, True),
        (None, CHECKED, True),
        (CHECKED, LONG_AGO, True),
        (CHECKED, CHECKED, False),
    ],
)
def test_one_number_that_nobody_has_checked_lately_is_enough_to_say_so(
    store: Store, emergency: Any, service: Any, said: bool
) -> None:
    assert ("[not_checked]" in shown(with_checks(store, emergency, service)).text()) is said


def test_the_same_holds_for_the_numbers_of_many(store: Store) -> None:
    done = [
        EmergencyNumber.model_validate({**item.model_dump(), "checked": CHECKED})
        for item in store.emergency
    ]
    assert "[not_checked]" not in shown(None, tuple(done)).text()
    assert "[not_checked]" in shown(None, (*done[1:], store.emergency[0])).text()


def test_signs_of_html_are_text(store: Store) -> None:
    odd = store.countries["PH"].model_copy(update={"name": "<b>A & B</b>"})
    page = shown(odd)
    assert page.css("b") == []
    assert "<b>A & B</b>" in page.text()


@pytest.mark.slow
def test_a_host_s_country_stands_at_the_foot_of_every_page_with_links_that_lead_there(
    tmp_path: Path,
) -> None:
    project = small_project(tmp_path)
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as configuration:
        configuration.write("extra: {country: GB}\n")
    assert build(project).status == 0
    site = project / "site"
    pages = [*site.rglob("index.html"), site / "404.html"]
    assert len(pages) > 4
    for path in pages:
        (page,) = LexborHTMLParser(path.read_text(encoding="utf-8")).css(".wm-foot")
        numbers = [link.attributes["href"] for link in page.css("a[href^='tel:']")]
        assert numbers == ["tel:999", "tel:+448081570123"], path
        base = f"https://site.example/{path.relative_to(site).as_posix()}"
        links = [link.attributes["href"] or "" for link in page.css("a:not([href^='tel:'])")]
        assert [urljoin(base, link) for link in links] == [
            "https://site.example/help/united-kingdom/",
            "https://site.example/help/#find-your-country",
        ], path
