"""The copy to carry, opened from a disk: all of it works, and nothing is asked of a network."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Request, Route, expect

from publish.offline.copy import START
from publish.offline.names import HOME, name_of

from . import incident_log, reader
from .pages import LONG, PHONE, Fresh
from .test_self_check import CHECK

pytestmark = pytest.mark.browser

Open = Callable[..., Page]


@pytest.fixture
def asked() -> list[str]:
    """What was asked of a network so far. Taken out by the tests that mean to."""
    return []


@pytest.fixture
def open_copy(
    caching_chromium: Browser, carried: Path, fresh: Fresh, asked: list[str]
) -> Iterator[Open]:
    """Open a page of the copy by its address on the site. No script may fail on it."""
    failed: list[str] = []

    def refuse(route: Route) -> None:
        asked.append(route.request.url)
        route.fulfill(body="<title>Away</title>", content_type="text/html")

    def opened(address: str | None = None, **wishes: object) -> Page:
        context = fresh(caching_chromium, accept_downloads=True, **wishes)
        context.route(lambda url: not url.startswith(("file:", "blob:", "data:")), refuse)
        context.on(
            "console", lambda said: failed.append(f"{said.page and said.page.url}: {said.text}")
        )
        context.on("weberror", lambda error: failed.append(str(error.error)))
        page = context.new_page()
        page.goto((carried / (START if address is None else _file(address))).as_uri())
        return page

    yield opened
    assert failed == []


def _file(address: str) -> str:
    return name_of(f"{address}index.html")


def test_every_page_opens_without_a_network_and_without_a_complaint(
    open_copy: Open, carried: Path, asked: list[str]
) -> None:
    page = open_copy()
    missing: list[str] = []

    def note(request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # by going on to the next page
            missing.append(request.url)

    page.on("requestfailed", note)
    pages = sorted(carried.glob("*.html"))
    assert len(pages) > 100
    for file in pages:
        if file.name == "leaving.html":  # goes on to the neutral site
            continue
        page.goto(file.as_uri())
        expect(page.locator("html.js")).to_have_count(1)
        expect(page.locator("h1")).to_be_visible()
    assert missing == []
    assert asked == []


def test_the_first_page_says_what_it_is_and_leads_to_the_site(open_copy: Open) -> None:
    page = open_copy()
    expect(page).to_have_title("Waymark")
    expect(page.get_by_role("main")).to_contain_text("This copy is from")
    page.get_by_role("main").get_by_role("link").first.click()
    assert page.url.endswith(HOME)
    expect(page.locator(".wm-footer")).to_contain_text("This copy is from")


@pytest.mark.parametrize("width", [PHONE, 1280])
def test_search_finds_and_leads_to_what_it_found(
    open_copy: Open, asked: list[str], width: int
) -> None:
    page = open_copy("", viewport=reader.window(width))
    reader.search(page, "screenshot")
    expect(reader.results(page).first).to_be_visible()
    reader.results(page).first.click()
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator("main")).to_contain_text("creenshot")
    assert asked == []


def test_search_understands_a_letter_wrong_as_it_does_on_the_site(open_copy: Open) -> None:
    page = open_copy("")
    reader.search(page, "screnshot")
    expect(reader.results(page).first).to_be_visible()


def test_the_self_check_answers(open_copy: Open) -> None:
    page = open_copy("check/")
    page.locator(f"#check-{CHECK.questions[0].id} [value=yes]").check()
    expect(page.locator("[data-self-check-status]")).not_to_be_empty()
    expect(page.locator(".wm-self-check__outcome [data-shown]").first).to_be_visible()


def test_a_quiz_answers(open_copy: Open) -> None:
    page = open_copy(LONG)
    item = page.locator(".wm-quiz__item").first
    expect(item.locator(".wm-quiz__answer")).to_be_hidden()
    item.get_by_role("radio").first.check()
    expect(item.locator(".wm-quiz__answer")).to_be_visible()


def test_a_tick_shows_its_part_of_the_plan(open_copy: Open) -> None:
    page = open_copy("sheets/plan/")
    page.locator(".wm-plan__choice input").first.check()
    expect(page.locator(".wm-plan__part:visible")).to_have_count(1)


def test_notes_are_added_saved_and_brought_back(open_copy: Open, asked: list[str]) -> None:
    page = open_copy(incident_log.PAGE)
    incident_log.write(page, **incident_log.NOTE)
    kept = incident_log.saved(page, "page")
    again = open_copy(incident_log.PAGE)
    incident_log.bring(again, kept, "notes.html")
    expect(again.locator(incident_log.ENTRIES)).to_have_count(1)
    expect(again.locator(incident_log.ENTRIES)).to_contain_text(incident_log.NOTE["what"])
    assert asked == []


def test_one_press_leaves_and_neither_back_nor_forward_leads_here(
    open_copy: Open, asked: list[str]
) -> None:
    page = open_copy()
    page.get_by_role("main").get_by_role("link").first.click()
    page.locator(".wm-door a").first.click()
    page.locator(".wm-crumbs a").first.click()
    page.go_back()
    shown: list[str] = []
    page.on("framenavigated", lambda frame: shown.append(frame.url))
    page.locator("[data-leave]").click()
    expect(page).to_have_title("Away")
    assert set(asked) == {"https://www.wikipedia.org/"}
    for step in ("history.forward()", "history.back()"):
        shown.clear()
        page.evaluate(step)
        page.wait_for_timeout(1000)  # milliseconds; nothing tells that nothing comes
        expect(page).to_have_title("Away")
        assert [url for url in shown if url.startswith("file:") and "leaving" not in url] == []


def test_without_scripts_the_copy_shows_the_same_words(open_copy: Open) -> None:
    page = open_copy("help/", java_script_enabled=False)
    expect(page.locator("h1")).to_be_visible()
    page.locator("main a[href$='.html']").first.click()
    expect(page.locator("h1")).to_be_visible()
