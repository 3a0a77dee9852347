"""What the schema of services cannot know: numbers that ring, ids used twice, days to come."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator

from . import numbers
from .checks import repeated
from .errors import Problem
from .models import Country, EmergencyNumber, International, Service
from .models.service import Emergency
from .services import MOST_AREAS, areas


def countries(
    records: dict[str, Country], *, regions: frozenset[str], today: dt.date
) -> Iterator[Problem]:
    """Check country files, by the name of their file: codes, ids, contacts, numbers and days.

    Args:
        records: Countries by file name without ending.
        regions: Codes that have a name in data/strings/.
        today: No service can have been checked after it.
    """
    everywhere = Counter(item.id for record in records.values() for item in record.services)
    for name, record in records.items():
        file = f"data/services/{name}.yml"
        if record.country.lower() != name or record.country not in numbers.REGIONS:
            allowed = f"the code that names the file, an ISO 3166-1 code: {name.upper()}"
            yield Problem(file, "country", f"'{record.country}'", allowed)
            continue
        for number in (record.emergency.number, *record.emergency.also):
            if not numbers.is_emergency(number, country=record.country):
                yield Problem(
                    file, "emergency", f"'{number}'", f"an emergency number of {record.name}"
                )
        police = record.police_non_emergency
        where = "police_non_emergency"
        if police.number:
            code = record.country
            yield from _dialled(
                police.number, police.e164, None, file=file, where=where, country=code
            )
        yield from _not_yet(record.emergency, today, file=file, where="emergency")
        parts = [(f"law → {law.name}", law.regions) for law in record.law]
        parts += [(f"services → {service.id}", service.regions) for service in record.services]
        for where, code in ((where, code) for where, codes in parts for code in codes):
            if code not in regions:
                allowed = "a code with a name under regions: in data/strings/en.yml"
                yield Problem(file, f"{where} → regions", f"'{code}'", allowed)
        if len(found := areas(record)) > MOST_AREAS:
            allowed = f"{MOST_AREAS} at most, or more rules in docs/assets/css/services.css"
            yield Problem(file, "regions", f"{len(found)} areas", allowed)
        for service in record.services:
            where = f"services → {service.id}"
            if everywhere[service.id] > 1:
                yield Problem(file, f"{where} → id", f"'{service.id}' twice", "each id once")
            yield from _not_yet(service, today, file=file, where=where)
            yield from _contacts(service, file=file, where=where, country=record.country)


def international(record: International, *, today: dt.date) -> Iterator[Problem]:
    """Check what helps in more than one country; `today` as for countries."""
    file = "data/international.yml"
    for item in record.harmonised:
        if not numbers.agree(item.display, item.number):
            where = f"harmonised → {item.number} → display"
            yield Problem(file, where, f"'{item.display}'", f"the digits {item.number}")
    for name in repeated(service.id for service in record.services):
        yield Problem(file, f"services → {name} → id", f"'{name}' twice", "each id once")
    for service in record.services:
        where = f"services → {service.id}"
        yield from _not_yet(service, today, file=file, where=where)
        for line in (*service.phone, *service.text):
            allowed = "none here: a number belongs to the country in which it rings"
            yield Problem(file, f"{where} → phone", f"'{line.display}'", allowed)


def _not_yet(
    record: Service | Emergency, today: dt.date, *, file: str, where: str
) -> Iterator[Problem]:
    if record.checked and record.checked.date > today:
        found = f"{record.checked.date}, a day that is still to come"
        yield Problem(file, f"{where} → checked → date", found, f"a day up to {today}")


def _contacts(service: Service, *, file: str, where: str, country: str) -> Iterator[Problem]:
    contacts = (service.phone, service.text, service.chat_url, service.email, service.url)
    if not any(contacts):
        yield Problem(file, where, "no way to make contact", "phone, text, chat_url, email or url")
    for line in (*service.phone, *service.text):
        if line.e164 and line.short_code:
            yield Problem(file, f"{where} → {line.display}", "both e164 and short_code", "only one")
        if line.short_code and not numbers.is_short(line.short_code, country=country):
            allowed = f"a short number that is possible in {country}"
            yield Problem(
                file, f"{where} → {line.display} → short_code", f"'{line.short_code}'", allowed
            )
        yield from _dialled(
            line.display, line.e164, line.short_code, file=file, where=where, country=country
        )


def _dialled(
    display: str, e164: str | None, short_code: str | None, *, file: str, where: str, country: str
) -> Iterator[Problem]:
    """Check that a link rings in the country, and rings the number that is printed."""
    if e164 and not numbers.is_valid(e164, country=country):
        allowed = f"a number that is valid in {country}, as +, country code and digits"
        yield Problem(file, f"{where} → {display} → e164", f"'{e164}'", allowed)
    elif not numbers.agree(display, e164 or short_code):
        allowed = "the digits of the link's number, as people write them"
        yield Problem(file, f"{where} → display", f"'{display}'", allowed)


def emergency(records: Iterable[EmergencyNumber], by_file: dict[str, Country]) -> Iterator[Problem]:
    """Check that the few numbers shown to everyone are those of the country files."""
    known = {record.country: record for record in by_file.values()}
    for record in records:
        where = f"numbers → {record.number}"
        for code in record.countries:
            main = known[code].emergency if code in known else None
            if main is None:
                yield Problem(
                    "data/emergency.yml", where, f"'{code}'", "a country in data/services"
                )
            elif record.number not in (main.number, *main.also):
                allowed = f"{main.number}, as in data/services/{code.lower()}.yml"
                yield Problem("data/emergency.yml", where, f"'{record.number}'", allowed)
