"""python -m prose: hold the words of pages, data and theme to the rules, and say what to mend."""

import os
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from macros import sourced
from macros.days import build_day
from macros.errors import DataError, Problem
from macros.models.paper import PaperWords
from macros.places import on_lines
from macros.reading import parse_yaml, read_record, read_text
from macros.store import Store, load_store

from . import acronyms, disputes, readability, report, telephone, wording
from .passages import PAPER, SELF_CHECK, THEME, Finding, Passage, in_theme, on_paper, passages
from .rules import rules


def problems(
    store: Store, paper: PaperWords | None = None, theme: Mapping[str, object] | None = None
) -> Iterator[Problem]:
    """Yield what breaks a rule and is not allowed in its own block with a reason.

    Args:
        store: Pages and data.
        paper: The words of what is printed.
        theme: The words of the theme's own templates.
    """
    beside = (*(on_paper(paper) if paper else ()), *in_theme(theme or {}))
    for passage in (*passages(store), *beside):
        broken = set()
        for finding in _findings(passage):
            broken.add(finding.rule)
            if finding.rule not in passage.block.allowed:
                yield _problem(passage.file, passage.where, finding)
        for finding in _odd_permissions(passage, broken):
            yield _problem(passage.file, passage.where, finding)
    said = tuple(item.block for item in passages(store) if item.file == SELF_CHECK)
    for found, allowed in readability.too_hard(SELF_CHECK, said):
        yield _problem(SELF_CHECK, "the whole file", Finding("grade", found, allowed))
    for path, page in store.pages.items():
        file = f"docs/{path}"
        allowed_at = {block.line for block in page.blocks if "acronym" in block.allowed}
        for line, found in acronyms.unexplained(page.blocks):
            if line not in allowed_at:
                finding = Finding("acronym", found, rules()["acronym"].write)
                yield _problem(file, f"line {line}", finding)
        for found, allowed in readability.too_hard(file, page.blocks):
            yield _problem(file, "the whole page", Finding("grade", found, allowed))


def _findings(passage: Passage) -> Iterator[Finding]:
    yield from wording.unwanted(passage)
    yield from readability.too_long(passage)
    yield from telephone.misplaced(passage)
    yield from disputes.orders(passage)


def _problem(file: str, where: str, finding: Finding) -> Problem:
    return Problem(file, where, finding.found, finding.allowed, finding.rule, why=finding.why)


def _odd_permissions(passage: Passage, broken: set[str]) -> Iterator[Finding]:
    """Refuse permissions without a reason, for no rule, or no longer needed."""
    block = passage.block
    if any(sourced.has_figure(item.text) and not item.cited for item in block.sentences):
        broken.add(sourced.RULE)
    allowable = sorted(rule.name for rule in rules().values() if rule.is_allowable)
    for rule, reason in block.allowed.items():
        found = f"allow {rule}: {reason}"
        if rule not in allowable:
            yield Finding("permission", found, "one of " + ", ".join(allowable))
        elif len(reason.split()) < 2:
            yield Finding("permission", found, "a reason in words")
        elif rule != "acronym" and rule not in broken:
            yield Finding("permission", found, "nothing: the rule is kept here now")


def _counted(store: Store) -> str:
    """Say how much was read, how hard it is, and which rules were set aside how often."""
    allowed = Counter(
        rule for page in store.pages.values() for block in page.blocks for rule in block.allowed
    )
    named = ", ".join(f"{rule} {count}" for rule, count in sorted(allowed.items()))
    grades = sorted((readability.grade(page.blocks), path) for path, page in store.pages.items())
    mean = sum(value for value, _ in grades) / len(grades)
    return (
        f"{len(grades)} pages: grade {mean:.1f} in the mean, {grades[-1][0]:.1f} at most"
        f" ({grades[-1][1]}). Allowed with a reason: {allowed.total()}"
        f"{f' ({named})' if named else ''}."
    )


def main(environment: Mapping[str, str] = os.environ) -> int:
    """Print what is to be mended, or how much was read; return the status.

    Args:
        environment: On GitHub it says where a summary goes, and that annotations are read.
    """
    root = Path.cwd()
    counted = ""
    try:
        store = load_store(root, today=build_day(environment))
        paper = read_record(PaperWords, root / PAPER, root=root)
        theme = parse_yaml(read_text(root / THEME, root=root), file=THEME)
        strings = (theme.get("extra") or {}).get("strings")
        found = tuple(on_lines(dict.fromkeys(problems(store, paper, strings)), root=root))
        counted = _counted(store)
    except DataError as error:
        found = error.problems
    explained = [report.explained(problem) for problem in found]
    report.tell(explained, counted=counted, environment=environment)
    return 1 if explained else 0


if __name__ == "__main__":
    sys.exit(main())
