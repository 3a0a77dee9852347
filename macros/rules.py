"""Which paragraphs of a self-check fit which answers: the one place where that is decided.

Every condition is worked out over a set of readers, held as the bits of one number. For a single
reader the set has one bit. The tests hand in one bit for each combination of answers there is, and
so try all of them at once, with the function that also makes the page.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import reduce

from .models.self_check import Paragraph

Readers = int  # a set: bit n stands for reader n
# The readers who gave one of these answers to this question.
Said = Callable[[str, frozenset[str]], Readers]


def fits(when: Sequence[Mapping[str, frozenset[str]]], *, said: Said, everyone: Readers) -> Readers:
    """Return the readers to whom a condition applies.

    Args:
        when: Alternatives; each asks for all of its answers.
        said: Finds readers by an answer.
        everyone: All readers.
    """
    found = 0
    for alternative in when:
        found |= reduce(lambda left, item: left & said(*item), alternative.items(), everyone)
    return found


def shown(paragraphs: Sequence[Paragraph], *, said: Said, everyone: Readers) -> dict[str, Readers]:
    """Return by id of each paragraph the readers who see it.

    Args:
        paragraphs: In order of priority: of those with the same `one_of` the first that fits wins.
        said: Finds readers by an answer.
        everyone: All readers.
    """
    served: dict[str, Readers] = {}
    seen: dict[str, Readers] = {}
    for item in paragraphs:
        found = fits(item.when, said=said, everyone=everyone)
        if item.one_of is not None:
            before = served.get(item.one_of, 0)
            found &= everyone ^ before
            served[item.one_of] = before | found
        seen[item.id] = found
    return seen


def outcome(paragraphs: Sequence[Paragraph], answers: Mapping[str, str]) -> list[str]:
    """Return the ids of the paragraphs that one reader sees, in order.

    Args:
        paragraphs: In order of priority.
        answers: `yes`, `no`, `unsure` or `skip` by question; a question may be missing.
    """
    seen = shown(
        paragraphs,
        said=lambda question, wanted: int(answers.get(question) in wanted),
        everyone=1,
    )
    return [name for name, readers in seen.items() if readers]
