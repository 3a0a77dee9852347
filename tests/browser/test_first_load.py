"""What a page asks for at first, and what only when somebody turns to it."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Request, Route, expect

from . import reader
from .pages import BUILT, DESK, LONG, PHONE, TEMPLATES, Fresh, OpenPage, both_widths

pytestmark = pytest.mark.browser

# Parts of the addresses of what search is made of.
SEARCH = (
    "bundle",
    "workers/search",
    "search_index",
    "search-says",
    "search-words",
    "search-results",
)
EVERY_TEMPLATE = pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path or "home")
SHIFTS = """() => new Promise(done => {
    let sum = 0;
    new PerformanceObserver(list => {
        list.getEntries().forEach(entry => { sum += entry.value; });
    }).observe({type: "layout-shift", buffered: true});
    setTimeout(() => done(sum), 300);
})"""


def _asked(page: Page) -> list[str]:
    """Return a list that grows with the paths that the page asks for."""
    paths: list[str] = []

    def note(request: Request) -> None:
        paths.append(urlsplit(request.url).path)

    page.on("request", note)
    return paths


def _parts_of_search(paths: list[str]) -> set[str]:
    return {part for part in SEARCH if any(part in path for path in paths)}


@pytest.mark.parametrize("path", BUILT, ids=lambda path: path or "home")
def test_a_page_asks_for_itself_its_scripts_and_nothing_of_search(
    chromium: Browser, site_url: str, fresh: Fresh, path: str
) -> None:
    page = fresh(chromium, viewport=reader.window(PHONE)).new_page()
    paths = _asked(page)
    page.goto(f"{site_url}/{path}", wait_until="networkidle")
    reader.open_menu(page)
    page.keyboard.press("Escape")
    assert _parts_of_search(paths) == set()
    assert [each for each in paths if each.endswith(".css")] == []
    own = {urlsplit(page.url).path}
    assert {each for each in paths if not each.endswith((".js", ".svg"))} == own


@both_widths
def test_turning_to_search_fetches_it_once(
    chromium: Browser, site_url: str, fresh: Fresh, width: int
) -> None:
    page = fresh(chromium, viewport=reader.window(width)).new_page()
    paths = _asked(page)
    page.goto(f"{site_url}/{LONG}")
    reader.search(page, "tracker")
    assert _parts_of_search(paths) == set(SEARCH)
    reader.search_field(page).fill("")
    page.keyboard.press("Escape")
    reader.search(page, "police")
    assert len(paths) == len(set(paths))


@both_widths
def test_what_is_typed_before_search_has_come_is_not_lost(
    chromium: Browser, site_url: str, fresh: Fresh, width: int
) -> None:
    page = fresh(chromium, viewport=reader.window(width)).new_page()
    held: list[Route] = []
    page.route("**/bundle.*", lambda route: held.append(route))
    page.goto(site_url)
    button = page.locator("label.wm-search-button")
    (button if button.is_visible() else reader.search_field(page)).click()
    expect(reader.search_field(page)).to_be_focused()
    page.keyboard.type("trac")
    for _ in range(100):
        if held:
            break
        page.wait_for_timeout(50)
    page.keyboard.type("ker")
    held[0].continue_()
    expect(reader.results(page).first).to_be_visible()
    expect(reader.search_field(page)).to_have_value("tracker")
    expect(reader.search_field(page)).to_be_focused()


@EVERY_TEMPLATE
@both_widths
def test_nothing_moves_while_a_page_loads(show_page: OpenPage, path: str, width: int) -> None:
    page = show_page(path, width=width)
    page.wait_for_load_state("networkidle")
    assert page.evaluate(SHIFTS) == 0


@EVERY_TEMPLATE
def test_a_page_whose_scripts_never_come_can_be_read_and_left(
    chromium: Browser, site_url: str, fresh: Fresh, path: str
) -> None:
    page = fresh(chromium, viewport=reader.window(PHONE)).new_page()
    page.route("**/*.js", lambda route: route.abort())
    page.goto(f"{site_url}/{path}")
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator("label.wm-search-button")).to_be_hidden()
    reader.open_menu(page)
    page.locator("label.wm-nav__close").click()
    expect(reader.menu(page)).to_be_hidden()
    assert page.evaluate("document.querySelector('[data-leave]').href").startswith("https://")


def test_a_shift_would_be_seen(show_page: OpenPage) -> None:
    page = show_page(LONG, width=DESK)
    page.wait_for_timeout(600)  # a shift within half a second of an input does not count
    page.evaluate("document.querySelector('main').style.marginTop = '200px'")
    assert page.evaluate(SHIFTS) > 0
