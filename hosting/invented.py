"""What the examples made up, in a host's folder: no reader should be sent to what nobody has."""

import re
from collections.abc import Collection, Iterator
from pathlib import Path
from urllib.parse import urlsplit

from macros.errors import Problem
from macros.reading import read_text

from .folder import Folder

# Names of hosts that nobody has, by RFC 2606, and the one that examples/au-university stands on.
NAMES = re.compile(r"(?:.*\.)?(?:example|example\.(?:com|net|org|edu\.au))", re.IGNORECASE)
# Numbers that never ring, kept for films, plays and books. Sources, for +44 and +61:
# https://www.ofcom.org.uk/phones-and-broadband/phone-numbers/numbers-for-drama
# https://www.acma.gov.au/phone-numbers-use-tv-shows-films-and-creative-works
NUMBERS = re.compile(
    r"\+44(?:1(?:1[3-8]|[2-6]1)4960|1632960|1914980|2079460|2920180|3069990|7700900|8081570"
    r"|9098790)\d{3}"
    r"|\+61(?:[2378](?:5550|7010)\d{4}|491570(?:006|110|15[6-9]|313|737)"
    r"|1[38]00975(?:70[7-9]|71[01])|1800160401)"
)
ALLOWED = "your own; the example's are invented"
WHY = "readers would ring or write to nobody. `make serve` shows your copy all the same."


def pages_of(examples: Path) -> frozenset[str]:
    """Read the examples' own pages."""
    return frozenset(read_text(page, root=examples) for page in examples.glob("*/pages/**/*.md"))


def problems(folder: Folder, *, examples: Collection[str]) -> Iterator[Problem]:
    """Name each address, number and page that stands there as in an example.

    Args:
        folder: The host's.
        examples: Texts of the examples' own pages.
    """
    host, file = folder.host, f"{folder.name}/host.yml"
    addresses = {
        "organisation → url": host.organisation.url,
        "address": host.address,
        "leave": host.leave,
        "repository": host.repository,
    }
    for where, address in addresses.items():
        if address and _is_nobodys(address):
            yield _invented(file, where, address, "links")
    for contact in folder.contacts:
        file, where = f"{folder.name}/contacts.yml", f"contacts → {contact['id']}"
        for name in ("url", "chat_url", "email"):
            if _is_nobodys(contact.get(name) or ""):
                yield _invented(file, f"{where} → {name}", contact[name], "links")
        for kind in ("phone", "text"):
            for at, line in enumerate(contact.get(kind) or (), start=1):
                if NUMBERS.fullmatch(line.get("e164") or ""):
                    place = f"{where} → {kind} → item {at} → e164"
                    yield _invented(file, place, line["e164"], "number")
    for path, text in folder.pages.items():
        if text in examples:
            file = f"{folder.name}/pages/{path}"
            yield Problem(file, "the whole file", "a page of examples/, as it is", ALLOWED, why=WHY)


def _is_nobodys(address: str) -> bool:
    """Tell whether the host of an address, or of a mail address, is one that nobody has."""
    host = urlsplit(address).hostname if "://" in address else address.rpartition("@")[2]
    return bool(NAMES.fullmatch(host or ""))


def _invented(file: str, where: str, found: str, rule: str) -> Problem:
    return Problem(file, where, f"'{found}'", ALLOWED, rule, why=WHY)
