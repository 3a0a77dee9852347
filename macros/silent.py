"""What works in danger for someone who cannot speak, or cannot hear a call."""

from collections.abc import Iterable

from .models import Country
from .templating import render


def silent_ways(countries: Iterable[Country]) -> str:
    """Show, country by country, what works besides speaking; nothing has to be opened first.

    A country in which no way was seen is left out.

    Args:
        countries: The records, in any order.

    Returns:
        One `<dl>` element in the order of the countries' names.
    """
    known = (country for country in countries if country.emergency.text_or_silent)
    return render("silent", countries=sorted(known, key=lambda country: country.name.casefold()))
