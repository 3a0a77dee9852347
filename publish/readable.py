"""What the other steps take for text is text."""

from pathlib import Path

from .errors import PublishError

TEXTS = frozenset({".css", ".html", ".js", ".json", ".mjs"})


def check_all(site: Path) -> None:
    """Read every page, style sheet, script and index of a folder.

    Raises:
        PublishError: One is not in UTF-8, or holds U+0000, at which some libraries end a text.
    """
    for path in sorted(path for path in site.rglob("*") if path.suffix in TEXTS and path.is_file()):
        name, content = path.relative_to(site), path.read_bytes()
        try:
            content.decode()
        except UnicodeDecodeError as error:
            found = f"byte {content[error.start]:#04x} at {error.start}"
            raise PublishError(name, found, "text in UTF-8") from error
        if (place := content.find(0)) >= 0:
            raise PublishError(name, f"byte 0x00 at {place}", "text")
