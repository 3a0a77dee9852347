"""What an editor can get wrong in the real files, stopped by `make lint` with rule, file and line.

The table is tests/cases/mistakes.yml. Elsewhere, the same is tested of many more mistakes in a
small project; here, of the files that readers get, by the command that contributors and CI run.
"""

import shutil
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.projects import Result, run
from tests.repository import ROOT

TABLE = ROOT / "tests" / "cases" / "mistakes.yml"
MISTAKES: dict[str, dict[str, str]] = yaml.safe_load(TABLE.read_text(encoding="utf-8"))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the pages, the facts and the words of the theme; the code is the real one."""
    for name in ("docs", "data"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    for name in ("macros", "prose", "overrides"):
        (tmp_path / name).symlink_to(ROOT / name)
    return tmp_path


def lint(project: Path) -> Result:
    """Run what `make lint-words` runs."""
    return run(project, sys.executable, "-m", "prose")


@pytest.mark.slow  # reads the whole site, as a contributor's machine does
@pytest.mark.parametrize("mistake", MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_stopped_by_its_rule_and_shown_in_its_file_on_its_line(
    mistake: dict[str, Any], project: Path
) -> None:
    path = project / mistake["file"]
    before = path.read_text(encoding="utf-8")
    assert before.count(mistake["old"]) == 1
    after = before.replace(mistake["old"], mistake["new"])
    path.write_text(after, encoding="utf-8")
    (line,) = (n for n, text in enumerate(after.splitlines(), start=1) if mistake["line"] in text)

    result = lint(project)

    assert result.status == 1
    assert "Traceback" not in result.out + result.err
    told = [
        problem
        for problem in result.problems
        if (problem.file, problem.line, problem.rule) == (mistake["file"], line, mistake["rule"])
    ]
    assert any(str(mistake["found"]) in problem.found for problem in told), result.err
    assert all(problem.why and problem.allowed for problem in told)


@pytest.mark.slow  # the same, once
def test_the_files_as_they_are_pass(project: Path) -> None:
    result = lint(project)
    assert (result.status, result.err) == (0, "")
