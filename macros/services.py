"""The services of a country, or of many, with the truth about when each was last seen."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from .days import written
from .languages import name_of
from .models import Country, International, Law, Service
from .models.service import is_fresh
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
GROUP_OF = {focus: name for name, members in GROUPS.items() for focus in members}


def services_page(
    country: Country,
    *,
    today: dt.date,
    help_page: str,
    report: str | None = None,
    strings: Strings,
    first: str = "",
) -> str:
    """Show how to reach the police, which services help, the law in short, and what to say.

    Args:
        country: The record; what may not be shown is left out here.
        today: The day on which the page is built: what was checked long before it says so.
        help_page: Link to the page of all countries, as Markdown writes it.
        report: Start of the address at which a mistake can be reported; a service's id comes next.
            Without it no card shows a way to.
        strings: All of data/strings/<lang>.yml.
        first: Markdown to show before all services.

    Returns:
        Markdown: headings of the second level with ids, and blocks of HTML between them. Where an
        area can be chosen, what is not for all carries the numbers of its areas in `data-areas`,
        from 1 in the order of the choice: docs/assets/css/services.css hides the rest.
    """
    words, areas = strings["services"], country.areas
    shown, police = country.shown_services, country.shown_police
    numbers = [country.emergency.checked, *([police.checked] if police else [])]
    context = {
        "country": country,
        "police": police,
        "fresh": all(is_fresh(checked, today=today) for checked in numbers),
        "all_fresh": all(is_fresh(service.checked, today=today) for service in shown),
        "has_group": any(GROUP_OF[service.focus[0]] == "stalking" for service in shown),
        "areas": [strings["regions"][code] for code in areas],
        "laws": [(law, _numbers(law.regions, areas), _places(law, strings)) for law in country.law],
        "help_page": help_page,
        "strings": words,
    }
    parts = [render("services_emergency", **context), *([first] if first else [])]
    if areas:
        parts.append(render("services_areas", **context))
    if shown:
        parts.append(render("services_intro", **context))
    parts += service_groups(shown, areas=areas, today=today, report=report, strings=strings)
    if not shown:
        parts += [f"## {words['none']} {{#services}}", words["none_more"]]
    else:
        parts.append(words["elsewhere"])
    if country.law:
        heading = _heading("law", words["law"], country.law, areas)
        parts += [heading, render("services_law", **context)]
    parts += [f"## {words['say']} {{#what-to-say}}", render("services_say", **context)]
    return "\n\n".join(parts)


def international_page(
    record: International, *, today: dt.date, report: str | None = None, strings: Strings
) -> str:
    """Show the numbers that many countries share, and the services that work across borders.

    Returns:
        Markdown, as `services_page`.
    """
    words = strings["services"]
    fresh = all(is_fresh(item.checked, today=today) for item in record.harmonised)
    shared = render("services_harmonised", numbers=record.harmonised, fresh=fresh, strings=words)
    groups = service_groups(
        record.shown_services, areas=(), today=today, report=report, strings=strings
    )
    return "\n\n".join([f"## {words['harmonised']} {{#shared-numbers}}", shared, *groups])


def service_groups(
    services: Sequence[Service],
    *,
    areas: Sequence[str],
    today: dt.date,
    report: str | None = None,
    strings: Strings,
) -> list[str]:
    """Return a heading and a list of cards for each group that is not empty."""
    words = strings["services"]
    parts = []
    for group, found in grouped(services).items():
        about = words.get(f"about_{group}".replace("-", "_"), "")
        title = words[f"group_{group}".replace("-", "_")]
        shown = cards(found, about=about, areas=areas, today=today, report=report, strings=strings)
        parts += [_heading(group, title, found, areas), shown]
    return parts


def cards(
    services: Iterable[Service],
    *,
    about: str,
    areas: Sequence[str],
    today: dt.date,
    report: str | None = None,
    strings: Strings,
) -> str:
    """Show services as a list of cards, below a sentence about all of them."""
    shown = [
        {
            "service": item,
            "areas": _numbers(item.regions, areas),
            "places": _places(item, strings),
            "languages": _languages(item, strings),
            "checked": checked_line(item, today=today, strings=strings["services"]),
        }
        for item in services
    ]
    return render("services", cards=shown, about=about, report=report, strings=strings["services"])


def with_regions_first(country: Country, regions: Sequence[str]) -> Country:
    """Return a country with what is for these regions before the rest, each in its own order."""

    def rank(part: Service | Law) -> bool:
        return not set(part.regions).intersection(regions)

    return country.model_copy(
        update={
            "services": tuple(sorted(country.services, key=rank)),
            "law": tuple(sorted(country.law, key=rank)),
        }
    )


def grouped(services: Iterable[Service]) -> dict[str, list[Service]]:
    """Return the groups that are not empty, in the order shown, each in the order of the file."""
    groups: dict[str, list[Service]] = {name: [] for name in GROUPS}
    for service in services:
        groups[GROUP_OF[service.focus[0]]].append(service)
    return {name: found for name, found in groups.items() if found}


def _numbers(regions: Iterable[str], areas: Sequence[str]) -> str:
    """Return where regions stand among the areas, from 1: `1 3`. What has none is for all."""
    return " ".join(str(areas.index(code) + 1) for code in regions)


def _places(part: Service | Law, strings: Strings) -> str:
    return ", ".join(strings["regions"][code] for code in part.regions)


def _heading(name: str, text: str, parts: Sequence[Service | Law], areas: Sequence[str]) -> str:
    """Write a heading that goes with all that stands below it."""
    for_all = any(not part.regions for part in parts)
    regions = dict.fromkeys(code for part in parts for code in part.regions)
    where = "" if for_all else f' data-areas="{_numbers(regions, areas)}"'
    return f"## {text} {{#{name}{where}}}"


def checked_line(service: Service, *, today: dt.date, strings: Mapping[str, str]) -> str:
    """Say when a person asked the service, or that nobody has for long, or never."""
    locale = strings["locale"]
    if service.checked:
        date = written(service.checked.date.isoformat(), locale)
        fresh = is_fresh(service.checked, today=today)
        return strings["checked" if fresh else "checked_long_ago"].format(date=date)
    sure = "" if service.confidence == "high" else f"{strings['less_sure']} "
    if service.seen:
        return sure + strings["not_checked_seen"].format(date=written(service.seen, locale))
    return sure + strings["not_checked"]


def _languages(service: Service, strings: Strings) -> str:
    """Name the languages of a service, and whether there are more."""
    locale, more = strings["services"]["locale"], strings["languages"]
    names = [name_of(tag, locale=locale, more=more) or tag for tag in service.languages]
    if names and "multilingual" in service.focus:
        names.append(strings["services"]["languages_more"])
    return ", ".join(names)
