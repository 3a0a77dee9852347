"""The schema of what a host sets in mkdocs.yml, under `extra`."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, StrictBool

from .fields import CountryCode, HttpsUrl, Like, Strict, Text
from .reading import checked_record
from .repository import ALLOWED, Repository, repository

FILE = "mkdocs.yml"


def _none_word(value: object) -> object:
    if value is None:
        raise ValueError("the word none, or a country's two capital letters in quotes")
    return None if value == "none" else value


def _with_default(value: dict[str, str]) -> dict[str, str]:
    if "default" not in value:
        raise ValueError("addresses by country, and default: for all others")
    return value


def _project(value: object) -> Repository | None:
    if not isinstance(value, str):
        raise ValueError(ALLOWED)
    return None if value == "none" else repository(value)


_Place = Annotated[str, Like(r"default|[A-Z]{2}", "default, or a country's two capital letters")]


class Settings(Strict):
    """Whose copy of the site this is, and what it shows to someone else."""

    # Whose numbers stand at the foot of every page, and whose address of `leave` holds; or `none`.
    country: Annotated[CountryCode | None, BeforeValidator(_none_word)]
    # Where the way out leads, by country.
    leave: Annotated[dict[_Place, HttpsUrl], AfterValidator(_with_default)]
    # Where readers can change the words, in public: `none`, or a project at GitHub or GitLab.
    repository: Annotated[Repository | None, BeforeValidator(_project)]
    # The site's name in place of the title of every page.
    plain_titles: StrictBool
    # Codes of the parts of that country whose services and laws come first; hosting/ sets them.
    regions: tuple[Text, ...] = ()
    # What becomes of a build when the review of a page has run out.
    overdue_reviews: Literal["warn", "fail"]


class _Configuration(Strict):
    extra: Settings


def check_settings(extra: Mapping[str, Any]) -> Settings:
    """Check the settings among all that stands under `extra` in mkdocs.yml.

    Raises:
        DataError: A setting is missing or of the wrong kind.
    """
    raw = {name: extra[name] for name in Settings.model_fields if name in extra}
    return checked_record(_Configuration, {"extra": raw}, file=FILE).extra
