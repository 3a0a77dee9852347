"""What a field of data/ or front matter may hold, said in the words of an editor."""

import datetime as dt
import re
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    StrictFloat,
    StrictInt,
    StringConstraints,
)
from pydantic_core import core_schema

from . import addresses


@dataclass(frozen=True)
class Like:
    """Asks for the whole text to match; `words` say so to an editor, who reads no patterns."""

    pattern: str
    words: str

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        """Check after the type."""
        return core_schema.no_info_after_validator_function(self._check, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Say the pattern to programs, too."""
        return {**handler(schema), "pattern": f"^(?:{self.pattern})$"}

    def _check(self, value: str) -> str:
        if not re.fullmatch(self.pattern, value):
            raise ValueError(self.words)
        return value


def _no_macros(value: str) -> str:
    if re.search(r"\{[{%#]", value):
        raise ValueError("text without {{ or {%: macros work in the body of a page only")
    return value


def _plain_host(value: str) -> str:
    if addresses.odd_host(value):
        raise ValueError("an address with a plain host, such as https://www.example.org/page")
    return value


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
NoMacros = AfterValidator(_no_macros)  # where MkDocs or Markdown would meet them as text
Slug = Annotated[
    str,
    Like(r"[a-z0-9]+(-[a-z0-9]+)*", "small letters, digits and hyphens, such as only-strangers"),
    StringConstraints(max_length=60),
]
CountryCode = Annotated[str, Like(r"[A-Z]{2}", "a country's two capital letters, ISO 3166-1")]
_ADDRESS = r"://[^\s<>\"']+"
_Plain = AfterValidator(_plain_host)
HttpsUrl = Annotated[str, Like("https" + _ADDRESS, "an address that starts with https://"), _Plain]
WebUrl = Annotated[
    str, Like("https?" + _ADDRESS, "an address: https:// or http://, no spaces"), _Plain
]
Digits = Annotated[str, Like(r"[0-9]{2,6}", "2 to 6 digits, no spaces")]
LanguageTag = Annotated[
    str, Like(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", "a BCP 47 tag, such as de or zh-Hant")
]
E164 = Annotated[str, Like(r"\+[1-9][0-9]{5,14}", "+, country code and digits, no spaces")]
Email = Annotated[str, Like(r"[^@\s]+@[^@\s]+\.[^@\s]+", "one address: name@example.org")]
Amount = Annotated[StrictInt | StrictFloat, Field(ge=0)]
Confidence = Literal["high", "medium", "low"]


def none_word(value: object) -> object:
    """Read the word `none`; an empty field is refused, since it reads as forgotten."""
    if value == "none":
        return None
    if not isinstance(value, dict | BaseModel):
        raise ValueError("the word none, or the fields of the record")
    return value


def _is_day(value: object) -> object:
    if not isinstance(value, dt.date) or isinstance(value, dt.datetime):
        raise ValueError("a date written as 2026-11-24, without quotes")
    return value


def is_seen(value: str) -> str:
    """Ask for a year, a month or a day that exists."""
    try:
        if not re.fullmatch(r"[0-9]{4}(-[0-9]{2}){0,2}", value):
            raise ValueError
        dt.date(*(int(part) for part in f"{value}-01-01".split("-")[:3]))
    except ValueError:
        allowed = "a year, month or day that exists, in quotes: 2026, 2026-08 or 2026-08-14"
        raise ValueError(allowed) from None
    return value


Day = Annotated[dt.date, BeforeValidator(_is_day)]


class Strict(BaseModel):
    """A record that cannot change and knows every key it may have."""

    model_config = ConfigDict(frozen=True, extra="forbid")
