"""Names and directions of languages, by BCP 47 tag."""

from collections.abc import Mapping

from babel import Locale, UnknownLocaleError


def name_of(tag: str, *, locale: str, more: Mapping[str, str]) -> str | None:
    """Return a language's name in a locale; `more` names those that Babel does not know."""
    names = Locale.parse(locale).languages
    return more.get(tag) or names.get(tag.replace("-", "_"))


def direction(tag: str) -> str:
    """Return `rtl` or `ltr`; the latter for a language of which it is not known."""
    try:
        return Locale.parse(tag, sep="-").text_direction
    except (UnknownLocaleError, ValueError):
        return "ltr"
