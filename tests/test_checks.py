"""Checks between records; tests/cases/bad-input shows what each says in a build."""

import pytest
import yaml

from macros import checks
from macros.models import Quiz, Reference
from tests.projects import SMALL

KNOWN = frozenset({"keeper2020", "yard2021"})


def lantern() -> Quiz:
    text = (SMALL / "data" / "quizzes" / "lantern.yml").read_text(encoding="utf-8")
    return Quiz.model_validate(yaml.safe_load(text))


def test_the_quiz_of_the_small_project_passes() -> None:
    assert list(checks.quizzes({"lantern": lantern()}, KNOWN)) == []


@pytest.mark.parametrize("slug", ["Lantern", "a b", "a_b", "-a", "a-", "a--b", "a.b", "é"])
def test_a_quiz_is_named_as_its_address_would_be(slug: str) -> None:
    (problem,) = checks.quizzes({slug: lantern()}, KNOWN)
    assert (problem.where, problem.found) == ("the file's name", slug)


def test_a_quiz_cites_only_what_exists() -> None:
    problems = list(checks.quizzes({"lantern": lantern()}, frozenset({"keeper2020"})))
    assert [problem.where for problem in problems] == [
        "statements → is-a-lamp → sources",
        "statements → burns-for-ever → sources",
        "statements → is-always-red → sources",
    ]
    assert {problem.found for problem in problems} == {"'yard2021'"}


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
