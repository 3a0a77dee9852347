"""Is this stalking? By keyboard, aloud, as text, on paper, and in a browser of ten years ago."""

import re

import pytest
from playwright.sync_api import Page, expect

from macros.models import SelfCheck
from macros.reading import read_record
from macros.rules import outcome
from tests.repository import ROOT

from . import reader
from .pages import DESK, PHONE, OpenPage
from .test_sheets import sheets_of_paper

pytestmark = pytest.mark.browser

CHECK = read_record(SelfCheck, ROOT / "data" / "self-check.yml", root=ROOT)
IDS = [item.id for item in CHECK.questions]
FLAGS = CHECK.red_flags
PAGE = "check/"
# Hands what would be copied to the test.
CLIPBOARD = """window.copied = [];
navigator.clipboard.writeText = async (text) => { window.copied.push(text); };
0"""


def tick(page: Page, **answers: str) -> None:
    for question, answer in answers.items():
        page.locator(f"#check-{question} [value={answer}]").check()


def everything(page: Page) -> None:
    """Answer so that the summary is as long as it can be."""
    for question in IDS:
        page.locator(f"#check-{question} [value=yes]").check()
    page.locator(f"#check-{IDS[0]} [value=unsure]").check()


def test_every_question_is_answered_by_keyboard_and_keeps_the_focus(show_page: OpenPage) -> None:
    page = show_page(PAGE)
    for question in CHECK.questions:
        group = page.get_by_role("group", name=question.question, exact=True)
        expect(group.get_by_role("radio")).to_have_count(4)
        first = group.get_by_role("radio", name="Yes", exact=True)
        first.focus()
        page.keyboard.press("Space")
        expect(first).to_be_checked()
        expect(first).to_be_focused()
        page.keyboard.press("ArrowRight")
        expect(group.get_by_role("radio", name="No", exact=True)).to_be_focused()
    page.get_by_role("button", name="Clear my answers").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("radio", checked=True)).to_have_count(0)


def test_a_change_of_the_summary_is_said_aloud_and_shortly(show_page: OpenPage) -> None:
    page = show_page(PAGE)
    said = page.locator("[data-self-check-status]")
    assert said.get_attribute("role") == "status"
    expect(said).to_have_text("")
    tick(page, contact="yes")
    expect(said).to_have_text("The summary has changed.")
    tick(page, fear="unsure")
    expect(said).to_contain_text("Safety comes first")
    said.evaluate("each => { each.textContent = 'nothing new' }")
    tick(page, appears="no")
    expect(said).to_have_text("nothing new")
    page.get_by_role("button", name="Clear my answers").click()
    expect(said).to_have_text("")
    assert len(said.get_attribute("data-safety") or "") < 60


def test_the_same_words_are_said_again_when_the_summary_changes_again(show_page: OpenPage) -> None:
    page = show_page(PAGE)
    tick(page, contact="yes")
    first = page.locator("[data-self-check-status]").evaluate("each => each.textContent")
    tick(page, appears="yes")
    second = page.locator("[data-self-check-status]").evaluate("each => each.textContent")
    assert first != second
    assert first.strip() == second.replace("\u00a0", "").strip()


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
@pytest.mark.parametrize("answer", ["yes", "unsure", "no", "skip"])
def test_a_red_flag_says_at_once_where_help_is(
    show_page: OpenPage, answer: str, scripts: bool
) -> None:
    page = show_page(PAGE, scripts=scripts)
    for flag in FLAGS:
        note = page.locator(f"#check-{flag} .wm-self-check__flag")
        expect(note).to_be_hidden()
        page.locator(f"#check-{flag} [value={answer}]").check()
        expect(note).to_be_visible(visible=answer in ("yes", "unsure"))
        assert note.get_by_role("link").count() == (answer in ("yes", "unsure"))


def test_numbers_and_the_way_to_services_stand_above_all_that_the_answers_call_for(
    show_page: OpenPage,
) -> None:
    page = show_page(PAGE)
    everything(page)
    numbers = page.locator(
        ".wm-self-check__outcome :is(a[href^='tel:'], a[href*='#find-your-country'])"
    )
    tops = [box["y"] for number in numbers.all() if (box := number.bounding_box())]
    safety = page.locator("#check-part-safety").bounding_box()
    assert safety
    assert len(tops) == 6
    assert max(tops) < safety["y"]


def test_a_reader_is_told_who_may_see_it_before_the_first_question(show_page: OpenPage) -> None:
    page = show_page(PAGE)
    warning = page.get_by_text("may see what you tick").bounding_box()
    question = page.get_by_role("radio").first.bounding_box()
    assert warning
    assert question
    assert warning["y"] < question["y"]


@pytest.mark.parametrize("answers", [{}, {"contact": "yes", "fear": "unsure"}])
def test_the_copied_text_is_what_is_shown(open_page: OpenPage, answers: dict[str, str]) -> None:
    page = open_page(PAGE)
    page.evaluate(CLIPBOARD)
    tick(page, **answers)
    assert page.evaluate("window.copied") == []
    page.get_by_role("button", name="Copy it as text").click()
    expect(page.locator("[data-self-check-status]")).to_have_text("Copied.")
    (text,) = page.evaluate("window.copied")
    lines = text.splitlines()
    numbers = page.locator(".wm-self-check__outcome .wm-emergency__numbers li").count()
    shown = [line[2:] for line in lines if line.startswith("- ")][numbers:]
    wanted = page.locator("[id^='check-says-']:visible").evaluate_all(
        "all => all.map(each => each.textContent.replace(/\\s+/g, ' ').trim())"
    )
    assert shown == wanted
    assert len(wanted) == len(outcome(CHECK.paragraphs, answers))
    assert "999" in text
    assert "Find who to call in your country" in text
    assert lines[0] == "Your summary"
    assert "http" not in text
    assert not re.search(r"<|\n\n\n", text)


