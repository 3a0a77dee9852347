"""What stands at the foot of every page: whom to call, and where to find others."""

from collections.abc import Mapping, Sequence
from typing import Any

from .countries import page_of
from .models import Country, Phone, Service
from .numbers import spoken


def foot(
    country: Country | None, *, numbers: Sequence[tuple[str, str]], strings: Mapping[str, str]
) -> dict[str, Any]:
    """Gather what the theme's footer shows; a template of the theme sees settings only.

    Args:
        country: The host's, if it set one.
        numbers: Emergency numbers and their places, in the order shown.
        strings: The words of `foot` in data/strings/.

    Returns:
        `numbers`, each with how it is spoken and its places; `first`, where the country has a sure
        line: the number to show, to speak and to dial, the service's name and for whom it is;
        `page`, the address of the country's page below the site, or None; `name` of the country;
        `unchecked`, whether nobody has checked a number shown; `words`.
    """
    found = country.first_contact if country else None
    return {
        "numbers": [(number, spoken(number), places) for number, places in numbers],
        "first": found and _line(*found),
        "page": country and page_of(country).removesuffix(".md") + "/",
        "name": country and country.name,
        "unchecked": not (country and country.emergency.checked)
        or bool(found and not found[0].checked),
        "words": strings,
    }


def _line(service: Service, line: Phone) -> tuple[str, str, str, str, str]:
    dialled = line.e164 or line.short_code or ""
    return line.display, spoken(line.display), dialled, service.name, service.who
