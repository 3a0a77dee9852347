"""Is this stalking? Every combination of answers there is, tried on the rules as they stand.

No rule can ask for a "no" or a "skip", so three answers make all the difference: yes, not sure, and
neither. That is 3 to the power of 16 readers, held as bits, in slices that fit into memory.
"""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, reduce
from itertools import pairwise, product
from operator import or_

import pytest

from macros.models import SelfCheck
from macros.models.self_check import ANSWERS, PARTS, Paragraph
from macros.proof import phrase, plain
from macros.reading import read_record
from macros.rules import Readers, outcome, shown
from tests.repository import ROOT, read

KINDS = ("neither", "unsure", "yes")
SLICED = 4  # questions whose answers are the same for all readers of a slice
CHECK = read_record(SelfCheck, ROOT / "data" / "self-check.yml", root=ROOT)
IDS = [item.id for item in CHECK.questions]
FIXED, FREE = IDS[:SLICED], IDS[SLICED:]
SIZE = 3 ** len(FREE)
EVERYONE = (1 << SIZE) - 1
BY_ID = {item.id: item for item in CHECK.paragraphs}


def of(*parts: str) -> list[str]:
    return [item.id for item in CHECK.paragraphs if item.part in parts]


@cache
def who(question: str, kind: str) -> Readers:
    """Return the readers of a slice who gave this kind of answer to one of the free questions.

    Reader n gives the answer that the digit of n in base three stands for.
    """
    step: int = 3 ** FREE.index(question)
    found: int = ((1 << step) - 1) << (step * KINDS.index(kind))
    length = 3 * step
    while length < SIZE:
        found |= found << length | found << 2 * length
        length *= 3
    return found


@dataclass(frozen=True)
class Slice:
    """All readers with these answers to the first questions, and what they see."""

    fixed: dict[str, str]
    seen: dict[str, Readers]

    def said(self, question: str, wanted: frozenset[str]) -> Readers:
        """Return the readers of this slice who gave one of these answers."""
        if question in self.fixed:
            return EVERYONE if self.fixed[question] in wanted else 0
        return reduce(or_, (who(question, kind) for kind in wanted))


def slices(paragraphs: tuple[Paragraph, ...] = CHECK.paragraphs) -> Iterator[Slice]:
    for kinds in product(KINDS, repeat=SLICED):
        fixed = dict(zip(FIXED, kinds, strict=True))
        seen = shown(paragraphs, said=Slice(fixed, {}).said, everyone=EVERYONE)
        yield Slice(fixed, seen)


def some(readers: int) -> Iterator[dict[str, str]]:
    """Yield readers whose answers are drawn with a fixed seed, all four answers among them."""
    drawn = random.Random(16)  # noqa: S311 (the same readers each time)
    for _ in range(readers):
        yield {name: drawn.choice(ANSWERS) for name in IDS}


