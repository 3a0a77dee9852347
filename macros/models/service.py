"""A support service, and when a person last asked it."""

import datetime as dt
import re
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field, StrictBool

from ..fields import (
    E164,
    Confidence,
    Day,
    Digits,
    Email,
    HttpsUrl,
    LanguageTag,
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


STALE = dt.timedelta(days=180)  # six months, as data/services/README.md asks


def is_fresh(checked: Checked | None, *, today: dt.date) -> bool:
    """Tell whether a person has confirmed a record within 180 days."""
    return checked is not None and today - checked.date <= STALE


IsChecked = Annotated[Checked | None, BeforeValidator(none_word)]


class Phone(Strict):
    """A number. `e164` or `short_code` makes a link; a number with neither is shown as text."""

    display: Text
    e164: E164 | None = None
    short_code: Digits | None = None
    label: Text | None = None  # for callers, in brackets
    note: Text | None = None  # for callers, a sentence

    @property
    def dialled(self) -> str | None:
        """What a link dials; None where the number is only shown."""
        return self.e164 or self.short_code


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
    """Ask for the place or the zone of a time: a reader may be abroad."""
    if re.search(r"[0-9]:[0-9]{2}", value) and not re.search(r"\((.+ time|UTC|GMT)\)", value):
        raise ValueError("times with place or zone in brackets: Mon-Fri 09:00-17:00 (UK time)")
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
    languages: tuple[LanguageTag, ...] = ()
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
