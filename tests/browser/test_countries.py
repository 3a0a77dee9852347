"""The list of countries, as a reader uses it."""

import pytest
from playwright.sync_api import Browser, Page, expect

from .pages import Fresh, OpenPage, both_widths

pytestmark = pytest.mark.browser

FIELD = "#country-filter"


def listed(page: Page) -> list[str]:
    """Return the English names that the list shows."""
    return page.locator(".wm-countries__list li:visible .wm-countries__names a").all_inner_texts()


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("germ", ["Germany"]),
        ("DEUTSCHLAND", ["Germany"]),
        ("osterreich", ["Austria"]),
        ("日本", ["Japan"]),
        ("ישראל", ["Israel"]),
        ("united", ["United Kingdom", "United States"]),
        ("uk", ["United Kingdom"]),
        ("us", ["United States"]),
        ("usa", ["United States"]),
        ("wales", ["Australia", "United Kingdom"]),
        ("holland", ["Netherlands"]),
        ("اسرائيل", ["Israel"]),
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
    said = {0: "No match", 1: "1 country"}.get(len(found), f"{len(found)} countries")
    expect(status).to_contain_text(said)
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
    page.get_by_role("link", name="Japan", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Japan: who to call")


def test_back_brings_no_filter(caching_chromium: Browser, fresh: Fresh, site_url: str) -> None:
    context = fresh(caching_chromium)
    page = context.new_page()
    page.goto(f"{site_url}/help/")
    page.locator(FIELD).fill("germ")
    page.locator(".wm-countries__names a:visible").first.click()
    page.wait_for_url("**/germany/")
    page.go_back(wait_until="commit")
    expect(page.locator(FIELD)).to_have_value("")
    expect(page.get_by_role("link", name="Japan", exact=True)).to_be_visible()  # veiled at first
    assert len(listed(page)) > 30
