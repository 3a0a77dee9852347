"""What people type, in the index of search and nowhere else."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError
from selectolax.lexbor import LexborHTMLParser

from macros.errors import DataError
from macros.models import SearchWords
from macros.search_words import merged
from macros.store import Store

INDEX: dict[str, Any] = {
    "config": {"lang": ["en"]},
    "docs": [
        {"location": "", "title": "Home", "text": "a"},
        {"location": "understand/lantern/", "title": "Lantern", "text": "b"},
        {"location": "understand/lantern/#oil", "title": "Oil", "text": "c"},
        {"location": "about/sources/", "title": "Sources", "text": "d"},
        {"location": "about/sources/#list", "title": "Every source", "text": "e"},
        {"location": "about/sources/a-b/", "title": "A to B", "text": "f"},
        {"location": "about/sources/a-b/#list", "title": "Every source from A to B", "text": "g"},
        {"location": "about/sources/c/#list", "title": "Every source with C", "text": "h"},
    ],
}


def words(**pages: tuple[str, ...]) -> SearchWords:
    return SearchWords.model_validate({"drop": ["what"], "weak": ["light"], "pages": pages})


def tags(index: dict[str, Any]) -> dict[str, Any]:
    return {entry["location"]: entry["tags"] for entry in index["docs"] if "tags" in entry}


def test_a_page_is_found_by_its_words_and_by_those_of_its_headings() -> None:
    index = merged(
        INDEX,
        words(
            **{
                "index.md": ("start",),
                "understand/lantern.md": ("torch", "storm lamp"),
                "understand/lantern.md#oil": ("paraffin", "torch"),
            }
        ),
    )
    assert tags(index) == {
        "": ["start"],
        "understand/lantern/": ["torch storm_lamp paraffin torch"],
        "understand/lantern/#oil": ["paraffin torch"],
    }


def test_words_side_by_side_are_one_word_of_the_index() -> None:
    index = merged(INDEX, words(**{"index.md": ("out of oil", "oil")}))
    assert tags(index) == {"": ["out_of_oil oil"]}


def test_the_page_of_a_country_outweighs_others_and_no_place_on_it_does() -> None:
    places = ["help/", "help/oz/", "help/oz/#law", "act/police/"]
    docs = [{"location": place, "title": "a", "text": "b"} for place in places]
    index = merged(
        {"config": {}, "docs": docs}, words(**{"act/police.md": ("cops",), "help/oz.md": ("oz",)})
    )
    assert [entry["location"] for entry in index["docs"] if "boost" in entry] == ["help/oz/"]


def test_the_rest_of_the_index_stays_as_it_was_without_the_lists_of_sources() -> None:
    index = merged(INDEX, words(**{"index.md": ("start",)}))
    assert index["config"] == {"lang": ["en"], "drop": ("what",), "weak": ("light",)}
    left_out = {"about/sources/a-b/#list", "about/sources/c/#list"}
    assert [entry["location"] for entry in index["docs"]] == [
        entry["location"] for entry in INDEX["docs"] if entry["location"] not in left_out
    ]
    assert "tags" not in INDEX["docs"][0], "what came in is not changed"


@pytest.mark.parametrize("place", ["understand/lamp.md", "understand/lantern.md#wick"])
def test_words_for_a_place_that_is_not_there_stop_the_build(place: str) -> None:
    with pytest.raises(DataError) as raised:
        merged(INDEX, words(**{place: ("torch",)}))
    (problem,) = raised.value.problems
    assert (problem.file, problem.where) == ("data/search-words.yml", f"pages → {place}")


@pytest.mark.parametrize(
    ("pages", "said"),
    [
        ({"index.md": ("Torch",)}, "small letters"),
        ({"index.md": ("won't",)}, "small letters"),
        ({"index.md": ("torch", "torch")}, "each word once"),
        ({"lantern": ("torch",)}, "a page below docs/"),
    ],
)
def test_words_that_no_question_would_meet_are_refused(
    pages: dict[str, tuple[str, ...]], said: str
) -> None:
    with pytest.raises(ValidationError, match=said):
        words(**pages)


def test_a_word_cannot_be_left_out_and_count_for_little() -> None:
    with pytest.raises(ValidationError, match="not both: light"):
        SearchWords.model_validate(
            {"drop": ["light"], "weak": ["light"], "pages": {"index.md": ["a"]}}
        )


@pytest.mark.slow
def test_the_words_are_in_the_index_and_on_no_page(built: Path, store: Store) -> None:
    index = json.loads((built / "search" / "search_index.json").read_text(encoding="utf-8"))
    assert index["config"]["drop"] == list(store.search_words.drop)
    assert tags(index).keys() >= {"help/", "act/police/"}
    unusual = next(
        word for word in store.search_words.pages["devices/trackers.md"] if word == "airtag"
    )
    page = LexborHTMLParser((built / "devices/trackers/index.html").read_text(encoding="utf-8"))
    head = page.css_first("head")
    assert head is not None
    assert unusual not in (head.text() or "").lower()


@pytest.mark.slow
def test_the_index_stays_small(built: Path, store: Store) -> None:
    """At most 2.5 kB a page, as sent."""
    index = (built / "search" / "search_index.json").read_bytes()
    assert len(gzip.compress(index, 9)) <= 2500 * len(store.pages)
