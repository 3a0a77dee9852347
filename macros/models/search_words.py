"""What people type into the search field, where the pages themselves do not say it."""

from collections import Counter
from typing import Annotated, Self

from pydantic import Field, model_validator

from ..fields import Like, Strict, Text

Typed = Annotated[Text, Like(r"[^\sA-Z'’]+( [^\sA-Z'’]+)*", "small letters, no apostrophes")]
Place = Annotated[
    Text,
    Like(r"[a-z0-9/-]+\.md(#[a-z0-9-]+)?", "a page below docs/, or a heading: act/police.md#ask"),
]


class SearchWords(Strict):
    """data/search-words.yml. It is merged into the index of search, and shown nowhere.

    `drop` and `weak` are about what is typed: words of a question that say nothing, and words that
    stand on nearly every page of a site about stalking, so that they tell none from another.
    """

    drop: Annotated[tuple[Typed, ...], Field(min_length=1)]
    weak: Annotated[tuple[Typed, ...], Field(min_length=1)]
    pages: Annotated[dict[Place, tuple[Typed, ...]], Field(min_length=1)]

    @model_validator(mode="after")
    def _says_each_word_once(self) -> Self:
        for place, words in {"drop": self.drop, "weak": self.weak, **self.pages}.items():
            if twice := [word for word, count in Counter(words).items() if count > 1]:
                raise ValueError(f"each word once: {place} has {', '.join(twice)} twice")
        if both := set(self.drop) & set(self.weak):
            raise ValueError(
                f"a word under drop or under weak, not both: {', '.join(sorted(both))}"
            )
        return self
