"""The services of one country, with the truth about when each was last seen."""

import datetime as dt
from collections.abc import Mapping

from babel import Locale
from babel.dates import format_date, format_skeleton

from .models import Country, Service
from .templating import render

# A service stands in the first group whose subject it has.
GROUPS = (("stalking", "stalking"), ("domestic-abuse", "domestic_abuse"))


def service_list(country: Country, *, strings: Mapping[str, Mapping[str, str]]) -> str:
    """Show how to reach the police and which services help.

    Args:
        country: The record; what may not be shown is left out here.
        strings: All of data/strings/<lang>.yml.

    Returns:
        One `<div>` element. The first group of services is open, the others are folded, so that
        the next country is not far away.
    """
    groups: dict[str, list[Service]] = {name: [] for name in (*dict(GROUPS).values(), "more")}
    for service in country.shown_services:
        name = next((name for focus, name in GROUPS if focus in service.focus), "more")
        groups[name].append(service)
    words = strings["services"]
    return render(
        "services",
        country=country,
        groups=[(words[f"group_{name}"], found) for name, found in groups.items() if found],
        regions={code: strings["regions"][code] for s in country.services for code in s.regions},
        seen={s.id: _day(s.seen, words["locale"]) for s in country.services if s.seen},
        checked={
            s.id: _day(s.checked.date.isoformat(), words["locale"])
            for s in country.services
            if s.checked
        },
        languages={
            s.id: _languages(s.languages, words["locale"], strings["languages"])
            for s in country.services
        },
        strings=words,
    )


def _day(seen: str, locale: str) -> str:
    """Write 2026, 2026-08 or 2026-08-14 as people read it."""
    parts = [int(part) for part in seen.split("-")]
    day = dt.date(*[*parts, 1, 1][:3])
    if len(parts) == 1:
        return str(day.year)
    if len(parts) == 2:
        return format_skeleton("yMMMM", day, locale=locale)
    return format_date(day, "long", locale=locale)


def _languages(codes: tuple[str, ...], locale: str, more: Mapping[str, str]) -> str:
    """Name languages by BCP 47 code; `more` names those that Babel does not know."""
    names = Locale.parse(locale).languages
    return ", ".join(more.get(code) or names.get(code) or code for code in codes)
