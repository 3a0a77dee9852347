"""On paper: the text and all that is folded in it, no chrome, addresses where a link led."""

import re

import pytest
from playwright.sync_api import Page, expect

from . import reader
from .pages import DESK, LIST, LONG, RECORD, OpenPage, every_page, every_quiz

pytestmark = pytest.mark.browser


def _is_ink_on_white(page: Page) -> None:
    expect(page.locator("body")).to_have_css("color", "rgb(0, 0, 0)")
    expect(page.locator("body")).to_have_css("background-color", "rgb(255, 255, 255)")


@every_page
def test_a_page_prints_ink_on_white_without_chrome(open_page: OpenPage, path: str) -> None:
    page = open_page(path)
    reader.open_menu(page)
    page.emulate_media(media="print")
    chrome = ".md-header, .wm-nav, .md-overlay, .wm-leave, .wm-toc, .wm-footer nav"
    expect(page.locator(chrome).filter(visible=True)).to_have_count(0)
    # Of two pages only the notes are printed, under a name of their own: see test_sheets.py.
    heading = ".wm-log h2, .wm-log-paper h2" if path in RECORD else "h1"
    expect(page.locator(heading).filter(visible=True).first).to_be_visible()
    _is_ink_on_white(page)
    assert page.pdf().startswith(b"%PDF-")


def test_a_dark_screen_prints_ink_on_white_too(open_page: OpenPage) -> None:
    page = open_page(LONG, dark=True)
    page.emulate_media(media="print")
    _is_ink_on_white(page)


@every_quiz
def test_every_answer_of_a_quiz_is_printed_and_nothing_to_press(
    open_page: OpenPage, path: str
) -> None:
    page = open_page(path)
    page.emulate_media(media="print")
    answers = page.locator(".wm-quiz__answer")
    assert answers.count() >= 5
    for answer in answers.all():
        expect(answer).to_be_visible()
    expect(page.locator("main :is(button, input):visible")).to_have_count(0)


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_what_is_folded_is_printed(open_page: OpenPage, scripts: bool) -> None:
    page = open_page("check/", scripts=scripts)
    page.emulate_media(media="print")
    folded = page.locator("main details:not(.wm-toc *) > :not(summary)")
    assert folded.count() > 3
    assert folded.evaluate_all("all => all.filter(each => !each.checkVisibility()).length") == 0


def test_a_link_that_leaves_shows_its_address_and_one_that_stays_does_not(
    open_page: OpenPage,
) -> None:
    page = open_page("help/united-kingdom/", width=DESK)
    page.emulate_media(media="print")
    shown = page.locator("main a").evaluate_all(
        """all => all.map(each => [
            each.getAttribute("href"), getComputedStyle(each, "::after").content])"""
    )
    leaving = [(href, text) for href, text in shown if href.startswith("http")]
    assert len(leaving) > 10
    for href, text in leaving:
        assert re.fullmatch(r'" \(" "?.*"?|" \(.*\)"', text)
        assert href in text or "attr(href)" in text
    assert {text for href, text in shown if not href.startswith("http")} == {"none"}


def test_a_source_whose_text_is_its_address_shows_it_once(open_page: OpenPage) -> None:
    page = open_page(LIST)
    page.emulate_media(media="print")
    after = page.locator(".wm-sources a[href^=http]").evaluate_all(
        "all => all.map(each => getComputedStyle(each, '::after').content)"
    )
    assert after
    assert set(after) == {"none"}
