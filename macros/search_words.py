"""What people type, merged into the index that search is made from."""

import re
from collections.abc import Iterator
from typing import Any

from .errors import DataError, Problem
from .models import SearchWords

# Names of studies, and a tenth of all words. The pages that list them are found by their titles.
LEFT_OUT = re.compile(r"about/sources/[^/#]+/#list")
# "Poland helpline": the name of a country tells more than what each of the countries has.
COUNTRY = re.compile(r"help/[a-z-]+/")
COUNTRY_BOOST = 2
FILE = "data/search-words.yml"


def merged(index: dict[str, Any], words: SearchWords) -> dict[str, Any]:
    """Return the index of Material's search with the words in it.

    A heading's words count for its page too. They stand in the field `tags`, whose weight is set in
    mkdocs.yml. Words side by side are one word there, `next_door`, that no text has:
    docs/assets/js/search-words.js asks for it, and reads the two lists about questions.

    Args:
        index: `config` and `docs`, as search/search_index.json has them.
        words: What people type.

    Raises:
        DataError: A page or a heading that the index does not have.
    """
    tags: dict[str, list[str]] = {}
    for place, typed in words.pages.items():
        for location in dict.fromkeys((_location(place), _location(place).partition("#")[0])):
            tags.setdefault(location, []).extend(word.replace(" ", "_") for word in typed)
    docs = [entry for entry in index["docs"] if not LEFT_OUT.fullmatch(entry["location"])]
    if problems := list(_lost(words, {entry["location"] for entry in docs})):
        raise DataError(problems)
    return {
        "config": {**index["config"], "drop": words.drop, "weak": words.weak},
        "docs": [{**entry, **_found_by(entry["location"], tags)} for entry in docs],
    }


def _found_by(location: str, tags: dict[str, list[str]]) -> dict[str, Any]:
    """Return what a place gains: its words, and more weight if it is the page of a country."""
    gained: dict[str, Any] = {}
    if location in tags:
        gained["tags"] = [" ".join(tags[location])]
    if COUNTRY.fullmatch(location):
        gained["boost"] = COUNTRY_BOOST
    return gained


def _location(place: str) -> str:
    """Return where a page or a heading stands in the index: `act/police/#ask`."""
    path, sign, anchor = place.partition("#")
    address = path.removesuffix("index.md") if path.endswith("index.md") else f"{path[:-3]}/"
    return f"{address}{sign}{anchor}"


def _lost(words: SearchWords, known: set[str]) -> Iterator[Problem]:
    for place in words.pages:
        if _location(place) not in known:
            allowed = "a page below docs/, or one with a heading that it has"
            yield Problem(FILE, f"pages → {place}", f"'{place}'", allowed)
