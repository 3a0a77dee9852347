"""Characters: every living script passes, what cannot be seen does not."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.characters import hidden
from tests.cases import untimed


@pytest.mark.parametrize(
    "text",
    [
        "Plain words – “quoted”, it’s 5 °C…\tand £5 or 5 €.",
        "Māori, Español, Čeština, Türkçe, Tiếng Việt, Íslenska, n.º 5",
        "עברית, العربيّة, فارسی می‌خواهم",
        "हिन्दी क्‍ष, தமிழ், සිංහල ශ්‍රී",
        "日本語、한국어, 中文, ไทย",
        "Ελληνικά and Русский beside Latin words",
        "👍🏽 ✅ →",
        "",
    ],
)
def test_what_people_write_is_let_pass(text: str) -> None:
    assert list(hidden(text)) == []


def test_a_finding_names_its_line_and_its_character() -> None:
    found = list(hidden("a\nb\u202ec\n\nd\u200b\u200b"))
    assert found == [
        (2, "the invisible character U+202E (RIGHT-TO-LEFT OVERRIDE)"),
        (4, "the invisible character U+200B (ZERO WIDTH SPACE)"),
    ]


@untimed
@given(st.text(max_size=30))
def test_what_is_let_pass_can_be_seen(text: str) -> None:
    if not list(hidden(text)):
        kinds = {unicodedata.category(sign) for sign in text if sign not in "\n\t\u200c\u200d"}
        assert not kinds & {"Cc", "Cf", "Co", "Cn", "Cs", "Zl", "Zp"}
