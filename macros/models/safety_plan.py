"""The plan to print: parts to choose from, and lines to fill in by hand."""

from collections import Counter
from typing import Annotated, Self

from pydantic import AfterValidator, Field, model_validator

from ..fields import Like, NoMacros, Slug, Strict, Text


def _has_no_end(value: str) -> str:
    if value[-1] in ".:;!?":
        raise ValueError("a line without a sign at its end: the page adds one")
    return value


Line = Annotated[Text, NoMacros, AfterValidator(_has_no_end)]
PagePath = Annotated[Text, Like(r"[a-z0-9/-]+\.md", "a page below docs/, such as plan/home.md")]


class PlanPart(Strict):
    """What a plan holds for one place or time."""

    id: Slug
    title: Line
    page: PagePath  # what to think of for it
    when: Line  # in the first person: who needs this part
    note: Line  # the main risk of writing it down, or of doing it
    lines: Annotated[tuple[Line, ...], Field(min_length=4, max_length=8)]


class SafetyPlan(Strict):
    """data/safety-plan.yml."""

    warning: Annotated[
        tuple[Text, ...], Field(min_length=1)
    ]  # sentences, before anything is printed
    printed: Text  # the only one of them on paper, where whoever finds it reads it
    parts: Annotated[tuple[PlanPart, ...], Field(min_length=2)]

    @model_validator(mode="after")
    def _names_each_part_once(self) -> Self:
        for names in ([part.id for part in self.parts], [part.when for part in self.parts]):
            if twice := [name for name, count in Counter(names).items() if count > 1]:
                raise ValueError(f"each part once, not {', '.join(twice)} twice")
        return self
