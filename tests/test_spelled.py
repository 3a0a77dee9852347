"""Words that no dictionary has, told as every other rule tells."""

import os
import sys
from pathlib import Path

import pytest

from macros.errors import Problem
from prose import spelled
from prose.rules import rules
from tests.projects import problems_in

RULE = rules()[spelled.RULE]
(EXAMPLE,) = RULE.examples


def test_what_the_program_says_becomes_a_problem_with_words_that_are_near() -> None:
    said = "docs/a.md:3:7 - Unknown word (lantrn) Suggestions: [lantern, latn, laten]\n"
    (problem,) = spelled.problems(said)
    allowed = f"perhaps lantern or latn. Else {RULE.write}"
    assert problem == Problem("docs/a.md", "line 3", "“lantrn”", allowed, "spelling", 3)


@pytest.mark.parametrize("near", ["", " Suggestions: []"])
def test_a_word_like_no_other_is_told_too(near: str) -> None:
    (problem,) = spelled.problems(f"docs/a.md:3:7 - Unknown word (qqqq){near}")
    assert problem.allowed == RULE.write


def test_other_lines_are_passed_over() -> None:
    assert list(spelled.problems("\nConfiguration Error: x\ndocs/a.md\n")) == []


def environment() -> dict[str, str]:
    """Let the program find node, which comes as a wheel."""
    return {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}


@pytest.mark.slow
def test_the_bad_example_is_found_and_the_good_one_passes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for text, status in ((EXAMPLE.bad, 1), (EXAMPLE.good, 0)):
        Path("a.md").write_text(f"{text}\n", encoding="utf-8")
        assert spelled.main(["a.md"], environment()) == status
    (problem,) = problems_in(capsys.readouterr().err)
    assert (problem.file, problem.line, problem.found) == ("a.md", 1, "“lantrn”")
    assert problem.why == RULE.why


def test_a_dictionary_that_is_not_installed_is_told_without_a_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(spelled, "_COMMAND", (Path("nowhere"),))
    assert spelled.main(["a.md"], dict(os.environ)) == 2
    assert "make lint-spelling" in capsys.readouterr().err


def test_a_program_that_cannot_run_is_no_page_without_mistakes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "cspell"
    broken.write_text("#!/bin/sh\necho no dictionary >&2\nexit 2\n", encoding="utf-8")
    broken.chmod(0o755)
    monkeypatch.setattr(spelled, "_COMMAND", (broken,))
    assert spelled.main(["a.md"], dict(os.environ)) == 2
    assert "no dictionary" in capsys.readouterr().err
