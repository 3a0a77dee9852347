"""Which paragraphs fit which answers: for one reader, and for many at once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.models.self_check import ANSWERS, Paragraph
from macros.rules import fits, outcome, shown
from tests.cases import untimed

QUESTIONS = ["lit", "flickers", "fire"]
ALTERNATIVE = st.dictionaries(
    st.sampled_from(QUESTIONS),
    st.sampled_from([["yes"], ["unsure"], ["yes", "unsure"]]),
    min_size=1,
    max_size=3,
)
WHEN = st.just("always") | st.lists(ALTERNATIVE, min_size=1, max_size=3)
READER = st.dictionaries(st.sampled_from(QUESTIONS), st.sampled_from(ANSWERS))


def paragraph(number: int, when: object, one_of: str | None = None) -> Paragraph:
    fields = {"id": f"p{number}", "part": "next", "when": when, "text": "Light."}
    return Paragraph.model_validate({**fields, "one_of": one_of} if one_of else fields)


PARAGRAPHS = st.lists(st.tuples(WHEN, st.sampled_from([None, "a", "b"])), max_size=8).map(
    lambda items: [paragraph(number, *item) for number, item in enumerate(items)]
)


@pytest.mark.parametrize(
    ("when", "answers", "expected"),
    [
        ("always", {}, True),
        ([{"lit": True}], {"lit": "yes"}, True),
        ([{"lit": "yes"}], {"lit": "unsure"}, False),
        ([{"lit": ["yes", "unsure"]}], {"lit": "unsure"}, True),
        ([{"lit": "yes"}], {"lit": "no"}, False),
        ([{"lit": "yes"}], {"lit": "skip"}, False),
        ([{"lit": "yes"}], {}, False),
        ([{"lit": "yes", "fire": "yes"}], {"lit": "yes"}, False),
        ([{"lit": "yes", "fire": "yes"}], {"lit": "yes", "fire": "yes"}, True),
        ([{"lit": "yes"}, {"fire": "yes"}], {"fire": "yes"}, True),
    ],
)
def test_a_condition_asks_for_all_answers_of_one_of_its_lines(
    when: object, answers: dict[str, str], expected: bool
) -> None:
    assert outcome([paragraph(0, when)], answers) == (["p0"] if expected else [])


def test_of_a_choice_only_the_first_that_fits_is_shown() -> None:
    items = [
        paragraph(0, [{"fire": "yes"}], "light"),
        paragraph(1, [{"lit": "yes"}], "light"),
        paragraph(2, [{"lit": "yes"}]),
        paragraph(3, "always", "light"),
        paragraph(4, "always", "other"),
    ]
    assert outcome(items, {"fire": "yes", "lit": "yes"}) == ["p0", "p2", "p4"]
    assert outcome(items, {"lit": "yes"}) == ["p1", "p2", "p4"]
    assert outcome(items, {}) == ["p3", "p4"]


@untimed
@given(PARAGRAPHS, st.lists(READER, min_size=1, max_size=20))
def test_many_readers_at_once_see_what_each_would_see_alone(
    paragraphs: list[Paragraph], readers: list[dict[str, str]]
) -> None:
    def said(question: str, wanted: frozenset[str]) -> int:
        return sum(
            1 << number for number, answers in enumerate(readers) if answers.get(question) in wanted
        )

    together = shown(paragraphs, said=said, everyone=(1 << len(readers)) - 1)
    for number, answers in enumerate(readers):
        seen = [name for name, found in together.items() if found >> number & 1]
        assert seen == outcome(paragraphs, answers)


@untimed
@given(PARAGRAPHS, READER)
def test_no_skip_and_silence_are_the_same(
    paragraphs: list[Paragraph], answers: dict[str, str]
) -> None:
    spoken = {name: given for name, given in answers.items() if given in ("yes", "unsure")}
    assert outcome(paragraphs, answers) == outcome(paragraphs, spoken)


@untimed
@given(WHEN, READER, st.sampled_from(QUESTIONS))
def test_without_choices_one_more_yes_takes_nothing_away(
    when: object, answers: dict[str, str], question: str
) -> None:
    """A `yes` in place of a `not sure` may; so safety asks for both."""
    item = paragraph(0, when)
    if answers.get(question) == "unsure":
        return
    assert set(outcome([item], answers)) <= set(outcome([item], {**answers, question: "yes"}))


def test_nobody_is_shown_what_nobody_called_for() -> None:
    (alternative,) = paragraph(0, [{"lit": "yes"}]).when
    assert fits([alternative], said=lambda *_: 0, everyone=0b111) == 0
