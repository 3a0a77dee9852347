"""What an old browser does not know costs looks, and never use."""

import pytest
from playwright.sync_api import Page, expect

from . import reader
from .pages import LONG, PHONE, OpenPage, both_widths

pytestmark = pytest.mark.browser

# From 2020 to 2021: Chrome before 87 and 88, Safari before 14 and 14.1.
SELECTORS_AND_SIDES = (":is(", ":where(", "inset")


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    return open_page("404.html", width=PHONE, bypass_csp=True)  # other styles have another hash


def before(page: Page, selector: str, name: str) -> str:
    """Return a computed property of what a style sheet draws before an element."""
    value: str = page.locator(selector).first.evaluate(
        "(el, name) => getComputedStyle(el, '::before')[name]", name
    )
    return value


@both_widths
def test_the_menu_opens_beside_the_page_and_closes(page: Page, site_url: str, width: int) -> None:
    size = reader.window(width)
    page.set_viewport_size(size)
    reader.open_without(page, f"{site_url}/{LONG}", *SELECTORS_AND_SIDES)
    reader.open_menu(page)
    box = reader.menu(page).bounding_box()
    assert box is not None
    assert (box["y"], box["height"]) == (0, size["height"])
    assert box["x"] + box["width"] == width
    page.mouse.click(10, 300)
    expect(reader.menu(page)).to_be_hidden()
    reader.open_menu(page)
    page.get_by_text("Close the menu").click()
    expect(reader.menu(page)).to_be_hidden()


def test_search_fills_a_phone_and_all_that_it_finds_can_be_reached(
    page: Page, site_url: str
) -> None:
    reader.open_without(page, f"{site_url}/{LONG}", *SELECTORS_AND_SIDES)
    reader.search(page, "tracker")
    size = reader.window(PHONE)
    assert page.locator(".md-search").bounding_box() == {"x": 0, "y": 0, **size}
    reader.results(page).last.scroll_into_view_if_needed()
    expect(reader.results(page).last).to_be_in_viewport()
    page.locator(".md-search__form label").click()
    expect(reader.results(page)).to_have_count(0)


def test_arrows_are_drawn_where_a_style_sheet_cannot_say_that_they_are_silent(
    page: Page, site_url: str
) -> None:
    """Safari before 17.4, Firefox before 128: the arrow is all that closes search on a phone."""
    reader.open_without(page, f"{site_url}/{LONG}", '/""')
    signs = {
        '.md-search__icon[for="__search"]': '"←"',
        '.md-search__icon[type="reset"]': '"×"',
        ".wm-crumbs li + li": '"›"',
    }
    assert {selector: before(page, selector, "content") for selector in signs} == signs


def test_drawings_have_their_shape(page: Page, site_url: str) -> None:
    """Chrome before 120, Safari before 15.4: else each would be a solid square."""
    reader.open_without(page, f"{site_url}/", ";mask:")
    assert before(page, ".wm-topic a", "maskImage").startswith("url(")


def test_what_is_folded_opens_for_the_printer(page: Page, site_url: str) -> None:
    """Chrome before 131, Safari before 18.4, Firefox before 143."""
    page.add_init_script("CSS.supports = () => false")
    reader.open_without(page, f"{site_url}/check/", "::details-content")
    folds = page.locator(".wm-body details > :not(summary)")
    assert folds.count() > 3
    page.emulate_media(media="print")
    unseen = "all => all.filter(each => !each.checkVisibility()).length"
    assert folds.evaluate_all(unseen) > 3, "the style sheet opens them"
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert folds.evaluate_all(unseen) == 0
