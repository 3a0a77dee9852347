"""What an editor reads when something is wrong."""

import datetime as dt
import subprocess
import sys
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from macros.errors import BuildStopped, DataError, Problem, nearest, problems_of, shown
from tests.cases import untimed
from tests.projects import problems_in
from tests.repository import ROOT

TYPO = Problem("data/quizzes/lantern.yml", "title", "nothing: the field is missing", "a title")


class Oil(BaseModel):
    """A record inside a record."""

    model_config = ConfigDict(extra="forbid")

    id: str
    litres: int | None = None


class Lantern(BaseModel):
    """A record as data/ holds them."""

    model_config = ConfigDict(extra="forbid")

    name: str
    and_: str = Field(default="", alias="and")
    spare: Oil | None = None
    oils: tuple[Oil, ...] = Field(default=(), min_length=2)
    colours: dict[str, str] = {}
    code: str = Field(default="ab", min_length=2, max_length=3)


def problems(raw: Any) -> list[Problem]:
    with pytest.raises(ValidationError) as caught:
        Lantern.model_validate(raw)
    return problems_of(caught.value, file="data/lantern.yml", model=Lantern, raw=raw)


def test_a_problem_is_a_block_of_lines_that_starts_with_the_file() -> None:
    assert str(TYPO) == (
        "data/quizzes/lantern.yml\n"
        "    where:   title\n"
        "    found:   nothing: the field is missing\n"
        "    allowed: a title\n"
        "    rule:    field, in .github/RULES.md"
    )


def test_a_problem_on_a_line_starts_with_a_place_to_click_on_and_may_say_why() -> None:
    problem = replace(TYPO, line=7, why="A quiz without a title has no name.")
    lines = str(problem).splitlines()
    assert lines[0] == "data/quizzes/lantern.yml:7"
    assert lines[4] == "    why:     A quiz without a title has no name."
    assert problems_in(str(problem)) == [problem]


@untimed
@given(st.text(), st.text(), st.text(), st.text())
def test_a_problem_is_five_lines_whatever_it_quotes(
    file: str, where: str, found: str, allowed: str
) -> None:
    lines = str(Problem(file, where, found, allowed)).splitlines()
    assert len(lines) == 5
    assert all(line.isprintable() for line in lines)
    assert len(lines[2]) <= len("    found:   ") + 120


def test_an_error_tells_its_problems_in_order_and_each_once() -> None:
    other = Problem("docs/index.md", "line 1", "no front matter", "front matter")
    error = DataError([TYPO, other, TYPO])
    assert error.problems == (TYPO, other)
    assert problems_in(str(error)) == [TYPO, other]
    assert str(error) == f"{TYPO}\n\n{other}"


def test_a_stopped_build_is_what_mkdocs_serve_survives() -> None:
    stopped = BuildStopped(DataError([TYPO]))
    assert isinstance(stopped, Exception), "mkdocs serve catches Exception"
    assert isinstance(stopped, SystemExit), "and prints those without a traceback"
    assert str(stopped) == stopped.code == f"\n{TYPO}\n\nNothing was built. To mend: 1."


def test_a_stopped_build_ends_with_status_1_and_a_text_on_standard_error() -> None:
    script = (
        "from macros.errors import *\n"
        "raise BuildStopped(DataError([Problem('a.yml', 'b', 'c', 'd')])) from None"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert done.stdout == ""
    assert problems_in(done.stderr) == [Problem("a.yml", "b", "c", "d")]
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, "nothing: it is empty"),
        (False, "false, as YAML reads no, off and false without quotes"),
        (True, "true, as YAML reads yes, on and true without quotes"),
        (83, "the number 83"),
        (0, "the number 0"),
        (1, "the number 1"),
        (0.5, "the number 0.5"),
        pytest.param(16**6000, "a number of thousands of digits", id="huge"),
        (dt.date(2026, 11, 24), "the date 2026-11-24"),
        (dt.datetime(2026, 11, 24, 10, 30), "the date 2026-11-24 10:30:00"),
        ([1, 2], "a list of 2"),
        ((), "a list of 0"),
        ({"id": 1, "name": 2}, "fields: 'id', 'name'"),
        ("maybe", "'maybe'"),
        ("two\nlines", r"'two\nlines'"),
    ],
)
def test_a_value_is_shown_as_an_editor_would_say_it(value: object, words: str) -> None:
    assert shown(value) == words


