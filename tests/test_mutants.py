"""Small changes to code: each is made once, and what no test notices is told unless explained."""

import tomllib
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.mutants.__main__ import GROUPS, report
from tests.mutants.changes import Change, changes, explanations
from tests.mutants.running import passes
from tests.repository import ROOT

CODE = "def is_many(count: int) -> bool:\n    return count > 3\n"
TABLE = tomllib.loads(GROUPS.read_text(encoding="utf-8"))
needs_cosmic_ray = pytest.mark.skipif(
    find_spec("cosmic_ray") is None, reason="only `make mutants` installs Cosmic Ray"
)
BOUND = Change("a.py", "return count > 3", "return count >= 3")


@needs_cosmic_ray
def test_a_change_touches_one_line_and_leaves_the_rest() -> None:
    made = list(changes("a.py", CODE, skip=TABLE["skip"]))
    assert BOUND in made
    assert {change.was for change in made} == {"return count > 3"}
    assert all(change.code.startswith("def is_many(count: int) -> bool:\n") for change in made)
    assert len({change.code for change in made}) == len(made)


@needs_cosmic_ray
def test_the_same_change_in_another_place_is_another_change() -> None:
    twice = CODE + CODE.replace("many", "most")
    made = [
        change
        for change in changes("a.py", twice, skip=TABLE["skip"])
        if change == BOUND or change.nth > 1
    ]
    assert len({(change.was, change.now, change.nth) for change in made}) == len(made)
    assert replace(BOUND, nth=2) in made


@needs_cosmic_ray
def test_what_is_skipped_is_not_made() -> None:
    assert list(changes("a.py", "A = B | C\nD = E / F\n", skip=TABLE["skip"])) == []
    assert list(changes("a.py", "A = B | C\nD = E / F\n", skip="nothing"))


@pytest.mark.parametrize(
    ("noticed", "known", "well", "said"),
    [
        (True, {}, True, "1 noticed, 0 not"),
        (False, {}, False, "No test notices this"),
        (False, {BOUND: "a reason"}, True, "1 not, 1 of those explained"),
        (True, {BOUND: "a reason"}, False, "Take it out of explained.yml"),
    ],
)
def test_a_run_is_well_when_each_change_is_noticed_or_explained_and_no_explanation_is_left_over(
    noticed: bool,
    known: dict[Change, str],
    well: bool,
    said: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert report({"a": {BOUND: noticed}}, {"a.py"}, known) is well
    assert said in capsys.readouterr().out


def test_an_explanation_of_a_file_that_was_not_tried_is_left_alone() -> None:
    assert report({"b": {}}, {"b.py"}, {BOUND: "a reason"})


def test_each_explanation_is_of_a_file_that_is_tried_and_says_more_than_a_word() -> None:
    files = {file for group in TABLE["group"].values() for file in group["code"]}
    for change, why in explanations().items():
        assert change.file in files
        assert len(why.split()) > 3
        assert change.was in " ".join((ROOT / change.file).read_text(encoding="utf-8").split())


def test_groups_name_code_and_tests_that_exist() -> None:
    for group in TABLE["group"].values():
        for name in (*group["code"], *group["tests"]):
            assert (ROOT / name).is_file(), name


@pytest.mark.parametrize(
    ("body", "seconds", "passed"),
    [("pass", 60, True), ("assert False", 60, False), ("while True:\n        pass", 2, False)],
)
def test_a_run_passes_when_its_tests_do_in_time(
    body: str, seconds: int, passed: bool, tmp_path: Path
) -> None:
    (tmp_path / "test_a.py").write_text(f"def test_a() -> None:\n    {body}\n", encoding="utf-8")
    assert passes(tmp_path, ["-p", "no:cacheprovider", "test_a.py"], seconds=seconds) is passed


def test_a_run_without_a_test_is_none_that_passed(tmp_path: Path) -> None:
    (tmp_path / "test_a.py").touch()
    assert not passes(tmp_path, ["-p", "no:cacheprovider", "test_a.py"], seconds=60)
