"""Everything by keyboard alone: skip link, menu, search, and a ring that shows where one is."""

import re

import pytest
from playwright.sync_api import Page, expect

from . import reader
from .pages import DESK, LONG, PAGES, PHONE, OpenPage, both_schemes, both_widths, every_page

pytestmark = pytest.mark.browser

CONTROLS = {
    PHONE: ["Skip to content", "Menu", "Search this site", "Waymark"],
    DESK: ["Skip to content", "Menu", "Waymark", "Search this site"],
}


def _tab_to(page: Page, selector: str, *, within: int = 30) -> None:
    """Press Tab until the focus is on an element that matches."""
    for _ in range(within):
        page.keyboard.press("Tab")
        if reader.has_focus(page, selector):
            return
    pytest.fail(f"{within} presses of Tab did not reach {selector}")


@every_page
@both_widths
def test_tab_meets_the_controls_in_order_and_nothing_that_is_closed(
    show_page: OpenPage, path: str, width: int
) -> None:
    """Neither the links of the closed menu nor the results of a closed search are stops."""
    page = show_page(path, width=width)
    met = []
    for _ in range(20):
        page.keyboard.press("Tab")
        if reader.has_focus(page, "main, footer"):
            break
        if not reader.has_focus(page, ".wm-leave"):  # the way out has tests of its own
            met.append(reader.focused(page))
    assert met == CONTROLS[width]


@every_page
def test_the_skip_link_shows_itself_and_leads_into_the_text(show_page: OpenPage, path: str) -> None:
    page = show_page(path, width=PHONE)
    page.keyboard.press("Tab")
    skip = page.locator(".md-skip")
    expect(skip).to_be_focused()
    expect(skip).to_have_css("opacity", "1")
    expect(skip).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("Tab")
    assert reader.has_focus(page, "main")


@both_widths
@pytest.mark.parametrize("key", ["Space", "Enter"])
def test_the_menu_opens_is_walked_through_and_closes_by_keyboard(
    show_page: OpenPage, width: int, key: str
) -> None:
    page = show_page(LONG, width=width)
    switch, menu = reader.menu_switch(page), reader.menu(page)
    _tab_to(page, "#__drawer")
    expect(switch).to_have_attribute("aria-expanded", "false")
    page.keyboard.press(key)
    expect(menu).to_be_visible()
    expect(switch).to_have_attribute("aria-expanded", "true")
    links = menu.get_by_role("link")
    assert links.count() > 5
    for link in links.all():
        page.keyboard.press("Tab")
        expect(link).to_be_focused()
        expect(link).to_be_in_viewport(ratio=1)
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(switch).to_be_focused()
    expect(switch).to_have_attribute("aria-expanded", "false")


@both_widths
def test_a_link_of_the_menu_is_followed_by_keyboard(
    show_page: OpenPage, site_url: str, width: int
) -> None:
    page = show_page(LONG, width=width)
    _tab_to(page, "#__drawer")
    page.keyboard.press("Enter")
    _tab_to(page, ".wm-nav a[href$='help/']")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site_url}/help/")
    expect(reader.menu(page)).to_be_hidden()


@both_widths
@pytest.mark.parametrize("key", ["Tab", "Shift+Tab"])
def test_the_menu_closes_behind_a_reader_who_moves_on(
    show_page: OpenPage, width: int, key: str
) -> None:
    """It would lie over what has the focus. Source: WCAG 2.2, 2.4.11."""
    page = show_page(LONG, width=width)
    _tab_to(page, "#__drawer")
    page.keyboard.press("Space")
    expect(reader.menu(page)).to_be_visible()
    if key == "Tab":
        reader.menu(page).get_by_role("link").last.focus()
    page.keyboard.press(key)
    expect(reader.menu(page)).to_be_hidden()
    assert reader.focused(page) not in {"nothing", "Menu"}


@both_widths
def test_a_hand_opens_the_menu_and_closes_it_on_the_page_beside(
    show_page: OpenPage, width: int
) -> None:
    page = show_page(LONG, width=width)
    reader.open_menu(page)
    page.mouse.click(10, 300)
    expect(reader.menu(page)).to_be_hidden()
    reader.open_menu(page)
    reader.menu(page).get_by_text("Close the menu").click()
    expect(reader.menu(page)).to_be_hidden()


def _open_search(page: Page, width: int) -> None:
    """Come to the field by keyboard: at once on a wide screen, by its switch on a phone."""
    if width == PHONE:
        _tab_to(page, "#__search")
        expect(reader.search_field(page)).to_be_hidden()
        page.keyboard.press("Enter")
    else:
        _tab_to(page, ".md-search__input")
    expect(reader.search_field(page)).to_be_focused()


def _type(page: Page, words: str) -> None:
    """Type words and wait for what the last letter finds: each letter draws the results anew."""
    page.keyboard.insert_text(words[:-1])
    expect(reader.results(page).first).to_be_visible()
    before = page.locator(".md-search-result__item").first.element_handle()
    page.keyboard.press(words[-1])
    page.wait_for_function("before => !before.isConnected", arg=before)
    expect(reader.results(page).first).to_be_visible()


@both_widths
@pytest.mark.parametrize("key", ["ArrowDown", "Tab", "Enter"])
def test_search_is_used_by_keyboard_and_its_words_stay_out_of_the_address(
    open_page: OpenPage, site_url: str, width: int, key: str
) -> None:
    page = open_page("", width=width)
    visited = []
    page.on("framenavigated", lambda frame: visited.append(frame.url))
    _open_search(page, width)
    _type(page, "tracker")
    expect(page.get_by_role("status").filter(has_text="match")).to_be_visible()
    for _ in range(3):  # past the scrolling box, which some browsers stop at
        page.keyboard.press(key)
        if key == "Enter" or reader.has_focus(page, ".md-search-result__link"):
            break
    expect(reader.results(page).first).to_be_focused()
    assert page.url == f"{site_url}/", "choosing a result is not following it"

    address = str(page.evaluate("document.activeElement.href"))
    page.keyboard.press("Enter")
    page.wait_for_url(address)
    assert page.url.removeprefix(f"{site_url}/").partition("#")[0] in PAGES
    expect(page.locator("main")).to_contain_text("tracker")
    expect(reader.search_field(page)).to_have_value("")
    assert visited
    assert not [each for each in visited if "tracker" in each or "?" in each]


