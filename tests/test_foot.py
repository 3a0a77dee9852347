"""Whom to call, at the foot of every page."""

import datetime as dt
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from macros.foot import foot
from macros.store import Store
from tests.cases import words
from tests.projects import build, small_project

STRINGS = words()["foot"]
CHECKED = {"date": dt.date(2026, 11, 1), "by": "A. Editor", "how": "rang"}


def test_without_a_country_the_numbers_of_many_stand_there(store: Store) -> None:
    found = foot(None, numbers=[("112", "the EU")], strings=STRINGS)
    assert (found["first"], found["page"], found["unchecked"]) == (None, None, True)


def test_a_country_has_its_page_and_its_first_sure_line(store: Store) -> None:
    found = foot(store.countries["GB"], numbers=[("999", "United Kingdom")], strings=STRINGS)
    assert found["page"] == "help/united-kingdom/"
    shown, _, dialled, name, _ = found["first"]
    service = store.countries["GB"].shown_services[0]
    assert (shown, dialled, name) == ("0808 802 0300", "+448088020300", service.name)


@pytest.mark.parametrize(
    ("emergency", "service", "unchecked"),
    [(None, None, True), (CHECKED, None, True), (None, CHECKED, True), (CHECKED, CHECKED, False)],
)
def test_one_number_that_nobody_has_checked_is_enough_to_say_so(
    store: Store, emergency: object, service: object, unchecked: bool
) -> None:
    country = store.countries["GB"]
    first = country.services[0].model_copy(update={"checked": service})
    changed = country.model_copy(
        update={
            "emergency": country.emergency.model_copy(update={"checked": emergency}),
            "services": (first,),
        }
    )
    assert foot(changed, numbers=[], strings=STRINGS)["unchecked"] is unchecked


@pytest.mark.slow
def test_a_host_s_country_stands_at_the_foot_of_every_page(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as configuration:
        configuration.write("extra: {country: GB}\n")
    assert build(project).status == 0
    pages = [*(project / "site").rglob("index.html"), project / "site" / "404.html"]
    assert len(pages) > 4
    for path in pages:
        foot = LexborHTMLParser(path.read_text(encoding="utf-8")).css(".wm-foot")[0]
        numbers = [link.attributes["href"] for link in foot.css("a[href^='tel:']")]
        assert numbers == ["tel:999", "tel:+448081570123"], path
        links = [link.attributes["href"] or "" for link in foot.css("a:not([href^='tel:'])")]
        assert links[0].endswith(("help/united-kingdom/", "united-kingdom/", "./"))
        assert links[1].endswith("#find-your-country")
