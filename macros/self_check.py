"""Is this stalking? Questions to think over, and the text that the answers call for."""

import dataclasses
from collections.abc import Callable, Iterable, Mapping, Sequence

from .links import anchor
from .models import Country, Phone, Service
from .models.self_check import ANSWERS, GROUPS, PARTS, Paragraph, SelfCheck
from .templating import render


@dataclasses.dataclass(frozen=True)
class Passage:
    """A paragraph as the template shows it."""

    id: str
    text: str
    sources: str  # links, as Markdown
    when: str | None  # as the script reads it; None where it is always shown
    one_of: str | None


@dataclasses.dataclass(frozen=True)
class Contact:
    """Whom to ask first in a country."""

    country: str
    anchor: str  # of the country on the page of services
    service: Service | None
    line: Phone | None  # of that service, the first that rings


def self_check_form(
    check: SelfCheck,
    *,
    countries: Iterable[Country],
    numbers: Sequence[tuple[str, str]],
    services_page: str,
    cite: Callable[..., str],
    strings: Mapping[str, str],
) -> str:
    """Show the questions, and every paragraph of the outcome below them.

    Args:
        check: The record; texts are inline Markdown.
        countries: Those whose first contact stands at the top of the outcome.
        numbers: Emergency numbers and their places, in the order shown.
        services_page: Link to the page of services, as Markdown writes it.
        cite: Turns keys of references.bib into Markdown links.
        strings: The words of `self_check` in data/strings/.

    Returns:
        One `<form>` element that cannot be sent. Paragraphs carry the answers that call for them
        in `data-when`; a reader without `:has()` and without a script reads them all.
    """
    contacts = [
        Contact(country.name, anchor(country.name), *first_contact(country))
        for country in sorted(countries, key=lambda country: country.name.casefold())
    ]
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
        contacts=contacts,
        unchecked=any(item.service and not item.service.checked for item in contacts),
        numbers=numbers,
        services_page=services_page,
        strings=strings,
    )


def first_contact(country: Country) -> tuple[Service, Phone] | tuple[None, None]:
    """Return the first service for stalking that the whole country can ring, and its line."""
    for service in country.shown_services:
        sure = service.confidence == "high" and not service.regions
        if "stalking" in service.focus and sure:
            for line in service.phone:
                if line.e164 or line.short_code:
                    return service, line
    return None, None


def _passage(item: Paragraph, cite: Callable[..., str]) -> Passage:
    sources = cite(*item.sources) if item.sources else ""
    always = {} in item.when and item.one_of is None
    when = None if always else condition(item.when)
    return Passage(item.id, item.text, sources, when, item.one_of)


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
