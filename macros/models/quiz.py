"""Myths and facts about one page."""

from typing import Annotated, Literal

from pydantic import Field

from ..fields import NoMacros, Slug, Strict, Text


class Statement(Strict):
    """One line of a quiz, with what is known about it."""

    id: Slug
    statement: Text
    answer: Literal["myth", "fact"]
    explanation: Annotated[Text, NoMacros]  # inline Markdown
    sources: Annotated[tuple[Text, ...], Field(min_length=1)]  # keys of references.bib


class Quiz(Strict):
    """Myths and facts about one page: no score, nothing kept."""

    title: Text
    statements: Annotated[tuple[Statement, ...], Field(min_length=5)]
