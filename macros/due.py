"""python -m macros.due: what to check next, in the order that data/services/README.md gives."""

import datetime as dt
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from .errors import DataError
from .models import Country, International, Service
from .services import STALE
from .store import load_store

# First what is held back, then what people need in danger, then lines for stalking and abuse.
HELD, DANGER, FIRST_LINES, REST = range(1, 5)


@dataclass(frozen=True, order=True)
class Due:
    """One entry to check. Sorts as it is to be done: by rank, then the oldest first."""

    rank: int
    last: str  # date of the last check, or of the page that it was seen on; empty: unknown
    country: str
    id: str
    name: str
    why: str


def due(countries: Iterable[Country], international: International, *, today: dt.date) -> list[Due]:
    """Return what nobody has checked for 180 days, the first to check first.

    Args:
        countries: Every record, in any order.
        international: What works across borders.
        today: The day to count from.
    """
    found = []
    for country in countries:
        danger = country.emergency
        if danger.checked is None or today - danger.checked.date > STALE:
            last = danger.checked.date.isoformat() if danger.checked else ""
            number = f"emergency number {danger.number} and ways to call without speaking"
            found.append(Due(DANGER, last, country.country, "emergency", number, _why(last)))
        found += _services(country.services, country.country, today)
    found += _services(international.services, "–", today)
    return sorted(found)


def _services(services: Iterable[Service], country: str, today: dt.date) -> Iterator[Due]:
    for service in services:
        if service.checked and today - service.checked.date <= STALE and not service.hold:
            continue
        last = service.checked.date.isoformat() if service.checked else service.seen or ""
        if service.hold:
            yield Due(HELD, last, country, service.id, service.name, service.hold)
        else:
            line = bool({"stalking", "domestic-abuse"} & set(service.focus))
            rank = FIRST_LINES if line and service.confidence != "low" else REST
            why = "checked long ago" if service.checked else "never checked"
            yield Due(rank, last, country, service.id, service.name, why)


def _why(last: str) -> str:
    return "checked long ago" if last else "never checked"


def table(found: Iterable[Due]) -> str:
    """Write what is due as a Markdown table; a terminal shows it as well as an issue does."""
    lines = ["| | Country | Entry | Name | Last | Why |", "| ---: | --- | --- | --- | --- | --- |"]
    for number, item in enumerate(found, start=1):
        cells = (str(number), item.country, item.id, item.name, item.last or "unknown", item.why)
        lines.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
    return "\n".join(lines)


def main() -> int:
    """Print the table; return 0 when nothing is due, 1 when something is, 2 when data is wrong."""
    try:
        store = load_store(Path.cwd())
    except DataError as error:
        print(error, file=sys.stderr)
        return 2
    found = due(store.countries.values(), store.international, today=dt.date.today())
    print(table(found) if found else "Nothing is due.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
