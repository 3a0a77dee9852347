"""Which page lists which source: every label on one page, whatever it begins with."""

import datetime as dt
import unicodedata
from itertools import pairwise
from string import ascii_lowercase

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.models import FrontMatter
from macros.pages import Page
from macros.source_pages import FOLDER, INDEX, by_letter, initial, letters, problems
from tests.cases import untimed

FRONT_MATTER = FrontMatter(
    title="Sources",
    description="What a page of sources says of itself, in as many words as it takes.",
    summary="Sources.",
    audience="everyone",
    written=dt.date(2026, 11, 29),
    review="none",
)
LABELS = st.text(min_size=1)


def page(path: str) -> Page:
    return Page(path, FRONT_MATTER, (), ())


@st.composite
def pages(draw: st.DrawFn) -> list[str]:
    """Cut the alphabet anywhere, and name a page after each part."""
    cuts = [0, *sorted(draw(st.sets(st.integers(1, 25)))), 26]
    parts = [ascii_lowercase[start:end] for start, end in pairwise(cuts)]
    names = [part if len(part) == 1 else f"{part[0]}-{part[-1]}" for part in parts]
    return [f"{FOLDER}{name}.md" for name in names]


@untimed
@given(pages(), LABELS)
def test_every_label_is_on_one_page_however_the_letters_are_shared_out(
    paths: list[str], label: str
) -> None:
    assert list(problems({path: page(path) for path in (INDEX, *paths)})) == []
    (listed_on,) = [path for path in paths if initial(label) in letters(path)]
    assert by_letter([INDEX, *paths])[initial(label)] == listed_on


@untimed
@given(pages(), st.data())
def test_a_page_too_few_or_too_many_is_told_with_its_letters(
    paths: list[str], data: st.DataObject
) -> None:
    path = data.draw(st.sampled_from(paths))
    few = {each: page(each) for each in paths if each != path}
    (problem,) = problems(few)
    assert problem.found == f"no page for {', '.join(letters(path))}"
    letter = data.draw(st.sampled_from(ascii_lowercase))
    many = {each: page(each) for each in [*paths, f"{FOLDER}{letter}-{letter}.md"]}
    (problem,) = problems(many)
    assert problem.found == f"more than one page for {letter}"


@untimed
@given(st.sampled_from(ascii_lowercase), st.text())
def test_a_label_stands_under_its_first_letter_in_small_or_capital(letter: str, rest: str) -> None:
    assert initial(letter + "x" + rest) == initial(letter.upper() + "x" + rest) == letter


@untimed
@given(LABELS)
def test_how_a_mark_is_written_makes_no_difference(label: str) -> None:
    composed = unicodedata.normalize("NFC", label)
    assert initial(composed) == initial(unicodedata.normalize("NFD", label))


@pytest.mark.parametrize(
    ("label", "letter"),
    [
        ("Álvarez 2010", "a"),
        ("Ørsted 2010", "o"),
        ("Łukasz 2010", "l"),
        ("Æbelø 2010", "a"),
        ("1800RESPECT", "a"),
        ("“Quoted”", "a"),
        ("Жук 2010", "z"),
        ("東京 2010", "z"),
    ],
)
def test_what_does_not_begin_with_a_plain_letter_has_its_place_too(label: str, letter: str) -> None:
    assert initial(label) == letter


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("about/sources/a-c.md", "abc"),
        ("about/sources/s.md", "s"),
        ("about/sources/index.md", ""),
        ("about/sources/c-a.md", ""),
        ("about/sources/A-B.md", ""),
        ("about/a-b.md", ""),
        ("about/sources/a-b.md.md", ""),
    ],
)
def test_the_name_of_a_page_says_its_letters(path: str, found: str) -> None:
    assert letters(path) == found
