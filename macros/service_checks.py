"""What the schema of services cannot know: numbers that ring, ids used twice, codes that exist."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from . import languages, numbers
from .errors import Problem
from .links import country_page
from .models import Country, EmergencyNumber, International, Service
from .models.own_contacts import OwnContacts
from .pages import Page

MOST_AREAS = 12  # docs/assets/css/services.css has a rule for each
INTERNATIONAL = "data/international.yml"
EMERGENCY = "data/emergency.yml"
OWN = "data/own-contacts.yml"
Strings = Mapping[str, Mapping[str, str]]


def countries(records: Mapping[str, Country], *, strings: Strings) -> Iterator[Problem]:
    """Check country files: codes, numbers, regions, languages and contacts.

    Args:
        records: Countries by the name of their file without ending.
        strings: All of data/strings/<lang>.yml; regions and some languages have their names there.
    """
    for name, record in records.items():
        file = f"data/services/{name}.yml"
        if record.country.lower() != name or record.country not in numbers.REGIONS:
            allowed = f"the code that names the file, an ISO 3166-1 code: {name.upper()}"
            yield Problem(file, "country", f"'{record.country}'", allowed, "country")
            continue
        yield from _police(record, file=file)
        yield from _regions(record, frozenset(strings["regions"]), file=file)
        yield from _tags(record, strings, file=file)
        for service in record.services:
            where = f"services → {service.id}"
            yield from _contacts(service, file=file, where=where, country=record.country)


def ids(records: Iterable[Country], international: International) -> Iterator[Problem]:
    """Check that an id starts as its file does, and is used once in all of them."""
    lists = [
        (record.country.lower(), f"data/services/{record.country.lower()}.yml", record.services)
        for record in records
    ]
    lists.append(("int", INTERNATIONAL, international.services))
    counts = Counter(service.id for _, _, services in lists for service in services)
    for prefix, file, services in lists:
        for service in services:
            where = f"services → {service.id} → id"
            if counts[service.id] > 1:
                yield Problem(file, where, f"'{service.id}' twice", "each id once")
            elif not service.id.startswith(f"{prefix}-"):
                yield Problem(file, where, f"'{service.id}'", f"an id that starts with {prefix}-")


def international(record: International) -> Iterator[Problem]:
    """Check what helps in more than one country: nothing in it belongs to one."""
    for item in record.harmonised:
        if not numbers.agree(item.display, item.number):
            where = f"harmonised → {item.number} → display"
            yield Problem(
                INTERNATIONAL, where, f"'{item.display}'", f"the digits {item.number}", "number"
            )
    for service in record.services:
        where = f"services → {service.id}"
        for line in (*service.phone, *service.text):
            allowed = "none here: a number belongs to the country in which it rings"
            yield Problem(INTERNATIONAL, f"{where} → phone", f"'{line.display}'", allowed, "number")
        for code in service.regions:
            allowed = "none here: a region belongs to a country"
            yield Problem(INTERNATIONAL, f"{where} → regions", f"'{code}'", allowed, "country")


def emergency(
    records: Iterable[EmergencyNumber], by_code: Mapping[str, Country]
) -> Iterator[Problem]:
    """Check that the few numbers shown to everyone are those of the country files."""
    for record in records:
        where = f"numbers → {record.number}"
        for code in record.countries:
            danger = by_code[code].emergency if code in by_code else None
            if danger is None:
                yield Problem(
                    EMERGENCY, where, f"'{code}'", "a country in data/services", "country"
                )
            elif record.number not in (danger.number, *danger.also):
                works = " or ".join((danger.number, *danger.also))
                allowed = f"{works}, as in data/services/{code.lower()}.yml"
                yield Problem(EMERGENCY, where, f"'{record.number}'", allowed, "number")


def own(record: OwnContacts) -> Iterator[Problem]:
    """Check a host's own contacts as services of its country are checked."""
    for service in record.services:
        where = f"contacts → {service.id}"
        if record.country:
            yield from _contacts(service, file=OWN, where=where, country=record.country)
        elif lines := (*service.phone, *service.text):
            allowed = (
                "none without a country in host.yml: a number belongs to the one where it rings"
            )
            yield Problem(OWN, f"{where} → phone", f"'{lines[0].display}'", allowed, "number")


