"""What is to be mended, as the terminal, the lines of a pull request and a summary say it."""

import re
from html import unescape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.errors import Problem
from prose import report
from prose.__main__ import main
from prose.rules import SENTENCE, rules
from tests.cases import untimed
from tests.projects import small_project
from tests.rendering import render_markdown

IGNORE = Problem(
    "docs/act/police.md",
    "line 14",
    "“Just ignore” in “Just ignore it.”",
    "the choices, each with its risk",
    "false-comfort",
    14,
)
REPOSITORY = {
    "GITHUB_SERVER_URL": "https://github.example",
    "GITHUB_REPOSITORY": "waymark/guide",
    "GITHUB_SHA": "abc123",
}
COMMAND = re.compile(r"^::error file=([^,:\n]*),line=(\d+),title=([^,:\n]*)::([^\n]*)$")


def test_a_problem_says_why_by_its_own_words_or_by_those_of_its_rule() -> None:
    assert report.explained(IGNORE).why == rules()["false-comfort"].why
    own = Problem("a", "b", "c", "d", "false-comfort", why="It sounds easy.")
    assert report.explained(own).why == "It sounds easy."


def test_an_annotation_stands_on_its_line_and_names_its_rule() -> None:
    found = COMMAND.match(report.annotation(report.explained(IGNORE)))
    assert found
    assert found[1] == "docs/act/police.md"
    assert found[2] == "14"
    assert found[3].startswith("Rule 3%2C false-comfort%3A ")
    assert found[4].startswith("Found: “Just ignore” in “Just ignore it.”%0AWhy: ")
    assert found[4].endswith("%0AWrite: the choices, each with its risk")


def test_a_problem_of_a_whole_file_stands_on_its_first_line() -> None:
    whole = Problem("docs/a.md", "the whole page", "grade 9.0", "at most 7", "grade")
    assert ",line=1," in report.annotation(whole)


@untimed
@given(st.text(), st.text(), st.text())
def test_whatever_is_quoted_an_annotation_is_one_command(
    file: str, found: str, allowed: str
) -> None:
    said = report.annotation(Problem(file, "line 3", found, allowed, "html", 3))
    match = COMMAND.match(said.replace("\x85", "").replace("\u2028", ""))
    assert match
    assert not re.search(r"%(?!25|0A|0D|3A|2C)", said)


# The summary


def test_a_summary_is_grouped_by_file_in_plain_words_with_a_way_to_each_rule() -> None:
    other = Problem("docs/a.md", "title", "x", "y", "field", 2, why="Because.")
    again = Problem("docs/act/police.md", "line 2", "x", "y", "html", 2, why="Because.")
    text = report.summary([IGNORE, other, again], counted="", document="https://x.example/r")
    page = unescape(render_markdown(text))
    assert "<h2" in page
    assert "3 things to look at" in page
    assert len(re.findall(r"<h3[^>]*>", page)) == 2
    assert re.findall(r"<h3[^>]*>(.*?)</h3>", page) == ["docs/a.md", "docs/act/police.md"]
    assert 'href="https://x.example/r#false-comfort"' in page
    assert not re.search(r"(?i)\berror|fail|invalid|violat", text)


def test_a_summary_names_the_line_or_else_the_place_and_counts_what_there_is() -> None:
    whole = Problem(
        "docs/a.md", "the whole page", "grade 9.0", "at most 7", "grade", why="Because."
    )
    for problems, said in (([IGNORE], "One thing"), ([IGNORE, whole], "2 things")):
        text = report.summary(problems, counted="", document="r")
        assert text.startswith(f"## {said} to look at\n")
    assert re.findall(r"^- \*\*(.*?):\*\*", text, re.MULTILINE) == ["the whole page", "Line 14"]


def test_a_summary_of_nothing_to_mend_says_so() -> None:
    text = report.summary([], counted="7 pages.", document="r")
    assert text == "## Nothing to mend\n\n7 pages.\n"


@pytest.mark.parametrize(
    "payload",
    ["<script>alert(1)</script>", "![x](https://evil.example/p.png)", "[x](javascript:y)", "@team"],
)
def test_what_a_summary_quotes_is_text(payload: str) -> None:
    problem = Problem(payload, payload, payload, payload, "html", why=payload)
    page = render_markdown(report.summary([problem], counted="", document="r"))
    assert "<script" not in page
    assert "<img" not in page
    assert re.findall(r'href="([^"]*)"', page) == ["r#html"]
    assert "@team" not in report.summary([problem], counted="", document="r"), "pings nobody"


def test_a_summary_ends_before_github_cuts_it() -> None:
    many = [Problem("a", "b", f"{at}" * 100, "d", "html", at) for at in range(1, 1000)]
    text = report.summary(many, counted="", document="r")
    assert "And 899 more" in text
    assert "more: they stand" not in report.summary(many[:100], counted="", document="r")
    assert len(text.encode()) < 1024 * 1024


# The command on GitHub


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    project = small_project(tmp_path)
    monkeypatch.chdir(project)
    page = project / "docs" / "understand" / "lantern.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace(SENTENCE, f"{SENTENCE}\n\nJust ignore it."), encoding="utf-8")
    return project


def test_on_github_lines_are_annotated_and_a_summary_is_written(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = project / "summary.md"
    target.write_text("before\n", encoding="utf-8")
    environment = {**REPOSITORY, "GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": str(target)}
    assert main(environment) == 1
    said = capsys.readouterr()
    assert "::error file=docs/understand/lantern.md,line=14," in said.out
    assert "docs/understand/lantern.md:14\n" in said.err
    text = target.read_text(encoding="utf-8")
    assert text.startswith("before\n## One thing to look at")
    address = "https://github.example/waymark/guide/blob/abc123/.github/RULES.md#false-comfort"
    assert f"({address})" in text


def test_elsewhere_nothing_but_words_is_printed(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main({}) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "why:     It sounds easy" in said.err


def test_a_page_that_is_refused_is_annotated_too(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = project / "docs" / "understand" / "lantern.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n<script>x</script>\n", encoding="utf-8")
    assert main({"GITHUB_ACTIONS": "true"}) == 1
    assert re.search(r"^::error .*title=Rule \d+%2C html%3A", capsys.readouterr().out, re.MULTILINE)
