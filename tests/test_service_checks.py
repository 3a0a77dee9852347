"""Checks of services; tests/cases/bad-input shows what each says in a build."""

from dataclasses import replace
from typing import Any

import pytest
import yaml

from macros import service_checks as checks
from macros.calls import Call
from macros.models import Country, EmergencyNumbers, FrontMatter, International
from macros.pages import Page
from macros.service_checks import MOST_AREAS
from tests.cases import words
from tests.projects import SMALL, TODAY

FRONT_MATTER = FrontMatter(
    title="T",
    description="A" * 60,
    summary="S",
    audience="you",
    written=TODAY,
    review="none",
)
STRINGS = {**words(), "regions": {"eng": "England", "wls": "Wales"}}


def raw(path: str) -> Any:
    return yaml.safe_load((SMALL / "data" / path).read_text(encoding="utf-8"))


def country(**fields: Any) -> Country:
    return Country.model_validate({**raw("services/gb.yml"), **fields})


def with_service(**fields: Any) -> Country:
    first, second = raw("services/gb.yml")["services"]
    return country(services=[{**first, **fields}, second])


def told(record: Country, name: str = "gb") -> list[tuple[str, str]]:
    shared = International.model_validate(raw("international.yml"))
    problems = [
        *checks.countries({name: record}, strings=STRINGS),
        *checks.ids([record], shared),
    ]
    return [(problem.where, problem.found) for problem in problems]


@pytest.mark.parametrize(("name", "code"), [("gb", "IE"), ("GB", "GB"), ("zz", "ZZ"), ("uk", "UK")])
def test_a_country_file_is_named_by_a_code_that_exists(name: str, code: str) -> None:
    (problem,) = checks.countries({name: country(country=code)}, strings=STRINGS)
    assert (problem.where, problem.found) == ("country", f"'{code}'")


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
            "gb-lantern-line → 0808 157 0124 → display",
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
        ("0808 157 01", "+4480815701", [("e164", "'+4480815701'")]),
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
    shared = International.model_validate(raw("international.yml"))
    problems = list(checks.ids([country(), other], shared))
    twice = [problem.file for problem in problems if "twice" in problem.found]
    assert sorted(twice) == ["data/services/gb.yml"] * 2 + ["data/services/ie.yml"] * 2


@pytest.mark.parametrize(
    ("number", "codes", "found"),
    [
        ("999", ["GB"], []),
        ("112", ["GB"], []),
        ("911", ["GB"], ["'911'"]),
        ("999", ["GB", "FR"], ["'FR'"]),
    ],
)
def test_the_few_numbers_shown_to_everyone_are_those_of_the_countries(
    number: str, codes: list[str], found: list[str]
) -> None:
    fields = {**raw("emergency.yml")["numbers"][0], "number": number, "countries": codes}
    records = EmergencyNumbers.model_validate({"numbers": [fields]}).numbers
    assert [problem.found for problem in checks.emergency(records, {"GB": country()})] == found


def test_the_small_project_passes_every_check() -> None:
    numbers = EmergencyNumbers.model_validate(raw("emergency.yml")).numbers
    assert told(country()) == []
    assert list(checks.emergency(numbers, {"GB": country()})) == []
    assert told_of_international() == []


def test_a_country_may_have_nothing_to_show() -> None:
    services = [
        {**raw("services/gb.yml")["services"][0], "confidence": "low"},
        {**raw("services/gb.yml")["services"][1], "hold": "Ask first."},
    ]
    assert told(country(services=services)) == []


def test_a_law_is_for_a_region_that_has_a_name() -> None:
    law = [{"name": "The Lamp Act", "summary": "Lamps.", "regions": ["eng", "sct"]}]
    assert told(country(law=law)) == [("law → The Lamp Act → regions", "'sct'")]


def told_of_international(**fields: Any) -> list[tuple[str, str]]:
    text = raw("international.yml")
    first, *others = text["services"]
    record = International.model_validate({**text, "services": [{**first, **fields}, *others]})
    return [(problem.where, problem.found) for problem in checks.international(record)]


def test_a_number_that_rings_in_one_country_belongs_to_that_country() -> None:
    line = {"display": "0808 157 0123", "e164": "+448081570123"}
    expected = [("services → int-beam → phone", "'0808 157 0123'")]
    assert told_of_international(phone=[line]) == expected
    assert told_of_international(text=[{**line, "channel": "sms"}]) == expected


def test_a_shared_number_is_printed_as_it_is_dialled() -> None:
    text = raw("international.yml")
    shared = [{**text["harmonised"][0], "display": "116 007"}]
    record = International.model_validate({**text, "harmonised": shared})
    (problem,) = checks.international(record)
    assert problem.where == "harmonised → 116006 → display"


def test_an_id_is_used_once_across_borders_too_and_starts_as_its_file_does() -> None:
    text = raw("international.yml")
    twice = International.model_validate({**text, "services": [*text["services"]] * 2})
    assert {problem.found for problem in checks.ids([], twice)} == {"'int-beam' twice"}
    assert told(with_service(id="ie-lantern-line")) == [
        ("services → ie-lantern-line → id", "'ie-lantern-line'")
    ]
    foreign = [{**text["services"][0], "id": "gb-lantern-line"}]
    shared = International.model_validate({**text, "services": foreign})
    problems = list(checks.ids([country()], shared))
    assert [problem.file for problem in problems] == [
        "data/services/gb.yml",
        "data/international.yml",
    ]


def test_what_works_across_borders_is_for_no_region() -> None:
    expected = [("services → int-beam → regions", "'eng'")]
    assert told_of_international(regions=["eng"]) == expected


@pytest.mark.parametrize(
    ("fields", "where"),
    [
        ({"own_names": {"xx": "Name"}}, "own_names"),
        ({"languages": ["en", "xx"]}, "languages"),
    ],
)
def test_a_language_has_a_name(fields: Any, where: str) -> None:
    assert told(country(**fields)) == [(where, "'xx'")]
    assert told(with_service(languages=["bfi", "zh-Hant"])) == []
    assert told(with_service(languages=["xx"])) == [
        ("services → gb-lantern-line → languages", "'xx'")
    ]


def test_a_country_may_have_only_so_many_areas() -> None:
    regions = {f"r{number}": f"R {number}" for number in range(MOST_AREAS + 1)}
    services = [
        {**raw("services/gb.yml")["services"][0], "id": f"gb-{code}", "regions": [code]}
        for code in regions
    ]
    strings = {**STRINGS, "regions": regions}
    (problem,) = checks.countries({"gb": country(services=services)}, strings=strings)
    assert problem.found == f"{MOST_AREAS + 1} areas"


def test_a_country_has_a_page_that_shows_its_services() -> None:
    call = Call("services", ("GB",), 1)
    path = "help/united-kingdom.md"
    page = Page(path, FRONT_MATTER, (call,), ())
    assert list(checks.pages([country()], {path: page})) == []
    other = replace(page, calls=(Call("services", ("IE",), 1),))
    for pages in ({}, {path: other}, {"help/elsewhere.md": page}):
        (problem,) = checks.pages([country()], pages)
        assert "docs/help/united-kingdom.md" in problem.allowed
