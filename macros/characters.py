"""Characters that a reviewer cannot see, or takes for others: refused in pages and data alike.

What is read on GitHub has to be what is published (https://trojansource.codes).
"""

import re
import unicodedata
from collections.abc import Iterator

RULE = "characters"
ALLOWED = "letters and signs that can be seen; type the words anew instead of pasting them"
# Scripts whose letters join or part through ZERO WIDTH (NON-)JOINER: there it is spelling.
_JOINING = (
    *("ARABIC", "SYRIAC", "NKO", "MONGOLIAN", "DEVANAGARI", "BENGALI", "GURMUKHI", "GUJARATI"),
    *("ORIYA", "TAMIL", "TELUGU", "KANNADA", "MALAYALAM", "SINHALA", "KHMER", "MYANMAR", "TIBETAN"),
)
_JOINERS = "\u200c\u200d"
# Signs without ink that Unicode counts among the letters and symbols.
_BLANK = frozenset("\u115f\u1160\u3164\uffa0\u2800\u034f\u17b4\u17b5")
# Cc controls, Cf invisible formats, Co private use, Cn none at all, Cs halves, Zl and Zp breaks.
_UNSEEN = frozenset({"Cc", "Cf", "Co", "Cn", "Cs", "Zl", "Zp"})
# Latin letters in disguise: they pass by every rule about words, and a screen reader spells them.
_DISGUISED = (
    "MATHEMATICAL ",
    "FULLWIDTH ",
    "CIRCLED LATIN",
    "PARENTHESIZED LATIN",
    "SQUARED LATIN",
)
# Alphabets with letters that look like Latin ones.
_ALIKE = ("CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "COPTIC")
_MOST_MARKS = 4  # on one letter; no living script stacks more
_ODD = re.compile(r"[^\n\t -~]")
_WORD = re.compile(r"[^\W\d_]+")


def hidden(text: str) -> Iterator[tuple[int, str]]:
    """Find what cannot be seen or pretends to be something else.

    Yields:
        The line, from 1, and the character with its name.
    """
    if not _ODD.search(text):
        return
    for number, line in enumerate(text.split("\n"), start=1):
        if _ODD.search(line):
            for found in dict.fromkeys((*_signs(line), *_words(line))):
                yield number, found


def _signs(line: str) -> Iterator[str]:
    marks = 0
    for at, sign in enumerate(line):
        kind, name = unicodedata.category(sign), unicodedata.name(sign, "without a name")
        marks = marks + 1 if kind in ("Mn", "Me") else 0
        before = unicodedata.name(line[at - 1], "") if at else ""
        if sign in _JOINERS and before.startswith(_JOINING):
            continue
        if (kind in _UNSEEN and sign != "\t") or sign in _BLANK:
            yield f"the invisible character U+{ord(sign):04X} ({name})"
        elif name.startswith(_DISGUISED):
            yield f"the disguised letter U+{ord(sign):04X} ({name})"
        elif marks == _MOST_MARKS + 1:
            yield f"more than {_MOST_MARKS} marks on one letter"


def _words(line: str) -> Iterator[str]:
    for word in _WORD.findall(line):
        names = [unicodedata.name(sign, "") for sign in word]
        latin = any(name.startswith("LATIN") for name in names)
        other = next((name for name in names if name.startswith(_ALIKE)), None)
        if latin and other:
            yield f"a word of two alphabets, “{word}” ({other})"
