"""One source of references.bib."""

from typing import Annotated

from pydantic import Field

from ..fields import Like, Strict, Text, WebUrl

# A macro writes it into a sentence, where brackets could make a link and a sign an element.
Name = Annotated[Text, Like(r"[^\[\]<>{}|`*\\]+", "a name without brackets [ ] < > or signs * ` |")]


class Reference(Strict):
    """One entry of references.bib, free of LaTeX."""

    key: Annotated[str, Like(r"[A-Za-z0-9][A-Za-z0-9-]*", "letters, digits and hyphens")]
    authors: Annotated[tuple[Text, ...], Field(min_length=1)]  # as printed in a list
    names: tuple[Name, ...]  # family names, or the short name of an organisation
    year: Annotated[str, Like(r"[0-9]{4}|n\.d\.", "a year of four digits, or n.d.")]
    title: Text
    container: Text | None = None  # journal or book
    volume: Text | None = None
    number: Text | None = None
    pages: Text | None = None
    publisher: Text | None = None  # publisher, institution or kind of page
    doi: Annotated[str, Like(r"10\.[0-9]{4,}/[^\s<>\"']+", "10.… as in a DOI")] | None = None
    url: WebUrl | None = None

    @property
    def link(self) -> str | None:
        """The public address, DOI first; None where there is none."""
        return f"https://doi.org/{self.doi}" if self.doi else self.url
