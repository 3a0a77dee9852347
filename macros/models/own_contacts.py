"""Ways to reach whoever hosts this copy of the site, shown before all others."""

from typing import Annotated, Self

from pydantic import AfterValidator, BeforeValidator, Field, StrictBool, model_validator

from ..fields import CountryCode, Email, HttpsUrl, LanguageTag, Like, Slug, Strict, Text
from .service import Hours, IsChecked, Phone, Service, TextLine

OwnId = Annotated[
    str,
    Like(r"own(-[a-z0-9]+)+", "own-, then small letters, digits and hyphens, such as own-helpline"),
]


def _each_id_once(contacts: tuple["OwnContact", ...]) -> tuple["OwnContact", ...]:
    if len({item.id for item in contacts}) < len(contacts):
        raise ValueError("each id once")
    return contacts


class OwnContact(Strict):
    """One line or place of the host's own. Its fields mean what those of `Service` mean."""

    id: OwnId
    instead_of: Slug | None = None  # a service of the host's country that this is: shown once
    name: Text
    who: Text
    phone: tuple[Phone, ...] = ()
    text: tuple[TextLine, ...] = ()
    chat_url: HttpsUrl | None = None
    email: Email | None = None
    url: HttpsUrl | None = None
    hours: Hours | None = None
    cost: Text | None = None
    languages: tuple[LanguageTag, ...] = ()
    relay: Text | None = None
    confidential: StrictBool | None = None
    shows_on_bill: StrictBool | None = None
    checked: IsChecked

    @model_validator(mode="after")
    def _can_be_reached(self) -> Self:
        if not any((self.phone, self.text, self.chat_url, self.email, self.url)):
            raise ValueError("a way to make contact: phone, text, chat_url, email or url")
        return self

    @property
    def service(self) -> Service:
        """The same as a service that nobody needs to doubt: who hosts the site knows it."""
        fields = {name: getattr(self, name) for name in type(self).model_fields}
        del fields["instead_of"]
        fields["checked"] = self.checked or "none"
        return Service(**fields, focus=("stalking",), confidence="high")


def _or_none(value: object) -> object:
    return None if value == "none" else value


Contacts = Annotated[tuple[OwnContact, ...], Field(min_length=1), AfterValidator(_each_id_once)]


class OwnContacts(Strict):
    """data/own-contacts.yml, which a host's copy has: python -m hosting writes it."""

    organisation: Text
    country: Annotated[CountryCode | None, BeforeValidator(_or_none)]  # in which they are
    contacts: Contacts

    @property
    def services(self) -> tuple[Service, ...]:
        """All of them, in the order of the file."""
        return tuple(item.service for item in self.contacts)

    @property
    def first_line(self) -> tuple[Service, Phone] | None:
        """The first that can be rung, and its number."""
        lines = ((item, line) for item in self.services for line in item.phone if line.dialled)
        return next(lines, None)
