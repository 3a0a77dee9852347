"""The poster and the leaflet: what stands on them, by country. Pure."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

import segno

from macros.models import Country, EmergencyNumber
from macros.models.own_contacts import OwnContacts
from macros.models.paper import ContactWords
from macros.models.service import Phone, Service, is_fresh

STRIPS = 10  # of a sheet's width: as narrow as a number can be read on
_QUIET = 4  # modules of white around a QR code, as ISO/IEC 18004 asks


def contact(
    country: Country | None,
    *,
    own: OwnContacts | None = None,
    emergency: Sequence[EmergencyNumber],
    address: str,
    today: dt.date,
    words: ContactWords,
) -> dict[str, Any]:
    """Return whom to call and where to read more.

    Args:
        country: The host's; without one there is no helpline, but the address of the list.
        own: The host's own contacts: their first line stands in place of the country's.
        emergency: The numbers that serve most readers, for a host without a country.
        address: Of the site.
        today: What was checked long before it says so.
        words: Those of `both` in data/paper.yml.
    """
    first = _first(country, own)
    if country:
        numbers = [(country.emergency.number, "")]
    else:
        numbers = [(item.number, item.places) for item in emergency]
    page = address if first else f"{address}help/"
    stale = unchecked(country, own=own, emergency=emergency, today=today)
    return {
        "numbers": numbers,
        "danger": words.danger.format(number=numbers[0][0]) if country else words.danger_many,
        "helpline": _helpline(first) if first else None,
        "title": words.talk if first else words.find,
        "not_checked": words.not_checked if stale else "",
        "more": words.more,
        "trace": words.trace,
        "address": readable(page),
        "code": code(page),
        "code_says": words.code.format(address=readable(page)),
        # Nothing on a strip tells what it is for.
        "strip": first[1].display if first else readable(page),
        "strips": STRIPS,
    }


def _first(country: Country | None, own: OwnContacts | None) -> tuple[Service, Phone] | None:
    """Return the one helpline of a sheet: the host's own, or else its country's."""
    return (own.first_line if own else None) or (country.first_contact if country else None)


def _helpline(first: tuple[Service, Phone]) -> dict[str, str]:
    service, line = first
    return {
        "name": service.name,
        "number": line.display,
        "hours": service.hours or "",
        "cost": service.cost or "",
    }


def readable(address: str) -> str:
    """Return an address as people type it: no scheme, no slash at its end."""
    parts = urlsplit(address)
    return f"{parts.netloc}{parts.path}".rstrip("/")


def code(address: str) -> str:
    """Return a QR code as SVG, with the white around it that readers of it need."""
    made = segno.make(address, error="m", micro=False)
    return str(made.svg_inline(border=_QUIET, dark="#000", light="#fff", omitsize=True))


def unchecked(
    country: Country | None,
    *,
    own: OwnContacts | None = None,
    emergency: Sequence[EmergencyNumber],
    today: dt.date,
) -> list[str]:
    """Name the numbers of a sheet that nobody has checked lately, for whoever is about to print."""
    if country:
        found = [(f"{country.emergency.number} ({country.name})", country.emergency.checked)]
    else:
        found = [(f"{item.number} ({item.places})", item.checked) for item in emergency]
    if first := _first(country, own):
        found.append((f"{first[1].display} ({first[0].name})", first[0].checked))
    return [name for name, checked in found if not is_fresh(checked, today=today)]


def data(words: Mapping[str, Any], contact: Mapping[str, Any], *, review: str) -> dict[str, Any]:
    """Return what poster.typ or leaflet.typ sets."""
    return {"words": dict(words), "contact": dict(contact), "review": review}
