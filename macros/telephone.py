"""What looks like a telephone number: it stands in data/services/ alone, where it is checked."""

import re

RULE = "telephone"
HOME = "data/services/"
ALLOWED = f"no number: it stands in {HOME}, and a macro shows it"
# What a number looks like; a figure such as 1,565 or 2004–2005 does not.
SHAPES = tuple(
    re.compile(shape, re.IGNORECASE)
    for shape in (
        r"\+\d[\d ()-]{5,}",
        r"\b0\d{2,4}[ -]?\d{3}",
        r"\b1?[ -]?8\d\d[ -]\d{3}[ -]?\d{3,4}\b",
        r"\(\d{3,5}\) ?\d{3}",
        r"\b\d{3}[ -]\d{3,4}[ -]\d{3,4}\b",
        r"\b\d{3} \d{3}\b",
        r"\b\d{5,}\b",
        r"\btel:",
        r"\b(call|ring|dial|phone|text|press)(ing|s|ed)? (the number )?\d{2,}",
    )
)
_ANY = re.compile(r"\d|tel:", re.IGNORECASE)  # one of these is in each


def numbers(text: str) -> list[str]:
    """Return what looks like a telephone number."""
    if not _ANY.search(text):
        return []
    return [found[0].strip() for shape in SHAPES for found in shape.finditer(text)]
