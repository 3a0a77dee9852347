"""Questions to think over, and the rules that make a text out of the answers."""

from typing import Annotated, Literal, get_args

from pydantic import BeforeValidator, Field

from ..fields import NoMacros, Slug, Strict, Text

Group = Literal["happens", "effect", "danger"]
Part = Literal["safety", "contact", "describes", "next", "words"]

ANSWERS = ("yes", "no", "unsure", "skip")  # a skip is the same as no answer at all
GROUPS: tuple[Group, ...] = get_args(Group)
# In the order of the outcome: what keeps the reader safe comes first.
PARTS: tuple[Part, ...] = get_args(Part)
SOURCED = frozenset({"safety", "describes"})  # parts that say what is known
MOST_ASKED = 6  # answers in one line of a condition; nobody keeps more in mind


class Question(Strict):
    """One question; those of the group `danger` are red flags."""

    id: Slug
    group: Group
    question: Text
    why: Annotated[Text, NoMacros]  # inline Markdown
    sources: Annotated[tuple[Text, ...], Field(min_length=1)]  # keys of references.bib


def _answers(value: object) -> object:
    """Read `yes`, `unsure` or both; YAML reads yes without quotes as true."""
    given = value if isinstance(value, list) else [value]
    named = ["yes" if item is True else item for item in given]
    if named not in (["yes"], ["unsure"], ["yes", "unsure"], ["unsure", "yes"]):
        raise ValueError("yes, unsure or [yes, unsure]: a no or a skip never speaks against anyone")
    return frozenset(named)


def _alternatives(value: object) -> object:
    lines = value if isinstance(value, list) else []
    if any(isinstance(line, dict) and not 1 <= len(line) <= MOST_ASKED for line in lines):
        raise ValueError(f"1 to {MOST_ASKED} answers in each line; for everyone: the word always")
    return ({},) if value == "always" else value


def _none_word(value: object) -> object:
    if value is None:
        raise ValueError("keys of references.bib, or the word none where the text states no fact")
    return None if value == "none" else value


Answers = Annotated[frozenset[Literal["yes", "unsure"]], BeforeValidator(_answers)]
# Each mapping asks for all of its answers; one of the mappings is enough. `always` is one that asks
# for nothing. There is no way to ask for a "no", so that no answer can argue anything away.
When = Annotated[
    tuple[dict[Text, Answers], ...], Field(min_length=1), BeforeValidator(_alternatives)
]


class Paragraph(Strict):
    """One passage of the outcome, with the answers that call for it."""

    id: Slug
    part: Part
    when: When
    one_of: Slug | None = None  # of those with the same name only the first that fits is shown
    text: Annotated[Text, NoMacros]  # inline Markdown
    sources: Annotated[tuple[Text, ...] | None, BeforeValidator(_none_word)] = ()

    @property
    def named(self) -> frozenset[str]:
        """Ids of the questions whose answers matter here."""
        return frozenset(question for alternative in self.when for question in alternative)


class Forbidden(Strict):
    """Words that no outcome may hold, and why."""

    phrase: Text  # whole words, whatever the case; letters after a final * are free
    why: Text


class SelfCheck(Strict):
    """data/self-check.yml; questions and paragraphs stand in the order shown."""

    questions: Annotated[tuple[Question, ...], Field(min_length=1)]
    paragraphs: Annotated[tuple[Paragraph, ...], Field(min_length=1)]
    forbidden: Annotated[tuple[Forbidden, ...], Field(min_length=1)]

    @property
    def red_flags(self) -> tuple[str, ...]:
        """Ids of the questions about danger."""
        return tuple(item.id for item in self.questions if item.group == "danger")

    @property
    def sources(self) -> frozenset[str]:
        """Keys of references.bib."""
        items: tuple[Question | Paragraph, ...] = (*self.questions, *self.paragraphs)
        return frozenset(key for item in items for key in item.sources or ())