def pages(records: Iterable[Country], found: Mapping[str, Page]) -> Iterator[Problem]:
    """Check that every country has a page of its own that shows its services."""
    for record in records:
        path = country_page(record.name)
        calls = found[path].calls if path in found else ()
        if not any(c.name == "services" and c.arguments == (record.country,) for c in calls):
            call = f'{{{{ services("{record.country}") }}}}'
            file = f"data/services/{record.country.lower()}.yml"
            yield Problem(
                file, "name", f"'{record.name}'", f"a page docs/{path} that has {call}", "country"
            )


def _police(record: Country, *, file: str) -> Iterator[Problem]:
    for number in (record.emergency.number, *record.emergency.also):
        if not numbers.is_emergency(number, country=record.country):
            allowed = f"an emergency number of {record.name}"
            yield Problem(file, "emergency", f"'{number}'", allowed, "number")
    police = record.police_non_emergency
    if police.number:
        where = "police_non_emergency"
        code = record.country
        yield from _dialled(police.number, police.e164, None, file=file, where=where, country=code)


def _regions(record: Country, known: frozenset[str], *, file: str) -> Iterator[Problem]:
    parts = [(f"law → {law.name}", law.regions) for law in record.law]
    parts += [(f"services → {service.id}", service.regions) for service in record.services]
    for where, codes in parts:
        for code in codes:
            if code not in known:
                allowed = "a code with a name under regions: in data/strings/en.yml"
                yield Problem(file, f"{where} → regions", f"'{code}'", allowed, "country")
    if len(record.areas) > MOST_AREAS:
        allowed = f"{MOST_AREAS} at most, or more rules in docs/assets/css/services.css"
        yield Problem(file, "regions", f"{len(record.areas)} areas", allowed, "country")


def _tags(record: Country, strings: Strings, *, file: str) -> Iterator[Problem]:
    parts = [("own_names", tuple(record.own_names)), ("languages", record.languages)]
    parts += [(f"services → {item.id} → languages", item.languages) for item in record.services]
    locale, more = strings["services"]["locale"], strings["languages"]
    for where, tags in parts:
        for tag in tags:
            if languages.name_of(tag, locale=locale, more=more) is None:
                allowed = "a tag that Babel knows, or with a name under languages: in data/strings"
                yield Problem(file, where, f"'{tag}'", allowed)


def _contacts(service: Service, *, file: str, where: str, country: str) -> Iterator[Problem]:
    contacts = (service.phone, service.text, service.chat_url, service.email, service.url)
    if not any(contacts):
        yield Problem(file, where, "no way to make contact", "phone, text, chat_url, email or url")
    for line in (*service.phone, *service.text):
        here = f"{where} → {line.display}"
        if line.e164 and line.short_code:
            yield Problem(file, here, "both e164 and short_code", "only one", "number")
        if line.short_code and not numbers.is_short(line.short_code, country=country):
            allowed = f"a short number that is possible in {country}"
            yield Problem(file, f"{here} → short_code", f"'{line.short_code}'", allowed, "number")
        yield from _dialled(
            line.display, line.e164, line.short_code, file=file, where=here, country=country
        )


def _dialled(
    display: str, e164: str | None, short_code: str | None, *, file: str, where: str, country: str
) -> Iterator[Problem]:
    """Check that a link rings in the country, and rings the number that is printed."""
    if e164 and not numbers.is_valid(e164, country=country):
        allowed = f"a number that is valid in {country}, as +, country code and digits"
        yield Problem(file, f"{where} → e164", f"'{e164}'", allowed, "number")
    elif not numbers.agree(display, e164 or short_code):
        allowed = "the digits of the link's number, as people write them"
        yield Problem(file, f"{where} → display", f"'{display}'", allowed, "number")
