"""Names and directions of languages, by BCP 47 tag."""

from collections.abc import Mapping

from babel import Locale, UnknownLocaleError
from babel.core import get_global, parse_locale

# Scripts that run from right to left. Babel knows it too, but reads all of a language to say so.
# Source: https://www.unicode.org/reports/tr35/tr35-general.html#script-metadata
RIGHT_TO_LEFT = frozenset({"Adlm", "Arab", "Hebr", "Nkoo", "Rohg", "Syrc", "Thaa"})


def name_of(tag: str, *, locale: str, more: Mapping[str, str]) -> str | None:
    """Return a language's name in a locale; `more` names those that Babel does not know."""
    names = Locale.parse(locale).languages
    return more.get(tag) or names.get(tag.replace("-", "_"))


def direction(tag: str) -> str:
    """Return `rtl` or `ltr`; the latter for a language of which it is not known."""
    try:
        found = Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        return "ltr"
    return "rtl" if _script(found) in RIGHT_TO_LEFT else "ltr"


def _script(locale: Locale) -> str | None:
    if locale.script:
        return locale.script
    likely = get_global("likely_subtags")
    full = likely.get(f"{locale.language}_{locale.territory}") or likely.get(locale.language, "")
    return parse_locale(full)[2] if full else None
