"""The words that people type lead to the page that answers, in the field of the site itself."""

from typing import Any

import pytest
import yaml
from playwright.sync_api import Page, expect

from tests.cases import CASES

from . import reader
from .pages import DESK, OpenPage

pytestmark = pytest.mark.browser

QUERIES: list[dict[str, Any]] = yaml.safe_load(
    (CASES / "search-queries.yml").read_text(encoding="utf-8")
)["queries"]
ANSWERED = [query for query in QUERIES if "pages" in query]
META = ".md-search-result__meta"
# Types a question at once, and returns the pages found, in order, once they are drawn.
ASK = """async question => {
    const field = document.querySelector('[data-md-component="search-query"]');
    const meta = document.querySelector(".md-search-result__meta");
    const put = text => { field.value = text; field.dispatchEvent(new Event("keyup")); };
    const until = async is => {
        for (let left = 1500; left && !is(); left -= 1) {
            await new Promise(done => setTimeout(done, 10));
        }
    };
    put("");
    await until(() => meta.textContent.trim().startsWith("Type"));
    put(question);
    await until(() => /found/.test(meta.textContent));
    const links = [...document.querySelectorAll(".md-search-result__item > a")];
    return links.map(link => new URL(link.href).pathname.slice(1));
}"""


@pytest.fixture
def search(open_page: OpenPage) -> Page:
    page = open_page("", width=DESK)
    reader.search(page, "police")
    return page


def found(page: Page, question: str) -> list[str]:
    """Return the pages found, the first three at least."""
    pages: list[str] = page.evaluate(ASK, question)
    return pages


def test_there_are_over_two_hundred_questions_each_with_its_source() -> None:
    assert len(QUERIES) >= 200
    assert len({query["q"] for query in QUERIES}) == len(QUERIES)
    assert [query["q"] for query in ANSWERED if not query["source"]] == []


def test_most_questions_find_their_page_first_and_nearly_all_among_three(search: Page) -> None:
    ranks = {}
    for query in ANSWERED:
        pages = found(search, query["q"])
        hits = [rank for rank, page in enumerate(pages) if page in query["pages"]]
        ranks[query["q"]] = hits[0] if hits else 99
    first = sum(rank == 0 for rank in ranks.values()) / len(ranks)
    three = sum(rank < 3 for rank in ranks.values()) / len(ranks)
    missed = "\n".join(question for question, rank in ranks.items() if rank > 2)
    print(f"{len(ranks)} questions: first {first:.1%}, among three {three:.1%}. Missed:\n{missed}")
    assert first >= 0.75, missed
    assert three >= 0.95, missed


def test_where_nothing_is_found_two_pages_are_offered(search: Page) -> None:
    assert found(search, "qwzxv jkqwx") == []
    expect(search.locator(META)).to_contain_text("Nothing found")
    offered = search.locator(".wm-search-else a")
    expect(offered).to_have_text(["Questions from A to Z", "Get help"])
    offered.last.click()
    search.wait_for_url("**/help/")


def test_the_words_themselves_are_neither_seen_nor_read_out(search: Page) -> None:
    assert found(search, "airtag in my car")[0] == "devices/trackers/"
    tags = search.locator(".md-search-result .md-tags")
    assert tags.count() > 0, "the words do come with a result"
    expect(tags.filter(visible=True)).to_have_count(0)
    expect(search.locator(".md-search-result__terms").filter(visible=True)).to_have_count(0)


def test_what_was_typed_stays_in_the_field(search: Page) -> None:
    found(search, "what if he's at my door?")
    expect(reader.search_field(search)).to_have_value("what if he's at my door?")
