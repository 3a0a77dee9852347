"""python -m publish.offline SITE ZIP: one file to carry, which opens without a network."""

import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from macros.days import written
from macros.errors import DataError
from macros.reading import read_record
from macros.words import Words

from ..errors import PublishError
from .copy import built_on, copy_of

FOLDER = "pages"  # in the file; like its name, it tells nothing
_STRINGS = Path("data") / "strings"
_DAY = (1980, 1, 1, 0, 0, 0)  # the first that the format knows: the same site gives the same bytes
_MODE = 0o644  # to read, and for the owner to change


def archive(files: Mapping[str, bytes], path: Path) -> None:
    """Write files into a ZIP, whole or not at all."""
    incoming = path.with_name(f".{path.name}.incoming")
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with zipfile.ZipFile(incoming, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
            for name, content in files.items():
                entry = zipfile.ZipInfo(f"{FOLDER}/{name}", _DAY)
                entry.compress_type = zipfile.ZIP_DEFLATED
                entry.create_system = 3  # Unix, wherever it is made
                entry.external_attr = _MODE << 16
                packed.writestr(entry, content)
        incoming.replace(path)
    finally:
        incoming.unlink(missing_ok=True)


def words_of(site: Path) -> Words:
    """Return the words in the language of the site.

    Raises:
        DataError: They are not there, or not as they should be.
    """
    tree = LexborHTMLParser((site / "index.html").read_text(encoding="utf-8"))
    root = tree.css_first("html")
    language = (root and root.attributes.get("lang")) or "en"
    return read_record(Words, _STRINGS / f"{language}.yml", root=Path())


def main(arguments: list[str]) -> int:
    """Make the copy of a published folder.

    Args:
        arguments: The folder and the ZIP.

    Returns:
        The exit status: 0; 1 when the disk, the words or a page refuse; 2 when the call or the
        folder is not as it should be.
    """
    if len(arguments) != 2:
        print("Usage: python -m publish.offline SITE ZIP", file=sys.stderr)
        return 2
    site, path = map(Path, arguments)
    if not (site / "index.html").is_file():
        print(
            f"{site}: no index.html. Build first: make build. {path} is as it was.", file=sys.stderr
        )
        return 2
    try:
        words = words_of(site)
        date = written(built_on(site), words.services.locale)
        files = copy_of(site, words=words.offline.model_dump(), date=date)
        archive(files, path)
    except (OSError, DataError, PublishError) as error:
        print(f"{error}\n{path} is as it was.", file=sys.stderr)
        return 1
    print(f"{path} is ready: {len(files)} files, {path.stat().st_size:,} bytes.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
