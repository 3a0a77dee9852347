"""Checks between records; tests/cases/bad-input shows what each says in a build."""

from typing import Any

import pytest
import yaml

from macros import checks
from macros.models import Country, EmergencyNumbers, Quiz, Reference
from tests.projects import SMALL

KNOWN = frozenset({"keeper2020", "yard2021"})
REGIONS = frozenset({"eng", "wls"})


def raw(path: str) -> Any:
    return yaml.safe_load((SMALL / "data" / path).read_text(encoding="utf-8"))


def country(**fields: Any) -> Country:
    return Country.model_validate({**raw("services/gb.yml"), **fields})


def with_service(**fields: Any) -> Country:
    first, second = raw("services/gb.yml")["services"]
    return country(services=[{**first, **fields}, second])


def told(record: Country, name: str = "gb") -> list[tuple[str, str]]:
    problems = checks.countries({name: record}, REGIONS)
    return [(problem.where, problem.found) for problem in problems]


def test_the_small_project_passes_every_check() -> None:
    quiz = Quiz.model_validate(raw("quizzes/lantern.yml"))
    numbers = EmergencyNumbers.model_validate(raw("emergency.yml")).numbers
    assert list(checks.quizzes({"lantern": quiz}, KNOWN)) == []
    assert told(country()) == []
    assert list(checks.emergency(numbers, {"gb": country()})) == []


@pytest.mark.parametrize("slug", ["Lantern", "a b", "a_b", "-a", "a-", "a--b", "a.b", "é"])
def test_a_quiz_is_named_as_its_address_would_be(slug: str) -> None:
    quiz = Quiz.model_validate(raw("quizzes/lantern.yml"))
    (problem,) = checks.quizzes({slug: quiz}, KNOWN)
    assert (problem.where, problem.found) == ("the file's name", slug)


def test_a_quiz_cites_only_what_exists() -> None:
    quiz = Quiz.model_validate(raw("quizzes/lantern.yml"))
    problems = list(checks.quizzes({"lantern": quiz}, frozenset({"keeper2020"})))
    assert [problem.where for problem in problems] == [
        "statements → is-a-lamp → sources",
        "statements → burns-for-ever → sources",
        "statements → is-always-red → sources",
    ]
    assert {problem.found for problem in problems} == {"'yard2021'"}


@pytest.mark.parametrize(("name", "code"), [("gb", "IE"), ("GB", "GB"), ("zz", "ZZ"), ("uk", "UK")])
def test_a_country_file_is_named_by_a_code_that_exists(name: str, code: str) -> None:
    assert told(country(country=code), name) == [("country", f"'{code}'")]


def test_emergency_numbers_reach_help_in_that_country() -> None:
    emergency = {**raw("services/gb.yml")["emergency"], "number": "911", "also": ["112", "000"]}
    assert told(country(emergency=emergency)) == [("emergency", "'911'"), ("emergency", "'000'")]


@pytest.mark.parametrize(
    ("fields", "where", "found"),
    [
        ({"regions": ["eng", "sct"]}, "gb-lantern-line → regions", "'sct'"),
        ({"phone": []}, "gb-lantern-line", "no way to make contact"),
        (
            {"phone": [{"display": "0808 157 0123", "e164": "+4480815701"}]},
            "gb-lantern-line → 0808 157 0123 → e164",
            "'+4480815701'",
        ),
        (
            {"phone": [{"display": "0808 157 0124", "e164": "+448081570123"}]},
            "gb-lantern-line → display",
            "'0808 157 0124'",
        ),
        (
            {"phone": [{"display": "12", "short_code": "12"}]},
            "gb-lantern-line → 12 → short_code",
            "'12'",
        ),
        (
            {"text": [{"channel": "sms", "display": "12", "short_code": "12"}]},
            "gb-lantern-line → 12 → short_code",
            "'12'",
        ),
        (
            {"phone": [{"display": "116 123", "e164": "+448081570123", "short_code": "116123"}]},
            "gb-lantern-line → 116 123",
            "both e164 and short_code",
        ),
        ({"id": "gb-harbour-light"}, "gb-harbour-light → id", "'gb-harbour-light' twice"),
    ],
)
def test_what_a_service_gets_wrong_is_named(fields: Any, where: str, found: str) -> None:
    assert told(with_service(**fields))[0] == (f"services → {where}", found)


