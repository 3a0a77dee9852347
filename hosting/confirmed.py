"""What a host's own people have confirmed: pages that a specialist read, entries that were asked.

Each stands beside the state of what was confirmed. Once that is another, nobody has confirmed what
stands there now, and readers are told no such thing.
"""

import datetime as dt
import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from macros.dated import last_day
from macros.errors import Problem, nearest
from macros.fields import Strict, Text
from macros.models.page import Review
from macros.models.service import Checked
from macros.reading import read_text

from . import countries
from .pages import review_of
from .shown import shown_in

FILE = "confirmed.yml"
# Of an entry, what readers never see: it says nothing of whether the rest is still true.
_FOR_EDITORS = re.compile(r"checked|seen|hold|confidence|notes|.*source_(?:urls?|kind)")
_REVIEW = re.compile(r"^review:.*\n(?:[ ].*\n)*", re.MULTILINE)
_BESIDE_SERVICES = ("emergency", "police_non_emergency")


class PageRead(Review):
    """A page that a specialist has read."""

    page: Text  # below docs/
    state: Text | None = None  # a build says which


class EntryAsked(Checked):
    """An entry of data/services that a person confirmed with the service."""

    entry: Text  # GB/emergency, GB/police_non_emergency, or GB/ and the id of a service
    state: Text | None = None


class Confirmed(Strict):
    """confirmed.yml."""

    pages: tuple[PageRead, ...] = ()
    entries: tuple[EntryAsked, ...] = ()


@dataclass
class Outcome:
    """What confirmations change in a copy."""

    pages: dict[str, str] = field(default_factory=dict)  # texts by path below docs/
    data: dict[str, str] = field(default_factory=dict)  # texts by path, from data/ on
    notes: list[str] = field(default_factory=list)  # what says nothing, and why, for who builds
    problems: list[Problem] = field(default_factory=list)


def confirm(
    confirmed: Confirmed, texts: Mapping[str, str], *, root: Path, today: dt.date, file: str
) -> Outcome:
    """Put confirmations where the project would have its own.

    Args:
        confirmed: What the host has written down.
        texts: Of the project's pages, by path below docs/.
        root: The project's folder.
        today: The day of the build.
        file: confirmed.yml, for messages.
    """
    outcome = Outcome()
    for at, read in enumerate(confirmed.pages, start=1):
        where = f"pages → item {at}"
        if (text := texts.get(read.page)) is None:
            allowed = f"a page below docs/{nearest(read.page, texts)}"
            outcome.problems.append(Problem(file, f"{where} → page", f"'{read.page}'", allowed))
            continue
        found = _Found(f"docs/{read.page}", page_state(text, root), file, where, today)
        if found.is_as_confirmed(read, outcome) and _is_newer(read, review_of(text)):
            outcome.pages[read.page] = _with_review(text, read)
    if confirmed.entries:
        _entries(confirmed.entries, outcome, root=root, today=today, file=file)
    return outcome


def _entries(
    asked: Iterable[EntryAsked], outcome: Outcome, *, root: Path, today: dt.date, file: str
) -> None:
    names = (path.relative_to(root) for path in (root / "data" / "services").glob("*.yml"))
    files = {path.stem.upper(): path.as_posix() for path in sorted(names)}
    read = {code: countries.read(name, root=root) for code, name in files.items()}
    entries = dict(_named(read))
    for at, each in enumerate(asked, start=1):
        where = f"entries → item {at}"
        if (record := entries.get(each.entry)) is None:
            allowed = f"a country, a slash and an entry of it{nearest(each.entry, entries)}"
            problem = Problem(file, f"{where} → entry", f"'{each.entry}'", allowed, "country")
            outcome.problems.append(problem)
            continue
        code = each.entry.partition("/")[0]
        what = f"{each.entry} in {files[code]}"
        found = _Found(what, record_state(record), file, where, today)
        if not found.is_as_confirmed(each, outcome):
            continue
        if why := record.get("hold") or (record["confidence"] == "low" and "sources are weak."):
            why = " ".join(why.split())
            outcome.notes.append(f"{what} stays hidden until we know that you asked. Why: {why}")
        if _is_newer(each, record.get("checked")):
            record["checked"] = _fields(each, Checked)
            outcome.data[files[code]] = countries.written(read[code])


def _is_newer(record: PageRead | EntryAsked, known: object) -> bool:
    """Tell whether the project itself knows of none, or of none that is later."""
    day = known.get("date") if isinstance(known, dict) else None
    return not isinstance(day, dt.date) or record.date >= day


def _named(read: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for code, country in read.items():
        yield from ((f"{code}/{name}", country[name]) for name in _BESIDE_SERVICES)
        yield from ((f"{code}/{service['id']}", service) for service in country["services"])


@dataclass(frozen=True)
class _Found:
    """What stands there now, and where the host has written that it is confirmed."""

    what: str
    state: str
    file: str
    where: str
    today: dt.date

    def is_as_confirmed(self, record: PageRead | EntryAsked, outcome: Outcome) -> bool:
        """Tell whether a confirmation holds, and note in the outcome why it does not."""
        last = last_day(self.today)
        if record.date > last:
            found = f"{record.date}, which is still to come"
            self._problem(outcome, "date", found, f"a day up to {last}", rule="date")
        elif record.state is None:
            allowed = f"{self.state}, if what was confirmed is {self.what} as it stands now"
            self._problem(outcome, "state", "nothing", allowed)
        elif record.state != self.state:
            outcome.notes.append(
                f"{self.what} has changed since. Confirm it as it is now, with state: {self.state}"
            )
        return record.date <= last and record.state == self.state

    def _problem(
        self, outcome: Outcome, name: str, found: str, allowed: str, rule: str = "field"
    ) -> None:
        where = f"{self.where} → {name}"
        outcome.problems.append(Problem(self.file, where, found, allowed, rule))


def page_state(text: str, root: Path) -> str:
    """Return the state of a page and of the data in it: of all but who has reviewed it."""
    data = (read_text(root / name, root=root) for name in shown_in(text))
    return _digest("\0".join((_REVIEW.sub("", text, count=1), *data)))


def record_state(record: Mapping[str, Any]) -> str:
    """Return the state of what readers see of an entry."""
    seen = {name: value for name, value in record.items() if not _FOR_EDITORS.fullmatch(name)}
    return _digest(json.dumps(seen, sort_keys=True, default=str))


def _digest(text: str) -> str:
    return f"s{hashlib.sha256(text.encode()).hexdigest()[:11]}"  # a letter first: YAML reads words


def _with_review(text: str, read: PageRead) -> str:
    fields = {"review": _fields(read, Review)}
    review = yaml.safe_dump(fields, sort_keys=False, allow_unicode=True)
    return _REVIEW.sub(lambda _: review, text, count=1)


def _fields(record: Strict, model: type[Strict]) -> dict[str, Any]:
    return {name: getattr(record, name) for name in model.model_fields}