@both_widths
def test_every_result_is_a_stop_of_tab(show_page: OpenPage, width: int) -> None:
    page = show_page("", width=width)
    _open_search(page, width)
    _type(page, "tracker")
    _tab_to(page, ".md-search-result__link")
    for result in reader.results(page).all()[1:4]:
        _tab_to(page, ".md-search-result__link", within=2)  # a fold may lie between two
        expect(result).to_be_focused()
        expect(reader.results(page).first).to_be_attached()


@both_widths
@pytest.mark.parametrize("place", ["field", "result"])
def test_escape_closes_search_and_returns_to_where_it_was_opened(
    show_page: OpenPage, width: int, place: str
) -> None:
    page = show_page("", width=width)
    _open_search(page, width)
    _type(page, "tracker")
    if place == "result":
        page.keyboard.press("ArrowDown")
        expect(reader.results(page).first).to_be_focused()
    page.keyboard.press("Escape")
    expect(reader.results(page)).to_have_count(0)
    opener = reader.search_switch(page) if width == PHONE else reader.search_field(page)
    expect(opener).to_be_focused()
    expect(reader.search_switch(page)).not_to_be_checked()


def test_results_that_come_late_do_not_take_the_focus_away(show_page: OpenPage) -> None:
    page = show_page("", width=DESK)
    _open_search(page, DESK)
    _type(page, "tracker")
    page.keyboard.press("ArrowDown")
    expect(reader.results(page).first).to_be_focused()
    reader.search_field(page).evaluate(
        """field => { field.value = "police"; field.dispatchEvent(new Event("keyup")); }"""
    )
    expect(reader.search_field(page)).to_be_focused()


def test_search_opens_again_for_more_words_after_escape(show_page: OpenPage) -> None:
    page = show_page("", width=DESK)
    _open_search(page, DESK)
    _type(page, "track")
    page.keyboard.press("Escape")
    expect(reader.results(page)).to_have_count(0)
    _type(page, "er")


@both_widths
@pytest.mark.parametrize("key", ["Tab", "Shift+Tab"])
def test_search_closes_behind_a_reader_who_moves_on(
    show_page: OpenPage, width: int, key: str
) -> None:
    page = show_page("", width=width)
    _open_search(page, width)
    _type(page, "tracker")
    if key == "Tab":
        page.locator(".md-search-result__list").locator("a, summary").last.focus()
    for _ in range(4):
        page.keyboard.press(key)
        if not reader.has_focus(page, ".md-search"):
            break
    expect(reader.results(page)).to_have_count(0)
    assert reader.focused(page) != "nothing"


@both_widths
def test_a_hand_opens_search_follows_nothing_and_closes_it(
    show_page: OpenPage, site_url: str, width: int
) -> None:
    page = show_page("", width=width)
    reader.search(page, "tracker")
    if width == PHONE:
        page.locator(".md-search__form label").click()
    else:
        page.mouse.click(20, 500)
    expect(reader.results(page)).to_have_count(0)
    expect(reader.search_switch(page)).not_to_be_checked()
    assert page.url == f"{site_url}/"


def test_words_that_come_without_keys_are_searched_too(show_page: OpenPage) -> None:
    """Spoken, pasted or suggested words press no key."""
    page = show_page("", width=DESK)
    reader.search_field(page).click()
    expect(page.locator(".md-search-result__meta")).to_have_text("Type to start searching")
    page.keyboard.insert_text("tracker")
    expect(reader.results(page).first).to_be_visible()


def test_single_letters_do_nothing_outside_a_field(show_page: OpenPage, site_url: str) -> None:
    """A slip of the hand, or speech, presses letters. Source: WCAG 2.2, 2.1.4."""
    page = show_page(LONG, width=DESK)
    _tab_to(page, "main a")
    before = page.evaluate_handle("document.activeElement")
    for key in "fs/np.,h?":
        page.keyboard.press(key)
    assert page.evaluate("before => document.activeElement === before", before)
    assert page.url == f"{site_url}/{LONG}"


@every_page
@both_widths
def test_every_stop_shows_a_ring_and_is_not_covered(
    show_page: OpenPage, path: str, width: int
) -> None:
    """Source: WCAG 2.2, 2.4.7 and 2.4.11."""
    page = show_page(path, width=width, reduced_motion="reduce")
    reader.unfold(page)
    page.keyboard.press("Tab")  # from now on a focus by script shows, too
    assert not (wrong := reader.measure(page, "unseenFocus")), "\n".join(wrong)


@both_schemes
def test_the_ring_has_the_colour_of_the_scheme(show_page: OpenPage, dark: bool) -> None:
    """Its contrast is that of the token: tests/test_tokens.py."""
    page = show_page("help/", dark=dark)
    _tab_to(page, "main summary, main a")
    ring, token = page.evaluate(
        """() => {
            const probe = document.createElement("i");
            probe.style.color = "var(--wm-accent)";
            document.body.append(probe);
            const style = getComputedStyle(document.activeElement);
            return [style.outlineColor, getComputedStyle(probe).color];
        }"""
    )
    assert ring == token
    assert re.fullmatch(r"rgb\(\d+, \d+, \d+\)", token)
