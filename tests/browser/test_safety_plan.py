"""The plan to print: only what was ticked shows and prints, and ticks are forgotten."""

import pytest
from playwright.sync_api import Browser, Page, expect

from . import reader
from .pages import Fresh, OpenPage
from .test_sheets import PLAN, papers, printed

pytestmark = pytest.mark.browser

PARTS = ".wm-plan__part:visible"
TICKS = ".wm-plan__choice input"


def shown(page: Page) -> list[str]:
    return page.locator(f"{PARTS} h2").all_inner_texts()


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_each_tick_shows_its_part_and_no_other(show_page: OpenPage, scripts: bool) -> None:
    page = show_page(PLAN, scripts=scripts)
    assert shown(page) == []
    titles = page.locator(".wm-plan__part h2").all_text_contents()
    for number, title in enumerate(titles):
        tick = page.locator(TICKS).nth(number)
        tick.check()
        assert shown(page) == [title]
        tick.uncheck()
    for tick in page.locator(TICKS).all()[1:3]:
        tick.check()
    assert shown(page) == titles[1:3]
    page.get_by_role("button", name="Untick all").click()
    assert shown(page) == []


def test_paper_gets_what_was_ticked_and_nothing_about_it(open_page: OpenPage) -> None:
    page = open_page(PLAN)
    page.locator(TICKS).first.check()
    page.emulate_media(media="print")
    assert shown(page) == page.locator(".wm-plan__part h2").all_text_contents()[:1]
    expect(page.locator(".wm-plan__printed")).to_be_visible()
    expect(page.locator("main .wm-emergency")).to_be_hidden()
    for away in (".wm-plan__choices", ".wm-plan__warning", ".wm-plan__more", "button", ".wm-lead"):
        expect(page.locator(f"main {away}:visible")).to_have_count(0)


@papers
def test_two_parts_fit_on_one_page_and_all_on_a_few(open_page: OpenPage, paper: str) -> None:
    page = open_page(PLAN)
    ticks = page.locator(TICKS).all()
    for first in range(0, len(ticks) - 1):
        for number in (first, first + 1):
            ticks[number].check()
        assert printed(page, paper) == 1
        for number in (first, first + 1):
            ticks[number].uncheck()
    for tick in ticks:
        tick.check()
    assert printed(page, paper) <= 6


def test_how_many_parts_show_is_said_aloud(show_page: OpenPage) -> None:
    page = show_page(PLAN)
    page.locator(TICKS).first.check()
    expect(page.locator("[data-plan-status]")).to_have_text("Parts shown: 1.")
    page.get_by_role("button", name="Untick all").click()
    expect(page.locator("[data-plan-status]")).to_have_text("")


def test_ticks_leave_nothing_and_do_not_come_back(
    caching_chromium: Browser, fresh: Fresh, site_url: str
) -> None:
    page = fresh(caching_chromium).new_page()
    page.goto(f"{site_url}/{PLAN}")
    for tick in page.locator(TICKS).all():
        tick.check()
    assert {name: value for name, value in reader.kept(page).items() if value} == {}
    page.locator("main a").last.click()
    page.wait_for_url("**/help/")
    page.go_back(wait_until="commit")
    reader.until(page, "document.querySelectorAll('.wm-plan__choice').length > 9")
    expect(page.locator(f"{TICKS}:checked")).to_have_count(0)
    page.reload()
    expect(page.locator(f"{TICKS}:checked")).to_have_count(0)


def test_an_old_browser_shows_every_part_and_offers_no_choice(
    open_page: OpenPage, site_url: str
) -> None:
    page = open_page("404.html", bypass_csp=True)  # other styles have another hash
    reader.open_without(page, f"{site_url}/{PLAN}", ":has(")
    assert len(shown(page)) == page.locator(TICKS).count()
    expect(page.locator(".wm-plan__choices")).to_be_hidden()
