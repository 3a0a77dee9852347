"""The schema of host.yml: whose copy this is, and what differs in it."""

import re
from typing import Annotated, Literal, Self
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    StrictBool,
    StringConstraints,
    model_validator,
)

from macros import telephone
from macros.fields import CountryCode, HttpsUrl, Like, NoMacros, Strict, Text
from macros.repository import repository

# Apps on a phone take over addresses of these, and then the way out ends in an account and not in a
# neutral page. No list of them is whole: README.md asks a host to try its own on a phone.
APPS = re.compile(
    r"(?:.*\.)?(?:bbc|google|youtube|facebook|instagram|whatsapp|twitter|x|tiktok|reddit|linkedin"
    r"|amazon|ebay|pinterest|spotify|netflix|accuweather|weather|metoffice|theguardian|cnn)"
    r"\.(?:com|co\.uk|com\.au|gov\.uk|org|ie|ca|de|fr|in)"
)
# The title of every page, in tabs and histories, ends with the site's. Words run together in the
# address of a site; a grapevine, a beanstalk, a syllabus and a refugee tell nothing.
TELLING = re.compile(
    r"\bstalk|stalk(?:er|ing)|abus[ei]|violen|victim|survivor|harass|\brape|\brapist"
    r"|rape.?crisis|assault|refuge(?!e)|women.?s.?aid",
    re.IGNORECASE,
)


def _word_none(value: object) -> object:
    if value is None:
        raise ValueError("a value, or the word none")
    return None if value == "none" else value


def _as_folder(value: str) -> str:
    parts = urlsplit(value)
    if not parts.path.endswith("/") or parts.query or parts.fragment:
        raise ValueError("an address that ends with a slash, such as https://www.example.org/help/")
    return value


def _gives_nothing_away(value: str) -> str:
    if TELLING.search(value):
        raise ValueError("a name that gives nothing away: it stands in tabs and in histories")
    return value


def _no_app(value: str) -> str:
    if APPS.fullmatch(urlsplit(value).hostname or ""):
        raise ValueError("a neutral site that no app on a phone takes over")
    return value


def _no_number(value: str) -> str:
    if telephone.numbers(value):
        raise ValueError("no telephone number: contacts.yml shows it, with who checked it")
    return value


def _few(value: tuple[str, ...]) -> tuple[str, ...]:
    if len(value) > 8:
        raise ValueError("at most 8 sentences; a page in pages/ has room for more")
    return value


Colour = Annotated[
    str, Like(r"#[0-9a-f]{6}", "a colour as # and six signs of 0-9 and a-f, in quotes: '#1c5753'")
]
OrNone = BeforeValidator(_word_none)
Sentence = Annotated[Text, StringConstraints(max_length=300), NoMacros, AfterValidator(_no_number)]


class Organisation(Strict):
    """Who runs this copy and answers for its words."""

    name: Annotated[Text, StringConstraints(max_length=60), NoMacros]
    # In the header of every page, beside the logo, where the name is longer than that.
    short_name: Annotated[Text, StringConstraints(max_length=24), NoMacros] | None = None
    url: HttpsUrl | None = None  # of its own site

    @property
    def in_header(self) -> str:
        """What stands in the header."""
        return self.short_name or self.name

    @model_validator(mode="after")
    def _fits_the_header(self) -> Self:
        if len(self.in_header) > 24:
            raise ValueError("a short_name of at most 24 characters too: the header of a phone")
        return self


class Accent(Strict):
    """The colour of links, edges and marks, in the light scheme and the dark one."""

    light: Colour
    dark: Colour | None = None  # made from the light one where it is missing


class Pages(Strict):
    """Which pages of the project this copy has. Its own ones lie in pages/."""

    leave_out: tuple[Text, ...] = ()  # paths below docs/; a folder ends with a slash


def _known_project(address: str) -> str:
    return repository(address).address


class Reviews(Strict):
    """What becomes of pages that no specialist has reviewed, or not lately."""

    missing: Literal["mark", "warn", "leave-out", "fail"] = "mark"
    overdue: Literal["warn", "fail"] = "warn"


class Host(Strict):
    """host.yml."""

    organisation: Organisation
    address: Annotated[HttpsUrl, AfterValidator(_as_folder)]
    # The site's name in titles: neutral, unlike the organisation's, which stands in the pages.
    title: (
        Annotated[
            Text,
            StringConstraints(max_length=24),
            NoMacros,
            AfterValidator(_gives_nothing_away),
        ]
        | None
    ) = None
    country: Annotated[CountryCode | None, OrNone] = None
    regions: tuple[Text, ...] = ()
    accent: Accent | None = None
    leave: Annotated[HttpsUrl, AfterValidator(_no_app)] | None = None
    plain_titles: StrictBool = False
    pages: Pages = Pages()
    reviews: Reviews = Reviews()
    # What this copy does beyond what the page about privacy says: that page shows them as a list.
    privacy: Annotated[tuple[Sentence, ...], AfterValidator(_few)] = ()
    language: Literal["en"] = "en"
    direction: Literal["ltr", "rtl"] = "ltr"
    repository: Annotated[Annotated[HttpsUrl, AfterValidator(_known_project)] | None, OrNone] = (
        Field(default=None)
    )

    @model_validator(mode="after")
    def _agrees_with_itself(self) -> Self:
        if self.leave and urlsplit(self.leave).hostname == urlsplit(self.address).hostname:
            raise ValueError("leave: an address of another site than this one's")
        if self.regions and not self.country:
            raise ValueError("country, where there are regions of it")
        return self
