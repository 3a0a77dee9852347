"""The day for which a site is built."""

import datetime as dt
from collections.abc import Mapping

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
