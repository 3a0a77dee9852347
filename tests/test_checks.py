"""Checks between records; tests/cases/bad-input shows what each says in a build."""

from typing import Any

import pytest
import yaml

from macros import checks
from macros.models import Figure, Quiz, Reference
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


def lamps(**fields: Any) -> Figure:
    text = (SMALL / "data" / "figures" / "lamps.yml").read_text(encoding="utf-8")
    return Figure.model_validate({**yaml.safe_load(text), **fields})


def figure_problem(figure: Figure) -> tuple[str, str]:
    (problem,) = checks.figures({"lamps": figure}, KNOWN)
    return problem.where, problem.found


def test_the_figure_of_the_small_project_passes() -> None:
    assert list(checks.figures({"lamps": lamps()}, KNOWN)) == []


def test_a_row_of_a_figure_has_a_value_for_each_column_and_one_where_there_is_none() -> None:
    rows = [{"label": "A", "values": [1]}, {"label": "B", "values": [1, 2]}]
    assert figure_problem(lamps(rows=rows)) == ("rows → B → values", "2 values")
    assert figure_problem(lamps(rows=rows, columns=["One", "Two"])) == (
        "rows → A → values",
        "1 values",
    )


@pytest.mark.parametrize(("value", "found"), [(100, None), (100.5, "100.5"), (101, "101")])
def test_no_share_is_above_a_hundred_percent(value: float, found: str | None) -> None:
    rows = [{"label": "A", "values": [None, value]}, {"label": "B", "values": [1, 2]}]
    figure = lamps(rows=rows, columns=["One", "Two"])
    problems = list(checks.figures({"lamps": figure}, KNOWN))
    assert [problem.found for problem in problems] == ([found] if found else [])
    assert (
        list(checks.figures({"lamps": lamps(**figure_fields(figure), unit="months")}, KNOWN)) == []
    )


def figure_fields(figure: Figure) -> dict[str, Any]:
    return figure.model_dump(include={"rows", "columns"})


def test_no_two_rows_of_a_figure_have_the_same_name() -> None:
    rows = [{"label": "A", "values": [1]}, {"label": "A", "values": [2]}]
    assert figure_problem(lamps(rows=rows)) == ("rows → label", "'A' twice")


def test_a_figure_cites_only_what_exists_at_its_rows_too() -> None:
    rows = [
        {"label": "A", "values": [1], "sources": ["nobody1999"]},
        {"label": "B", "values": [2], "sources": ["yard2021"]},
    ]
    found = list(checks.figures({"lamps": lamps(rows=rows)}, KNOWN))
    assert [(problem.found, problem.rule) for problem in found] == [("'nobody1999'", "sources")]