@pytest.mark.parametrize(
    ("number", "e164", "told_of"),
    [
        ("101", None, []),
        ("0808 157 0123", "+448081570123", []),
        (None, None, []),
        ("0808 157 0124", "+448081570123", [("display", "'0808 157 0124'")]),
        ("0808 157 01", "+4480815701", [("0808 157 01 → e164", "'+4480815701'")]),
    ],
)
def test_the_police_number_is_checked_like_any_other(
    number: str | None, e164: str | None, told_of: list[tuple[str, str]]
) -> None:
    police = {"number": number, "e164": e164, "confidence": "high"}
    expected = [(f"police_non_emergency → {where}", found) for where, found in told_of]
    assert told(country(police_non_emergency=police)) == expected


@pytest.mark.parametrize(
    "fields",
    [
        {"phone": [{"display": "a number in letters"}]},
        {"phone": [], "text": [{"channel": "sms", "display": "61016", "short_code": "61016"}]},
        {"phone": [], "chat_url": "https://example.org/"},
        {"phone": [], "email": "a@example.org"},
        {"phone": [], "url": "https://example.org/"},
    ],
)
def test_one_way_to_make_contact_is_enough(fields: Any) -> None:
    assert told(with_service(**fields)) == []


def test_an_id_is_used_once_in_all_countries() -> None:
    other = country(country="IE", emergency={**raw("services/gb.yml")["emergency"]})
    problems = list(checks.countries({"gb": country(), "ie": other}, REGIONS))
    twice = [problem.file for problem in problems if "twice" in problem.found]
    assert sorted(twice) == ["data/services/gb.yml"] * 2 + ["data/services/ie.yml"] * 2


def test_a_country_with_nothing_to_show_is_an_error_and_not_an_empty_list() -> None:
    services = [
        {**raw("services/gb.yml")["services"][0], "confidence": "low"},
        {**raw("services/gb.yml")["services"][1], "hold": "Ask first."},
    ]
    assert told(country(services=services)) == [("services", "none that may be shown")]


@pytest.mark.parametrize(
    ("number", "codes", "found"),
    [
        ("999", ["GB"], []),
        ("112", ["GB"], []),
        ("112", [], []),
        ("911", ["GB"], ["'911'"]),
        ("999", ["GB", "FR"], ["'FR'"]),
    ],
)
def test_the_few_numbers_shown_to_everyone_are_those_of_the_countries(
    number: str, codes: list[str], found: list[str]
) -> None:
    fields = {**raw("emergency.yml")["numbers"][0], "number": number, "countries": codes}
    records = EmergencyNumbers.model_validate({"numbers": [fields]}).numbers
    assert [problem.found for problem in checks.emergency(records, {"gb": country()})] == found


def reference(key: str, names: list[str], year: str) -> Reference:
    return Reference.model_validate(
        {"key": key, "authors": names, "names": names, "year": year, "title": key}
    )


def test_no_two_sources_look_the_same_in_the_text() -> None:
    records = {
        "a": reference("a", ["Keeper", "Mast"], "2020"),
        "b": reference("b", ["Keeper", "Mast"], "2020"),
        "c": reference("c", ["Keeper"], "2020"),
        "d": reference("d", ["Keeper", "Mast"], "2021"),
    }
    problems = list(checks.references(records))
    assert [problem.where for problem in problems] == ["a", "b"]
    assert problems[0].found == "Keeper, Mast 2020 twice"
