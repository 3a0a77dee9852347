"""What a self-check must be before anyone reads it; each rule that is not is named."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import product

from .checks import repeated
from .errors import Problem
from .models.self_check import ANSWERS, GROUPS, PARTS, SOURCED, Forbidden, Paragraph, SelfCheck
from .rules import outcome
from .sourced import has_figure

FILE = "data/self-check.yml"
HELP = "help/index.md"  # where a human contact is named
_MARKS = re.compile(r"\]\([^)]*\)|[*_`\[]")


def self_check(record: SelfCheck, known: frozenset[str]) -> Iterator[Problem]:
    """Check the rules against the questions and against each other.

    Args:
        record: The record.
        known: The keys of references.bib.
    """
    problems = [
        *_ids(record),
        *_questions_named(record),
        *_sources(record, known),
        *_priorities(record),
        *_promises(record),
        *_forbidden(record),
    ]
    yield from problems
    if not problems:
        yield from _unreachable(record)


def _where(item: Paragraph, field: str) -> str:
    return f"paragraphs → {item.id} → {field}"


def _ids(record: SelfCheck) -> Iterator[Problem]:
    """Ask for ids that are single, and that the form does not give to something else."""
    for kind in ("questions", "paragraphs"):
        for name in repeated(item.id for item in getattr(record, kind)):
            yield Problem(
                FILE, f"{kind} → {name} → id", f"'{name}' twice", "each id once", "self-check"
            )
    names = [item.id for item in record.questions]
    taken = {
        "all",
        *GROUPS,
        *(f"part-{part}" for part in PARTS),
        *(f"says-{item.id}" for item in record.paragraphs),
        *(f"{name}-{answer}" for name in names for answer in ANSWERS),
    }
    for name in names:
        if name in taken:
            allowed = "another id: the form has something of that name"
            yield Problem(FILE, f"questions → {name} → id", f"'{name}'", allowed, "self-check")


def _questions_named(record: SelfCheck) -> Iterator[Problem]:
    ids = [item.id for item in record.questions]
    for item in record.paragraphs:
        for name in sorted(item.named - set(ids)):
            allowed = "the id of a question: " + ", ".join(ids)
            yield Problem(FILE, _where(item, "when"), f"'{name}'", allowed, "self-check")
    for name in ids:
        if not any(name in item.named for item in record.paragraphs):
            found = "no paragraph asks for it"
            yield Problem(
                FILE,
                f"questions → {name}",
                found,
                "a question that changes an outcome",
                "self-check",
            )


def _sources(record: SelfCheck, known: frozenset[str]) -> Iterator[Problem]:
    for kind in ("questions", "paragraphs"):
        for item in getattr(record, kind):
            for key in item.sources or ():
                if key not in known:
                    where = f"{kind} → {item.id} → sources"
                    yield Problem(
                        FILE, where, f"'{key}'", "a key of data/references.bib", "sources"
                    )
    for item in record.paragraphs:
        if item.part in SOURCED and item.sources == ():
            allowed = "keys of references.bib, or the word none where the text states no fact"
            yield Problem(
                FILE, _where(item, "sources"), "nothing: there are none", allowed, "self-check"
            )
        elif not item.sources and has_figure(item.text):
            yield Problem(
                FILE,
                _where(item, "sources"),
                "a figure without a source",
                "its source",
                "self-check",
            )


def _priorities(record: SelfCheck) -> Iterator[Problem]:
    """Refuse an order that the parts contradict, and choices between parts."""
    last = 0
    parts: dict[str, str] = {}
    shared = Counter(item.one_of for item in record.paragraphs)
    for item in record.paragraphs:
        place = PARTS.index(item.part)
        if place < last:
            found = f"'{item.part}' after '{PARTS[last]}'"
            yield Problem(
                FILE, _where(item, "part"), found, "in the order " + ", ".join(PARTS), "self-check"
            )
        last = max(last, place)
        if item.one_of is None:
            continue
        if item.part in ("safety", "contact"):
            allowed = "none: nothing may take the place of a paragraph of safety or contact"
            yield Problem(FILE, _where(item, "one_of"), f"'{item.one_of}'", allowed, "self-check")
        elif parts.setdefault(item.one_of, item.part) != item.part:
            found = f"'{item.one_of}' in {parts[item.one_of]} and in {item.part}"
            yield Problem(
                FILE, _where(item, "one_of"), found, "one choice in one part", "self-check"
            )
        elif shared[item.one_of] == 1:
            allowed = "a name that two paragraphs or more share, or no one_of"
            yield Problem(
                FILE, _where(item, "one_of"), f"'{item.one_of}' once", allowed, "self-check"
            )


def _promises(record: SelfCheck) -> Iterator[Problem]:
    """Ask for what every outcome owes its reader: a person to talk to; safety at each red flag."""
    if not any(
        item.part == "contact" and {} in item.when and HELP in item.text
        for item in record.paragraphs
    ):
        allowed = f"one of part: contact and when: always that links to {HELP}"
        yield Problem(FILE, "paragraphs", "no contact for everyone", allowed, "self-check")
    safety = [item for item in record.paragraphs if item.part == "safety"]
    for flag in record.red_flags:
        for answer in ("yes", "unsure"):
            if not outcome(safety, {flag: answer}):
                allowed = f"a paragraph of part: safety when {{{flag}: [yes, unsure]}}"
                yield Problem(
                    FILE, f"questions → {flag}", f"no safety for '{answer}'", allowed, "self-check"
                )


def phrase(forbidden: Forbidden) -> re.Pattern[str]:
    """Return what finds a forbidden phrase: whole words, whatever the case, spaces and quotes."""
    text = re.escape(forbidden.phrase.replace("’", "'"))
    text = text.replace(r"\*", r"\w*").replace("'", "['’]").replace(r"\ ", r"\s+")
    return re.compile(rf"(?<!\w){text}(?!\w)", re.IGNORECASE)


def plain(text: str) -> str:
    """Return inline Markdown as it is read: without marks and addresses."""
    return _MARKS.sub("", text)


def _forbidden(record: SelfCheck) -> Iterator[Problem]:
    texts = [
        *((f"questions → {item.id} → question", item.question) for item in record.questions),
        *((f"questions → {item.id} → why", item.why) for item in record.questions),
        *((_where(item, "text"), item.text) for item in record.paragraphs),
    ]
    for item in record.forbidden:
        for where, text in texts:
            if found := phrase(item).search(plain(text)):
                yield Problem(
                    FILE, where, f"“{found[0]}”", f"other words. {item.why}", "self-check"
                )


def _unreachable(record: SelfCheck) -> Iterator[Problem]:
    """Name paragraphs that others of the same choice always come before.

    Conditions only ever ask for answers, so a paragraph has its best chance where nothing is
    answered but what one of its own alternatives asks for.
    """
    for item in record.paragraphs:
        if not any(
            item.id in outcome(record.paragraphs, answers)
            for alternative in item.when
            for answers in _ways(alternative)
        ):
            found = f"others of one_of: {item.one_of} always come first"
            yield Problem(
                FILE, _where(item, "when"), found, "answers that bring it up", "self-check"
            )


def _ways(alternative: Mapping[str, frozenset[str]]) -> Iterator[dict[str, str]]:
    for answers in product(*alternative.values()):
        yield dict(zip(alternative, answers, strict=True))
