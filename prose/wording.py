"""Words we do without, from words.yml: blame, false comfort, alarm, orders, jargon."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from macros.fields import Strict, Text
from macros.reading import read_record

from .passages import Passage

WORDS = Path(__file__).parent / "words.yml"


class Wording(Strict):
    """One line of words.yml."""

    rule: Text
    pattern: Text
    why: Text
    instead: Text
    bad: Text
    good: Text


class _Wordings(Strict):
    words: tuple[Wording, ...]


@cache
def wordings() -> tuple[Wording, ...]:
    """Read words.yml."""
    return read_record(_Wordings, WORDS, root=WORDS.parent.parent).words


def unwanted(passage: Passage) -> Iterator[tuple[str, str, str]]:
    """Find such words.

    Yields:
        The rule's name, the words found, and why and what to write instead.
    """
    for wording in wordings():
        for sentence in passage.block.sentences:
            for found in re.finditer(wording.pattern, sentence.text, re.IGNORECASE):
                said = f"“{found[0]}” in “{sentence.text}”"
                yield wording.rule, said, f"{wording.instead}. {wording.why}"
