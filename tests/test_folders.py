"""What may lie in docs/ and data/: what the site needs, and nothing else."""

import os
from pathlib import Path

import pytest

from macros.folders import problems
from tests.projects import small_project
from tests.repository import ROOT

DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1">{}</svg>'


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return small_project(tmp_path)


def found(project: Path) -> list[tuple[str, str]]:
    return [(problem.file, problem.found) for problem in problems(project)]


def test_the_site_and_the_small_project_hold_nothing_odd(project: Path) -> None:
    assert found(ROOT) == []
    assert found(project) == []


@pytest.mark.parametrize(
    "inside",
    [
        '<path d="M0 0h1" fill="none" stroke-width="2"/>',
        '<defs><linearGradient id="a"/></defs><rect width="1" height="1" fill="url(#a)"/>',
        "<style>path{stroke:#123}@media (prefers-color-scheme:dark){path{stroke:#fff}}</style>",
    ],
)
def test_a_drawing_of_shapes_is_let_pass(inside: str, project: Path) -> None:
    path = project / "docs" / "assets" / "images" / "a.svg"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(DRAWING.format(inside), encoding="utf-8")
    assert found(project) == []


def test_what_the_system_of_an_editor_leaves_behind_is_passed_over(project: Path) -> None:
    (project / "docs" / ".DS_Store").write_bytes(b"\0")
    (project / "data" / ".en.yml.swp").write_bytes(b"\0")
    assert found(project) == []


def test_a_pipe_is_refused_and_not_waited_for(project: Path) -> None:
    os.mkfifo(project / "docs" / "pipe.md")
    assert found(project) == [("docs/pipe.md", "a pipe or a device")]


@pytest.mark.parametrize("folder", ["docs", "data", "data/quizzes", "docs/understand"])
def test_a_folder_that_is_a_link_is_refused_and_not_followed(folder: str, project: Path) -> None:
    moved = project / "elsewhere"
    (project / folder).rename(moved)
    (project / folder).symlink_to(moved)
    assert found(project) == [(folder, "a symbolic link")]
