"""Nothing is lost or out of reach: narrow windows, wide spacing, calm, forced colours, right to left."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from . import reader
from .pages import DESK, LONG, PHONE, OpenPage, both_widths, every_page

pytestmark = pytest.mark.browser

# A window of 1280 pixels at 400 %. Source: WCAG 2.2, 1.4.10.
NARROW = 320
# Least space between lines, letters and words that a reader may set. Source: WCAG 2.2, 1.4.12.
SPACING = """
* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-block-end: 2em !important; }
"""


def _sticking_out(page: Page) -> list[str]:
    """Return what is wider than the window, or is cut off by a box that hides what does not fit."""
    found: list[str] = page.evaluate(
        """() => {
            const width = document.documentElement.clientWidth;
            const found = [];
            if (document.scrollingElement.scrollWidth > width)
                found.push(`the page is ${document.scrollingElement.scrollWidth} wide, not ${width}`);
            for (const el of document.querySelectorAll("body *")) {
                if (!el.checkVisibility({visibilityProperty: true, opacityProperty: true})) continue;
                if (el.closest(".wm-hidden, .md-toggle, svg, .md-search__overlay")) continue;
                const name = `${el.localName}.${el.className} "${el.textContent.trim().slice(0, 30)}"`;
                const {left, right} = el.getBoundingClientRect();
                if (left < -1 || right > width + 1) found.push(`${name} spans ${left} to ${right}`);
                const style = getComputedStyle(el);
                const cutX = style.overflowX === "hidden" || style.overflowX === "clip";
                const cutY = style.overflowY === "hidden" || style.overflowY === "clip";
                if (cutX && el.scrollWidth > el.clientWidth + 1) found.push(`${name} is cut in width`);
                if (cutY && el.scrollHeight > el.clientHeight + 1) found.push(`${name} is cut in height`);
            }
            return found;
        }"""
    )
    return found


def _everything_open(page: Page) -> None:
    reader.unfold(page)
    reader.answer_all(page)


@every_page
@pytest.mark.parametrize("width", [NARROW, DESK])
def test_a_page_fits_its_window_and_bears_wider_spacing(
    open_page: OpenPage, path: str, width: int
) -> None:
    page = open_page(path, width=width)
    assert _sticking_out(page) == []
    _everything_open(page)
    assert _sticking_out(page) == []
    page.add_style_tag(content=SPACING)
    assert _sticking_out(page) == []


@pytest.mark.parametrize("spacing", ["", SPACING], ids=["as set", "spaced"])
@pytest.mark.parametrize("width", [NARROW, DESK])
def test_menu_and_search_fit_their_window(open_page: OpenPage, width: int, spacing: str) -> None:
    page = open_page(LONG, width=width, reduced_motion="reduce")
    page.add_style_tag(content=spacing)
    reader.open_menu(page)
    assert _sticking_out(page) == []
    page.keyboard.press("Escape")
    reader.search(page, "tracker")
    assert _sticking_out(page) == []


def test_a_long_address_is_among_what_must_fit(open_page: OpenPage) -> None:
    page = open_page("about/sources/", width=NARROW)
    longest = page.locator(".wm-sources a").evaluate_all(
        "all => Math.max(...all.map(each => each.textContent.length))"
    )
    assert longest > 60
    page.add_style_tag(content=".wm-sources li { overflow-wrap: normal !important; }")
    assert _sticking_out(page)


@every_page
@both_widths
def test_targets_are_large_enough(open_page: OpenPage, path: str, width: int) -> None:
    """24 pixels for each that does not stand in a sentence; 44 for controls and numbers to ring.

    A number is 44 high and as wide as its digits: its row has nothing else to press.
    Source: WCAG 2.2, 2.5.8 and 2.5.5.
    """
    page = open_page(path, width=width)
    _everything_open(page)
    small = page.evaluate(
        """() => {
            const small = [];
            const controls = "button, summary, .wm-quiz__choice, .md-header__button, .wm-brand, .md-skip";
            const links = "a[href], label[for], " + controls;
            for (const el of document.querySelectorAll(links)) {
                if (!el.checkVisibility({visibilityProperty: true})) continue;
                if (el.matches(".md-search__overlay, .md-search__icon[for]")) continue;  // see search
                const {width, height} = el.getBoundingClientRect();
                const name = `${el.localName}.${el.className} "${el.textContent.trim().slice(0, 30)}"`;
                const size = `${name}: ${width} by ${height}`;
                const around = el.parentElement.textContent.trim().length;
                const inSentence = getComputedStyle(el).display === "inline"
                    && around > el.textContent.trim().length;
                if (el.matches(controls)) { if (Math.min(width, height) < 44) small.push(size); }
                else if (el.matches(".wm-number")) { if (height < 44 || width < 24) small.push(size); }
                else if (!inSentence && Math.min(width, height) < 24) small.push(size);
            }
            return small;
        }"""
    )
    assert not small, "\\n".join(small)


@both_widths
def test_targets_of_menu_and_search_are_large_enough(open_page: OpenPage, width: int) -> None:
    page = open_page(LONG, width=width, reduced_motion="reduce")
    measure = """all => all.filter(el => el.checkVisibility({visibilityProperty: true})
            && getComputedStyle(el).pointerEvents !== "none")
        .map(el => [el.outerHTML.slice(0, 90), el.getBoundingClientRect()])
        .filter(([, box]) => Math.min(box.width, box.height) < 44)
        .map(([html, box]) => `${html}: ${box.width} by ${box.height}`)"""
    reader.open_menu(page)
    assert page.locator(".wm-nav a, .wm-nav label").evaluate_all(measure) == []
    page.keyboard.press("Escape")
    reader.search(page, "tracker")
    inside = ".md-search__form, .md-search__icon, .md-search-result a, .md-search-result summary"
    assert page.locator(inside).evaluate_all(measure) == []


# Any element that moves, and how long, before or after it is used.
MOVING = """() => {
    const moving = document.getAnimations().map(each => `running: ${each.animationName || each.transitionProperty}`);
    for (const el of document.querySelectorAll("*"))
        for (const part of [null, "::before", "::after"]) {
            const style = getComputedStyle(el, part);
            const times = `${style.transitionDuration}, ${style.animationDuration}`;
            if (/[1-9]/.test(times) || style.scrollBehavior === "smooth")
                moving.push(`${el.localName}.${el.className}${part || ""}: ${times}`);
        }
    return moving;
}"""


@both_widths
def test_nothing_moves_for_a_reader_who_asked_for_calm(open_page: OpenPage, width: int) -> None:
    page = open_page(LONG, width=width, reduced_motion="reduce")
    page.keyboard.press("Tab")  # the skip link slides in for others
    assert page.evaluate(MOVING) == []
    reader.open_menu(page)
    assert page.evaluate(MOVING) == []
    page.keyboard.press("Escape")
    reader.search(page, "tracker")
    assert page.evaluate(MOVING) == []
    assert open_page(LONG, width=width).evaluate(MOVING) != [], "the measure is blind"


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
def test_forced_colours_leave_every_control_its_edge(open_page: OpenPage, width: int) -> None:
    """Backgrounds go, so lines must tell where something is."""
    page = open_page("check/", width=width, forced_colors="active")
    _everything_open(page)
    edged = [".wm-quiz__item", ".wm-quiz__choice", ".wm-button", "main details", ".wm-emergency"]
    edged += [".md-search__form"] if width == DESK else []
    for selector in edged:
        found = _edges(page, selector)
        assert found or selector in {"main details", ".wm-emergency"}, f"no {selector} to look at"
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
def test_forced_colours_show_emergency_numbers_in_a_box(open_page: OpenPage, width: int) -> None:
    page = open_page("help/", width=width, forced_colors="active")
    for selector in (".wm-emergency", ".wm-services__emergency", ".wm-service"):
        found = _edges(page, selector)
        assert found, f"no {selector} to look at"
        assert all(found), selector


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@both_widths
def test_the_page_turns_with_the_direction_of_its_language(
    open_page: OpenPage, width: int, direction: str
) -> None:
    page = open_page(LONG, width=width, reduced_motion="reduce")
    page.evaluate(
        """direction => {
            const ends = [document.documentElement, document.body];
            for (const el of ends) { el.dir = direction; el.lang = direction === "rtl" ? "ar" : "en"; }
        }""",
        direction,
    )
    _everything_open(page)
    assert _sticking_out(page) == []

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
    assert _sticking_out(page) == []
    page.keyboard.press("Escape")
    reader.search(page, "tracker")
    assert (middle(".md-search__options") - middle(".md-search__form label")) * side > 0
    assert _sticking_out(page) == []
