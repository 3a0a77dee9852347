"""The schema of data/ and of page front matter: what an editor may write, as types."""

from typing import Annotated, Literal

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    StrictBool,
    StrictInt,
    StringConstraints,
)

from .fields import (
    E164,
    Amount,
    Confidence,
    CountryCode,
    Day,
    Digits,
    Email,
    HttpsUrl,
    NoMacros,
    Slug,
    Strict,
    Text,
    WebUrl,
    is_seen,
    like,
    none_word,
)


class Review(Strict):
    """Who read a page as a specialist, and until when that holds."""

    by: Text
    role: Text
    date: Day
    due: Day


class FrontMatter(Strict):
    """What stands between the two `---` lines at the top of every page."""

    title: Annotated[Text, StringConstraints(max_length=60), NoMacros]
    # The h1, where the title in the tab should be another.
    heading: Annotated[Text, NoMacros] | None = None
    description: Annotated[Text, StringConstraints(min_length=60, max_length=160), NoMacros]
    summary: Annotated[Text, NoMacros]
    audience: Literal["you", "supporters", "professionals", "hosts", "everyone"]
    written: Day
    review: Annotated[Review | None, BeforeValidator(none_word)]
    template: Literal["home.html", "sheet.html"] | None = None
    faq: StrictBool = False  # its headings are questions, each answered in its first paragraph


class Statement(Strict):
    """One line of a quiz, with what is known about it."""

    id: Slug
    statement: Text
    answer: Literal["myth", "fact"]
    explanation: Annotated[Text, NoMacros]  # inline Markdown
    sources: Annotated[tuple[Text, ...], Field(min_length=1)]  # keys of references.bib


class Quiz(Strict):
    """Myths and facts about one page: no score, nothing kept."""

    title: Text
    statements: Annotated[tuple[Statement, ...], Field(min_length=5)]


class FigureRow(Strict):
    """One line of a figure; a value of null means that it was not asked."""

    label: Text
    values: Annotated[tuple[Amount | None, ...], Field(min_length=1, max_length=2)]
    sources: tuple[Text, ...] = ()  # where the lines come from different studies


class Figure(Strict):
    """Numbers to look at, with who was asked, where and when."""

    title: Text
    finding: Text  # in words what the picture shows: its text alternative
    place: Text
    year: Annotated[Text, like(r".*[0-9]{4}.*", "a year in quotes, or words around one")]
    who: Text
    unit: Literal["percent", "months"]
    caveat: Text | None = None
    sources: Annotated[tuple[Text, ...], Field(min_length=1)]  # keys of references.bib
    columns: Annotated[tuple[Text, ...], Field(min_length=2, max_length=2)] | None = None
    rows: Annotated[tuple[FigureRow, ...], Field(min_length=2)]

    @property
    def all_sources(self) -> tuple[str, ...]:
        """Keys of references.bib, those of single rows included."""
        return (*self.sources, *(key for row in self.rows for key in row.sources))


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
    hours: Text | None = None
    cost: Text | None = None
    languages: tuple[Text, ...] = ()
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


class Country(Strict):
    """What is known about help in one country."""

    country: CountryCode
    name: Text
    languages: tuple[Text, ...]
    emergency: Emergency
    police_non_emergency: Police
    law: tuple[Law, ...] = ()
    services: Annotated[tuple[Service, ...], Field(min_length=1)]

    @property
    def shown_services(self) -> tuple[Service, ...]:
        """The services that may be shown, in the order of the file."""
        return tuple(service for service in self.services if service.is_shown)


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


class Reference(Strict):
    """One entry of references.bib, free of LaTeX."""

    key: Annotated[str, like(r"[A-Za-z0-9][A-Za-z0-9-]*", "letters, digits and hyphens")]
    authors: Annotated[tuple[Text, ...], Field(min_length=1)]  # as printed in a list
    names: tuple[Text, ...]  # family names, or the short name of an organisation
    year: Annotated[str, like(r"[0-9]{4}|n\.d\.", "a year of four digits, or n.d.")]
    title: Text
    container: Text | None = None  # journal or book
    volume: Text | None = None
    number: Text | None = None
    pages: Text | None = None
    publisher: Text | None = None  # publisher, institution or kind of page
    doi: Annotated[str, like(r"10\.[0-9]{4,}/[^\s<>\"']+", "10.… as in a DOI")] | None = None
    url: WebUrl | None = None

    @property
    def link(self) -> str | None:
        """The public address, DOI first; None where there is none."""
        return f"https://doi.org/{self.doi}" if self.doi else self.url
