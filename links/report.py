"""What the checks of links to other sites came to, and since when: as records. Pure."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Literal, NamedTuple

from pydantic import BaseModel, ConfigDict

from links.collector import Link
from links.verdict import Verdict


class Place(BaseModel):
    """Where a link stands: path of the page in the built folder, and what a reader sees."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    page: str
    text: str


class Entry(BaseModel):
    """A target that is not fine.

    Attributes:
        target: The address, with its fragment.
        kind: See `verdict`.
        what: What happened, for a person.
        since: First day on which a report knew it to be of this kind; for one that was only left
            out this time, the day known before, if any.
        places: Every link to it.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    target: str
    kind: Literal["failure", "warning", "unchecked"]
    what: str
    since: date | None
    places: tuple[Place, ...]


class Report(BaseModel):
    """One run.

    Attributes:
        version: Of this format.
        checked: The day of the run.
        targets: How many distinct targets there were.
        entries: Those that are not fine: failures first, the longest known first.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    version: Literal[1] = 1
    checked: date
    targets: int
    entries: tuple[Entry, ...]

    def count(self, kind: str) -> int:
        """Count the entries of a kind."""
        return sum(entry.kind == kind for entry in self.entries)


class Known(NamedTuple):
    """What the last report knew about a target."""

    kind: str
    since: date | None


def known(report: Report) -> dict[str, Known]:
    """Turn the last report into what `compile_report` carries over, by target."""
    return {entry.target: Known(entry.kind, entry.since) for entry in report.entries}


def compile_report(
    verdicts: Mapping[str, Verdict],
    links: Mapping[str, Sequence[Link]],
    *,
    known: Mapping[str, Known],
    today: date,
) -> Report:
    """Put one run into a report.

    Args:
        verdicts: By target; all that were checked.
        links: By target; every link to it.
        known: From the last report.
        today: The day of the run.
    """
    entries = [
        Entry(
            target=target,
            kind=verdict.kind,
            what=verdict.what,
            since=_since(verdict.kind, known.get(target), today),
            places=tuple(Place(page=link.page, text=link.text) for link in links[target]),
        )
        for target, verdict in verdicts.items()
        if verdict.kind != "fine"
    ]
    entries.sort(key=lambda entry: (entry.kind, entry.since or today, entry.target))
    return Report(checked=today, targets=len(verdicts), entries=tuple(entries))


def _since(kind: str, before: Known | None, today: date) -> date | None:
    if kind == "unchecked":  # not looking at a link does not mend it
        return before.since if before else None
    if before and before.since and before.kind in {kind, "unchecked"}:
        return before.since
    return today
