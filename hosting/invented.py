"""What the examples made up, in a host's folder: no reader should be sent to what nobody has."""

import re
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

from macros.errors import Problem, path_of
from macros.reading import read_record, read_text

from .folder import Folder
from .pages import fields_of
from .settings import Host

Loc = tuple[int | str, ...]  # names and numbers that lead to a value
# Names of hosts that nobody has, by RFC 2606, and the one that examples/au-university stands on;
# not in the path of an address, nor as the start of a longer name.
NAMES = re.compile(
    r"(?<![\w.-])(?<![^/]/)(?:[\w-]+\.)*(?:[\w-]+\.example|example\.(?:com|net|org|edu\.au))"
    r"(?!\.?[\w-]|@)",
    re.IGNORECASE,
)
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


def words_of(examples: Path) -> frozenset[str]:
    """Return what the examples' organisations are called, and how their pages are described.

    Raises:
        DataError: An example is not as it should be.
    """
    settings = (read_record(Host, path, root=examples) for path in examples.glob("*/host.yml"))
    hosts = [each.organisation for each in settings]
    pages = (read_text(path, root=examples) for path in examples.glob("*/pages/**/*.md"))
    return frozenset(
        (
            *(host.name for host in hosts),
            *(host.in_header for host in hosts),
            *(str(fields_of(page)["description"]) for page in pages),
        )
    )


def problems(folder: Folder, *, words: Collection[str]) -> Iterator[Problem]:
    """Name each setting, each field of a contact and each line of a page that is an example's.

    Args:
        folder: The host's.
        words: Those of the examples, from `words_of`.
    """
    either = "|".join(map(re.escape, words)) or r"\Z."
    signs = {
        "links": NAMES,
        "number": NUMBERS,
        "field": re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE),
    }
    for file, where, text in _written(folder):
        for rule, sign in signs.items():
            if sign.search(text):
                yield Problem(f"{folder.name}/{file}", where, f"'{text}'", ALLOWED, rule, why=WHY)
                break


def _written(folder: Folder) -> Iterator[tuple[str, str, str]]:
    """Yield each text of a host's, with its file and where it stands there."""
    records = {"host.yml": folder.host.model_dump(), "contacts.yml": {"contacts": folder.contacts}}
    for file, record in records.items():
        for loc, text in _texts(record):
            yield file, path_of(loc, record), text
    for path, page in folder.pages.items():
        for number, line in enumerate(page.splitlines(), start=1):
            yield f"pages/{path}", f"line {number}", line.strip()


def _texts(value: Any, loc: Loc = ()) -> Iterator[tuple[Loc, str]]:
    """Yield each text inside of a value, with what leads to it."""
    match value:
        case str():
            yield loc, value
        case dict():
            for name, inside in value.items():
                yield from _texts(inside, (*loc, name))
        case list() | tuple():
            for at, inside in enumerate(value):
                yield from _texts(inside, (*loc, at))
