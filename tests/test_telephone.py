"""Telephone numbers stand with the services, and nowhere in prose."""

from pathlib import Path

import pytest

from macros import telephone as shapes
from macros.errors import DataError
from macros.sentences import blocks
from macros.store import load_store
from prose import telephone
from prose.passages import Passage
from tests.projects import TODAY, small_project

CITED = '{{ cite("keeper2020") }}'


@pytest.mark.parametrize(
    "text",
    [
        "Call 0808 802 0300.",
        "+44 808 802 0300",
        "ring 116 123",
        "the line is 116 123",
        "1-800-799-7233",
        "(202) 555-0123",
        "116123",
        "call 999",
        "texting 61016",
    ],
)
def test_a_telephone_number_in_a_page_is_found(tmp_path: Path, text: str) -> None:
    project = small_project(tmp_path)
    page = project / "docs" / "understand" / "lantern.md"
    with page.open("a", encoding="utf-8") as file:
        file.write(f"\nIt is so: {text}. {CITED}\n")
    with pytest.raises(DataError) as caught:
        load_store(project, today=TODAY)
    assert {problem.rule for problem in caught.value.problems} == {"telephone"}


@pytest.mark.parametrize(
    "text", ["In 2004–2005, 1,565 people", "a survey of 111 people", "62 to 70%", "16 to 1,000"]
)
def test_a_figure_is_not_taken_for_a_telephone_number(text: str) -> None:
    assert shapes.numbers(text) == []


def test_a_number_is_at_home_with_the_services() -> None:
    (block,) = blocks("Call 999.")
    for file in ("data/services/gb.yml", "data/international.yml"):
        assert list(telephone.misplaced(Passage(file, "a", block))) == []
    assert list(telephone.misplaced(Passage("data/quizzes/a.yml", "a", block)))
