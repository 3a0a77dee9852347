"""Days that have been: nothing was written, seen, reviewed or checked on a day still to come."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping

from .errors import Problem
from .models import Country, DeviceSteps, EmergencyNumber, International, Reference
from .models.own_contacts import OwnContacts
from .models.service import Checked
from .pages import Page
from .service_checks import EMERGENCY, INTERNATIONAL, OWN

# File, place in it, and what stands there: a day, or a text that names one, a month or a year.
Dated = tuple[str, str, dt.date | str | None]


def last_day(today: dt.date) -> dt.date:
    """Return the last day that can have been.

    A day of grace: when it is the 29th here, it may be the 30th where the editor lives (UTC+14).
    """
    return today + dt.timedelta(days=1)


def problems(dated: Iterable[Dated], *, today: dt.date) -> Iterator[Problem]:
    """Find days, months and years that are still to come."""
    last = last_day(today)
    for file, where, day in dated:
        if day and str(day) > last.isoformat()[: len(str(day))]:
            found = f"{day}, which is still to come"
            yield Problem(file, where, found, f"a day up to {last}", "date")


def services(
    records: Iterable[Country], shared: International, emergency: Iterable[EmergencyNumber]
) -> Iterator[Dated]:
    """Yield on which days services and numbers were checked, and when they were seen."""
    for record in records:
        file = f"data/services/{record.country.lower()}.yml"
        for where in ("emergency", "police_non_emergency"):
            yield _checked(file, where, getattr(record, where).checked)
        for service in record.services:
            yield _checked(file, f"services → {service.id}", service.checked)
            yield file, f"services → {service.id} → seen", service.seen
    for service in shared.services:
        yield _checked(INTERNATIONAL, f"services → {service.id}", service.checked)
        yield INTERNATIONAL, f"services → {service.id} → seen", service.seen
    for number in shared.harmonised:
        yield _checked(INTERNATIONAL, f"harmonised → {number.number}", number.checked)
    for item in emergency:
        yield _checked(EMERGENCY, f"numbers → {item.number}", item.checked)


def own(record: OwnContacts) -> Iterator[Dated]:
    """Yield on which days a host's own contacts were checked."""
    for service in record.services:
        yield _checked(OWN, f"contacts → {service.id}", service.checked)


def device_steps(records: Mapping[str, DeviceSteps]) -> Iterator[Dated]:
    """Yield on which days steps were tried."""
    for slug, record in records.items():
        for step in record.steps:
            yield _checked(f"data/device-steps/{slug}.yml", f"steps → {step.id}", step.checked)


def references(records: Mapping[str, Reference]) -> Iterator[Dated]:
    """Yield in which years sources came out."""
    for key, record in records.items():
        if record.year != "n.d.":
            yield "data/references.bib", f"{key} → year", record.year


def pages(found: Mapping[str, Page]) -> Iterator[Dated]:
    """Yield on which days pages were written and reviewed."""
    for path, page in found.items():
        yield f"docs/{path}", "written", page.front_matter.written
        if review := page.front_matter.review:
            yield f"docs/{path}", "review → date", review.date


def _checked(file: str, where: str, checked: Checked | None) -> Dated:
    return file, f"{where} → checked → date", checked.date if checked else None
