"""The day of a build."""

import datetime as dt

import pytest

from macros.days import build_day
from macros.errors import DataError


def test_a_build_is_for_today_or_for_the_day_that_it_is_told() -> None:
    assert build_day({"SOURCE_DATE_EPOCH": "1795910400"}) == dt.date(2026, 11, 29)
    assert abs(build_day({}) - dt.datetime.now(dt.UTC).date()) <= dt.timedelta(days=1)


@pytest.mark.parametrize("epoch", ["today", "1e9", "9" * 30])
def test_a_variable_that_is_no_day_says_what_it_should_be(epoch: str) -> None:
    with pytest.raises(DataError) as caught:
        build_day({"SOURCE_DATE_EPOCH": epoch})
    assert caught.value.problems[0].found == f"'{epoch}'"
