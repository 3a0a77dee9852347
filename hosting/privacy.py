"""What a host adds to the page about privacy: what its own server or pages do."""

from collections.abc import Sequence

from macros import sourced
from macros.errors import DataError, Problem
from macros.templating import plain

PAGE = "about/privacy.md"
ASKED = "A charity that adds something to its copy should say so here."
# A host knows for how many days its server keeps a log, and needs no study to say so.
_OWN = f"{{## allow {sourced.RULE}: a host speaks of its own copy ##}}"


def told(page: str, sentences: Sequence[str], *, name: str) -> str:
    """Return the page with a host's sentences where the project asks for them.

    Args:
        page: The whole file, as Markdown.
        sentences: As host.yml has them; nothing changes where there are none.
        name: Of the host.

    Raises:
        DataError: The page no longer asks, so they would be lost.
    """
    if not sentences:
        return page
    if ASKED not in page:
        allowed = f"'{ASKED}': the sentences of privacy in host.yml take its place"
        raise DataError([Problem(f"docs/{PAGE}", "the whole file", "no such sentence", allowed)])
    items = "\n".join(f"- {plain(each)} {_OWN}" for each in sentences)
    return page.replace(ASKED, f"{plain(name)} adds this about its copy:\n\n{items}", 1)
