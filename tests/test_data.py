"""The real facts, beyond what their schema and the checks between records ask for."""

import re

import pytest

from macros.bibliography import CONTAINERS
from macros.models import Country, Quiz
from macros.store import Store
from tests.repository import ROOT

BIBLIOGRAPHY = (ROOT / "data" / "references.bib").read_text(encoding="utf-8")
ENTRIES = re.findall(r"^@(\w+)\{([^,\s]+),\n(.*?)^\}$", BIBLIOGRAPHY, re.MULTILINE | re.DOTALL)
QUIZZES = sorted(path.stem for path in (ROOT / "data" / "quizzes").glob("*.yml"))
COUNTRIES = sorted(path.stem.upper() for path in (ROOT / "data" / "services").glob("*.yml"))


@pytest.fixture
def quiz(request: pytest.FixtureRequest, store: Store) -> Quiz:
    return store.quizzes[request.param]


@pytest.fixture
def country(request: pytest.FixtureRequest, store: Store) -> Country:
    return store.countries[request.param]


every_quiz = pytest.mark.parametrize("quiz", QUIZZES, indirect=True)
every_country = pytest.mark.parametrize("country", COUNTRIES, indirect=True)


@every_quiz
def test_a_quiz_is_short_and_mixes_myths_and_facts(quiz: Quiz) -> None:
    assert 5 <= len(quiz.statements) <= 7
    assert {item.answer for item in quiz.statements} == {"myth", "fact"}


@every_quiz
def test_a_quiz_neither_counts_nor_shames(quiz: Quiz) -> None:
    for item in quiz.statements:
        text = f"{item.statement} {item.explanation}".lower()
        assert not re.search(r"\b(score|points?|correct|incorrect|wrong!|well done|oops)\b", text)
        assert item.statement.endswith(".")
        assert not re.search(r"\bnot\b.*\bnot\b|n't\b.*\bnot\b", item.statement), "no puzzles"


def test_a_statement_stands_in_one_quiz(store: Store) -> None:
    statements = [item.statement for quiz in store.quizzes.values() for item in quiz.statements]
    assert len(statements) == len(set(statements))


@every_country
def test_a_country_leads_first_to_somebody_who_knows_stalking_or_abuse(country: Country) -> None:
    subjects = {subject for service in country.shown_services for subject in service.focus}
    assert subjects & {"stalking", "domestic-abuse"}


@every_country
def test_the_number_to_call_in_danger_is_certain_enough_to_show(country: Country) -> None:
    assert country.emergency.confidence != "low"
    assert country.emergency.source_url


@every_country
def test_what_is_shown_of_a_service_says_where_it_was_read(country: Country) -> None:
    for service in country.shown_services:
        assert service.source_url, service.id
        assert service.id.startswith(f"{country.country.lower()}-")


@every_country
def test_an_entry_is_not_called_checked_and_held_at_once(country: Country) -> None:
    assert [item.id for item in country.services if item.hold and item.checked] == []


@every_country
def test_no_service_promises_that_a_call_leaves_no_trace(country: Country) -> None:
    for service in country.shown_services:
        text = f"{service.who} {service.hours} {service.cost}".lower()
        assert not re.search(r"anonymous|untraceable|never shows?|does not show|confidential", text)


def test_the_numbers_for_everyone_cover_the_countries_that_most_readers_come_from(
    store: Store,
) -> None:
    """Which six is the founding choice; every other country has its number in the list of all."""
    covered = {code for item in store.emergency for code in item.countries}
    assert covered >= {"AU", "CA", "GB", "IE", "NZ", "US"}


def test_every_country_where_112_works_in_the_eu_is_named_as_such(store: Store) -> None:
    eu = {"AT", "BE", "CZ", "DE", "DK", "ES", "FI", "FR", "IE", "IT", "NL", "PL", "PT", "SE"}
    (shared,) = (item for item in store.emergency if item.number == "112")
    assert set(shared.countries) == eu & store.countries.keys()


@every_country
def test_a_law_is_told_in_few_words(
    country: Country,
) -> None:
    for law in country.law:
        assert len(law.summary.split()) <= 65, law.name
        assert not re.search(r"\bvictims?\b", law.summary, re.IGNORECASE), law.name


@every_country
def test_no_text_for_readers_speaks_to_editors(country: Country) -> None:
    danger, police = country.emergency, country.police_non_emergency
    texts = [*danger.text_or_silent, danger.also_note, police.note, country.services_note]
    texts += [law.summary for law in country.law]
    for service in country.shown_services:
        texts += [service.who, service.hours, service.cost]
        texts += [
            word for line in (*service.phone, *service.text) for word in (line.label, line.note)
        ]
    for text in filter(None, texts):
        assert not re.search(r"stored|archived|source|seen on|HELD|TODO", text), text


# The bibliography


def test_every_entry_is_read_and_they_are_sorted_by_key(store: Store) -> None:
    keys = [key for _, key, _ in ENTRIES]
    assert keys == list(store.references) == sorted(keys)


@pytest.mark.parametrize(("kind", "key", "fields"), ENTRIES, ids=[key for _, key, _ in ENTRIES])
def test_an_entry_is_written_so_that_the_next_editor_can_read_it(
    kind: str, key: str, fields: str
) -> None:
    assert "\\" not in fields, "write letters as they are: é and not \\'e"
    names = re.findall(r"^  (\w+) = \{", fields, re.MULTILINE)
    assert names[0] == "author"
    if kind == "article":
        assert set(names) & set(CONTAINERS), "an article stands in a journal"
    assert re.search(r"annotation = ", fields), "say where it was seen"
