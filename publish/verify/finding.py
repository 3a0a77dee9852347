"""What a check found, and what to do about it."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

import yaml

REMEDIES = Path(__file__).with_name("remedies.yml")
_SHARED = ("rules", "smaller")
_LONGEST = 400  # signs of what a host wrote


class Outcome(StrEnum):
    """How a check ended. Only FAIL fails."""

    PASS = "pass"  # noqa: S105 (no password)
    NOTE = "note"  # true, worth knowing, and no reason to take the site down
    FAIL = "fail"


@dataclass(frozen=True)
class Finding:
    """One row.

    Attributes:
        check: Its name; stays the same from one version to the next.
        outcome: How it ended.
        found: What was seen, with an address.
        todo: What to do; empty where nothing needs doing.
    """

    check: str
    outcome: Outcome
    found: str
    todo: str = ""


def judged(
    check: str, problems: Collection[str], *, good: str, otherwise: Outcome = Outcome.FAIL
) -> Finding:
    """Return PASS where there is no problem, else the first of them and how many more there are.

    Args:
        check: Its name, as in remedies.yml.
        problems: One each, the plainest first; the same one counts once.
        good: What to say where there is none.
        otherwise: The outcome where there is one.
    """
    different = list(dict.fromkeys(problems))
    if not different:
        return Finding(check, Outcome.PASS, shown(good))
    more = f" (and {len(different) - 1} more)" if len(different) > 1 else ""
    return Finding(check, otherwise, f"{shown(different[0])}{more}", remedies()[check])


def shown(text: str) -> str:
    """Return a text in one line, with nothing in it that steers a terminal: a host may write it."""
    line = " ".join(text[: _LONGEST + 1].split())
    line = line[:_LONGEST] + "…" * (len(text) > _LONGEST)
    return "".join(
        sign if sign.isprintable() else sign.encode("unicode_escape").decode() for sign in line
    )


@cache
def remedies() -> dict[str, str]:
    """Return what to do, by the name of the check."""
    texts = _read()
    return {name: text.format_map(texts) for name, text in texts.items() if name not in _SHARED}


def shared() -> list[str]:
    """Return what several remedies say word for word."""
    return [_read()[name] for name in _SHARED]


@cache
def _read() -> dict[str, str]:
    texts: dict[str, str] = yaml.safe_load(REMEDIES.read_text(encoding="utf-8"))
    return texts
