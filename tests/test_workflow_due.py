"""The script of due.yml, run with a gh that writes down what it is told."""

from pathlib import Path

import pytest

from tests.repository import GITHUB
from tests.test_workflows import Outcome, run_step, verbs

DUE = GITHUB / "workflows" / "due.yml"
TABLE = "installing …\n| | Country |\n| ---: | --- |\n| 1 | GB |\n"


def report_due(folder: Path, *, issue: str, listed: str = TABLE) -> Outcome:
    (folder / "report").mkdir()
    (folder / "report" / "due.md").write_text(listed, encoding="utf-8")
    return run_step("Open, update or close the issue", folder, workflow=DUE, ISSUE=issue)


def test_the_first_service_that_is_due_opens_an_issue_with_the_table_alone(tmp_path: Path) -> None:
    outcome = report_due(tmp_path, issue="")
    assert verbs(outcome) == ["label create due", "issue create --title"]
    body = (tmp_path / "body.md").read_text(encoding="utf-8")
    assert "| 1 | GB |" in body
    assert "installing" not in body


@pytest.mark.parametrize(
    ("state", "told"),
    [("OPEN", ["issue edit 7"]), ("CLOSED", ["issue edit 7", "issue reopen 7"])],
)
def test_what_is_due_next_week_goes_into_the_same_issue(
    tmp_path: Path, state: str, told: list[str]
) -> None:
    assert verbs(report_due(tmp_path, issue=f"7 {state}\n")) == told


@pytest.mark.parametrize(
    ("issue", "told"), [("", []), ("7 OPEN\n", ["issue close 7"]), ("7 CLOSED\n", [])]
)
def test_the_issue_is_closed_when_nothing_is_due(
    tmp_path: Path, issue: str, told: list[str]
) -> None:
    assert verbs(report_due(tmp_path, issue=issue, listed="Nothing is due.\n")) == told


def test_a_table_too_long_for_an_issue_is_cut_at_a_line(tmp_path: Path) -> None:
    row = "| 1 | GB | — |\n"
    outcome = report_due(tmp_path, issue="7 OPEN\n", listed=TABLE + row * 5_000)
    body = (tmp_path / "body.md").read_text(encoding="utf-8")
    assert outcome.status == 0
    assert 50_000 < len(body.encode()) < 65_536
    assert body.rstrip().endswith("[run](https://example.org/1).")


@pytest.mark.parametrize("listed", ["", "Traceback (most recent call last):\nKeyError\n"])
def test_a_list_that_was_not_made_closes_nothing(tmp_path: Path, listed: str) -> None:
    assert report_due(tmp_path, issue="7 OPEN\n", listed=listed) == Outcome(1, [])
