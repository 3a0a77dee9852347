"""Flat orders on steps over which services differ: those pages show both sides, and so do we."""

import re
from collections.abc import Iterator

from .passages import Finding, Passage
from .rules import OPENING

RULE = "disputed"
# How an order begins: a sentence that starts with the verb, "it is best to", "you should".
_OPEN = (
    rf"(?:{OPENING}(?:(?:please|always|never|just|simply|first|then|now|instead|do not|don.t"
    r"|make sure (?:to|you)|be sure to|remember to|try (?:not )?to),? )*"
    r"|\b(?:it is|it.s) (?:always |usually )?(?:best|safest|wisest?|vital|important|better|safer)"
    r" (?:not |never )?to "
    r"|\bthe (?:best|safest|wisest) (?:thing|step|way|choice|course) (?:[\w’']+ ){0,4}is"
    r" (?:not )?to "
    r"|(?<!if )(?<!whether )\byou (?:should|must|need to|ought to|had better)"
    r"(?: not| never| always)? )"
)
# What is ordered, by the page of docs/differs/ that shows both sides.
_STEPS = {
    "blocking": (
        r"(?:un)?(?:block|unfriend|unfollow|mute) "
        r"(?:him|her|them|all|every"
        r"|(?:the|his|her|their) (?:person|number|account|profile|caller)s?)\b"
    ),
    "new-number": (
        r"(?:(?:change|replace|give up|get rid of|keep) your (?:(?:phone|mobile|old|own) )*"
        r"(?:numbers?|sim|e-?mail(?: address)?|address)"
        r"|get (?:yourself )?a new (?:(?:phone|mobile) )?(?:number|sim|email))\b"
    ),
    "telling-them-once": (
        r"(?:tell|ask|warn|write to|message|text) (?:him|her|them|the person)\b(?: \w+,?){0,3}? "
        r"(?:to (?:stop|leave|go away|keep away|stay away)|that (?:it|this|you))\b"
    ),
    "a-tracker-found": (
        r"(?:touch|move|remove|take(?: off| out)?|throw (?:away|out)|destroy|smash|disable"
        r"|switch(?: off)?|turn(?: off)?|leave|keep|bag) (?:the|any|a|that|this|every) "
        r"(?:tag|tracker|airtag|tracking device)s?\b"
    ),
    "court-orders": (
        r"(?:get|seek|apply for|ask (?:a court |the court )?for|file for|take out|request|avoid) "
        r"(?:a|an|the|any)(?: \w+){0,2} (?:order|injunction)\b"
    ),
    "changing-routines": (
        r"(?:(?:change|vary|alter|keep|keep to|stick to) your (?:(?:daily|usual|old|normal) )?"
        r"(?:routines?|routes?|habits?|times)"
        r"|(?:take|use|choose) (?:a |an )?(?:different|new|other|another) (?:routes?|ways?|roads?)"
        r"|(?:stay|come|get) off (?:social media|the internet)|stay offline)\b"
    ),
}
PATTERNS = {page: re.compile(_OPEN + step, re.IGNORECASE) for page, step in _STEPS.items()}


def orders(passage: Passage) -> Iterator[Finding]:
    """Find flat orders on these steps."""
    for page, pattern in PATTERNS.items():
        for sentence in passage.block.sentences:
            for found in pattern.finditer(sentence.text):
                allowed = f"a choice with its risk, or a link to docs/differs/{page}.md"
                yield Finding(RULE, f"“{found[0]}” in “{sentence.text}”", allowed)