def test_every_combination_is_tried() -> None:
    assert len(list(slices(()))) * SIZE == 3 ** len(IDS) == 43_046_721
    for question in FREE:
        kinds = [who(question, kind) for kind in KINDS]
        assert reduce(or_, kinds) == EVERYONE
        assert [kind.bit_count() for kind in kinds] == [SIZE // 3] * 3


def test_a_slice_holds_the_readers_it_says() -> None:
    """What many readers see together is what each sees alone."""
    drawn = random.Random(3)  # noqa: S311 (the same readers each time)
    for each in slices():
        number = drawn.randrange(SIZE)
        digits = [number // 3**place % 3 for place in range(len(FREE))]
        answers = {**each.fixed, **dict(zip(FREE, (KINDS[digit] for digit in digits), strict=True))}
        seen = [name for name, readers in each.seen.items() if readers >> number & 1]
        assert seen == outcome(CHECK.paragraphs, answers)


def test_a_red_flag_puts_safety_first() -> None:
    assert len(CHECK.red_flags) == 8
    for each in slices():
        flagged = reduce(
            or_, (each.said(flag, frozenset({"yes", "unsure"})) for flag in CHECK.red_flags)
        )
        assert reduce(or_, (each.seen[name] for name in of("safety"))) == flagged
        assert each.seen[of("safety")[0]] == flagged
    assert [item.part for item in CHECK.paragraphs] == sorted(
        (item.part for item in CHECK.paragraphs), key=PARTS.index
    )


def test_everyone_is_given_someone_to_talk_to_and_is_told_that_unease_counts() -> None:
    always = [item.id for item in CHECK.paragraphs if "help/index.md)" in item.text]
    unease = [item.id for item in CHECK.paragraphs if "Your unease counts" in item.text]
    assert always
    assert unease
    for each in slices():
        assert reduce(or_, (each.seen[name] for name in always)) == EVERYONE
        assert reduce(or_, (each.seen[name] for name in unease)) == EVERYONE


def test_everyone_is_told_something_in_every_part_but_safety() -> None:
    for each in slices():
        for part in PARTS[1:]:
            assert reduce(or_, (each.seen[name] for name in of(part))) == EVERYONE


def test_every_paragraph_is_seen_by_someone() -> None:
    unseen = set(BY_ID)
    for each in slices():
        unseen -= {name for name, readers in each.seen.items() if readers}
    assert unseen == set()


@pytest.mark.parametrize("question", IDS)
def test_every_question_changes_what_someone_sees(question: str) -> None:
    assert outcome(CHECK.paragraphs, {question: "yes"}) != outcome(CHECK.paragraphs, {})
    assert outcome(CHECK.paragraphs, {question: "unsure"}) != outcome(CHECK.paragraphs, {})


def test_of_a_choice_everyone_sees_exactly_one() -> None:
    choices = {item.one_of for item in CHECK.paragraphs if item.one_of}
    assert choices
    for each in slices():
        for choice in choices:
            sets = [each.seen[item.id] for item in CHECK.paragraphs if item.one_of == choice]
            assert reduce(or_, sets) == EVERYONE
            assert sum(readers.bit_count() for readers in sets) == SIZE


def test_nothing_fits_is_said_to_nobody_for_whom_something_fits() -> None:
    waiting = [item.id for item in CHECK.paragraphs if {} not in item.when and item.one_of is None]
    for each in slices():
        nothing = each.seen["nothing-fits"]
        assert nothing & reduce(or_, (each.seen[name] for name in waiting)) == 0
        answered = reduce(or_, (each.said(name, frozenset({"yes", "unsure"})) for name in IDS))
        assert nothing == EVERYONE ^ answered


@pytest.mark.parametrize("before", KINDS[:2])
def test_a_red_flag_more_takes_no_contact_and_no_safety_away(before: str) -> None:
    protecting = tuple(BY_ID[name] for name in of("safety", "contact"))
    for each, flag in product(slices(protecting), CHECK.red_flags):
        further = 3 ** FREE.index(flag) * (KINDS.index("yes") - KINDS.index(before))
        for name, readers in each.seen.items():
            moved = (readers & who(flag, before)) << further
            assert moved & readers == moved, f"{name} goes when {flag} is added"


def test_a_no_and_a_skip_say_no_more_than_silence_for_ten_thousand_readers() -> None:
    for answers in some(10_000):
        spoken = {name: given for name, given in answers.items() if given in ("yes", "unsure")}
        assert outcome(CHECK.paragraphs, answers) == outcome(CHECK.paragraphs, spoken)


def test_no_outcome_of_ten_thousand_readers_holds_forbidden_words() -> None:
    """Not even across the end of a paragraph: each is read together with the next that was seen."""
    assert len(CHECK.forbidden) >= 30
    seen = {two for answers in some(10_000) for two in pairwise(outcome(CHECK.paragraphs, answers))}
    assert {name for two in seen for name in two} == BY_ID.keys()
    for first, second in seen:
        text = re.sub(r"[.!?:]", "", plain(f"{BY_ID[first].text}\n{BY_ID[second].text}"))
        for item in CHECK.forbidden:
            assert not phrase(item).search(text), f"{first}, {second}: {item.phrase}"


def test_no_words_of_the_form_itself_are_forbidden() -> None:
    strings = read(ROOT / "data" / "strings" / "en.yml")["self_check"]
    for name, text in strings.items():
        for item in CHECK.forbidden:
            assert not phrase(item).search(text), f"{name}: {item.phrase}"


@pytest.mark.parametrize(
    "words",
    [
        "This is not stalking.",
        "It  is not\nstalking.",
        "That isn’t stalking.",
        "You may be overreacting.",
        "Confronting them may help.",
        "Warn the person.",
        "You could talk to them.",
        "You are safe.",
        "Your score is 3.",
        "This is low risk.",
        "It is probably harmless.",
        "Don’t worry.",
    ],
)
def test_what_other_checks_have_told_their_readers_is_forbidden(words: str) -> None:
    assert any(phrase(item).search(words) for item in CHECK.forbidden)


@pytest.mark.parametrize(
    "words", ["You can tell a friend.", "Look up the pointed arch.", "A safety plan helps."]
)
def test_plain_words_are_not(words: str) -> None:
    assert not any(phrase(item).search(words) for item in CHECK.forbidden)


def test_no_text_counts_or_grades_anything() -> None:
    for item in CHECK.paragraphs:
        if not item.sources:
            assert not any(sign.isdigit() for sign in item.text), item.id


@pytest.mark.parametrize("answer", ["yes", "unsure"])
def test_whoever_fears_everything_sees_all_of_safety(answer: str) -> None:
    assert set(of("safety")) <= set(outcome(CHECK.paragraphs, dict.fromkeys(IDS, answer)))
