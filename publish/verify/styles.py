"""What a style asks for."""

import re
from collections.abc import Iterator

# Comments and strings are passed over whole, since an address in them may be a name; but a string
# is asked for after a bracket, as in url() and image-set(), after a comma there, and after @import.
# No way to write it makes the search slow: what has begun ends with the text, if not before.
_TOKEN = re.compile(
    r"""
    /\*.*?(?:\*/|\Z)
    | (?P<asked>[(,]\s*|@import\s*)?
      (?:"(?P<double>(?:[^"\\\n]|\\.)*+)"?|'(?P<single>(?:[^'\\\n]|\\.)*+)'?)
    | \b(?:url|src)\(\s*(?P<bare>[^"'\s)][^)]*)
    """,
    re.IGNORECASE | re.DOTALL | re.VERBOSE,
)
_ADDRESS = re.compile(r"(?:https?:)?//", re.IGNORECASE)


def addresses(style: str) -> Iterator[str]:
    """Yield each address of a host that a style asks for.

    Args:
        style: A style sheet, or a part of one.
    """
    for token in _TOKEN.finditer(style):
        text = token["bare"] or (token["asked"] and (token["double"] or token["single"])) or ""
        if _ADDRESS.match(text.strip()):
            yield text.strip()
