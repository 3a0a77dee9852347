"""Reviews run out on their day: a build says so, and a host may let it stop."""

import datetime as dt
import sys
from pathlib import Path

import pytest

from macros.reviews import overdue
from macros.store import load_store
from tests.projects import TODAY, Result, run, small_project

REVIEW = """\
review:
  by: Ada Keeper
  role: lamplighter
  date: 2026-01-05
  due: 2026-11-24
"""


@pytest.fixture
def reviewed(tmp_path: Path) -> Path:
    """A project with one reviewed page."""
    project = small_project(tmp_path)
    page = project / "docs" / "understand" / "lantern.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("review: none\n", REVIEW), encoding="utf-8")
    return project


@pytest.mark.parametrize(
    ("today", "late"), [("2026-11-23", 0), ("2026-11-24", 0), ("2026-11-25", 1), ("2030-01-01", 1)]
)
def test_a_review_holds_to_the_end_of_its_day(reviewed: Path, today: str, late: int) -> None:
    pages = load_store(reviewed, today=TODAY).pages
    problems = list(overdue(pages, today=dt.date.fromisoformat(today)))
    assert len(problems) == late
    assert all(problem.file == "docs/understand/lantern.md" for problem in problems)


def with_setting(project: Path, word: str) -> Result:
    configuration = project / "mkdocs.yml"
    text = configuration.read_text(encoding="utf-8") + f"extra:\n  overdue_reviews: {word}\n"
    configuration.write_text(text, encoding="utf-8")
    return run(project, sys.executable, "-m", "mkdocs", "build", "--strict")


@pytest.mark.slow
def test_a_review_that_ran_out_is_told_and_the_site_is_built(reviewed: Path) -> None:
    result = with_setting(reviewed, "warn")
    assert result.status == 0, result.err
    (problem,) = result.problems
    assert problem.file == "docs/understand/lantern.md"
    page = (reviewed / "build/pages/understand/lantern/index.html").read_text(encoding="utf-8")
    said = " ".join(page.split("wm-review")[1].split())
    assert "Reviewed by Ada Keeper, lamplighter," in said
    assert '<time class="wm-date" datetime="2026-11-24">24 November 2026</time>' in said


@pytest.mark.slow
def test_a_host_can_let_a_review_that_ran_out_stop_the_build(reviewed: Path) -> None:
    page = reviewed / "docs" / "understand" / "lantern.md"
    text = page.read_text(encoding="utf-8")
    for day, earlier in (("2026-11-24\n---", "2020-01-01\n---"), ("2026-01-05", "2019-01-05")):
        assert day in text
        text = text.replace(day, earlier)
    page.write_text(text, encoding="utf-8")
    result = with_setting(reviewed, "fail")
    assert result.status == 1
    (problem,) = result.problems
    assert (problem.file, problem.where) == ("docs/understand/lantern.md", "review → due")
    assert "2020-01-01" in problem.found
