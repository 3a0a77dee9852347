"""python -m prose.document: write the rules for editors into .github/RULES.md."""

import re
from collections.abc import Iterable
from pathlib import Path

from .report import DOCUMENT
from .rules import PAGE, Rule, rules

HEAD = """\
# The rules

<!-- Written by `make format` from prose/rules.yml: change it there. -->

Machines check these before a person reads your change. They are here to help, not to judge: a
message says what was found, why it matters and what to write. Each rule has a bad and a good
example, and our tests try both.

No machine knows whether a sentence is true or kind. A person reads each change for that.

**If a rule does not fit,** say so in the same paragraph of the page, with a reason of at least two
words: `{## allow victim: the name of a code of law ##}`. Readers do not see it, reviewers do, and
`make lint` counts them. This works for rules that say *May be set aside*.

If you think that a rule is wrong, open an issue and say what it stopped.
"""


def document(listed: Iterable[Rule]) -> str:
    """Return the document: Markdown, with a section for each rule whose heading is its name."""
    sections = [_section(at, rule) for at, rule in enumerate(listed, start=1)]
    return "\n".join([HEAD, *sections])


def _section(at: int, rule: Rule) -> str:
    lines = [
        f"## {rule.name}",
        "",
        f"**Rule {at}. {rule.title}.**{' May be set aside.' if rule.is_allowable else ''}",
        "",
        f"Why: {_words(rule.why)}",
        "",
        f"Write: {_words(rule.write)}.",
        "",
    ]
    for words in rule.words:
        own = [words.why, words.write and f"Write: {words.write}."]
        lines += [_words(" ".join(filter(None, own))), ""] if any(own) else []
        lines += _pair(words.bad, words.good)
    for example in rule.examples:
        if example.file != PAGE:
            lines += [f"In `{_place(example.file)}`:", ""]
        lines += _pair(example.bad, example.good)
    return "\n".join(lines)


def _place(file: str) -> str:
    """Name a file of its own, or the folder of a file that is one of many."""
    return file if file.count("/") == 1 else f"{file.rpartition('/')[0]}/"


def _words(text: str) -> str:
    """Keep what looks like code or HTML from being taken for it."""
    return re.sub(r"[{<*\[&!_]", r"\\\g<0>", text)


def _pair(bad: str, good: str) -> list[str]:
    lines = []
    for sign, text in (("Not", bad), ("But", good)):
        lines += [f"{sign}:", "", "```text", text.rstrip("\n"), "```", ""]
    return lines


if __name__ == "__main__":
    Path(DOCUMENT).write_text(document(rules().values()), encoding="utf-8")
