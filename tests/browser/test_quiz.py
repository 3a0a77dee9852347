"""Myth or fact: answers appear, are spoken, can be cleared, and leave nothing behind."""

import pytest
from playwright.sync_api import Browser, expect

from . import reader
from .pages import LONG, Fresh, OpenPage, every_quiz

pytestmark = pytest.mark.browser

NOTHING = {
    "cookies": [],
    "local storage": [],
    "session storage": [],
    "databases": [],
    "caches": [],
    "service workers": 0,
    "history state": None,
    "window name": "",
    "query": "",
}


@every_quiz
def test_a_quiz_is_answered_by_keyboard(show_page: OpenPage, path: str) -> None:
    page = show_page(path)
    for item in page.locator(".wm-quiz__item").all():
        first = item.get_by_role("radio").first
        first.focus()
        page.keyboard.press("Space")
        expect(first).to_be_checked()
        expect(item.locator(".wm-quiz__answer")).to_be_visible()
        page.keyboard.press("ArrowRight")
        expect(item.get_by_role("radio").nth(1)).to_be_checked()
        page.keyboard.press("Tab")  # on to what the answer says, then to the next statement
        assert reader.has_focus(page, ".wm-quiz__answer, .wm-quiz__item, .wm-quiz__end")
    page.get_by_role("button", name="Clear my answers").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("radio", checked=True)).to_have_count(0)
    expect(page.locator(".wm-quiz__answer:visible")).to_have_count(0)


@every_quiz
def test_each_statement_is_the_name_of_its_choices(show_page: OpenPage, path: str) -> None:
    page = show_page(path)
    items = page.locator(".wm-quiz__item")
    for item in items.all():
        statement = item.locator("legend").inner_text()
        group = page.get_by_role("group", name=statement, exact=True)
        assert group.get_by_role("radio").count() == 3
    names = page.get_by_role("radio").evaluate_all("all => all.map(each => each.name)")
    assert len(set(names)) == items.count()


def test_what_appeared_is_said_aloud_until_it_is_cleared(show_page: OpenPage) -> None:
    page = show_page(LONG)
    quiz = page.locator('[data-component="quiz"]')
    said = quiz.get_by_role("status")
    expect(said).to_have_text("")
    before = ""
    for item in quiz.locator(".wm-quiz__item").all():
        is_myth = item.locator(".wm-quiz__answer").text_content() or ""
        item.get_by_role("radio", name="Not sure").check()
        expect(said).to_contain_text("A myth" if "This is a myth" in is_myth else "A fact")
        assert said.text_content() != before, "a status is spoken when it changes"
        before = said.text_content() or ""
    page.get_by_role("button", name="Clear my answers").click()
    expect(said).to_have_text("")


@every_quiz
def test_an_answered_quiz_leaves_nothing_in_the_browser(
    open_page: OpenPage, site_url: str, path: str
) -> None:
    page = open_page(path)
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url))
    entries = page.evaluate("history.length")
    assert reader.answer_all(page) > 0
    page.get_by_role("radio").first.focus()
    page.keyboard.press("Enter")  # in a form this would send it
    page.get_by_role("button", name="Clear my answers").click()
    reader.answer_all(page, "fact")
    assert page.url == f"{site_url}/{path}"
    assert page.evaluate("history.length") == entries
    assert reader.kept(page) == NOTHING
    assert [url for url in sent if "/favicon." not in url] == []  # it may come late


def test_sending_a_form_neither_leaves_nor_loses_a_choice(
    show_page: OpenPage, site_url: str
) -> None:
    """Enter sends a form in some browsers; words and answers would then stand in the address."""
    page = show_page(LONG)
    page.evaluate("window.sameDocument = true")
    choice = page.get_by_role("radio", name="Fact").first
    choice.check()
    choice.press("Enter")
    page.evaluate("for (const form of document.forms) form.submit()")
    page.evaluate("new Promise(done => setTimeout(done, 100))")  # time to leave, were it to
    expect(choice).to_be_checked()
    assert page.evaluate("window.sameDocument") is True
    assert page.url == f"{site_url}/{LONG}"


@every_quiz
def test_a_reload_clears_the_answers(show_page: OpenPage, path: str) -> None:
    page = show_page(path)
    assert reader.answer_all(page) > 0
    page.reload()
    expect(page.get_by_role("radio", checked=True)).to_have_count(0)


@pytest.mark.parametrize("cached", [True, False], ids=["from the cache", "loaded anew"])
def test_back_and_forward_show_no_answers_and_no_searched_words(
    chromium: Browser, caching_chromium: Browser, fresh: Fresh, site_url: str, cached: bool
) -> None:
    context = fresh(caching_chromium if cached else chromium)
    page = context.new_page()
    page.add_init_script(
        """addEventListener("pageshow", event => {
            window.shown = true; window.fromCache = event.persisted;
        });
        addEventListener("pagehide", () => { window.shown = false; });"""
    )
    page.goto(f"{site_url}/{LONG}")
    reader.answer_all(page)
    reader.search(page, "tracker")
    page.keyboard.press("Escape")
    page.get_by_role("link", name="Find who to call in your country").click()
    page.wait_for_url(f"{site_url}/help/#find-your-country")
    for go in (page.go_back, page.go_forward, page.go_back):
        go(wait_until="commit")
        reader.until(page, "window.shown === true")
        assert page.evaluate("window.fromCache") is cached, "the cache itself is under test"
    assert page.url == f"{site_url}/{LONG}"
    expect(page.get_by_role("radio", checked=True)).to_have_count(0)
    expect(page.locator(".wm-quiz__answer:visible")).to_have_count(0)
    expect(page.locator("[data-quiz-status]")).to_have_text("")
    expect(reader.search_field(page)).to_have_value("")
    expect(page.locator(".md-search-result__list")).not_to_contain_text("tracker")
    expect(reader.search_switch(page)).not_to_be_checked()


def test_back_shows_no_open_menu(caching_chromium: Browser, fresh: Fresh, site_url: str) -> None:
    context = fresh(caching_chromium)
    page = context.new_page()
    page.goto(f"{site_url}/{LONG}")
    reader.open_menu(page)
    reader.menu(page).get_by_role("link", name="Get help").click()
    page.wait_for_url(f"{site_url}/help/")
    page.go_back(wait_until="commit")
    expect(page.get_by_role("heading", level=1)).to_have_text("What is stalking?")
    expect(reader.menu(page)).to_be_hidden()
