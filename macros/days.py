"""The day for which a site is built, and days as people read them."""

import datetime as dt
from collections.abc import Mapping

from babel.dates import format_date, format_skeleton

from .errors import DataError, Problem

EPOCH = "SOURCE_DATE_EPOCH"  # seconds since 1970; see reproducible-builds.org


def build_day(environment: Mapping[str, str]) -> dt.date:
    """Return the day in UTC: today, or the one that `SOURCE_DATE_EPOCH` names.

    Raises:
        DataError: The variable is no number of seconds.
    """
    epoch = environment.get(EPOCH)
    if not epoch:
        return dt.datetime.now(dt.UTC).date()
    try:
        return dt.datetime.fromtimestamp(int(epoch), dt.UTC).date()
    except (ValueError, OverflowError, OSError):
        allowed = "seconds since 1970, such as 1795910400, or no such variable"
        raise DataError([Problem("the environment", EPOCH, f"'{epoch}'", allowed)]) from None


def written(seen: str, locale: str) -> str:
    """Write 2026, 2026-08 or 2026-08-14 as people read it."""
    parts = [int(part) for part in seen.split("-")]
    day = dt.date(*[*parts, 1, 1][:3])
    if len(parts) == 1:
        return str(day.year)
    if len(parts) == 2:
        return format_skeleton("yMMMM", day, locale=locale)
    return format_date(day, "long", locale=locale)
