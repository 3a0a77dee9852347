"""Two sets of facts, where they differ, and which of that is written down in known.yml. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from fnmatch import fnmatchcase
from itertools import zip_longest
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict

from macros.reading import checked_record, parse_yaml

from .facts import Facts

FILE = "canary/known.yml"
NOTHING = "–"  # there is no such line
_SHOWN = 60  # characters of a line in the table


class Difference(NamedTuple):
    """One place where the engines differ: what is looked at, where, and the first line of each."""

    looked_at: str
    place: str
    ours: str
    theirs: str


class Known(BaseModel):
    """A difference that somebody has looked at.

    Attributes:
        looked_at: As the table names it, such as "text".
        places: Paths or addresses; `*` stands for anything.
        ours: The whole line; `*` stands for anything, and so does leaving it out.
        theirs: The same of the other engine.
        why: Where it comes from.
        plan: What to do about it on the day we move.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    looked_at: str
    places: tuple[str, ...]
    ours: str | None = None
    theirs: str | None = None
    why: str
    plan: str

    def covers(self, found: Difference, *, place: str = "") -> bool:
        """Say whether this is the difference that is meant, in one of the places or in any."""
        return (
            self.looked_at == found.looked_at
            and any(fnmatchcase(found.place, each) for each in ([place] if place else self.places))
            and _matches(found.ours, self.ours)
            and _matches(found.theirs, self.theirs)
        )


def _matches(line: str, pattern: str | None) -> bool:
    return pattern is None or fnmatchcase(line, pattern)


class Verdict(NamedTuple):
    """What nobody knew of, and what was known and is gone; both are a reason to stop."""

    unknown: tuple[Difference, ...]
    gone: tuple[Known, ...]


class KnownList(BaseModel):
    """What known.yml holds."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    known: tuple[Known, ...]


def known_from(text: str) -> tuple[Known, ...]:
    """Read what known.yml says.

    Raises:
        DataError: Something in it is not as it should be.
    """
    return checked_record(KnownList, parse_yaml(text, file=FILE), file=FILE).known


def differences(ours: Facts, theirs: Facts) -> list[Difference]:
    """Return where two builds differ, in the order of what is looked at and of places.

    Of lines that differ the first stands for all. A file that one of them lacks is told once, not
    again for each line of it.
    """
    lacking = {place for name, place in ours.keys() ^ theirs.keys() if name == "path"}
    found = []
    for name, place in sorted(ours.keys() | theirs.keys()):
        if name != "path" and place in lacking:
            continue
        pairs = zip_longest(
            ours.get((name, place), ()), theirs.get((name, place), ()), fillvalue=NOTHING
        )
        first = next(((one, other) for one, other in pairs if one != other), None)
        if first:
            found.append(Difference(name, place, *first))
    return found


def verdict(found: Iterable[Difference], known: Sequence[Known]) -> Verdict:
    """Hold what was found against what is written down, in both directions."""
    found = tuple(found)
    return Verdict(
        tuple(each for each in found if not any(entry.covers(each) for entry in known)),
        tuple(
            entry.model_copy(update={"places": gone})
            for entry in known
            if (gone := tuple(_gone(entry, found)))
        ),
    )


def _gone(entry: Known, found: Sequence[Difference]) -> Iterator[str]:
    """Give the places of an entry that no difference is in any longer."""
    for place in entry.places:
        if not any(entry.covers(each, place=place) for each in found):
            yield place


def table(found: Iterable[Difference], known: Sequence[Known]) -> Iterator[str]:
    """Yield a table in Markdown: a line for each difference, however many places have it."""
    rows: dict[tuple[str, str, str, str], list[str]] = {}
    for each in found:
        plan = next((entry.plan for entry in known if entry.covers(each)), "**not known**")
        rows.setdefault((each.looked_at, each.ours, each.theirs, plan), []).append(each.place)
    yield "| looked at | where | MkDocs | Zensical | plan |"
    yield "| --- | --- | --- | --- | --- |"
    for (name, ours, theirs, plan), places in rows.items():
        more = f" and {len(places) - 1} more" if len(places) > 1 else ""
        cells = (name, places[0] + more, _short(ours), _short(theirs), plan)
        yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def _short(line: str) -> str:
    return line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1]}…"
