"""The findings as a table that a terminal, a mail or an issue can hold."""

import shutil
import textwrap
from collections.abc import Sequence

from .finding import Finding, Outcome

_NARROWEST = 60  # columns


def table(findings: Sequence[Finding], *, columns: int | None = None) -> str:
    """Return one row a finding: how it ended, its name, what was found; below it, what to do.

    Args:
        findings: In the order of the rows.
        columns: How wide; as wide as the terminal if not given.
    """
    width = max(columns or shutil.get_terminal_size((100, 24)).columns, _NARROWEST)
    names = max(len(each.check) for each in findings)
    blank = " " * (6 + names + 2)
    lines = []
    for each in findings:
        lines += textwrap.wrap(
            each.found,
            width,
            initial_indent=f"{each.outcome:<6}{each.check:<{names}}  ",
            subsequent_indent=blank,
            break_on_hyphens=False,
        )
        if each.todo:
            lines += textwrap.wrap(
                each.todo,
                width,
                initial_indent=f"{blank}→ ",
                subsequent_indent=f"{blank}  ",
                break_on_hyphens=False,
            )
    return "\n".join(lines)


def summary(findings: Sequence[Finding]) -> str:
    """Return the count of each outcome, in one line."""
    count = {outcome: sum(each.outcome is outcome for each in findings) for outcome in Outcome}
    return ", ".join(f"{count[outcome]} {outcome}" for outcome in Outcome)
