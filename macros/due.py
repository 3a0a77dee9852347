"""python -m macros.due: what to check next, in the order that data/services/README.md gives."""

import datetime as dt
import os
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from .days import build_day
from .errors import DataError
from .models import Country, EmergencyNumber, International, Service
from .models.service import Checked, is_fresh
from .store import load_store

# First what is held back, then what people need in danger, then lines for stalking and abuse.
HELD, DANGER, FIRST_LINES, REST = range(1, 5)
NOTHING = "Nothing is due."
WARNING = (
    "Never ring an emergency number, or a line for people in danger, to test it. Someone may be\n"
    "waiting. Write, or ask the office or the press line of the service or the police."
)


@dataclass(frozen=True, order=True)
class Due:
    """One entry to check. Sorts as it is to be done: by rank, then the oldest first."""

    rank: int
    last: str  # date of the last check, or of the page that it was seen on; empty: unknown
    country: str
    id: str
    name: str
    why: str


def due(
    countries: Iterable[Country],
    international: International,
    emergency: Iterable[EmergencyNumber],
    *,
    today: dt.date,
) -> list[Due]:
    """Return what nobody has checked for 180 days, the first to check first.

    Args:
        countries: Every record, in any order.
        international: What works across borders.
        emergency: The numbers that stand on every page.
        today: The day to count from.
    """
    found = [
        _due(DANGER, "all", item.number, item.places, item.checked)
        for item in emergency
        if not is_fresh(item.checked, today=today)
    ]
    for item in international.harmonised:
        if not is_fresh(item.checked, today=today):
            found.append(_due(DANGER, "all", item.number, item.what, item.checked))
    for country in countries:
        code, danger, police = country.country, country.emergency, country.shown_police
        if not is_fresh(danger.checked, today=today):
            name = f"{danger.number}, and ways to call without speaking"
            found.append(_due(DANGER, code, "emergency", name, danger.checked))
        if police and police.number and not is_fresh(police.checked, today=today):
            found.append(_due(DANGER, code, "police_non_emergency", police.number, police.checked))
        found += _services(country.services, code, today)
    found += _services(international.services, "all", today)
    return sorted(found)


def _services(services: Iterable[Service], country: str, today: dt.date) -> Iterator[Due]:
    for service in services:
        last = service.checked.date.isoformat() if service.checked else service.seen or ""
        if service.hold:
            yield Due(HELD, last, country, service.id, service.name, service.hold)
        elif not is_fresh(service.checked, today=today):
            line = bool({"stalking", "domestic-abuse"} & set(service.focus))
            rank = FIRST_LINES if line and service.confidence != "low" else REST
            yield Due(rank, last, country, service.id, service.name, _why(service.checked))


def _due(rank: int, country: str, name_id: str, name: str, checked: Checked | None) -> Due:
    last = checked.date.isoformat() if checked else ""
    return Due(rank, last, country, name_id, name, _why(checked))


def _why(checked: Checked | None) -> str:
    return "checked long ago" if checked else "never checked"


def table(found: Iterable[Due]) -> str:
    """Write what is due as a Markdown table; a terminal shows it as well as an issue does."""
    lines = ["| | Country | Entry | Name | Last | Why |", "| ---: | --- | --- | --- | --- | --- |"]
    for number, item in enumerate(found, start=1):
        cells = (str(number), item.country, item.id, item.name, item.last or "unknown", item.why)
        lines.append("| " + " | ".join(map(cell, cells)) + " |")
    return "\n".join(lines)


def cell(text: str) -> str:
    """Write a text as one cell: a bar, a mention or a mark of Markdown in it is only a sign."""
    return re.sub(r"[\\`*_<>\[\]|@#!]", lambda sign: f"&#{ord(sign[0])};", " ".join(text.split()))


def main() -> int:
    """Print the table, or that nothing is due; return 0, or 1 when the data is wrong."""
    try:
        today = build_day(os.environ)
        store = load_store(Path.cwd(), today=today)
    except DataError as error:
        print(error, file=sys.stderr)
        return 1
    found = due(store.countries.values(), store.international, store.emergency, today=today)
    print(f"{WARNING}\n\n{table(found)}" if found else NOTHING)
    return 0


if __name__ == "__main__":
    sys.exit(main())
