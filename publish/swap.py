"""The last step: the new folder takes the old one's place whole, or not at all."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def replacement(site: Path) -> Iterator[Path]:
    """Give the path of a folder to make in the block; then that folder takes another's place.

    It lies beside `site`, so that an error in the block, a full disk or a stop half-way leaves
    `site` as it was. The swap itself is two renames; should the second fail, the first is undone.

    Args:
        site: The folder to replace; it need not exist.

    Raises:
        OSError: The disk refuses, or the folder holds the one that the program was started in:
            whoever names it hardly means to lose all that is in it.
    """
    if Path.cwd().is_relative_to(site.resolve()):
        raise OSError(f"{site} holds the folder that you are in. Name one to replace.")
    incoming = site.with_name(f".{site.name}.incoming")
    outgoing = site.with_name(f".{site.name}.outgoing")
    if outgoing.exists() and not site.exists():  # a stop between the two renames, last time
        outgoing.rename(site)
    for leftover in (incoming, outgoing):
        shutil.rmtree(leftover, ignore_errors=True)
    try:
        yield incoming
        if site.exists():
            site.rename(outgoing)
        try:
            incoming.rename(site)
        except OSError:
            if outgoing.exists():
                outgoing.rename(site)
            raise
    finally:
        shutil.rmtree(incoming, ignore_errors=True)
    shutil.rmtree(outgoing, ignore_errors=True)
