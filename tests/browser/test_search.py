"""Search: by keyboard, by hand and by voice, and its words stay on the page."""

import re

import pytest
from playwright.sync_api import Page, Route, expect

from . import reader
from .pages import BUILT, DESK, PHONE, OpenPage, both_widths

pytestmark = pytest.mark.browser


def _open_search(page: Page, width: int) -> None:
    """Come to the field by keyboard: at once on a wide screen, by its switch on a phone."""
    if width == PHONE:
        reader.tab_to(page, "#__search")
        expect(reader.search_field(page)).to_be_hidden()
        page.keyboard.press("Enter")
    else:
        reader.tab_to(page, ".md-search__input")
    expect(reader.search_field(page)).to_be_focused()


def _type(page: Page, words: str) -> None:
    """Type words and wait for what the last letter finds: each letter draws the results anew."""
    page.keyboard.insert_text(words[:-1])
    expect(reader.results(page).first).to_be_visible()
    before = page.locator(".md-search-result__item").first.element_handle()
    page.keyboard.press(words[-1])
    reader.until(page, "before => !before.isConnected", before)
    expect(reader.results(page).first).to_be_visible()


@both_widths
@pytest.mark.parametrize(
    "parts",
    [
        pytest.param("**/assets/**/{search-,bundle.}*", id="all of it"),
        pytest.param("**/bundle.*", id="the program"),
        pytest.param("**/search-says.*", id="what the program is told"),
        pytest.param("**/search_index.json", id="the index"),
    ],
)
def test_search_says_what_did_not_arrive_and_asks_again_when_a_reader_does(
    open_page: OpenPage, width: int, parts: str
) -> None:
    page = open_page("", width=width)
    page.route(parts, lambda route: route.abort())
    _open_search(page, width)
    said = page.get_by_role("status").filter(has_text="Search did not load")
    expect(said).to_be_visible()
    page.keyboard.insert_text("track")
    expect(said).to_be_visible()
    page.unroute_all()
    page.keyboard.insert_text("er")
    expect(reader.results(page).first).to_be_visible()
    expect(said).to_have_count(0)
    page.keyboard.press("ArrowDown")
    expect(reader.results(page).first).to_be_focused()


def test_a_part_that_is_still_on_its_way_is_not_asked_for_again(open_page: OpenPage) -> None:
    """Two of the program would each follow a key, and an arrow would pass over a result."""
    page = open_page("", width=DESK)
    on_the_way: list[Route] = []
    page.route("**/search-results*", lambda route: route.abort())
    page.route("**/bundle.*", lambda route: on_the_way.append(route))
    _open_search(page, DESK)
    expect(page.get_by_role("status").filter(has_text="Search did not load")).to_be_visible()
    page.keyboard.insert_text("tracker")
    expect(page.locator('script[src*="/bundle."]')).to_have_count(1)
    for route in on_the_way:
        route.continue_()
    expect(reader.results(page).first).to_be_visible()


def test_what_search_says_is_out_of_the_way_of_a_reader_who_moves_on(open_page: OpenPage) -> None:
    page = open_page("", width=DESK)
    page.route("**/assets/**/{search-,bundle.}*", lambda route: route.abort())
    _open_search(page, DESK)
    said = page.get_by_role("status").filter(has_text="Search did not load")
    expect(said).to_be_visible()
    page.locator("h1").click()
    expect(said).to_be_hidden()


@both_widths
@pytest.mark.parametrize("key", ["ArrowDown", "Tab", "Enter"])
def test_search_is_used_by_keyboard_and_its_words_stay_out_of_the_address(
    open_page: OpenPage, site_url: str, width: int, key: str
) -> None:
    page = open_page("", width=width)
    visited = []
    page.on("framenavigated", lambda frame: visited.append(frame.url))
    _open_search(page, width)
    _type(page, "screenshot")
    expect(page.get_by_role("status").filter(has_text="found")).to_be_visible()
    for _ in range(3):  # past the scrolling box, which some browsers stop at
        page.keyboard.press(key)
        if key == "Enter" or reader.has_focus(page, ".md-search-result__link"):
            break
    expect(reader.results(page).first).to_be_focused()
    assert page.url == f"{site_url}/", "choosing a result is not following it"

    address = str(page.evaluate("document.activeElement.href"))
    page.keyboard.press("Enter")
    page.wait_for_url(address)
    assert page.url.removeprefix(f"{site_url}/").partition("#")[0] in BUILT
    expect(page.locator("main")).to_contain_text("screenshot", ignore_case=True)
    expect(reader.search_field(page)).to_have_value("")
    assert visited
    assert not [each for each in visited if "screenshot" in each or "?" in each]


@both_widths
def test_every_result_is_a_stop_of_tab(show_page: OpenPage, width: int) -> None:
    page = show_page("", width=width)
    _open_search(page, width)
    _type(page, "tracker")
    reader.tab_to(page, ".md-search-result__link")
    for result in reader.results(page).all()[1:4]:
        reader.tab_to(page, ".md-search-result__link", within=2)  # a fold may lie between two
        expect(result).to_be_focused()
        expect(reader.results(page).first).to_be_attached()


