"""What one record alone cannot know: references between records, unique ids, valid numbers."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from . import numbers
from .errors import Problem
from .models import Country, EmergencyNumber, Figure, Quiz, Reference, Service

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def quizzes(records: dict[str, Quiz], known: frozenset[str]) -> Iterator[Problem]:
    """Check file names, ids and sources of quizzes; `known` holds the keys of references.bib."""
    for slug, quiz in records.items():
        file = f"data/quizzes/{slug}.yml"
        yield from _named(slug, file=file)
        for name in repeated(item.id for item in quiz.statements):
            yield Problem(file, f"statements → {name} → id", f"'{name}' twice", "each id once")
        for item in quiz.statements:
            for key in item.sources:
                if key not in known:
                    where = f"statements → {item.id} → sources"
                    yield Problem(file, where, f"'{key}'", "a key of data/references.bib")


def figures(records: dict[str, Figure], known: frozenset[str]) -> Iterator[Problem]:
    """Check file names, values and sources of figures; `known` holds the keys of references.bib."""
    for slug, figure in records.items():
        file = f"data/figures/{slug}.yml"
        yield from _named(slug, file=file)
        for label in repeated(row.label for row in figure.rows):
            yield Problem(file, "rows → label", f"'{label}' twice", "each label once")
        wanted = len(figure.columns or ("one",))
        for row in figure.rows:
            where = f"rows → {row.label} → values"
            if len(row.values) != wanted:
                yield Problem(file, where, f"{len(row.values)} values", f"{wanted}: one a column")
            if figure.unit == "percent" and any(value and value > 100 for value in row.values):
                yield Problem(
                    file, where, f"{max(filter(None, row.values))}", "at most 100 percent"
                )
        for key in figure.all_sources:
            if key not in known:
                yield Problem(file, "sources", f"'{key}'", "a key of data/references.bib")


def countries(records: dict[str, Country], regions: frozenset[str]) -> Iterator[Problem]:
    """Check country files, by the name of their file: codes, ids, contacts and numbers.

    Args:
        records: Countries by file name without ending.
        regions: Codes that have a name in data/strings/.
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
        if not record.shown_services:
            yield Problem(
                file,
                "services",
                "none that may be shown",
                "one not held back nor of low confidence",
            )
        for service in record.services:
            where = f"services → {service.id}"
            if everywhere[service.id] > 1:
                yield Problem(file, f"{where} → id", f"'{service.id}' twice", "each id once")
            for code in service.regions:
                if code not in regions:
                    allowed = "a code with a name under regions: in data/strings/en.yml"
                    yield Problem(file, f"{where} → regions", f"'{code}'", allowed)
            yield from _contacts(service, file=file, where=where, country=record.country)


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


def references(records: dict[str, Reference]) -> Iterator[Problem]:
    """Check that no two sources look the same in the text."""
    labels = Counter((record.names, record.year) for record in records.values())
    for key, record in records.items():
        if labels[record.names, record.year] > 1:
            found = f"{', '.join(record.names)} {record.year} twice"
            allowed = "a shortauthor that tells the two apart"
            yield Problem("data/references.bib", key, found, allowed)


def _named(slug: str, *, file: str) -> Iterator[Problem]:
    if not SLUG.fullmatch(slug):
        yield Problem(file, "the file's name", slug, "small letters, digits and hyphens")


def repeated(names: Iterable[str]) -> list[str]:
    """Return what comes more than once, in the order met."""
    return [name for name, count in Counter(names).items() if count > 1]
