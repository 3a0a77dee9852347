"""The list of countries: each by its names, with the number to call in danger beside it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from .links import country_page, relative
from .models import Country
from .templating import render


@dataclass(frozen=True)
class Entry:
    """A country as the template shows it."""

    name: str
    page: str  # link, as Markdown writes it
    own_names: list[tuple[str, str]]  # BCP 47 tag, name
    number: str
    also: str  # what it is found by beside the names that are shown, parted by bars


def countries_list(
    countries: Iterable[Country],
    *,
    here: str,
    first: str | None = None,
    regions: Mapping[str, str],
    strings: Mapping[str, str],
) -> str:
    """Show every country with its page and its emergency number.

    Args:
        countries: The records, in any order.
        here: Path below docs/ of the page that holds the list.
        first: Code of the country to show before all others.
        regions: Names of areas by code; a country is found by them too.
        strings: The words of `countries` in data/strings/.

    Returns:
        One `<div>` element: a field to filter with, hidden where there is no script, and an `<ul>`
        in the order of the English names.
    """
    entries = [
        Entry(
            name=country.name,
            page=relative(country_page(country.name), page=here),
            own_names=own_names(country),
            number=country.emergency.number,
            also="|".join([*country.also_called, *(regions[code] for code in country.areas)]),
        )
        for country in sorted(
            countries, key=lambda item: (item.country != first, item.name.casefold())
        )
    ]
    return render("countries", entries=entries, strings=strings)


def own_names(country: Country) -> list[tuple[str, str]]:
    """Return tag and name where it differs from the English one; `bdi` finds the direction."""
    return [(tag, name) for tag, name in country.own_names.items() if name != country.name]
