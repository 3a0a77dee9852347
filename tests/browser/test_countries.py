"""The list of countries and the choice of an area, as a reader uses them."""

import pytest
from playwright.sync_api import Locator, Page, expect

from .pages import OpenPage, both_widths

FIELD = "#country-filter"
WITH_AREAS = "help/united-kingdom/"


def listed(page: Page) -> list[str]:
    """Return the English names that the list shows."""
    return page.locator(".wm-countries__list li:visible .wm-countries__names a").all_inner_texts()


def cards(page: Page) -> Locator:
    return page.locator("li.wm-service:visible")


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("germ", ["Germany"]),
        ("DEUTSCHLAND", ["Germany"]),
        ("osterreich", ["Austria"]),
        ("日本", ["Japan"]),
        ("ישראל", ["Israel"]),
        ("united", ["United Kingdom", "United States"]),
        ("  kenya ", ["Kenya"]),
        ("atlantis", []),
    ],
)
def test_a_name_in_english_or_of_its_own_shortens_the_list(
    show_page: OpenPage, typed: str, found: list[str]
) -> None:
    page = show_page("help/")
    everyone = listed(page)
    page.locator(FIELD).fill(typed)
    assert listed(page) == found
    status = page.locator("[data-countries-status]")
    said = {0: "No country here", 1: "1 country"}.get(len(found), f"{len(found)} countries")
    expect(status).to_contain_text(said)
    expect(page.locator("[data-countries-none]")).to_be_visible(visible=not found)
    page.locator(FIELD).fill("")
    assert listed(page) == everyone
    expect(status).to_have_text("")


def test_escape_clears_what_was_typed(show_page: OpenPage) -> None:
    page = show_page("help/")
    page.locator(FIELD).fill("germ")
    page.keyboard.press("Escape")
    assert len(listed(page)) > 30
    expect(page.locator(FIELD)).to_have_value("")


def test_what_was_typed_is_gone_after_a_reload_and_in_no_address(show_page: OpenPage) -> None:
    page = show_page("help/")
    page.locator(FIELD).fill("germ")
    page.keyboard.press("Enter")
    assert page.url.endswith("/help/")
    page.reload()
    expect(page.locator(FIELD)).to_have_value("")
    assert len(listed(page)) > 30


@both_widths
def test_the_list_is_whole_without_scripts_and_the_field_is_not_there(
    show_page: OpenPage, width: int
) -> None:
    page = show_page("help/", width=width, scripts=False)
    assert len(listed(page)) > 30
    expect(page.locator(FIELD)).to_be_hidden()
    page.get_by_role("link", name="Japan").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Japan: who to call")


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_choosing_an_area_keeps_what_is_for_it_and_for_all(
    show_page: OpenPage, scripts: bool
) -> None:
    page = show_page(WITH_AREAS, scripts=scripts)
    everything = cards(page).count()
    page.get_by_text("Scotland", exact=True).first.click()
    places = page.locator("li.wm-service:visible dt:text-is('Where') + dd").all_inner_texts()
    assert places
    assert all("Scotland" in place for place in places)
    assert len(places) < cards(page).count() < everything
    for heading in page.locator("main h2:visible").all():
        below = heading.locator("xpath=following-sibling::*[1]")
        expect(below).to_be_visible()
    page.get_by_text("All areas").click()
    assert cards(page).count() == everything


def test_an_area_is_chosen_by_keyboard(show_page: OpenPage) -> None:
    page = show_page(WITH_AREAS)
    everything = cards(page).count()
    page.get_by_label("All areas").focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_label("England")).to_be_checked()
    assert cards(page).count() < everything


def test_a_browser_without_has_shows_everything(show_page: OpenPage, site_url: str) -> None:
    page = show_page(WITH_AREAS)
    everything = cards(page).count()
    page.route(
        "**/services*.css",
        lambda route: route.fulfill(
            body=route.fetch().text().replace(":has(", ":unheard-of("), content_type="text/css"
        ),
    )
    page.goto(f"{site_url}/{WITH_AREAS}")
    page.get_by_text("Scotland", exact=True).first.click()
    assert cards(page).count() == everything


def test_the_area_that_was_chosen_is_gone_after_a_reload(show_page: OpenPage) -> None:
    page = show_page(WITH_AREAS, scripts=False)
    page.get_by_text("Wales", exact=True).first.click()
    page.reload()
    expect(page.get_by_label("All areas")).to_be_checked()


def test_a_number_is_spoken_digit_by_digit_and_still_by_what_it_shows(show_page: OpenPage) -> None:
    page = show_page(WITH_AREAS)
    main = page.locator(".wm-services__emergency a").first
    expect(main).to_have_accessible_name("999: 9 9 9")
    for link in page.locator("main a[href^='tel:']").all():
        name = link.get_attribute("aria-label") or ""
        assert link.inner_text() in name
