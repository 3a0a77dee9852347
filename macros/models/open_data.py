"""The services as others may use them: what readers see, and nothing that is for editors.

A model of its own for each part: a field that editors get tomorrow is not published by itself. No
field has a default, so every key is written, known or not.
"""

import datetime as dt
from typing import Annotated, Literal

from pydantic import Field

from ..fields import E164, CountryCode, Digits, HttpsUrl, LanguageTag, Strict
from .country import Country, Emergency, International, Law, Police
from .service import Focus, Phone, Service

Status = Literal["checked", "not-checked"]


class OpenPhone(Strict):
    """A number. One of `e164` and `short_code` can be dialled; with neither it is only shown."""

    display: str
    e164: E164 | None
    short_code: Digits | None = Field(description="Rings inside the country only")
    label: str | None
    note: str | None

    @classmethod
    def of(cls, line: Phone) -> "OpenPhone":
        """Leave out what is for editors."""
        return cls(**line.model_dump(include=set(cls.model_fields)))


class OpenTextLine(OpenPhone):
    """A number for messages; `keyword` is the word to send first."""

    channel: Literal["sms", "whatsapp", "telegram"]
    keyword: str | None

    @classmethod
    def of(cls, line: Phone) -> "OpenTextLine":
        """Leave out what is for editors."""
        return cls(**line.model_dump(include=set(cls.model_fields)))


class OpenService(Strict):
    """One service. `status` is `checked` where a person has asked the service itself."""

    id: str
    name: str
    who: str
    regions: tuple[str, ...] = Field(description="Empty: the whole country")
    focus: tuple[Focus, ...]
    phone: tuple[OpenPhone, ...]
    text: tuple[OpenTextLine, ...]
    chat_url: HttpsUrl | None
    email: str | None
    url: HttpsUrl | None
    hours: str | None
    cost: str | None
    languages: tuple[LanguageTag, ...] = Field(description="BCP 47")
    relay: str | None
    usually_confidential: bool | None = Field(description="There are always limits; null: unknown")
    usually_on_bill: bool | None = Field(description="Never a promise; null: unknown")
    seen: str | None = Field(description="Newest public page or list that has it; no check by us")
    checked_on: dt.date | None
    status: Status

    @classmethod
    def of(cls, service: Service) -> "OpenService":
        """Leave out what is for editors."""
        same = set(cls.model_fields) & set(Service.model_fields) - {"phone", "text"}
        return cls(
            **service.model_dump(include=same),
            phone=tuple(map(OpenPhone.of, service.phone)),
            text=tuple(map(OpenTextLine.of, service.text)),
            usually_confidential=service.confidential,
            usually_on_bill=service.shows_on_bill,
            **_checked(service),
        )


class OpenEmergency(Strict):
    """How to reach the police at once; `also` are other numbers that work."""

    number: Digits
    also: tuple[Digits, ...]
    also_note: str | None
    text_or_silent: tuple[str, ...] = Field(description="Empty: none was seen, there may be one")
    checked_on: dt.date | None
    status: Status


class OpenPolice(Strict):
    """The police when it is not urgent; null: none was seen, or what was seen is in doubt."""

    number: str | None
    e164: E164 | None
    note: str | None
    checked_on: dt.date | None
    status: Status


class OpenLaw(Strict):
    """A law or an order, in short; general information, not advice."""

    name: str
    regions: tuple[str, ...]
    year: int | None
    summary: str
    url: HttpsUrl | None

    @classmethod
    def of(cls, law: Law) -> "OpenLaw":
        """Leave out what is for editors."""
        return cls(**law.model_dump(include=set(cls.model_fields)))


class OpenCountry(Strict):
    """Help in one country."""

    country: CountryCode
    name: str
    own_names: dict[str, str] = Field(description="By BCP 47 tag")
    languages: tuple[LanguageTag, ...]
    emergency: OpenEmergency
    police_non_emergency: OpenPolice | None
    law: tuple[OpenLaw, ...]
    services_note: str | None
    services: tuple[OpenService, ...]

    @classmethod
    def of(cls, country: Country) -> "OpenCountry":
        """Leave out what is for editors, and what may not be shown."""
        danger, police = country.emergency, country.shown_police
        same = {"country", "name", "own_names", "languages", "services_note"}
        numbers = {"number", "also", "also_note", "text_or_silent"}
        return cls(
            **country.model_dump(include=same),
            emergency=OpenEmergency(**danger.model_dump(include=numbers), **_checked(danger)),
            police_non_emergency=police
            and OpenPolice(
                **police.model_dump(include={"number", "e164", "note"}), **_checked(police)
            ),
            law=tuple(map(OpenLaw.of, country.law)),
            services=tuple(map(OpenService.of, country.shown_services)),
        )


class OpenData(Strict):
    """data/services.json: every service that the pages show, by country and across borders."""

    title: str
    licence: Annotated[str, Field(pattern="^CC-BY-4.0$")]
    date: dt.date = Field(description="The day on which the file was made")
    countries: tuple[OpenCountry, ...]
    international: tuple[OpenService, ...]

    @classmethod
    def of(
        cls,
        countries: tuple[Country, ...],
        international: International,
        *,
        title: str,
        date: dt.date,
    ) -> "OpenData":
        """Gather what the pages show; countries in the order of their codes."""
        ordered = sorted(countries, key=lambda country: country.country)
        return cls(
            title=title,
            licence="CC-BY-4.0",
            date=date,
            countries=tuple(map(OpenCountry.of, ordered)),
            international=tuple(map(OpenService.of, international.shown_services)),
        )


def _checked(record: Service | Emergency | Police) -> dict[str, object]:
    """Say when a record was checked, not by whom: a name beside such a service is for editors."""
    day = record.checked.date if record.checked else None
    return {"checked_on": day, "status": "checked" if day else "not-checked"}
