"""The form for notes: writing, changing, sorting, the weeks, paper."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from . import reader
from .incident_log import ENTRIES, LOG, NOTE, PAGE, STATUS, bring, notes, row, table, write
from .pages import OpenPage

pytestmark = pytest.mark.browser


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    return open_page(PAGE)


def test_a_note_is_written_changed_deleted_and_brought_back(page: Page) -> None:
    write(page, **NOTE)
    expect(page.locator(ENTRIES)).to_have_count(1)
    expect(page.locator(ENTRIES)).to_contain_text("3 Nov 2026, 21:40")
    expect(page.locator("#log-what")).to_have_value("")
    page.get_by_role("button", name="Change: note 1, 3 Nov 2026").click()
    assert reader.focused(page) == "Change this note"
    page.locator("#log-what").fill("Twelve messages.")
    page.get_by_role("button", name="Keep the change").click()
    expect(page.locator(ENTRIES)).to_contain_text("Twelve messages.")
    page.get_by_role("button", name="Delete: note 1, 3 Nov 2026").click()
    expect(page.locator(ENTRIES)).to_have_count(0)
    assert reader.focused(page) == "Bring it back"
    page.keyboard.press("Enter")
    expect(page.locator(ENTRIES)).to_contain_text("Twelve messages.")
    assert notes(page) == [{**NOTE, "what": "Twelve messages."}]


def test_what_is_written_and_not_added_is_never_lost_to_another_press(page: Page) -> None:
    write(page, **NOTE)
    page.locator("#log-what").fill("Half a sentence")
    page.get_by_role("button", name="Change: note 1").click()
    expect(page.locator(STATUS)).to_contain_text("not among the notes yet")
    page.locator(".wm-log__files [data-log-save=table]").click()
    expect(page.locator(STATUS)).to_contain_text("not among the notes yet")
    expect(page.locator("#log-what")).to_have_value("Half a sentence")
    page.locator("[data-log-add]").click()
    page.get_by_role("button", name="Change: note 1").click()
    page.locator("#log-what").fill("Changed, and not kept yet")
    page.get_by_role("button", name="Change: note 2, no date").click()
    expect(page.locator("#log-what")).to_have_value("Changed, and not kept yet")
    page.get_by_role("button", name="Leave it as it was").click()
    expect(page.locator(ENTRIES).first).to_contain_text("Eleven messages.")


def test_an_empty_form_adds_nothing(page: Page) -> None:
    page.locator("[data-log-add]").click()
    expect(page.locator(STATUS)).to_contain_text("nothing in the form")
    expect(page.locator(ENTRIES)).to_have_count(0)


def test_notes_are_sorted_by_day_both_ways_and_by_kind(page: Page) -> None:
    bring(
        page,
        table(
            row(what="third", date="2026-11-20", kind="Threat"),
            row(what="no day", kind="Call or voicemail"),
            row(what="second", date="2026-11-03", time="22:00", kind="Threat"),
            row(what="first", date="2026-11-03", time="08:00", kind="Message or email"),
        ),
    )

    def order() -> list[str]:
        shown = page.locator(f"{ENTRIES} dd").all_inner_texts()
        return [each for each in shown if each in {"first", "second", "third", "no day"}]

    assert order() == ["first", "second", "third", "no day"]
    page.get_by_label("Order").select_option("newest")
    assert order() == ["third", "second", "first", "no day"]
    page.get_by_label("Order").select_option("kind")
    assert order() == ["no day", "first", "second", "third"]


def test_the_weeks_are_counted_from_monday_and_say_what_came_when(page: Page) -> None:
    days = ["2026-11-01", "2026-11-02", "2026-11-08", "2026-11-16", "2026-12-28"]
    bring(page, table(*(row(date=day, what=day, kind="call") for day in days), row(what="x")))
    rows = [text.split("\t") for text in page.locator(".wm-log__weeks tr").all_inner_texts()]
    assert rows[0] == ["Week from", "Notes", "Kinds"]
    assert [(cells[0], cells[1].split()[0]) for cells in rows[1:3]] == [
        ("26 Oct 2026", "1"),
        ("2 Nov 2026", "2"),
    ]
    assert rows[3] == ["Weeks without notes: 1. That does not mean that nothing happened."]
    assert rows[4][0] == "16 Nov 2026"
    assert rows[5][0].startswith("Weeks without notes: 5.")
    assert rows[6][0] == "28 Dec 2026"
    assert rows[2][2] == "Call or voicemail (2)"
    expect(page.locator("[data-log-summary]")).to_have_text(
        "Notes: 6. With a date: 5, from 1 Nov 2026 to 28 Dec 2026. Most in one week: 2."
        " By kind: Call or voicemail (5); no kind (1)."
    )
    dots = page.locator(".wm-log__weeks [aria-hidden]")
    assert dots.all_inner_texts() == ["●", "●●", "●", "●"]


def test_paper_gets_the_weeks_and_all_notes_and_nothing_else(page: Page) -> None:
    bring(page, table(*(row(date="2026-11-03", what=f"n{i}") for i in range(60))))
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    expect(page.locator(f"{ENTRIES}:visible")).to_have_count(60)
    expect(page.locator("[data-log-summary]")).to_be_visible()
    for away in ("form", "button", "#log-open", ".wm-log__before", "#next-step", ".wm-lead"):
        expect(page.locator(f"main {away}:visible")).to_have_count(0)
    assert "stalk" not in page.locator("body").inner_text().lower()
    page.evaluate("document.querySelector('#log-print-weeks').checked = false")
    expect(page.locator("[data-log-summary]")).to_be_hidden()
    expect(page.locator(f"{ENTRIES}:visible")).to_have_count(60)


def test_a_note_that_is_open_for_change_is_not_deleted_with_what_was_rewritten(page: Page) -> None:
    write(page, **NOTE)
    page.get_by_role("button", name="Change: note 1").click()
    page.locator("#log-what").fill("Rewritten")
    page.get_by_role("button", name="Delete: note 1").click()
    expect(page.locator(STATUS)).to_contain_text("not among the notes yet")
    expect(page.locator("#log-what")).to_have_value("Rewritten")
    expect(page.locator(ENTRIES)).to_have_count(1)


def test_half_a_note_is_not_left_off_the_paper(page: Page) -> None:
    page.evaluate("void (window.print = () => { window.printed = true; })")
    page.locator("#log-what").fill("Half")
    page.locator("[data-log-print]").click()
    expect(page.locator(STATUS)).to_contain_text("not among the notes yet")
    assert page.evaluate("window.printed") is None
    page.locator("[data-log-add]").click()
    page.locator("[data-log-print]").click()
    assert page.evaluate("window.printed") is True


def test_without_scripts_the_page_leads_to_the_other_forms(open_page: OpenPage) -> None:
    page = open_page(PAGE, scripts=False)
    expect(page.locator("[data-no-script]")).to_be_visible()
    expect(page.locator("main form")).to_be_hidden()
    expect(page.locator(".wm-log__before")).to_contain_text(LOG.warning[0])
    page.locator("[data-no-script] a").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("paper form")


def test_it_works_from_a_copy_on_the_disk(open_page: OpenPage, published: Any) -> None:
    page = open_page("404.html")
    page.goto((published / PAGE / "index.html").as_uri())
    write(page, **NOTE)
    assert notes(page) == [NOTE]
