"""The way out is always there: on top, in reach, large enough, and it says what it does."""

import pytest
from playwright.sync_api import Page, expect

from . import reader
from .pages import (
    DESK,
    LONG,
    PHONE,
    WIDTHS,
    OpenPage,
    both_widths,
    every_page,
    every_template,
)

pytestmark = pytest.mark.browser

# Width and height in CSS pixels, upright and on the side.
WINDOWS = [
    (320, 256),
    (320, 568),
    (568, 320),
    (360, 640),
    (640, 360),
    (768, 1024),
    (1280, 720),
    (1920, 1080),
]

# Where in the window the button is, whether it is the topmost thing at its middle and its corners,
# and how far the next thing to press is.
PLACE = """() => {
  const way = document.querySelector("[data-leave]");
  const box = way.getBoundingClientRect();
  const inset = 14; // inside the round corners
  const points = [[box.x + box.width / 2, box.y + box.height / 2]];
  for (const x of [box.left + inset, box.right - inset])
    for (const y of [box.top + inset, box.bottom - inset]) points.push([x, y]);
  const covered = points.filter(([x, y]) => !way.contains(document.elementFromPoint(x, y)));
  const note = document.querySelector(".wm-leave__note").getBoundingClientRect();
  return {
    covered,
    small: Math.min(box.width, box.height) < 44,
    near: Math.max(note.left - box.right, box.left - note.right) < 8,
    outside: box.left < 0 || box.top < 0 || box.right > innerWidth || box.bottom > innerHeight,
  };
}"""
WELL = {"covered": [], "small": False, "near": False, "outside": False}


def _at_every_scroll_position(page: Page) -> None:
    for share in (0, 0.5, 1):
        page.evaluate("share => window.scrollTo(0, share * document.body.scrollHeight)", share)
        assert page.evaluate(PLACE) == WELL, f"{page.viewport_size}, at {share} of the page"


@every_page
def test_the_way_out_is_on_every_page_wherever_it_is_scrolled(
    show_page: OpenPage, path: str
) -> None:
    page = show_page(path)
    for _ in reader.in_widths(page, WIDTHS):
        _at_every_scroll_position(page)
    reader.unfold(page)
    reader.answer_all(page)
    for _ in reader.in_widths(page, WIDTHS):
        _at_every_scroll_position(page)


@pytest.mark.parametrize("window", WINDOWS, ids=lambda size: "×".join(map(str, size)))
@every_template
@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_the_way_out_is_on_top_in_every_window_with_menu_and_search_open(
    open_page: OpenPage, window: tuple[int, int], path: str, direction: str
) -> None:
    width, height = window
    page = open_page(path, viewport={"width": width, "height": height}, reduced_motion="reduce")
    page.evaluate("way => { document.documentElement.dir = document.body.dir = way }", direction)
    _at_every_scroll_position(page)
    reader.open_menu(page)
    _at_every_scroll_position(page)
    page.keyboard.press("Escape")
    reader.search(page, "tracker")
    _at_every_scroll_position(page)


def test_the_measure_sees_what_covers_it(open_page: OpenPage) -> None:
    page = open_page("", width=PHONE, bypass_csp=True)
    page.evaluate(
        """() => document.body.insertAdjacentHTML("beforeend",
            '<p style="position: fixed; inset: auto 0 0 0; height: 40px; z-index: 99">')"""
    )
    assert page.evaluate(PLACE)["covered"]


@every_template
@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_its_name_says_what_it_does_and_what_it_cannot_do_stands_beside_it(
    show_page: OpenPage, site_url: str, path: str, scripts: bool
) -> None:
    page = show_page(path, width=PHONE, scripts=scripts)
    way = page.get_by_role("link", name="Leave this site now: hides it and opens a neutral page")
    expect(way).to_have_attribute("href", "https://www.wikipedia.org/")
    expect(way).to_have_attribute("rel", "noreferrer noopener")
    note = page.get_by_role("link", name="Your history still shows this visit. How leaving works")
    expect(note).to_be_in_viewport(ratio=1)
    assert note.evaluate("el => el.href") == f"{site_url}/about/leaving/"


@both_widths
def test_the_keys_are_shown_where_there_may_be_keys_and_a_script_to_hear_them(
    open_page: OpenPage, width: int
) -> None:
    shown = width == DESK
    for scripts in (True, False):
        keys = open_page(LONG, width=width, scripts=scripts).get_by_text("Or press Shift 3 times.")
        expect(keys).to_be_visible(visible=shown and scripts)


def test_it_stands_on_top_of_a_keyboard_that_is_laid_over_the_page(open_page: OpenPage) -> None:
    """As on an iPhone: the window stays as it is, and what can be seen of it shrinks."""
    page = open_page("", width=PHONE)
    foot = "document.querySelector('[data-leave]').getBoundingClientRect().bottom"
    before = page.evaluate(foot)
    for height, scale, lifted in ((440, 1, 300), (740, 1, 0), (440, 2, 0)):
        page.evaluate(
            """([height, scale]) => {
                for (const [name, value] of Object.entries({height, scale}))
                    Object.defineProperty(visualViewport, name, {value, configurable: true});
                visualViewport.dispatchEvent(new Event("resize"));
            }""",
            [height, scale],
        )
        assert before - page.evaluate(foot) == pytest.approx(lifted, abs=1)


@both_widths
def test_the_end_of_a_page_is_not_under_it(show_page: OpenPage, width: int) -> None:
    page = show_page(LONG, width=width)
    page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    way = page.locator(".wm-leave").bounding_box()
    assert way is not None
    for last in page.locator("footer a:visible").all():
        box = last.bounding_box()
        assert box is not None
        beside = box["x"] + box["width"] <= way["x"] or way["x"] + way["width"] <= box["x"]
        assert beside or box["y"] + box["height"] <= way["y"]


def test_the_first_door_shows_on_the_first_screen_of_a_small_phone(open_page: OpenPage) -> None:
    page = open_page("", viewport={"width": 360, "height": 640})
    door, way = (page.locator(each).first.bounding_box() for each in (".wm-door a", ".wm-leave"))
    assert door is not None
    assert way is not None
    assert door["y"] + 24 <= way["y"], "a line of the first door above the way out"
