"""Numbers to look at."""

from typing import Annotated, Literal

from pydantic import Field

from ..fields import Amount, Like, Strict, Text


class FigureRow(Strict):
    """One line of a figure; a value of null means that it was not asked."""

    label: Text
    values: Annotated[tuple[Amount | None, ...], Field(min_length=1, max_length=2)]
    sources: tuple[Text, ...] = ()  # where the lines come from different studies


class Figure(Strict):
    """Numbers to look at, with who was asked, where and when."""

    title: Text
    finding: Text  # in words what the picture shows: its text alternative
    place: Text
    year: Annotated[Text, Like(r".*[0-9]{4}.*", "a year in quotes, or words around one")]
    who: Text
    unit: Literal["percent", "months"]
    caveat: Text | None = None
    sources: Annotated[tuple[Text, ...], Field(min_length=1)]  # keys of references.bib
    columns: Annotated[tuple[Text, ...], Field(min_length=2, max_length=2)] | None = None
    rows: Annotated[tuple[FigureRow, ...], Field(min_length=2)]

    @property
    def all_sources(self) -> tuple[str, ...]:
        """Keys of references.bib, those of single rows included."""
        return (*self.sources, *(key for row in self.rows for key in row.sources))
