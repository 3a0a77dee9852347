"""Telephone numbers: E.164 and short numbers against the metadata of phonenumbers."""

import re
from contextlib import suppress

import phonenumbers
from phonenumbers import (
    COUNTRY_CODE_TO_REGION_CODE,
    NumberParseException,
    PhoneNumber,
    shortnumberinfo,
)

REGIONS: frozenset[str] = frozenset(phonenumbers.SUPPORTED_REGIONS)


def is_valid(e164: str, *, country: str) -> bool:
    """Tell whether a number could ring in the country (ISO 3166-1 alpha-2)."""
    try:
        number = phonenumbers.parse(e164, None)
    except NumberParseException:
        return False
    regions = COUNTRY_CODE_TO_REGION_CODE.get(number.country_code or 0, ())
    return phonenumbers.is_valid_number(number) and country in regions


def is_short(code: str, *, country: str) -> bool:
    """Tell whether a short number is possible in the country."""
    prefix = phonenumbers.country_code_for_region(country)
    zeros = len(code) - len(str(int(code)))  # in front, which a number cannot hold
    number = PhoneNumber(
        country_code=prefix,
        national_number=int(code),
        italian_leading_zero=bool(zeros),
        number_of_leading_zeros=zeros or None,
    )
    return bool(shortnumberinfo.is_possible_short_number_for_region(number, country))


def is_emergency(code: str, *, country: str) -> bool:
    """Tell whether a number reaches the emergency services of the country."""
    return bool(shortnumberinfo.is_emergency_number(code, country))


def agree(display: str, number: str | None) -> bool:
    """Tell whether a printed number is the number behind its link.

    Printed numbers may leave out the country code, start with a trunk 0 or hold a (0), or spell
    letters, which are read as on a telephone keypad.

    Args:
        display: The number as printed.
        number: E.164 or a short number; None where the printed number is no link.
    """
    if number is None:
        return True
    keypad = phonenumbers.convert_alpha_characters_in_number(display.upper().replace("(0)", ""))
    printed = re.sub(r"\D", "", keypad).lstrip("0")
    dialled = {number.lstrip("+0")}
    with suppress(NumberParseException):
        dialled.add(str(phonenumbers.parse(number, None).national_number))
    return bool(printed) and printed in dialled


def spoken(display: str) -> str:
    """Write a printed number for a screen reader: `116 016: 1 1 6, 0 1 6`.

    What is printed comes first, so that whoever steers by voice can still say it (WCAG 2.5.3).
    Without the second part, 999 may be read as nine hundred and ninety-nine. A number spelt in
    letters stays as it is.
    """
    groups = re.findall(r"[0-9]+", display.replace("(0)", ""))
    if not groups or re.search(r"[A-Za-z]", display):
        return display
    return f"{display}: {', '.join(' '.join(group) for group in groups)}"
