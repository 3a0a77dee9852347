"""Every figure has its source: the one rule about words that the build itself holds."""

import re
from collections.abc import Iterable, Iterator

from . import telephone
from .errors import Problem
from .models import FrontMatter
from .sentences import Block

RULE = "uncited-figure"
_SEVERAL = (
    r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    r"|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
    r"|(?:a )?(?:hundred|thousand))"
)
_NUMBER = rf"(?:one|{_SEVERAL})"
_GROUP = (
    r"(?:people|persons|men|women|adults|children|girls|boys|students|pupils|workers|officers|"
    r"cases|countries|studies|those|them|us|who|everyone|respondents|survivors|stalkers)"
)
# What makes a sentence a claim that someone measured.
_FIGURE = re.compile(
    r"\d|%|\bper ?cent\b"
    rf"|\b{_NUMBER} (?:\w+ ){{0,2}}(?:(?:in|out of)(?: every)?|of every) {_SEVERAL}\b"
    r"|\b(?:half|thirds?|two-thirds|quarters?|three-quarters|fifths?|tenths?)\b"
    r"|\b(?:most|majority|minority|nearly all|almost all|hardly any) (?:of )?"
    rf"(?:the |these |those )?(?:\w+ )?{_GROUP}\b"
    rf"|\b(?:twice|{_NUMBER} times) (?:as|more|the)\b",
    re.IGNORECASE,
)
_MONTH = r"(?:\d{1,2} )?[A-Z][a-z]+ \d{4}"
# What holds digits or such words and is no claim, each with its reason.
_NO_CLAIM = {
    rf"\b(?:written|checked|reviewed|changed) (?:in|on) {_MONTH}\b": "our own dates",
    r"\b\d{1,2}(?:[.:]\d{2})? ?(?:am|pm)\b|\b\d{1,2}:\d{2}\b": "times of the day",
    r"\b24 hours(?: a day)?\b|\b24/7\b": "around the clock",
    r"\b(?i:aged|turn|turned) \d{1,2}(?: (?:to|and) \d{1,2})?\b": "a reader's own age",
    rf"\b(?i:(?:you (?:are|were)|you.re|{_GROUP}) (?:under|over)) \d{{1,2}}\b": "the age of others",
    r"\b(?i:under|over) \d{1,2}(?:s\b|(?=$|[,.;:?!]| (?:or|and)\b))": "an age, not how many",
    r"^\d{1,2} [A-Z][a-z]+ \d{4}$": "the date of an entry",
    r"\b\d+ pixels\b|\b\d(?:\.\d)? to 1\b|\bGuidelines 2\.2\b": "measures of our own pages",
    r"\b(?:step|rule|section|page|question) \d+\b": "places in a text",
    r"\b[Hh]alf (?:an hour|a day|the day|asleep|the story|the picture)\b": "a stretch, no share",
    r"\b(?i:a|the) third (?:party|person|time|option|way|place)\b": "the one after the second",
    r"\bCC BY 4\.0\b|\bA4\b|\bMP[34]\b": "names of licences and sizes",
}
_UNCLAIMED = re.compile("|".join(_NO_CLAIM))


def has_figure(sentence: str) -> bool:
    """Tell whether a sentence states a number or a share of a group."""
    # Most sentences hold none at all; that is told at half the price.
    return bool(_FIGURE.search(sentence) and _FIGURE.search(_UNCLAIMED.sub(" ", sentence)))


def problems(blocks: Iterable[Block], front_matter: FrontMatter, *, file: str) -> Iterator[Problem]:
    """Find figures without a source.

    Headings, titles, summaries and descriptions hold none at all: a source has no place in them,
    and figures of harm are not for first glances.
    """
    for field in ("title", "heading", "description", "summary"):
        value = getattr(front_matter, field)
        if value and has_figure(value):
            allowed = "words without a figure; figures stand in the text, with their source"
            yield Problem(file, field, value, allowed, RULE)
    for block in blocks:
        if RULE in block.allowed:
            continue
        for sentence in block.sentences:
            if telephone.numbers(sentence.text) and telephone.RULE not in block.allowed:
                # Also a number, but what to write is another thing.
                said = (f"“{sentence.text}”", telephone.ALLOWED, telephone.RULE)
                yield Problem(file, f"line {block.line}", *said)
            elif has_figure(sentence.text) and not sentence.cited:
                allowed = (
                    "no figure: it stands in the text, with its source"
                    if block.kind == "heading"
                    else 'a source before the stop, such as {{ cite("ons2024stalking") }}'
                )
                yield Problem(file, f"line {block.line}", f"“{sentence.text}”", allowed, RULE)
