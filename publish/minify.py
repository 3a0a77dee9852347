"""The same text in fewer bytes: no comments, no blanks that nobody sees, short names in scripts."""

from pathlib import Path, PurePath

import minify

from .errors import PublishError

# By the ending of a file.
KINDS = {
    ".css": "text/css",
    ".html": "text/html",
    ".js": "application/javascript",
    ".mjs": "application/javascript",
}

minify.config(
    {
        "js-version": 5,  # scripts run in old browsers as they are written
        "html-keep-document-tags": True,  # what may be left out depends on what follows
        "html-keep-end-tags": True,
        "html-keep-default-attr-vals": True,  # style sheets may ask for [type="text"]
        "html-keep-whitespace": True,  # one blank between two words, whatever their elements are
    }
)


def minified(text: str, name: str) -> str:
    """Return what means the same: for a page, the same elements, attributes and words.

    Args:
        text: A page with its styles and scripts, a style sheet or a script; without U+0000, at
            which the library would end it.
        name: Of the file; its ending says what it is.

    Raises:
        PublishError: It is not what its ending says.
    """
    try:
        return str(minify.string(KINDS[PurePath(name).suffix], text))
    except minify.MinifyError as error:
        found, *_ = str(error).splitlines()
        raise PublishError(name, found, "what browsers can read without guessing") from error


def minify_all(site: Path) -> None:
    """Write every page of a folder anew, shorter."""
    for path in sorted(site.rglob("*.html")):
        name = path.relative_to(site).as_posix()
        path.write_text(minified(path.read_text(encoding="utf-8"), name), encoding="utf-8")