def test_a_long_value_is_cut_to_a_readable_length() -> None:
    assert shown("x" * 500) == "'" + "x" * 78 + "…"
    assert len(shown({str(number): 0 for number in range(99)})) == 80


def test_a_location_names_records_by_their_id_and_counts_the_others_from_one() -> None:
    raw = {"name": "Storm", "oils": [{"id": "rape", "litres": "many"}, {"litres": 1}]}
    assert [problem.where for problem in problems(raw)] == [
        "oils → rape → litres",
        "oils → item 2 → id",
    ]


def test_a_name_that_is_a_number_is_not_taken_for_a_place_in_a_list() -> None:
    assert problems({"name": "Storm", 5: 1}) == [
        Problem("data/lantern.yml", "5", "the number 5", "a name that is text")
    ]


def test_a_whole_file_of_the_wrong_kind_is_called_the_whole_file() -> None:
    assert problems("Storm") == [
        Problem(
            "data/lantern.yml", "the whole file", "'Storm'", "fields, each written as name: value"
        )
    ]


KEYS = "only name, and, spare, oils, colours, code"


@pytest.mark.parametrize(
    ("raw", "where", "allowed"),
    [
        ({"name": "Storm", "lamp": 1}, "lamp", KEYS),
        ({"name": "Storm", "colour": 1}, "colour", f"{KEYS}; perhaps colours"),
        ({"name": "Storm", "spare": {"id": "x", "a": 1}}, "spare → a", "only id, litres"),
    ],
)
def test_an_unknown_field_is_answered_with_those_that_exist_there(
    raw: Any, where: str, allowed: str
) -> None:
    (problem,) = problems(raw)
    assert (problem.where, problem.allowed) == (where, allowed)
    assert problem.found == f"the unknown field '{where[-6:].split()[-1]}'"


def test_a_list_with_a_wrong_item_is_not_also_called_too_short() -> None:
    wrong_item = {"name": "Storm", "oils": [{"id": "rape"}, {"id": 5}]}
    assert [problem.where for problem in problems(wrong_item)] == ["oils → item 2 → id"]
    too_short = {"name": "Storm", "oils": [{"id": "rape"}]}
    assert [(item.found, item.allowed) for item in problems(too_short)] == [
        ("a list of 1", "a list of at least 2")
    ]


@pytest.mark.parametrize(
    ("code", "found", "allowed"),
    [
        ("abcd", "'abcd' (4 characters)", "at most 3 characters"),
        ("a", "'a'", "at least 2 characters"),
        ("", "''", "at least 2 characters"),
    ],
)
def test_a_text_of_the_wrong_length_is_shown_with_its_length(
    code: str, found: str, allowed: str
) -> None:
    (problem,) = problems({"name": "Storm", "code": code})
    assert (problem.found, problem.allowed) == (found, allowed)


@untimed
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text() | st.dates(),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["name", "and", "spare", "oils", "colours", "id"])
                | st.text(max_size=3)
                | st.integers(),
                inner,
                max_size=4,
            )
        ),
        max_leaves=8,
    )
)
@example({"name": "Storm", "\r": 1})
@example({"name": "Storm", 5: 1})
@example({"name": "Storm", "oils": {"id": 1}})
@example({"name": "Storm", "spare": {"litres": 16**6000}})
def test_whatever_is_found_there_is_a_problem_that_can_be_read(raw: Any) -> None:
    try:
        Lantern.model_validate(raw)
    except ValidationError as error:
        found = problems_of(error, file="data/lantern.yml", model=Lantern, raw=raw)
        assert found
        assert len(problems_in("\n\n".join(map(str, found)))) == len(found)


@pytest.mark.parametrize(
    "found", [pytest.param(16**6000, id="huge"), 1, True, None, ["a"], dt.date(2026, 11, 24)]
)
def test_what_is_no_text_is_near_to_no_name(found: object) -> None:
    assert nearest(found, ["1", "true", "none", "['a']", "2026-11-24"]) == ""
    assert nearest("nome", ["none"]) == "; perhaps none"
