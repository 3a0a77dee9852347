"""What a page weighs on its way to a reader: its HTML, and all that a browser asks for at once."""

import gzip
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from .addresses import fetched_by

# In bytes at gzip -9. The HTML: ten packets, which a server sends before it waits for an answer.
# Source: https://www.rfc-editor.org/rfc/rfc6928
FIRST_WINDOW = 14_600
BEFORE_ASKING = 18_000  # all that a page fetches before the reader asks for more, HTML included
# What a host may add to a page: its logo, its name and its first number (700), and, with a public
# project, the ways to mend the page (1,000).
OF_A_HOST = 1_700


@dataclass(frozen=True)
class Weight:
    """What one page costs, in bytes at gzip -9."""

    path: str  # of the page below the site, with slashes
    html: int
    fetched: int  # everything else that it asks for before the reader does, each file once

    @property
    def total(self) -> int:
        """Return all bytes together."""
        return self.html + self.fetched


def weights(site: Path) -> list[Weight]:
    """Weigh every page of a folder.

    Args:
        site: The folder that a server sends, without dots in its path.

    Returns:
        One row a page, in the order of their paths.

    Raises:
        PublishError: A page asks for a file that the folder does not hold, or for another site's.
    """
    size = cache(lambda path: compressed(path.read_bytes()))
    rows = []
    for page in sorted(site.rglob("*.html")):
        html = page.read_bytes()
        files = fetched_by(html.decode(), page=page, site=site)
        rows.append(
            Weight(page.relative_to(site).as_posix(), compressed(html), sum(map(size, files)))
        )
    return rows


def compressed(raw: bytes) -> int:
    """Return how many bytes are left at gzip -9, without a name or a time in the header."""
    return len(gzip.compress(raw, compresslevel=9, mtime=0))
