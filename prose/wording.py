"""Words we do without, from rules.yml: blame, false comfort, alarm, orders, jargon."""

import re
from collections.abc import Iterator

from .passages import Finding, Passage
from .rules import rules


def unwanted(passage: Passage) -> Iterator[Finding]:
    """Find such words."""
    for rule in rules().values():
        for words in rule.words:
            for sentence in passage.block.sentences:
                for found in re.finditer(words.places, sentence.text, re.IGNORECASE):
                    said = f"“{found[0]}” in “{sentence.text}”"
                    yield Finding(rule.name, said, words.write or rule.write, words.why or rule.why)