def test_where_nothing_can_be_copied_it_says_so(open_page: OpenPage) -> None:
    page = open_page(PAGE)
    page.evaluate("navigator.clipboard.writeText = () => Promise.reject(new Error()); 0")
    page.get_by_role("button", name="Copy it as text").click()
    expect(page.locator("[data-self-check-status]")).to_contain_text("does not copy")


def test_it_prints_when_asked_and_only_then(open_page: OpenPage) -> None:
    page = open_page(PAGE)
    page.evaluate("window.asked = 0; window.print = () => { window.asked += 1 }; 0")
    everything(page)
    assert page.evaluate("window.asked") == 0
    page.get_by_role("button", name="Print the summary").click()
    assert page.evaluate("window.asked") == 1


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_the_longest_summary_is_one_sheet_of_paper(
    open_page: OpenPage, paper: str, scripts: bool
) -> None:
    page = open_page(PAGE, scripts=scripts)
    everything(page)
    assert sheets_of_paper(page.pdf(format=paper, prefer_css_page_size=True)) == 1
    page.emulate_media(media="print")
    seen = page.locator("[id^='check-says-']").evaluate_all(
        """all => all.filter(each => each.getClientRects().length)
            .map(each => each.id.replace('check-says-', ''))"""
    )
    assert seen == on_paper()
    wide = page.locator(".wm-self-check__outcome *").evaluate_all(
        """all => all.filter(each => each.clientWidth && each.scrollWidth > each.clientWidth + 1)
            .length"""
    )
    assert wide == 0
    sizes = page.locator(".wm-self-check__outcome :is(li, dd, p)").evaluate_all(
        "all => all.map(each => parseFloat(getComputedStyle(each).fontSize) * 0.75)"
    )
    assert min(sizes) >= 9  # points
    expect(page.locator(".wm-emergency .wm-number:visible").first).to_be_visible()
    expect(page.get_by_role("radio")).to_have_count(0)
    assert page.locator("h1").is_hidden()


def on_paper() -> list[str]:
    """Return what of the longest outcome is printed: safety, the picture, and words to use."""
    names = outcome(CHECK.paragraphs, {**dict.fromkeys(IDS, "yes"), IDS[0]: "unsure"})
    items = {item.id: item for item in CHECK.paragraphs}
    return [
        name
        for name in names
        if items[name].part in ("safety", "words")
        or (items[name].part == "describes" and (items[name].one_of or {} in items[name].when))
    ]


def test_on_paper_without_answers_all_of_it_can_be_read(open_page: OpenPage) -> None:
    page = open_page(PAGE)
    page.emulate_media(media="print")
    for item in CHECK.paragraphs:
        expect(page.locator(f"#check-says-{item.id}")).to_be_visible()
    for question in CHECK.questions:
        expect(page.get_by_text(question.question, exact=True)).to_be_visible()


def old_browser(page: Page) -> None:
    """Serve the page as a browser takes it that does not know `:has()`."""

    def without(text: str) -> str:
        return text.replace("@supports selector(:has(:checked))", "@media speech")

    def style(route: object) -> None:
        answer = route.fetch()  # type: ignore[attr-defined]
        route.fulfill(response=answer, body=without(answer.text()))  # type: ignore[attr-defined]

    page.route("**/check/", style)


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_an_old_browser_lets_the_script_choose_or_shows_it_all(
    open_page: OpenPage, site_url: str, scripts: bool
) -> None:
    page = open_page("help/", scripts=scripts, bypass_csp=True)
    page.add_init_script("CSS.supports = () => false")
    old_browser(page)
    page.goto(f"{site_url}/{PAGE}")
    answers = {"contact": "yes", "today": "unsure"}
    for given in ({}, answers):
        tick(page, **given)
        seen = page.locator("[id^='check-says-']").evaluate_all(
            """all => all.filter(each => each.getClientRects().length)
                .map(each => each.id.replace('check-says-', ''))"""
        )
        every = [item.id for item in CHECK.paragraphs]
        assert seen == (outcome(CHECK.paragraphs, given) if scripts else every)
        part = page.locator("#check-part-safety")
        expect(part).to_be_visible(visible=not scripts or bool(given))
        # What changes with the answers is not promised where nothing does.
        for each in page.locator(".wm-self-check__live").all():
            expect(each).to_be_visible(visible=scripts)
    # Paper would hold the whole page there.
    expect(page.get_by_role("button", name="Print the summary")).to_have_count(0)


@pytest.mark.parametrize("width", [320, PHONE, DESK])
def test_with_every_part_shown_it_keeps_within_the_page(open_page: OpenPage, width: int) -> None:
    page = open_page(PAGE, width=width)
    everything(page)
    reader.unfold(page)
    page.locator("label:has(#check-all)").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
