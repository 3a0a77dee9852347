"""What stands at the foot of every page: whom to call, and where to find others."""

import datetime as dt
from collections.abc import Mapping, Sequence

from .links import country_page
from .models import Country, EmergencyNumber
from .models.own_contacts import OwnContacts
from .models.service import is_fresh
from .templating import render


def foot(
    country: Country | None,
    *,
    emergency: Sequence[EmergencyNumber],
    today: dt.date,
    own: OwnContacts | None = None,
    strings: Mapping[str, str],
) -> str:
    """Show whom to call.

    Args:
        country: The one that the page or the host is for; its number stands alone.
        emergency: The numbers that serve most readers, shown where there is no country.
        today: What was checked long before it says so.
        own: The contacts of whoever hosts the site; their first line stands before all services.
        strings: The words of `foot` in data/strings/.

    Returns:
        One `<div>` element. Its links to pages start with `{root}`, for the way from a page to the
        site's first.
    """
    found = [own.first_line if own else None, country.first_contact if country else None]
    shown = list({line.dialled: (service, line) for service, line in filter(None, found)}.values())
    if country:
        numbers = [(country.emergency.number, country.name)]
        checks = [country.emergency.checked]
    else:
        numbers = [(item.number, item.places) for item in emergency]
        checks = [item.checked for item in emergency]
    checks += [service.checked for service, _ in shown]
    page = country_page(country.name).removesuffix(".md") if country else None
    return render(
        "foot",
        numbers=numbers,
        contacts=shown,
        country=country,
        page=page,
        fresh=all(is_fresh(check, today=today) for check in checks),
        strings=strings,
    )
