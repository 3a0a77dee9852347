"""Letters that stand for words: said in full where they first come, or known to everyone."""

import re
from collections.abc import Iterator

from macros.sentences import Block

# Known to a reader of twelve, or a name that is only ever written so.
KNOWN = frozenset(
    [
        "UK",
        "US",
        "EU",
        "A4",
        "PDF",
        "USA",
        "GPS",
        "SIM",
        "TV",
        "ID",
        "CV",
        "OK",
        "DNA",
        "LGBTQ",
        "CSV",
        "HTML",
        "CC",
        "BY",
        "MIT",
        "SMS",
        "PIN",
        "IT",
        "HIV",
    ]
)
_LETTERS = re.compile(r"\b([A-Z][A-Z0-9]{1,6})s?\b")


def unexplained(blocks: tuple[Block, ...]) -> Iterator[tuple[int, str]]:
    """Find letters that a page explains nowhere.

    An explanation stands beside them in brackets, in either order, or after `is a`, `means`,
    `stands for`, `short for`, `called`, or a comma or colon with `a`, the first time they come.

    Yields:
        The line and the letters.
    """
    met: set[str] = set()
    for block in blocks:
        if block.kind in ("heading", "cell"):
            continue
        for sentence in block.sentences:
            for found in _LETTERS.finditer(sentence.text):
                letters = found[1]
                if letters in KNOWN or letters in met:
                    continue
                met.add(letters)
                if not _explained(letters, sentence.text):
                    yield block.line, f"“{letters}” in “{sentence.text}”"


def _explained(letters: str, sentence: str) -> bool:
    after = rf"\b{letters}s?\b[”\"’)]* ?(?:\(|(?:,|:|is) an? |,? short for |means |stands? for )"
    before = rf"(?:\(|called |short for ){letters}s?\b"
    return bool(re.search(f"{after}|{before}", sentence))