@both_widths
@pytest.mark.parametrize("place", ["field", "result"])
def test_escape_closes_search_and_returns_to_where_it_was_opened(
    show_page: OpenPage, width: int, place: str
) -> None:
    page = show_page("", width=width)
    _open_search(page, width)
    _type(page, "tracker")
    if place == "result":
        page.keyboard.press("ArrowDown")
        expect(reader.results(page).first).to_be_focused()
    page.keyboard.press("Escape")
    expect(reader.results(page)).to_have_count(0)
    opener = reader.search_switch(page) if width == PHONE else reader.search_field(page)
    expect(opener).to_be_focused()
    expect(reader.search_switch(page)).not_to_be_checked()


def test_escape_stays_even_before_the_theme_has_seen_where_the_focus_is(
    show_page: OpenPage,
) -> None:
    """It looks a millisecond late, and opens search for a field that has the focus."""
    page = show_page("", width=DESK)
    page.evaluate(
        """async field => {
            field.focus();
            field.value = "tracker";
            field.dispatchEvent(new Event("input"));
            field.dispatchEvent(new KeyboardEvent("keydown", {key: "Escape", bubbles: true}));
            await new Promise(done => setTimeout(done, 200));
        }""",
        reader.search_field(page).element_handle(),
    )
    expect(reader.search_switch(page)).not_to_be_checked()


def test_results_that_come_late_do_not_take_the_focus_away(show_page: OpenPage) -> None:
    page = show_page("", width=DESK)
    _open_search(page, DESK)
    _type(page, "tracker")
    page.keyboard.press("ArrowDown")
    expect(reader.results(page).first).to_be_focused()
    reader.search_field(page).evaluate(
        """field => { field.value = "police"; field.dispatchEvent(new Event("keyup")); }"""
    )
    expect(reader.search_field(page)).to_be_focused()


def test_search_opens_again_for_more_words_after_escape(show_page: OpenPage) -> None:
    page = show_page("", width=DESK)
    _open_search(page, DESK)
    _type(page, "track")
    page.keyboard.press("Escape")
    expect(reader.results(page)).to_have_count(0)
    _type(page, "er")


@both_widths
@pytest.mark.parametrize("key", ["Tab", "Shift+Tab"])
def test_search_closes_behind_a_reader_who_moves_on(
    show_page: OpenPage, width: int, key: str
) -> None:
    page = show_page("", width=width)
    _open_search(page, width)
    _type(page, "tracker")
    for _ in range(40):  # the list grows as its end comes into view
        if key == "Tab":
            page.locator(".md-search-result__list").locator("a, summary").last.focus()
        page.keyboard.press(key)
        if not reader.has_focus(page, ".md-search"):
            break
    expect(reader.results(page)).to_have_count(0)
    assert reader.focused(page) != "nothing"


@both_widths
def test_a_hand_opens_search_follows_nothing_and_closes_it(
    show_page: OpenPage, site_url: str, width: int
) -> None:
    page = show_page("", width=width)
    reader.search(page, "tracker")
    if width == PHONE:
        page.locator(".md-search__form label").click()
    else:
        page.mouse.click(20, 500)
    expect(reader.results(page)).to_have_count(0)
    expect(reader.search_switch(page)).not_to_be_checked()
    assert page.url == f"{site_url}/"


def test_words_that_come_without_keys_are_searched_too(show_page: OpenPage) -> None:
    """Spoken, pasted or suggested words press no key."""
    page = show_page("", width=DESK)
    reader.search_field(page).click()
    expect(page.locator(".md-search-result__meta")).to_have_text("Type to start searching")
    page.keyboard.insert_text("tracker")
    expect(reader.results(page).first).to_be_visible()


@pytest.mark.parametrize(
    ("question", "first"),
    [
        pytest.param("trackers", "devices/trackers", id="a word as it is"),
        pytest.param("helplnie", "help", id="two letters swapped"),
        pytest.param("restrainning ordr", "act/court-orders", id="a letter too many, one too few"),
        pytest.param("air tag", "devices/trackers", id="one word written as two"),
        pytest.param("e-mail forwarded", "devices/accounts", id="a hyphen, and another form"),
        pytest.param("what can I do?", "act", id="words that say nothing alone"),
        pytest.param("Poland helpline", "help/poland", id="a country before what all have"),
    ],
)
def test_what_is_typed_need_not_be_what_is_written(
    show_page: OpenPage, question: str, first: str
) -> None:
    page = show_page("", width=DESK)
    reader.search(page, question)
    expect(reader.results(page).first).to_have_attribute("href", re.compile(f"/{first}/(#.*)?$"))


@pytest.mark.parametrize(
    "question",
    ["knife", "he has a gun", "he is outside", "he is in my house", "kill me", "someone broke in"],
)
def test_words_of_danger_lead_to_help_first(show_page: OpenPage, question: str) -> None:
    page = show_page("", width=DESK)
    reader.search(page, question)
    expect(reader.results(page).first).to_have_attribute(
        "href", re.compile("/(help|understand/threats-and-violence)/(#.*)?$")
    )


@pytest.mark.parametrize("question", ["qwzxv", "banana recipe", "crossword"])
def test_what_the_site_does_not_have_finds_nothing(show_page: OpenPage, question: str) -> None:
    page = show_page("", width=DESK)
    reader.search_field(page).click()
    page.keyboard.insert_text(question)
    expect(page.locator(".md-search-result__meta")).to_have_text("Nothing found")
    expect(reader.results(page)).to_have_count(0)
