"""Everything by keyboard alone: skip link, menu, search, and a ring that shows where one is."""

import re

import pytest
from playwright.sync_api import expect

from . import reader
from .pages import (
    DESK,
    LONG,
    PHONE,
    WIDTHS,
    OpenPage,
    both_schemes,
    both_widths,
    every_page,
    every_template,
)

pytestmark = pytest.mark.browser

CONTROLS = {
    PHONE: ["Skip to content", "Menu", "Search this site", "Waymark"],
    DESK: ["Skip to content", "Menu", "Waymark", "Search this site"],
}


@every_template
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


@every_template
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
    reader.tab_to(page, "#__drawer")
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
    reader.tab_to(page, "#__drawer")
    page.keyboard.press("Enter")
    reader.tab_to(page, ".wm-nav a[href$='help/']")
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
    reader.tab_to(page, "#__drawer")
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


def test_single_letters_do_nothing_outside_a_field(show_page: OpenPage, site_url: str) -> None:
    """A slip of the hand, or speech, presses letters. Source: WCAG 2.2, 2.1.4."""
    page = show_page(LONG, width=DESK)
    reader.tab_to(page, "main a")
    before = page.evaluate_handle("document.activeElement")
    for key in "fs/np.,h?":
        page.keyboard.press(key)
    assert page.evaluate("before => document.activeElement === before", before)
    assert page.url == f"{site_url}/{LONG}"


@every_page
def test_every_stop_shows_a_ring_and_is_not_covered(show_page: OpenPage, path: str) -> None:
    """Source: WCAG 2.2, 2.4.7 and 2.4.11."""
    page = show_page(path, reduced_motion="reduce")
    reader.unfold(page)
    page.keyboard.press("Tab")  # from now on a focus by script shows, too
    for where in reader.in_widths(page, WIDTHS):
        assert not (wrong := reader.measure(page, "unseenFocus")), "\n".join([where, *wrong])


@both_schemes
def test_the_ring_has_the_colour_of_the_scheme(show_page: OpenPage, dark: bool) -> None:
    """Its contrast is that of the token: tests/test_tokens.py."""
    page = show_page("help/", dark=dark)
    reader.tab_to(page, "main summary, main a")
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
