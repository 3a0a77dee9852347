"""With JavaScript off a page is whole: same words, a menu, a quiz that answers, no dead control."""

import pytest
from playwright.sync_api import expect

from . import reader
from .pages import LONG, WIDTHS, OpenPage, both_widths, every_page, every_quiz

pytestmark = pytest.mark.browser


@every_page
def test_a_page_shows_the_same_words_with_and_without_scripts(
    show_page: OpenPage, path: str
) -> None:
    """What only a script would reveal is missing here; what only a script would hide is there."""
    plain, scripted = (show_page(path, scripts=on) for on in (False, True))
    reader.hide_helpers_of_scripts(scripted)
    for _ in zip(*(reader.in_widths(page, WIDTHS) for page in (plain, scripted)), strict=True):
        words, scripted_words = (
            [page.locator(part).inner_text() for part in ("main", "footer")]
            for page in (plain, scripted)
        )
        assert len(words[0].split()) > 20
        assert words == scripted_words


@every_page
def test_no_control_is_shown_that_would_do_nothing(show_page: OpenPage, path: str) -> None:
    page = show_page(path, scripts=False)
    for where in reader.in_widths(page, WIDTHS):
        expect(reader.search_field(page)).to_be_hidden()
        expect(page.locator("label[for=__search]:visible")).to_have_count(0)
        assert reader.measure(page, "deadControls") == [], where


@both_widths
def test_the_menu_opens_with_the_space_bar_and_its_links_are_followed(
    show_page: OpenPage, site_url: str, width: int
) -> None:
    page = show_page(LONG, width=width, scripts=False)
    menu = reader.menu(page)
    reader.menu_switch(page).focus()
    page.keyboard.press("Space")
    expect(menu).to_be_visible()
    links = menu.get_by_role("link")
    for link in links.all():
        page.keyboard.press("Tab")
        expect(link).to_be_focused()
    page.keyboard.press("Tab")
    expect(menu).to_be_hidden()  # it does not lie over what has the focus
    page.keyboard.press("Shift+Tab")
    expect(reader.menu_switch(page)).to_be_focused()
    expect(menu).to_be_visible()
    page.keyboard.press("Space")
    expect(menu).to_be_hidden()

    page.keyboard.press("Space")
    menu.get_by_role("link", name="Get help").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site_url}/help/")


@both_widths
def test_a_hand_opens_and_closes_the_menu(show_page: OpenPage, width: int) -> None:
    page = show_page(LONG, width=width, scripts=False)
    reader.open_menu(page)
    page.mouse.click(10, 300)
    expect(reader.menu(page)).to_be_hidden()


@every_quiz
def test_each_answer_waits_for_a_choice_and_then_shows(show_page: OpenPage, path: str) -> None:
    page = show_page(path, scripts=False)
    answers = page.locator(".wm-quiz__answer")
    assert answers.count() >= 5
    for answer in answers.all():
        expect(answer).to_be_hidden()
    assert reader.answer_all(page, "unsure") == answers.count()
    for answer in answers.all():
        expect(answer).to_be_visible()
    page.get_by_role("button", name="Clear my answers").click()
    for answer in answers.all():
        expect(answer).to_be_hidden()


@every_quiz
def test_each_answer_is_simply_there_where_the_browser_cannot_wait(
    open_page: OpenPage, site_url: str, path: str
) -> None:
    """Browsers before :has() skip what asks for it."""
    page = open_page("404.html", scripts=False, bypass_csp=True)  # other styles have another hash
    reader.open_without(page, f"{site_url}/{path}", ":has(")
    for answer in page.locator(".wm-quiz__answer").all():
        expect(answer).to_be_visible()


@every_quiz
def test_answers_are_gone_after_a_reload_and_after_going_back(
    show_page: OpenPage, path: str
) -> None:
    """Without a script the form itself must refuse to be restored."""
    page = show_page(path, scripts=False)
    chosen = page.locator('[data-component="quiz"] input:checked')
    assert reader.answer_all(page) > 0
    page.reload()
    expect(chosen).to_have_count(0)
    reader.answer_all(page)
    page.get_by_role("link", name="Find who to call in your country").click()
    page.wait_for_url("**/help/#find-your-country")
    page.go_back()
    expect(page.locator('[data-component="quiz"]')).to_be_visible()
    expect(chosen).to_have_count(0)


@both_widths
def test_folds_open_without_scripts(show_page: OpenPage, width: int) -> None:
    page = show_page("check/", width=width, scripts=False)
    fold = page.locator("main details:has(> summary:visible)").first
    expect(fold.locator(":scope > :not(summary)").first).to_be_hidden()
    fold.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(fold.locator(":scope > :not(summary)").first).to_be_visible()
