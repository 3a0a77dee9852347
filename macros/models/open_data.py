"""The services as others may use them: what readers see, and nothing that is for editors."""

import datetime as dt
from typing import Literal

from pydantic import Field

from ..fields import CountryCode, Strict
from .service import Checked, Country, International, Law, Phone, Service, TextLine

Status = Literal["checked", "not-checked"]


class OpenService(Strict):
    """One service. `status` is `checked` where a person has asked the service itself."""

    id: str
    name: str
    who: str
    regions: tuple[str, ...] = Field(description="Codes of data/services/README.md; empty: all")
    focus: tuple[str, ...]
    phone: tuple[Phone, ...]
    text: tuple[TextLine, ...]
    chat_url: str | None
    email: str | None
    url: str | None
    hours: str | None
    cost: str | None
    languages: tuple[str, ...] = Field(description="BCP 47 tags")
    relay: str | None
    usually_confidential: bool | None = Field(description="There are always limits; null: unknown")
    usually_on_bill: bool | None = Field(description="Never a promise; null: unknown")
    seen: str | None = Field(description="Date of the newest page that confirms it, not checked")
    checked: Checked | None
    status: Status

    @classmethod
    def of(cls, service: Service) -> "OpenService":
        """Leave out what is for editors."""
        known = service.model_dump(include=set(cls.model_fields) & set(Service.model_fields))
        return cls(
            **known,
            usually_confidential=service.confidential,
            usually_on_bill=service.shows_on_bill,
            status="checked" if service.checked else "not-checked",
        )


class OpenEmergency(Strict):
    """How to reach the police at once; `also` are other numbers that work."""

    number: str
    also: tuple[str, ...]
    also_note: str | None
    text_or_silent: tuple[str, ...] = Field(description="Empty: none was seen, there may be one")
    checked: Checked | None
    status: Status


class OpenPolice(Strict):
    """The police when it is not urgent; a number of null means that none was seen."""

    number: str | None
    e164: str | None
    note: str | None


class OpenLaw(Strict):
    """A law or an order, in one sentence; general information, not advice."""

    name: str
    regions: tuple[str, ...]
    year: int | None
    summary: str
    url: str | None

    @classmethod
    def of(cls, law: Law) -> "OpenLaw":
        """Leave out what is for editors."""
        return cls(**law.model_dump(include=set(cls.model_fields)))


class OpenCountry(Strict):
    """Help in one country."""

    country: CountryCode
    name: str
    own_names: dict[str, str] = Field(description="By BCP 47 tag")
    languages: tuple[str, ...]
    emergency: OpenEmergency
    police_non_emergency: OpenPolice
    law: tuple[OpenLaw, ...]
    services: tuple[OpenService, ...]

    @classmethod
    def of(cls, country: Country) -> "OpenCountry":
        """Leave out what is for editors, and what may not be shown."""
        danger = country.emergency
        police = country.police_non_emergency
        return cls(
            country=country.country,
            name=country.name,
            own_names=country.own_names,
            languages=country.languages,
            emergency=OpenEmergency(
                number=danger.number,
                also=danger.also,
                also_note=danger.also_note,
                text_or_silent=danger.text_or_silent,
                checked=danger.checked,
                status="checked" if danger.checked else "not-checked",
            ),
            police_non_emergency=OpenPolice(
                number=police.number, e164=police.e164, note=police.note
            ),
            law=tuple(map(OpenLaw.of, country.law)),
            services=tuple(map(OpenService.of, country.shown_services)),
        )


class OpenData(Strict):
    """data/services.json: every service that the pages show, by country and across borders."""

    title: str
    licence: Literal["CC-BY-4.0"] = "CC-BY-4.0"
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
            date=date,
            countries=tuple(map(OpenCountry.of, ordered)),
            international=tuple(map(OpenService.of, international.shown_services)),
        )
