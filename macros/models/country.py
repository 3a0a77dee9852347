"""Help in one country and across borders, and the few emergency numbers that serve most readers."""

from typing import Annotated

from pydantic import Field, StrictInt

from ..fields import E164, CountryCode, Digits, HttpsUrl, LanguageTag, Strict, Text, WebUrl
from .service import IsChecked, Phone, Seen, Service


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
    note: Text | None = None  # for readers
    checked: IsChecked = None


class Law(Strict):
    """A law against stalking, or an order of protection; general information, not advice."""

    name: Text
    regions: tuple[Text, ...] = ()
    year: StrictInt | None = None
    summary: Text
    url: HttpsUrl | None = None
    source_url: WebUrl | None = None


Services = Annotated[tuple[Service, ...], Field(min_length=1)]


def _shown(services: tuple[Service, ...]) -> tuple[Service, ...]:
    return tuple(service for service in services if service.is_shown)


class Country(Strict):
    """What is known about help in one country."""

    country: CountryCode
    name: Text
    # As its people write it, by BCP 47 tag.
    own_names: dict[LanguageTag, Text] = Field(default_factory=dict)
    also_called: tuple[Text, ...] = ()  # what people may type to find it
    languages: tuple[LanguageTag, ...]
    emergency: Emergency
    police_non_emergency: Police
    law: tuple[Law, ...] = ()
    services_note: Text | None = None  # for readers: what no service here covers
    services: Services

    @property
    def shown_services(self) -> tuple[Service, ...]:
        """The services that may be shown, in the order of the file; none where all are in doubt."""
        return _shown(self.services)

    @property
    def shown_police(self) -> Police | None:
        """The police when it is not urgent, unless nothing is known or it is in doubt."""
        police = self.police_non_emergency
        known = police.number or police.note
        return police if known and police.confidence != "low" else None

    @property
    def areas(self) -> list[str]:
        """The codes of the parts of the country that something shown is for, in their order."""
        parts: tuple[Service | Law, ...] = (*self.shown_services, *self.law)
        return list(dict.fromkeys(code for part in parts for code in part.regions))

    @property
    def first_contact(self) -> tuple[Service, Phone] | None:
        """A sure service for stalking that the whole country can ring, and its line.

        One whose main subject is stalking comes before one that helps with it too.
        """
        ordered = sorted(self.shown_services, key=lambda item: item.focus[0] != "stalking")
        for service in ordered:
            sure = service.confidence == "high" and not service.regions
            if "stalking" in service.focus and sure:
                for line in service.phone:
                    if line.dialled:
                        return service, line
        return None


class HarmonisedNumber(Strict):
    """A number that many countries share."""

    number: Digits
    display: Text
    where: Text
    what: Text
    checked: IsChecked
    source_url: WebUrl
    second_source_url: WebUrl | None = None


class International(Strict):
    """data/international.yml: what helps in more than one country."""

    harmonised: tuple[HarmonisedNumber, ...]
    services: Services

    @property
    def shown_services(self) -> tuple[Service, ...]:
        """As in a country."""
        return _shown(self.services)


class EmergencyNumber(Strict):
    """One of the few numbers that serve most readers, with its places."""

    number: Digits
    places: Text
    # Of our country files, those in which it works: a number of none would be checked against none.
    countries: Annotated[tuple[CountryCode, ...], Field(min_length=1)]
    source_url: WebUrl
    checked: IsChecked


class EmergencyNumbers(Strict):
    """data/emergency.yml: the numbers in the order shown."""

    numbers: Annotated[tuple[EmergencyNumber, ...], Field(min_length=1)]
