"""What the host of this copy offers itself: marked as its own, and shown before all others."""

import datetime as dt

from .models.own_contacts import OwnContacts
from .services import Strings, cards


def own_contacts(own: OwnContacts | None, *, today: dt.date, strings: Strings) -> str:
    """Show the host's own contacts.

    Args:
        own: None where no host has set any.
        today: The day on which the page is built.
        strings: All of data/strings/<lang>.yml.

    Returns:
        Markdown: a heading of the second level with the id `own-contacts`, and one card each; or
        nothing.
    """
    if own is None:
        return ""
    words = strings["own_contacts"]
    about = words["about"].format(name=own.organisation)
    heading = f"## {words['heading'].format(name=own.organisation)} {{#own-contacts}}"
    shown = cards(own.services, about=about, areas=(), today=today, strings=strings)
    return f"{heading}\n\n{shown}"
