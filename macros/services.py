"""The services of a country, or of many, with the truth about when each was last seen."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from babel import Locale
from babel.dates import format_date, format_skeleton

from .models import Country, International, Law, Service
from .templating import render

Strings = Mapping[str, Mapping[str, str]]

# The first word of `focus` names the group that a service stands in; groups in the order shown.
GROUPS = {
    "stalking": ("stalking",),
    "domestic-abuse": ("domestic-abuse",),
    "sexual-violence": ("sexual-violence",),
    "online": ("cyber", "stalkerware", "image-abuse"),
    "men": ("men",),
    "lgbtq": ("lgbtq",),
    "young-people": ("young-people",),
    "older-people": ("older-people",),
    "deaf": ("deaf",),
    "languages": ("multilingual",),
    "legal": ("legal",),
    "feelings": ("mental-health",),
}
MOST_AREAS = 12  # services.css has a rule for each
STALE = dt.timedelta(days=180)  # six months, as data/services/README.md asks


def services_page(country: Country, *, today: dt.date, help_page: str, strings: Strings) -> str:
    """Show how to reach the police, which services help, the law in short, and what to say.

    Args:
        country: The record; what may not be shown is left out here.
        today: The day on which the page is built: what was checked long before it says so.
        help_page: Link to the page of all countries, as Markdown writes it.
        strings: All of data/strings/<lang>.yml.

    Returns:
        Markdown: headings of the second level with ids, and blocks of HTML between them. Where an
        area can be chosen, what is not for all carries the numbers of its areas in `data-areas`,
        from 1 in the order of the choice: docs/assets/css/services.css hides the rest.
    """
    words, parts_of = strings["services"], areas(country)
    context = {
        "country": country,
        "areas": parts_of,
        "area_numbers": area_numbers,
        "names": strings["regions"],
        "help_page": help_page,
        "strings": words,
    }
    parts = [render("services_emergency", **context)]
    if parts_of:
        parts.append(render("services_areas", **context))
    if country.services_note:
        parts.append(render("services_note", **context))
    parts += service_groups(country.shown_services, areas=parts_of, today=today, strings=strings)
    if not country.shown_services:
        parts += [f"## {words['none']} {{#services}}", words["none_more"]]
    if country.law:
        heading = _heading("law", words["law"], country.law, parts_of)
        parts += [heading, render("services_law", **context)]
    parts += [f"## {words['say']} {{#what-to-say}}", render("services_say", **context)]
    return "\n\n".join(parts)


def international_page(record: International, *, today: dt.date, strings: Strings) -> str:
    """Show the numbers that many countries share, and the services that work across borders.

    Returns:
        Markdown, as `services_page`.
    """
    words = strings["services"]
    shared = render("services_harmonised", numbers=record.harmonised, strings=words)
    groups = service_groups(record.shown_services, areas=(), today=today, strings=strings)
    return "\n\n".join([f"## {words['harmonised']} {{#shared-numbers}}", shared, *groups])


def service_groups(
    services: Sequence[Service], *, areas: Sequence[str], today: dt.date, strings: Strings
) -> list[str]:
    """Return a heading and a list of cards for each group that is not empty."""
    words = strings["services"]
    parts = []
    for group, found in grouped(services).items():
        cards = render(
            "services",
            services=found,
            areas=areas,
            area_numbers=area_numbers,
            names=strings["regions"],
            checked={item.id: checked_line(item, today=today, strings=words) for item in found},
            languages={
                item.id: _languages(item.languages, words["locale"], strings["languages"])
                for item in found
            },
            strings=words,
        )
        title = words[f"group_{group}".replace("-", "_")]
        parts += [_heading(group, title, found, areas), cards]
    return parts


def grouped(services: Iterable[Service]) -> dict[str, list[Service]]:
    """Return the groups that are not empty, in the order shown, each in the order of the file."""
    groups: dict[str, list[Service]] = {name: [] for name in GROUPS}
    group_of = {focus: name for name, members in GROUPS.items() for focus in members}
    for service in services:
        groups[group_of[service.focus[0]]].append(service)
    return {name: found for name, found in groups.items() if found}


def areas(country: Country) -> list[str]:
    """Return the codes of the parts of a country that something shown is for, in their order."""
    parts: tuple[Service | Law, ...] = (*country.shown_services, *country.law)
    return list(dict.fromkeys(code for part in parts for code in part.regions))


def area_numbers(regions: Iterable[str], areas: Sequence[str]) -> str:
    """Return where regions stand among the areas, from 1: `1 3`. What has none is for all."""
    return " ".join(str(areas.index(code) + 1) for code in regions)


def _heading(name: str, text: str, parts: Sequence[Service | Law], areas: Sequence[str]) -> str:
    """Write a heading that goes with all that stands below it."""
    for_all = any(not part.regions for part in parts)
    regions = dict.fromkeys(code for part in parts for code in part.regions)
    where = "" if for_all else f' data-areas="{area_numbers(regions, areas)}"'
    return f"## {text} {{#{name}{where}}}"


def checked_line(service: Service, *, today: dt.date, strings: Mapping[str, str]) -> str:
    """Say when a person asked the service, or that nobody has for long, or never."""
    locale = strings["locale"]
    if service.checked:
        date = written(service.checked.date.isoformat(), locale)
        long_ago = today - service.checked.date > STALE
        return strings["checked_long_ago" if long_ago else "checked"].format(date=date)
    if service.seen:
        return strings["not_checked_seen"].format(date=written(service.seen, locale))
    return strings["not_checked"]


def written(seen: str, locale: str) -> str:
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
