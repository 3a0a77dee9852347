"""What works in danger for someone who cannot speak, or cannot hear a call."""

from collections.abc import Iterable, Mapping

from .models import Country
from .templating import render


def silent_ways(countries: Iterable[Country], *, strings: Mapping[str, str]) -> str:
    """Show, country by country, what works besides speaking; nothing has to be opened first.

    Args:
        countries: The records, in any order.
        strings: The words of `silent` in data/strings/.

    Returns:
        One `<dl>` element in the order of the countries' names.
    """
    ordered = sorted(countries, key=lambda country: country.name.casefold())
    return render("silent", countries=ordered, strings=strings)
