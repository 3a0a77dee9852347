"""Help in one country and across borders, and the few emergency numbers that serve most readers."""

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field, StrictBool, StrictInt

from ..fields import (
    E164,
    Confidence,
    CountryCode,
    Day,
    Digits,
    Email,
    HttpsUrl,
    Slug,
    Strict,
    Text,
    WebUrl,
    is_seen,
    none_word,
)


class Checked(Strict):
    """A person confirmed the record with the service."""

    date: Day
    by: Text
    how: Text


IsChecked = Annotated[Checked | None, BeforeValidator(none_word)]


class Phone(Strict):
    """A number. `e164` or `short_code` makes a link; a number with neither is shown as text."""

    display: Text
    e164: E164 | None = None
    short_code: Digits | None = None
    label: Text | None = None
    note: Text | None = None


class TextLine(Phone):
    """A number for messages; `keyword` is the word to send first."""

    channel: Literal["sms", "whatsapp", "telegram"]
    keyword: Text | None = None


Focus = Literal[
    "stalking",
    "domestic-abuse",
    "sexual-violence",
    "cyber",
    "stalkerware",
    "lgbtq",
    "men",
    "young-people",
    "older-people",
    "legal",
    "mental-health",
    "image-abuse",
    "multilingual",
    "deaf",
]


def _with_zone(value: str) -> str:
    """Ask for the place or the zone of a time: a reader may be abroad, or on a borrowed phone."""
    if re.search(r"[0-9]:[0-9]{2}", value) and not re.search(r"\btimes?\b|\b(UTC|GMT)\b", value):
        raise ValueError("times with their zone or place: Mon-Fri 09:00-17:00 (UK time)")
    return value


Hours = Annotated[Text, AfterValidator(_with_zone)]


class Seen(Strict):
    """Where a record was read; for editors, never shown."""

    source_url: WebUrl | None = None
    second_source_url: WebUrl | None = None
    confidence: Confidence


class Service(Seen):
    """One support service. See data/services/README.md for what each field means."""

    id: Slug
    name: Text
    regions: tuple[Text, ...] = ()
    who: Text
    focus: Annotated[tuple[Focus, ...], Field(min_length=1)]
    phone: tuple[Phone, ...] = ()
    text: tuple[TextLine, ...] = ()
    chat_url: HttpsUrl | None = None
    email: Email | None = None
    url: HttpsUrl | None = None
    hours: Hours | None = None
    cost: Text | None = None
    languages: tuple[Text, ...] = ()
    relay: Text | None = None  # how to reach it through a relay service for Deaf people
    confidential: StrictBool | None = None
    shows_on_bill: StrictBool | None = None
    source_kind: Literal["official", "secondary"] | None = None
    second_source_kind: Literal["official", "secondary"] | None = None
    seen: Annotated[str, AfterValidator(is_seen)] | None = None
    notes: Text | None = None
    checked: IsChecked
    hold: Text | None = None  # why it is not shown until a person has asked the service

    @property
    def is_shown(self) -> bool:
        """Low confidence is never shown, nor what an editor holds back."""
        return self.confidence != "low" and self.hold is None


class Emergency(Seen):
    """How to reach the police at once."""

    number: Digits
    also: tuple[Digits, ...] = ()
    also_note: Text | None = None  # for readers: where, or for what, those numbers work
    text_or_silent: tuple[Text, ...] = ()  # empty means not seen, not that there is none
    more_source_urls: tuple[WebUrl, ...] = ()
    note: Text | None = None
    checked: IsChecked


class Police(Seen):
    """The police when it is not urgent; a number of null means that none was seen."""

    number: Text | None
    e164: E164 | None = None
    note: Text | None = None


class Law(Strict):
    """A law against stalking, or an order of protection; general information, not advice."""

    name: Text
    regions: tuple[Text, ...] = ()
    year: StrictInt | None = None
    summary: Text
    url: HttpsUrl | None = None
    source_url: WebUrl | None = None


class _WithServices(Strict):
    """A file with a list of services."""

    services: Annotated[tuple[Service, ...], Field(min_length=1)]

    @property
    def shown_services(self) -> tuple[Service, ...]:
        """The services that may be shown, in the order of the file; none where all are in doubt."""
        return tuple(service for service in self.services if service.is_shown)


class Country(_WithServices):
    """What is known about help in one country."""

    country: CountryCode
    name: Text
    # As its people write it, by BCP 47 tag.
    own_names: dict[Text, Text] = Field(default_factory=dict)
    languages: tuple[Text, ...]
    emergency: Emergency
    police_non_emergency: Police
    law: tuple[Law, ...] = ()
    services_note: Text | None = None  # for readers: what no service here covers

    @property
    def first_contact(self) -> tuple[Service, Phone] | None:
        """The first sure service for stalking that the whole country can ring, and its line."""
        for service in self.shown_services:
            sure = service.confidence == "high" and not service.regions
            if "stalking" in service.focus and sure:
                for line in service.phone:
                    if line.e164 or line.short_code:
                        return service, line
        return None


class HarmonisedNumber(Strict):
    """A number that many countries share."""

    number: Digits
    display: Text
    where: Text
    what: Text
    source_url: WebUrl
    second_source_url: WebUrl | None = None


class International(_WithServices):
    """data/international.yml: what helps in more than one country."""

    harmonised: tuple[HarmonisedNumber, ...]


class EmergencyNumber(Strict):
    """One of the few numbers that serve most readers, with its places."""

    number: Digits
    places: Text
    countries: tuple[CountryCode, ...] = ()  # of our country files, those whose main number it is
    source_url: WebUrl
    checked: IsChecked


class EmergencyNumbers(Strict):
    """data/emergency.yml: the numbers in the order shown."""

    numbers: Annotated[tuple[EmergencyNumber, ...], Field(min_length=1)]
