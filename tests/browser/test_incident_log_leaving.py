"""What becomes of notes when a reader goes elsewhere, calls, saves or clears."""

import time

import pytest
from playwright.sync_api import Dialog, Page, expect

from . import reader
from .incident_log import ENTRIES, NOTE, PAGE, notes, saved, write
from .pages import OpenPage

pytestmark = pytest.mark.browser


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    return open_page(PAGE)


def test_nothing_is_kept_in_the_browser_and_a_reload_loses_it(page: Page) -> None:
    write(page, **NOTE)
    kept = reader.kept(page)
    assert {name: value for name, value in kept.items() if value} == {}
    page.once("dialog", lambda dialog: dialog.accept())
    page.reload()
    expect(page.locator(ENTRIES)).to_have_count(0)


@pytest.mark.parametrize("state", ["nothing", "half a note", "a note", "a saved note"])
def test_going_elsewhere_asks_first_where_something_would_be_lost(
    page: Page, site_url: str, state: str
) -> None:
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", stay)
    if state == "half a note":
        page.locator("#log-what").click()
        page.keyboard.type("Half")
    elif state != "nothing":
        write(page, **NOTE)
    if state == "a saved note":
        saved(page, "table")
        page.get_by_role("button", name="I have the file").click()
    page.locator(".wm-brand").click(no_wait_after=True)
    if state in {"half a note", "a note"}:
        ends = time.monotonic() + reader.LONGEST
        while not asked and time.monotonic() < ends:
            page.wait_for_timeout(20)
        assert asked == ["beforeunload"]
        assert page.url == f"{site_url}/{PAGE}"
    else:
        page.wait_for_url(f"{site_url}/")
        assert asked == []


def test_notes_stay_where_search_does_not_arrive(page: Page) -> None:
    """The line is gone, and a press on the lens is easily made."""
    write(page, **NOTE)
    page.route("**/bundle.*", lambda route: route.abort())
    reader.search_field(page).click()
    expect(page.locator(".md-search-result__meta")).to_contain_text("did not load")
    expect(page.locator("[data-log-form]")).to_be_visible()
    assert notes(page) == [NOTE]


def test_clearing_asks_and_then_leaves_nothing(page: Page) -> None:
    write(page, **NOTE)
    page.locator("#log-what").fill("Half")
    page.once("dialog", lambda dialog: dialog.dismiss())
    page.get_by_role("button", name="Clear this page").click()
    expect(page.locator(ENTRIES)).to_have_count(1)
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Clear this page").click()
    expect(page.locator(ENTRIES)).to_have_count(0)
    expect(page.locator("#log-what")).to_have_value("")
    expect(page.locator(".wm-log")).not_to_contain_text("Eleven")


def test_nothing_stands_before_a_call_for_help(page: Page) -> None:
    write(page, **NOTE)
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", stay)
    page.locator(".wm-foot a[href^='tel:']").first.click()
    page.wait_for_timeout(500)  # milliseconds: what does not come cannot be waited for
    assert asked == []
    expect(page.locator(ENTRIES)).to_have_count(1)


def test_a_browser_that_saves_nothing_goes_on_asking(page: Page) -> None:
    write(page, **NOTE)
    expect(page.locator("[data-log-not-saved]")).to_be_visible()
    saved(page, "page")
    expect(page.locator("[data-log-not-saved]")).to_be_visible()
    page.get_by_role("button", name="I have the file").click()
    expect(page.locator("[data-log-not-saved]")).to_be_hidden()
    assert reader.focused(page) == "Notes", "the button that had the focus is gone"
    write(page, what="More")
    expect(page.locator("[data-log-not-saved]")).to_be_visible()
    expect(page.get_by_role("button", name="I have the file")).to_be_hidden()
