"""How many items the lists of records hold."""

from collections.abc import Iterator
from typing import Annotated, get_args, get_origin

import pytest
from annotated_types import MaxLen, MinLen
from pydantic.fields import FieldInfo

from tests.records import RECORDS

# How many items a list has, from and to, where it is not at least one.
LENGTHS = {
    ("Quiz", "statements"): (5, None),  # fewer are no quiz
    ("DeviceSteps", "steps"): (4, 8),
    ("PlanFirst", "sentences"): (2, None),
    ("PlanPart", "lines"): (4, 8),
    ("SafetyPlan", "parts"): (2, None),
    ("LogField", "choices"): (2, None),
    ("IncidentLog", "warning"): (2, None),
    ("IncidentLog", "fields"): (4, None),  # as many as a search in it knows by name
    ("Figure", "columns"): (2, 2),
    ("Figure", "rows"): (2, None),
    ("FigureRow", "values"): (1, 2),
    ("BookAppWords", "warning"): (1, 4),  # nobody reads more before a book
    ("PosterWords", "signs"): (1, 5),  # more do not fit on the paper
    ("PosterWords", "options"): (1, 5),
    ("LeafletWords", "signs"): (1, 5),
    ("LeafletWords", "options"): (1, 5),
    ("LeafletWords", "say"): (1, 5),
}


def bounds(field: FieldInfo) -> Iterator[tuple[int | None, int | None]]:
    """Give the least and the most items of each kind of list that a field takes."""
    whole = [Annotated[field.annotation, *field.metadata]] if field.metadata else []
    taken = [*whole, *get_args(field.annotation)]
    for kind in taken:
        if get_origin(kind) is not Annotated or get_origin(get_args(kind)[0]) not in (tuple, dict):
            continue
        parts = [part for each in kind.__metadata__ for part in getattr(each, "metadata", [each])]
        least = [part.min_length for part in parts if isinstance(part, MinLen)]
        most = [part.max_length for part in parts if isinstance(part, MaxLen)]
        if least or most:
            yield (*least, None)[0], (*most, None)[0]


LISTS = [
    (record.__name__, name, lengths)
    for record in RECORDS
    for name, field in record.model_fields.items()
    for lengths in bounds(field)
]


@pytest.mark.parametrize(("record", "name", "lengths"), LISTS)
def test_a_list_has_one_item_or_more_and_where_not_it_is_said_here(
    record: str, name: str, lengths: tuple[int | None, int | None]
) -> None:
    assert lengths == LENGTHS.get((record, name), (1, None))
    assert LENGTHS.keys() <= {(record, name) for record, name, _ in LISTS}
