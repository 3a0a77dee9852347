"""A figure without a source stops the build; what is no figure does not."""

import pytest

from macros.errors import DataError
from macros.sourced import has_figure
from tests.test_pages import TEXT, parsed

SENTENCE = 'A lantern gives light {{ cite("keeper2020", "yard2021") }}.'


@pytest.mark.parametrize(
    "sentence",
    [
        "It was 29% of them.",
        "Of 432 people, some said so.",
        "About one in five were women.",
        "Three in ten had costs.",
        "More than half were afraid.",
        "A third had moved.",
        "Two-thirds knew the person.",
        "Most people know the person.",
        "Most of them told nobody.",
        "Nearly all women said so.",
        "The majority of cases end.",
        "They were twice as likely to move.",
        "It was three times more common.",
        "In 2014 it was asked again.",
        "It lasted 22 months.",
        "Ten per cent moved.",
        "Half of young people said so.",
        "Over 90 women were killed that way.",
        "Under 20 were killed.",
        "Four women in ten fear for their lives.",
        "One woman in five is stalked.",
        "One in every hundred is killed.",
        "Fifteen in a hundred were killed.",
        "Two of every three women told nobody.",
        "Thirty out of every fifty young women told nobody.",
    ],
)
def test_a_claim_that_someone_measured_is_a_figure(sentence: str) -> None:
    assert has_figure(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "This page was written in November 2026.",
        "It was checked on 24 November 2026.",
        "Call at 9:30 or at 5 pm.",
        "A line is open 24 hours a day.",
        "If you are under 18, tell an adult.",
        "Are you aged 12 to 20?",
        "Is the person under 18?",
        "You were over 18 or nearly so.",
        "Children under 16 can call, and so can under 20s.",
        "If you were under 18 in the picture, there is help.",
        "See step 3.",
        "Print it on A4.",
        "The words are under CC BY 4.0.",
        "Wait half an hour.",
        "A third person can hold it.",
        "This is the most common form.",
        "Most of all, trust yourself.",
        "In one of the drawers.",
        "One in the hand.",
        "Tell one or two people.",
        "Keep one copy in one place.",
        "It is one of two ways.",
        "24 November 2026",
    ],
)
def test_times_ages_steps_and_plain_words_are_no_figures(sentence: str) -> None:
    assert not has_figure(sentence)


def test_a_figure_without_a_source_is_refused_on_its_line() -> None:
    with pytest.raises(DataError) as caught:
        parsed(TEXT.replace(SENTENCE, f"Half of them burn. {SENTENCE}"))
    (problem,) = caught.value.problems
    line = TEXT.splitlines().index(SENTENCE) + 1
    assert (problem.where, problem.found) == (f"line {line}", "“Half of them burn.”")
    assert "cite(" in problem.allowed


@pytest.mark.parametrize(
    "sentence",
    [
        'Half of them burn {{ cite("yard2021") }}.',
        "Half of them burn. {## allow uncited-figure: said of our own lamps ##}",
    ],
)
def test_a_source_or_a_reason_lets_it_pass(sentence: str) -> None:
    assert parsed(TEXT.replace(SENTENCE, sentence))


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        ("## Light {#light}", "## Light for 40% {#light}", "line 10"),
        ("title: What is a lantern?", "title: The 40% that burn", "title"),
        ("summary: A page", "summary: Half of them, a page", "summary"),
        ("with one sentence", "with 60% of a sentence", "description"),
    ],
)
def test_headings_and_first_glances_hold_no_figures(old: str, new: str, where: str) -> None:
    with pytest.raises(DataError) as caught:
        parsed(TEXT.replace(old, new))
    (problem,) = caught.value.problems
    assert problem.where == where
    assert "text" in problem.allowed
