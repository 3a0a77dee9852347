"""Is this stalking? Questions to think over, and the text that the answers call for."""

import dataclasses
from collections.abc import Callable, Mapping, Sequence

from .links import country_page, relative
from .models import Country
from .models.own_contacts import OwnContacts
from .models.self_check import ANSWERS, GROUPS, PARTS, Paragraph, SelfCheck
from .models.service import Phone, Service
from .templating import render


@dataclasses.dataclass(frozen=True)
class Passage:
    """A paragraph as the template shows it."""

    id: str
    text: str
    sources: str  # links, as Markdown
    waits: bool  # for answers
    one_of: str | None


def self_check_form(
    check: SelfCheck,
    *,
    country: Country | None,
    own: OwnContacts | None = None,
    numbers: Sequence[tuple[str, str]],
    here: str,
    cite: Callable[..., str],
    strings: Mapping[str, str],
) -> str:
    """Show the questions, and every paragraph of the outcome below them.

    Args:
        check: The record; texts are inline Markdown.
        country: The host's, whose first contact stands at the top of the outcome. Without one, the
            way to all countries stands there.
        own: The contacts of whoever hosts the site; their first line stands before the country's.
        numbers: Emergency numbers and their places, in the order shown.
        here: Path below docs/ of the page that holds the form.
        cite: Turns keys of references.bib into Markdown links.
        strings: The words of `self_check` in data/strings/.

    Returns:
        One `<form>` element that cannot be sent. Paragraphs that wait for answers have `data-when`;
        a reader without `:has()` and without a script reads them all.
    """
    contacts: list[tuple[str, str | None, tuple[Service, Phone] | None]] = []
    if own and own.first_line:
        contacts.append((own.organisation, None, own.first_line))
    if country:
        page = relative(country_page(country.name), page=here)
        contacts.append((country.name, page, country.first_contact))
    return render(
        "self_check",
        groups=[
            (
                group,
                [(item, cite(*item.sources)) for item in check.questions if item.group == group],
            )
            for group in GROUPS
        ],
        answers=ANSWERS,
        parts=[
            (part, waits(items), [_passage(item, cite) for item in items])
            for part in PARTS
            if (items := [item for item in check.paragraphs if item.part == part])
        ],
        country=country,
        contacts=contacts,
        unchecked=any(contact and not contact[0].checked for _, _, contact in contacts),
        numbers=numbers,
        help_page=relative("help/index.md", page=here),
        strings=strings,
    )


def _passage(item: Paragraph, cite: Callable[..., str]) -> Passage:
    sources = cite(*item.sources) if item.sources else ""
    return Passage(item.id, item.text, sources, _waits(item), item.one_of)


def _waits(item: Paragraph) -> bool:
    return {} not in item.when or item.one_of is not None


def conditions(check: SelfCheck) -> dict[str, str]:
    """Return the condition of each paragraph that waits for answers, by its id, for the script."""
    return {item.id: condition(item.when) for item in check.paragraphs if _waits(item)}


def condition(when: Sequence[Mapping[str, frozenset[str]]]) -> str:
    """Write a condition for the script: `fear=yes|unsure today=yes, threat=yes`.

    Alternatives are parted by a comma and a blank, their answers by a blank; an empty text asks for
    nothing.
    """
    return ", ".join(
        " ".join(f"{name}={'|'.join(ordered(wanted))}" for name, wanted in alternative.items())
        for alternative in when
    )


def ordered(wanted: frozenset[str]) -> list[str]:
    """Return answers in the order in which a question offers them."""
    return [answer for answer in ANSWERS if answer in wanted]


def waits(items: Sequence[Paragraph]) -> bool:
    """Tell whether a part has nothing to say until something is answered."""
    return bool(items) and not any({} in item.when for item in items)
