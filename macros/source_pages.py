"""Which page lists which source: by the first letter of its label, as the pages' names say."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from string import ascii_lowercase

from .errors import Problem
from .pages import Page

FOLDER = "about/sources/"
INDEX = f"{FOLDER}index.md"
_NAME = re.compile(rf"{FOLDER}([a-z])(?:-([a-z]))?\.md")
# Unicode's names know every mark: `Ø` is LATIN CAPITAL LETTER O WITH STROKE; `Æ` is LATIN … AE.
_LATIN = re.compile(r"LATIN (?:CAPITAL|SMALL) LETTER ([A-Z])E?\b")


def letters(path: str) -> str:
    """Return the letters of a page: `abc` for `about/sources/a-c.md`, none for any other page."""
    match = _NAME.fullmatch(path)
    if match is None:
        return ""
    first, last = match[1], match[2] or match[1]
    return "".join(letter for letter in ascii_lowercase if first <= letter <= last)


def by_letter(paths: Iterable[str]) -> dict[str, str]:
    """Return the page of each letter, out of paths below docs/."""
    return {letter: path for path in paths for letter in letters(path)}


def initial(label: str) -> str:
    """Return the letter, from a to z, under which a label is listed.

    A mark on a letter does not count. What comes before the letters, such as a digit, is listed
    under a; a letter of another script under z.
    """
    if latin := _LATIN.match(unicodedata.name(label[0], "")):
        return latin[1].lower()
    return "z" if label[0].isalpha() else "a"


def problems(pages: Mapping[str, Page]) -> Iterator[Problem]:
    """Check that the pages share out the letters, and that the list stands on them alone."""
    for path in (path for path in pages if not letters(path)):
        file = f"docs/{path}"
        if path.startswith(FOLDER) and path != INDEX:
            allowed = "one letter or two, in the order of the alphabet: s.md, a-b.md"
            yield Problem(file, "the file's name", path.removeprefix(FOLDER), allowed)
            continue
        for call in pages[path].calls:
            if call.name == "sources":
                allowed = f"sources() on the pages by letter in docs/{FOLDER} only"
                yield Problem(file, f"line {call.line}", "sources() on another page", allowed)
    counts = Counter(letter for path in pages for letter in letters(path))
    for wrong, found in (
        ([letter for letter in ascii_lowercase if not counts[letter]], "no page"),
        ([letter for letter in ascii_lowercase if counts[letter] > 1], "more than one page"),
    ):
        if wrong:
            allowed = "each letter from a to z on one page: a-b.md lists a and b, s.md lists s"
            where = "the names of its pages"
            yield Problem(f"docs/{FOLDER}", where, f"{found} for {', '.join(wrong)}", allowed)
