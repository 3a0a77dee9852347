"""Telephone numbers: a wrong one can hurt somebody."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros import numbers
from tests.cases import untimed


@pytest.mark.parametrize(
    ("number", "country", "valid"),
    [
        ("+448081570123", "GB", True),
        ("+12025550123", "US", True),
        ("+12025550123", "CA", True),  # one numbering plan: we cannot tell them apart for sure
        ("+448081570123", "US", False),
        ("+44808157012", "GB", False),
        ("+4480815701234", "GB", False),
        ("+999123456789", "GB", False),
        ("08081570123", "GB", False),
        ("", "GB", False),
        ("+", "GB", False),
    ],
)
def test_a_number_is_valid_in_a_country_when_it_could_ring_there(
    number: str, country: str, valid: bool
) -> None:
    assert numbers.is_valid(number, country=country) is valid


@pytest.mark.parametrize(
    ("code", "country", "possible"),
    [
        ("116123", "GB", True),
        ("988", "US", True),
        ("1234567", "US", False),
        ("12", "GB", False),
        ("016", "ES", True),
        ("16", "ES", False),
        ("079", "MX", True),
    ],
)
def test_a_short_number_is_possible_in_a_country(code: str, country: str, possible: bool) -> None:
    assert numbers.is_short(code, country=country) is possible


@pytest.mark.parametrize(
    ("code", "country", "reaches"),
    [
        ("999", "GB", True),
        ("112", "GB", True),
        ("911", "GB", False),
        ("911", "US", True),
        ("000", "AU", True),
        ("00", "AU", False),
        ("111", "NZ", True),
        ("111", "GB", False),
        ("9999", "GB", False),
    ],
)
def test_an_emergency_number_reaches_help_in_a_country(
    code: str, country: str, reaches: bool
) -> None:
    assert numbers.is_emergency(code, country=country) is reaches


@pytest.mark.parametrize(
    ("display", "spoken"),
    [
        ("999", "999: 9 9 9"),
        ("116 016", "116 016: 1 1 6, 0 1 6"),
        ("+44 808 157 0123", "+44 808 157 0123: 4 4, 8 0 8, 1 5 7, 0 1 2 3"),
        ("#8008", "#8008: 8 0 0 8"),
        ("+44 (0)808 157 0123", "+44 (0)808 157 0123: 4 4, 8 0 8, 1 5 7, 0 1 2 3"),
        ("0508 NETSAFE", "0508 NETSAFE"),
    ],
)
def test_a_number_is_spoken_as_it_is_printed_and_then_digit_by_digit(
    display: str, spoken: str
) -> None:
    assert numbers.spoken(display) == spoken


@pytest.mark.parametrize(
    ("display", "number", "agree"),
    [
        ("0808 157 0123", "+448081570123", True),
        ("+44 808 157 0123", "+448081570123", True),
        ("(202) 555-0123", "+12025550123", True),
        ("116 123", "116123", True),
        ("1-800-FLOWERS", "+18003569377", True),
        ("988", "988", True),
        ("anything in letters", None, True),
        ("0808 157 0132", "+448081570123", False),
        ("0808 157 012", "+448081570123", False),
        ("+44 (0)808 157 0123", "+448081570123", True),
        ("0809 157 0123", "+448081570123", False),
        ("157 0123", "+448081570123", False),
        ("3", "+448081570123", False),
        ("123", "0123", True),
        ("1 0808 157 0123", "+448081570123", False),
        ("116 123", "116124", False),
        ("call us", "116123", False),
        ("–", "116123", False),
        ("000", "116000", False),
    ],
)
def test_the_printed_number_and_its_link_agree(
    display: str, number: str | None, agree: bool
) -> None:
    assert numbers.agree(display, number) is agree


@untimed
@given(
    st.from_regex(r"\+[1-9][0-9]{5,14}", fullmatch=True), st.sampled_from(sorted(numbers.REGIONS))
)
def test_any_number_gets_an_answer_in_any_country(number: str, country: str) -> None:
    assert numbers.is_valid(number, country=country) in (True, False)


@untimed
@given(st.from_regex(r"[0-9]{2,6}", fullmatch=True), st.sampled_from(sorted(numbers.REGIONS)))
def test_any_short_number_gets_an_answer_in_any_country(code: str, country: str) -> None:
    assert numbers.is_short(code, country=country) in (True, False)
    assert numbers.is_emergency(code, country=country) in (True, False)
    assert numbers.agree(code, code) is (code.strip("0") != "")


@untimed
@given(st.text(max_size=20), st.from_regex(r"\+?[0-9]{2,15}", fullmatch=True))
def test_any_printed_number_gets_an_answer(display: str, number: str) -> None:
    assert numbers.agree(display, number) in (True, False)
