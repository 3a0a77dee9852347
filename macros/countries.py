"""The list of countries: each by its names, with the number to call in danger beside it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from babel import Locale

from .links import anchor, relative
from .models import Country
from .templating import render


@dataclass(frozen=True)
class Entry:
    """A country as the template shows it."""

    country: Country
    page: str  # link, as Markdown writes it
    own_names: list[tuple[str, str, str]]  # BCP 47 tag, direction, name


def countries_list(countries: Iterable[Country], *, here: str, strings: Mapping[str, str]) -> str:
    """Show every country with its pages and its emergency number.

    Args:
        countries: The records, in any order.
        here: Path below docs/ of the page that holds the list.
        strings: The words of `countries` in data/strings/.

    Returns:
        One `<div>` element: a field to filter with, hidden where there is no script, and an `<ul>`
        in the order of the English names.
    """
    entries = [
        Entry(country, relative(page_of(country), page=here), own_names(country))
        for country in sorted(countries, key=lambda country: country.name.casefold())
    ]
    return render("countries", entries=entries, strings=strings)


def page_of(country: Country) -> str:
    """Return the path below docs/ of a country's page: `help/united-kingdom.md`."""
    return f"help/{anchor(country.name)}.md"


def own_names(country: Country) -> list[tuple[str, str, str]]:
    """Return tag, direction and name where it differs from the English one."""
    return [
        (tag, Locale.parse(tag, sep="-").text_direction, name)
        for tag, name in country.own_names.items()
        if name != country.name
    ]
