"""Languages by their tags."""

import pytest
from babel import Locale, localedata

from macros.languages import direction, name_of


@pytest.mark.parametrize(
    ("tag", "name"),
    [("de", "German"), ("zh-Hant", "Traditional Chinese"), ("bfi", "Ours"), ("xx", None)],
)
def test_a_language_has_the_name_that_babel_or_our_list_knows(tag: str, name: str | None) -> None:
    assert name_of(tag, locale="en_GB", more={"bfi": "Ours"}) == name


@pytest.mark.parametrize(("tag", "expected"), [("he", "rtl"), ("de", "ltr"), ("xx-nope", "ltr")])
def test_a_language_that_nobody_knows_runs_from_left_to_right(tag: str, expected: str) -> None:
    assert direction(tag) == expected


def test_every_language_that_babel_knows_runs_as_babel_says() -> None:
    for name in localedata.locale_identifiers():
        theirs = Locale.parse(name).text_direction
        ours = direction(name.replace("_", "-"))
        assert ours == (theirs if theirs == "rtl" else "ltr"), name  # HTML has no third direction
