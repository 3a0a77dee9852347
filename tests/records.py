"""Every kind of record that data/ and front matter are made of."""

from collections.abc import Iterator

from macros import models, words
from macros.fields import Strict
from macros.models import open_data, own_contacts, paper


def kinds(record: type[Strict]) -> Iterator[type[Strict]]:
    """Give every kind of record below one."""
    for each in record.__subclasses__():
        yield each
        yield from kinds(each)


MODULES = (models, words, open_data, own_contacts, paper)  # no other holds records
RECORDS = sorted(
    {each for each in kinds(Strict) if each.__module__.startswith("macros.")},
    key=lambda each: each.__name__,
)
