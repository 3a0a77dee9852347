"""The last step: the new folder takes the old one's place whole, or not at all."""

import shutil
from pathlib import Path


def swap(built: Path, site: Path) -> None:
    """Put a copy of one folder in the place of another.

    The copy is made beside `site` first, so that a full disk or a stop half-way leaves `site` as it
    was. The swap itself is two renames; should the second fail, the first is undone.

    Args:
        built: The finished folder. It stays.
        site: The folder to replace; it need not exist.
    """
    incoming = site.with_name(f".{site.name}.incoming")
    outgoing = site.with_name(f".{site.name}.outgoing")
    if outgoing.exists() and not site.exists():  # a stop between the two renames, last time
        outgoing.rename(site)
    for leftover in (incoming, outgoing):
        shutil.rmtree(leftover, ignore_errors=True)
    shutil.copytree(built, incoming)
    if site.exists():
        site.rename(outgoing)
    try:
        incoming.rename(site)
    except OSError:
        if outgoing.exists():
            outgoing.rename(site)
        raise
    shutil.rmtree(outgoing, ignore_errors=True)
