"""What a server said to one question."""

from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser

from .opening import opened


@dataclass(frozen=True)
class Answer:
    """What came back.

    Attributes:
        url: What was asked for.
        status: Of HTTP.
        headers: Name and value, as often as they came, in their order.
        body: As it came: compressed, perhaps.
        accept: What was said to be welcome, as Accept-Encoding.
    """

    url: str
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    accept: str = ""

    def all(self, name: str) -> list[str]:
        """Return every value of a header."""
        return [value for each, value in self.headers if each.lower() == name.lower()]

    def one(self, name: str) -> str:
        """Return the values of a header, joined as HTTP reads them; empty where there is none."""
        return ", ".join(self.all(name))

    @property
    def path(self) -> str:
        """Return the path that was asked for."""
        return urlsplit(self.url).path

    @property
    def kind(self) -> str:
        """Return the content type without its parameters."""
        return self.one("Content-Type").partition(";")[0].strip().lower()

    @property
    def encoding(self) -> str:
        """Return how the body is compressed; empty where it is not."""
        return self.one("Content-Encoding").strip().lower()

    @cached_property
    def content(self) -> bytes | None:
        """The body as it was before it was compressed; None where that cannot be undone."""
        return opened(self.encoding, self.body)

    @cached_property
    def text(self) -> str:
        """The content as UTF-8."""
        return (self.content or b"").decode("utf-8", "replace")

    @cached_property
    def tree(self) -> LexborHTMLParser:
        """The content as a page."""
        return LexborHTMLParser(self.text)
