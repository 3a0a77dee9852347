"""The services of a country, as a reader uses them: choosing an area, and numbers read aloud."""

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from . import reader
from .pages import Fresh, OpenPage

pytestmark = pytest.mark.browser

WITH_AREAS = "help/united-kingdom/"


def cards(page: Page) -> Locator:
    return page.locator("li.wm-service:visible")


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


def test_a_browser_without_has_shows_everything_and_no_choice(
    open_page: OpenPage, site_url: str
) -> None:
    page = open_page(WITH_AREAS, bypass_csp=True)  # other styles have another hash
    everything = cards(page).count()
    reader.open_without(page, f"{site_url}/{WITH_AREAS}", ":has(")
    assert cards(page).count() == everything
    expect(page.get_by_label("Scotland")).to_be_hidden()


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


def test_the_choice_of_an_area_is_said_aloud(show_page: OpenPage) -> None:
    page = show_page(WITH_AREAS)
    page.get_by_text("Scotland", exact=True).first.click()
    expect(page.locator("[data-services-status]")).to_contain_text("Shown: Scotland.")


def test_back_shows_no_area(caching_chromium: Browser, fresh: Fresh, site_url: str) -> None:
    context = fresh(caching_chromium)
    page = context.new_page()
    page.goto(f"{site_url}/{WITH_AREAS}")
    page.get_by_text("Scotland", exact=True).first.click()
    page.get_by_role("link", name="If they do not believe you").click()
    page.wait_for_url("**/help/#not-believed")
    page.go_back(wait_until="commit")
    expect(page.get_by_label("All areas")).to_be_checked()


def test_the_choice_of_an_area_is_not_printed(open_page: OpenPage) -> None:
    page = open_page(WITH_AREAS)
    page.emulate_media(media="print")
    expect(page.locator("main form")).to_be_hidden()
    expect(page.get_by_role("link", name="999").first).to_be_visible()
