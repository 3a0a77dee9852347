"""Nothing is lost or out of reach: narrow windows, wide spacing, calm, forced colours, rtl."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from . import reader
from .pages import DESK, LIST, LONG, PHONE, WIDTHS, OpenPage, both_widths, every_page

pytestmark = pytest.mark.browser

# A window of 1280 pixels at 400 %. Source: WCAG 2.2, 1.4.10.
NARROW = 320
# Least space between lines, letters and words that a reader may set. Source: WCAG 2.2, 1.4.12.
SPACING = """
* { line-height: 1.5 !important; letter-spacing: 0.12em !important; }
* { word-spacing: 0.16em !important; }
p { margin-block-end: 2em !important; }
"""


def _everything_open(page: Page) -> None:
    reader.unfold(page)
    reader.answer_all(page)


@every_page
def test_a_page_fits_its_window_and_bears_wider_spacing(show_page: OpenPage, path: str) -> None:
    page = show_page(path, bypass_csp=True)  # for the reader's style
    for where in reader.in_widths(page, [NARROW, DESK]):
        assert reader.measure(page, "stickingOut") == [], where
    _everything_open(page)
    for where in reader.in_widths(page, [NARROW, DESK]):
        assert reader.measure(page, "stickingOut") == [], f"{where}, unfolded"
    page.add_style_tag(content=SPACING)
    for where in reader.in_widths(page, [NARROW, DESK]):
        assert reader.measure(page, "stickingOut") == [], f"{where}, spaced"


@pytest.mark.parametrize("spacing", ["/* none */", SPACING], ids=["as set", "spaced"])
@pytest.mark.parametrize("width", [NARROW, DESK])
def test_menu_and_search_fit_their_window(show_page: OpenPage, width: int, spacing: str) -> None:
    page = show_page(LONG, width=width, reduced_motion="reduce", bypass_csp=True)
    page.add_style_tag(content=spacing)
    reader.open_menu(page)
    assert reader.measure(page, "stickingOut") == []
    page.keyboard.press("Escape")
    reader.search(page, "tracker")
    assert reader.measure(page, "stickingOut") == []


def test_a_long_address_is_among_what_must_fit(show_page: OpenPage) -> None:
    page = show_page(LIST, width=NARROW, bypass_csp=True)
    longest = page.locator(".wm-sources a").evaluate_all(
        "all => Math.max(...all.map(each => each.textContent.length))"
    )
    assert longest > 60
    page.add_style_tag(content=".wm-sources a { white-space: nowrap; }")
    assert reader.measure(page, "stickingOut")


@every_page
def test_targets_are_large_enough(show_page: OpenPage, path: str) -> None:
    """24 pixels for each that does not stand in a sentence; 44 for controls and numbers to ring.

    A number is as wide as its digits: nothing else in its row can be pressed.
    Source: WCAG 2.2, 2.5.8 and 2.5.5.
    """
    page = show_page(path, reduced_motion="reduce")  # nothing is half of its size on its way
    _everything_open(page)
    for where in reader.in_widths(page, WIDTHS):
        assert not (wrong := reader.measure(page, "smallTargets")), "\n".join([where, *wrong])


@both_widths
def test_targets_of_menu_and_search_are_large_enough(show_page: OpenPage, width: int) -> None:
    page = show_page(LONG, width=width, reduced_motion="reduce")
    reader.open_menu(page)
    assert not (wrong := reader.measure(page, "smallTargets")), "\n".join(wrong)
    page.keyboard.press("Escape")
    reader.search(page, "tracker")
    assert not (wrong := reader.measure(page, "smallTargets")), "\n".join(wrong)


@both_widths
def test_nothing_moves_for_a_reader_who_asked_for_calm(show_page: OpenPage, width: int) -> None:
    page = show_page(LONG, width=width, reduced_motion="reduce")
    page.keyboard.press("Tab")  # the skip link slides in for others
    assert reader.measure(page, "moving") == []
    reader.open_menu(page)
    assert reader.measure(page, "moving") == []
    page.keyboard.press("Escape")
    reader.search(page, "tracker")
    assert reader.measure(page, "moving") == []
    page = show_page(LONG, width=width, bypass_csp=True)
    page.add_style_tag(content="a { transition: color 1s; }")
    assert reader.measure(page, "moving"), "the measure is blind"


def _edges(page: Page, selector: str) -> Any:
    """Return for each match whether a line around it can be told from what it stands on."""
    return page.locator(selector).evaluate_all(
        """all => all.filter(el => el.checkVisibility()).map(el => {
            const style = getComputedStyle(el);
            return parseFloat(style.borderBlockStartWidth) >= 1
                && style.borderBlockStartStyle === "solid"
                && style.borderBlockStartColor !== getComputedStyle(document.body).backgroundColor;
        })"""
    )


@both_widths
def test_forced_colours_leave_every_control_its_edge(show_page: OpenPage, width: int) -> None:
    """Backgrounds go, so lines must tell where something is."""
    page = show_page("check/", width=width, forced_colors="active")
    _everything_open(page)
    edged = [".wm-question", ".wm-question__choice", ".wm-button", ".wm-emergency"]
    edged += [".wm-self-check__flag", "#check-part-safety"]
    edged += [".md-search__form"] if width == DESK else [".wm-toc details"]
    for selector in edged:
        found = _edges(page, selector)
        assert found, f"no {selector} to look at"
        assert all(found), selector
    page.keyboard.press("Tab")
    page.locator("main a").first.focus()
    expect(page.locator("main a").first).to_have_css("outline-style", "solid")

    canvas = page.locator("body").evaluate("el => getComputedStyle(el).backgroundColor")
    for mark in page.locator("main summary:visible").all():
        colour = mark.evaluate("el => getComputedStyle(el, '::after').backgroundColor")
        assert colour != canvas, "the arrow of a fold is drawn as a background"
    for picture in page.locator(".md-header svg:visible").all():
        colour = picture.evaluate("el => getComputedStyle(el).fill")
        assert colour not in {canvas, "none"} or picture.get_attribute("fill") == "none"


@both_widths
def test_forced_colours_show_emergency_numbers_in_a_box(show_page: OpenPage, width: int) -> None:
    boxes = {"help/": ".wm-emergency", "help/japan/": ".wm-services__emergency, .wm-service"}
    for path, selectors in boxes.items():
        page = show_page(path, width=width, forced_colors="active")
        for selector in selectors.split(", "):
            found = _edges(page, selector)
            assert found, f"no {selector} to look at"
            assert all(found), selector


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@both_widths
def test_the_page_turns_with_the_direction_of_its_language(
    show_page: OpenPage, width: int, direction: str
) -> None:
    page = show_page(LONG, width=width, reduced_motion="reduce")
    page.evaluate(
        """direction => {
            for (const el of [document.documentElement, document.body]) {
                el.dir = direction;
                el.lang = direction === "rtl" ? "ar" : "en";
            }
        }""",
        direction,
    )
    _everything_open(page)
    assert reader.measure(page, "stickingOut") == []

    def middle(selector: str) -> float:
        box = page.locator(selector).first.bounding_box()
        assert box is not None
        return box["x"] + box["width"] / 2

    side = 1 if direction == "ltr" else -1
    assert (middle(".wm-menu-button") - middle(".wm-brand")) * side > 0
    if width == DESK:
        assert (middle(".wm-toc") - middle("h1")) * side > 0
    reader.open_menu(page)
    box = reader.menu(page).bounding_box()
    assert box is not None
    assert (box["x"] + box["width"], box["x"])[direction == "rtl"] == (width, 0)[direction == "rtl"]
    assert reader.measure(page, "stickingOut") == []
    page.keyboard.press("Escape")
    reader.search(page, "tracker")
    assert (middle("button[type=reset]") - middle(".md-search__form")) * side > 0
    if width == PHONE:
        back = page.locator(".md-search__form label")
        turned = back.evaluate("el => getComputedStyle(el, '::before').transform")
        assert turned == ("none" if side > 0 else "matrix(-1, 0, 0, 1, 0, 0)"), "its arrow"
    assert reader.measure(page, "stickingOut") == []
