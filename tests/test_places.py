"""A problem in data or front matter stands on its line, where the file can be read."""

from pathlib import Path

import pytest

from macros.errors import Problem
from macros.places import on_lines
from tests.projects import small_project


@pytest.mark.parametrize(
    ("file", "where", "starts"),
    [
        ("data/quizzes/lantern.yml", "title", "title:"),
        ("data/quizzes/lantern.yml", "statements → is-a-lamp", "- id: is-a-lamp"),
        ("data/quizzes/lantern.yml", "statements → is-a-lamp → answer", "answer: fact"),
        ("data/quizzes/lantern.yml", "statements → item 2 → answer", "answer: fact"),
        ("data/quizzes/lantern.yml", "statements → is-a-lamp → nothing", "- id: is-a-lamp"),
        ("data/quizzes/lantern.yml", "is-a-lamp → answer", "answer: fact"),
        (
            "data/services/gb.yml",
            "services → gb-lantern-line → 0808 157 0123 → e164",
            'e164: "+448081570123"',
        ),
        ("data/references.bib", "yard2021 → url", "@article{yard2021,"),
        ("docs/understand/lantern.md", "audience", "audience: you"),
        ("docs/understand/lantern.md", "line 12", "A lantern gives light"),
    ],
)
def test_a_place_is_found_by_its_names(file: str, where: str, starts: str, tmp_path: Path) -> None:
    small_project(tmp_path)
    (problem,) = on_lines([Problem(file, where, "x", "y")], root=tmp_path)
    assert problem.line
    lines = (tmp_path / file).read_text(encoding="utf-8").splitlines()
    assert lines[problem.line - 1].strip().startswith(starts)


@pytest.mark.parametrize("text", ["", "- [", "a: *b", "\0", "x"])
def test_a_file_that_cannot_be_read_leaves_a_problem_as_it_was(text: str, tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text(text, encoding="utf-8")
    problems = [Problem("a.yml", "title", "x", "y"), Problem("b.yml", "title", "x", "y")]
    assert list(on_lines(problems, root=tmp_path)) == problems
