"""The words of what is printed, and of the book for reading apps."""

from typing import Annotated

from pydantic import Field

from ..fields import Strict, Text
from ..words.filled import filled

Lines = Annotated[tuple[Text, ...], Field(min_length=1, max_length=5)]  # more do not fit


class BookWords(Strict):
    """What is said before the pages."""

    about: tuple[Annotated[Text, filled("date")], Text, Text]
    found: Text
    contents: Text
    page: Text


class BookAppWords(Strict):
    """What is said before the pages where they are read on a screen, and about the file."""

    warning: Annotated[tuple[Text, ...], Field(min_length=1, max_length=4)]  # more is not read
    links: Text
    summary: Text  # for those who cannot see it, before they open it


class PosterWords(Strict):
    """A sheet for a wall, with strips to tear off."""

    question: Text
    signs: Lines
    name: Text
    options_title: Text
    options: Lines
    strip: Text


class LeafletWords(Strict):
    """A small sheet to take, two sides."""

    question: Text
    signs: Lines
    name: Text
    options_title: Text
    options: Lines
    say_title: Text
    say: Lines
    friend_title: Text
    friend: Text
    found: Text


class ContactWords(Strict):
    """What stands around numbers and addresses, on both."""

    danger: Annotated[Text, filled("number")]
    danger_many: Text
    talk: Text
    find: Text
    not_checked: Text
    more: Text
    code: Annotated[Text, filled("address")]
    trace: Text
    review: Annotated[Text, filled("name", "date")]


class PaperWords(Strict):
    """data/paper.yml."""

    book: BookWords
    book_app: BookAppWords
    poster: PosterWords
    leaflet: LeafletWords
    both: ContactWords
