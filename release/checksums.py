"""SHA256SUMS, as `sha256sum --check` reads it."""

from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

NAME = "SHA256SUMS"


def checksums(paths: Iterable[Path]) -> str:
    """Return a line for each file, by name: its digest, two blanks, its name without a folder."""
    return "".join(
        f"{sha256(path.read_bytes()).hexdigest()}  {path.name}\n"
        for path in sorted(paths, key=lambda path: path.name)
    )
