"""What a page of the site may weigh: bytes, so that the same page passes on any machine."""

from pathlib import Path

import pytest

from publish.budget import BEFORE_ASKING, FIRST_WINDOW, Weight, weights
from tests.built import PAGES, configuration

pytestmark = pytest.mark.slow

# A host's project adds ways to mend to each page, and one to each service: the host's own choice.
WAYS = 0 if configuration()["extra"]["repository"] == "none" else 1_000
MORE = 18_000  # bytes at gzip -9, for the few below
# HTML that does not fit the first packets, and why.
LARGER = {
    "about/evidence/index.html": "every figure of the site on one page, to be compared",
    "check/index.html": "sixteen questions and all they can lead to, so that no answer is sent",
    "help/index.html": "every way to call without speaking, so that nothing has to be opened first",
    "understand/cyberstalking/index.html": "the longest text, with a quiz and a figure",
    "understand/threats-and-violence/index.html": "a long text that should not be split in danger",
}
# All that is fetched before the reader asks for more, and why it is more than others.
FETCHING_MORE = {
    "check/index.html": "its script clears what a browser filled in again, so it waits for nobody",
    "record/notes/index.html": "what saves the notes has to be there when the line is gone",
}


@pytest.fixture(scope="module")
def weighed(published: Path) -> dict[str, Weight]:
    return {row.path: row for row in weights(published)}


@pytest.mark.parametrize("page", [*PAGES, "leaving.html"])
def test_a_page_with_its_styles_arrives_in_the_first_packets(
    weighed: dict[str, Weight], page: str
) -> None:
    assert weighed[page].html <= (MORE if page in LARGER else FIRST_WINDOW) + WAYS


@pytest.mark.parametrize("page", [page for page in PAGES if page not in FETCHING_MORE])
def test_all_that_a_page_fetches_at_first_is_little(weighed: dict[str, Weight], page: str) -> None:
    assert weighed[page].total <= BEFORE_ASKING + WAYS


def test_no_exception_is_made_without_need(weighed: dict[str, Weight]) -> None:
    assert {page for page in LARGER if weighed[page].html <= FIRST_WINDOW} == set()
    assert {page for page in FETCHING_MORE if weighed[page].total <= BEFORE_ASKING} == set()


def test_every_page_is_weighed(weighed: dict[str, Weight]) -> None:
    assert set(weighed) == {*PAGES, "leaving.html"}


def test_the_index_of_search_stays_in_proportion(published: Path) -> None:
    index = published / "search" / "search_index.json.gz"
    assert index.stat().st_size <= 2_500 * len(PAGES)
