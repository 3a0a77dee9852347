"""The findings as a table that a terminal, a mail or an issue can hold."""

import shutil
import textwrap
from collections.abc import Sequence

from .finding import Finding, Outcome, shared

_NARROWEST = 60  # columns


def table(findings: Sequence[Finding], *, columns: int | None = None) -> str:
    """Return one row a finding: how it ended, its name, what was found; below it, what to do.

    What several rows would say word for word stands once, at the end.

    Args:
        findings: In the order of the rows.
        columns: How wide; as wide as the terminal if not given.
    """
    width = max(columns or shutil.get_terminal_size((100, 24)).columns, _NARROWEST)
    names = max(len(each.check) for each in findings)
    blank = " " * (6 + names + 2)
    lines = []
    for each in findings:
        lines += _wrapped(each.found, width, f"{each.outcome:<6}{each.check:<{names}}  ", blank)
        if each.todo:
            lines += _wrapped(_shortened(each.todo), width, f"{blank}→ ", f"{blank}  ")
    for number, text in enumerate(shared(), 1):
        if any(text in each.todo for each in findings):
            lines += ["", *_wrapped(text, width, f"[{number}] ", "    ")]
    return "\n".join(lines)


def _wrapped(text: str, width: int, first: str, rest: str) -> list[str]:
    return textwrap.wrap(
        text, width, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False
    )


def _shortened(todo: str) -> str:
    for number, text in enumerate(shared(), 1):
        todo = todo.replace(text, f"[{number}]")
    return todo


def summary(findings: Sequence[Finding]) -> str:
    """Return the count of each outcome, in one line."""
    count = {outcome: sum(each.outcome is outcome for each in findings) for outcome in Outcome}
    return ", ".join(f"{count[outcome]} {outcome}" for outcome in Outcome)
