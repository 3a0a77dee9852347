"""Telephone numbers in texts that are not of data/services/."""

from collections.abc import Iterator

from macros.telephone import ALLOWED, HOME, RULE, numbers

from .passages import INTERNATIONAL, Finding, Passage


def misplaced(passage: Passage) -> Iterator[Finding]:
    """Find numbers in a text that is not of data/services/."""
    if passage.file.startswith((HOME, INTERNATIONAL)):
        return
    for sentence in passage.block.sentences:
        for found in numbers(sentence.text):
            yield Finding(RULE, f"“{found}” in “{sentence.text}”", ALLOWED)
