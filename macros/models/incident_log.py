"""The record of what happened: the fields that its forms share, whatever they are made of."""

from collections import Counter
from collections.abc import Iterable
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from ..fields import Like, NoMacros, Slug, Strict, Text

# What sorting, the picture of weeks and the types of cells rest on.
TYPED = {"date": "date", "time": "time", "kind": "choice", "what": "text"}
Words = Annotated[Text, NoMacros]
Title = Annotated[
    Words,
    Like(r"[^\[\]:*?/\\']{1,31}", "at most 31 letters, none of []:*?/\\': a sheet is named so"),
]


def _told_apart(names: Iterable[str]) -> None:
    counted = Counter(name.casefold() for name in names)
    if twice := [name for name, count in counted.items() if count > 1]:
        raise ValueError(f"each id and each label once, not {', '.join(twice)} twice")


class Choice(Strict):
    """One answer of a field that offers some."""

    id: Slug
    label: Words


class LogField(Strict):
    """One thing to note. None has to be filled in."""

    id: Slug
    label: Words  # in small print on paper, and at the head of a column
    hint: Words
    input: Literal["date", "time", "line", "text", "choice"]
    page: Literal[1, 2]  # of the paper form
    lines: Annotated[int, Field(ge=1, le=14)]  # to write on, 8 mm each
    choices: Annotated[tuple[Choice, ...], Field(min_length=2)] | None = None

    @model_validator(mode="after")
    def _offers_what_it_asks_for(self) -> Self:
        if (self.input == "choice") != (self.choices is not None):
            raise ValueError("choices where input is choice, and nowhere else")
        _told_apart(item.label for item in self.choices or ())
        _told_apart(item.id for item in self.choices or ())
        return self

    @property
    def short(self) -> bool:
        """Whether it stands beside others on one line."""
        return self.lines == 1 and self.choices is None


class IncidentLog(Strict):
    """data/incident-log.yml: the only place where the fields are named.

    `title` and `file_name` say nothing of what is in it: they show in lists of files, in the queue
    of a printer and on the screen of somebody who passes by.
    """

    title: Title
    file_name: Slug
    warning: Annotated[tuple[Words, ...], Field(min_length=2)]  # sentences, inside every form
    fields: Annotated[tuple[LogField, ...], Field(min_length=len(TYPED))]

    @model_validator(mode="after")
    def _has_what_the_forms_rest_on(self) -> Self:
        # A column may be headed by either.
        _told_apart(name for item in self.fields for name in {item.id, item.label.casefold()})
        inputs = {item.id: item.input for item in self.fields}
        for name, kind in TYPED.items():
            if inputs.get(name) != kind:
                raise ValueError(f"a field {name} with input: {kind}")
        pages = [item.page for item in self.fields]
        if pages != sorted(pages) or set(pages) != {1, 2}:
            raise ValueError("fields of page 1, then fields of page 2")
        return self

    @property
    def date(self) -> LogField:
        """The day: on paper, each page bears it."""
        return next(item for item in self.fields if item.id == "date")
