"""python -m prose: hold the words of docs/ and data/ to the rules."""

import os
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from macros import sourced
from macros.days import build_day
from macros.errors import DataError, Problem
from macros.store import Store, load_store

from . import acronyms, disputes, readability, telephone, wording
from .passages import SELF_CHECK, Passage, passages

RULES = frozenset(
    {item.rule for item in wording.wordings()}
    | {"long-sentence", "long-paragraph", "acronym", sourced.RULE}
    | {telephone.RULE, disputes.RULE}
)


def problems(store: Store) -> Iterator[Problem]:
    """Yield what breaks a rule and is not allowed in its own block with a reason."""
    for passage in passages(store):
        broken = set()
        for rule, found, allowed in (
            *wording.unwanted(passage),
            *readability.too_long(passage),
            *telephone.misplaced(passage),
            *disputes.orders(passage),
        ):
            broken.add(rule)
            if rule not in passage.block.allowed:
                yield Problem(passage.file, passage.where, found, f"{allowed} [{rule}]")
        yield from _odd_permissions(passage, broken)
    said = tuple(item.block for item in passages(store) if item.file == SELF_CHECK)
    for found, allowed in readability.too_hard(SELF_CHECK, said):
        yield Problem(SELF_CHECK, "the whole file", found, f"{allowed} [grade]")
    for path, page in store.pages.items():
        file = f"docs/{path}"
        allowed_at = {block.line for block in page.blocks if "acronym" in block.allowed}
        for line, found in acronyms.unexplained(page.blocks):
            if line not in allowed_at:
                allowed = "the words in full, with the letters in brackets [acronym]"
                yield Problem(file, f"line {line}", found, allowed)
        for found, allowed in readability.too_hard(file, page.blocks):
            yield Problem(file, "the whole page", found, f"{allowed} [grade]")


def _odd_permissions(passage: Passage, broken: set[str]) -> Iterator[Problem]:
    """Refuse permissions without a reason, for no rule, or no longer needed."""
    block = passage.block
    if any(sourced.has_figure(item.text) and not item.cited for item in block.sentences):
        broken.add(sourced.RULE)
    for rule, reason in block.allowed.items():
        found = f"allow {rule}: {reason}"
        if rule not in RULES:
            yield Problem(passage.file, passage.where, found, "one of " + ", ".join(sorted(RULES)))
        elif len(reason.split()) < 2:
            yield Problem(passage.file, passage.where, found, "a reason in words")
        elif rule != "acronym" and rule not in broken:
            yield Problem(passage.file, passage.where, found, "nothing: the rule is kept here now")


def main() -> int:
    """Print what is to be mended, or how much was read; return the status."""
    try:
        store = load_store(Path.cwd(), today=build_day(os.environ))
    except DataError as error:
        print(f"{error}\n\nTo mend: {len(error.problems)}.", file=sys.stderr)
        return 1
    found = list(dict.fromkeys(problems(store)))
    if found:
        print("\n\n".join(map(str, found)) + f"\n\nTo mend: {len(found)}.", file=sys.stderr)
        return 1
    allowed = Counter(
        rule for page in store.pages.values() for block in page.blocks for rule in block.allowed
    )
    grades = sorted((readability.grade(page.blocks), path) for path, page in store.pages.items())
    mean = sum(value for value, _ in grades) / len(grades)
    print(
        f"{len(grades)} pages: grade {mean:.1f} in the mean, {grades[-1][0]:.1f} at most"
        f" ({grades[-1][1]}). Allowed with a reason: {allowed.total()}."
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
