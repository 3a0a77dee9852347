"""What may lie in docs/ and data/: everything in docs/ is sent to readers, page or not."""

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from .errors import Problem

RULE = "files"
LARGEST = 200 * 1024  # bytes of a picture, style or script: a phone on a bad line waits seconds
LARGEST_PAGE = 40 * 1024  # bytes; twice the longest page
# By the beginning of the path, the longest first.
_KINDS = (
    ("docs/assets/css/", (".css",)),
    ("docs/assets/js/", (".js",)),
    ("docs/assets/images/", (".png", ".svg")),
    ("docs/assets/fonts/", (".woff2",)),
    ("docs/", (".md",)),
    ("data/", (".yml", ".bib", ".md")),
)
_STARTS = {".png": b"\x89PNG\r\n\x1a\n", ".woff2": b"wOF2"}
_NAME = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?")
# What a drawing needs. Not: script, a, image, use, foreignObject, animations.
_DRAWN = re.compile(
    r"svg|g|path|circle|ellipse|line|polyline|polygon|rect|title|desc|defs|stop|clipPath|style"
    r"|linearGradient|radialGradient"
)
DRAWN_WITH = re.compile(
    r"xmlns|id|class|viewBox|width|height|x|y|x1|x2|y1|y2|cx|cy|r|rx|ry|d|points|transform|fill"
    r"|fill-rule|stroke|stroke-[a-z]+|opacity|offset|stop-color|stop-opacity|clip-path"
    r"|gradientUnits|gradientTransform|role|aria-[a-z]+|focusable|version"
)
_OWN_PART = re.compile(r"url\(#[\w-]+\)")
LOADS = re.compile(r"url|import|\\", re.IGNORECASE)  # in CSS; a backslash could spell them
SVG = "{http://www.w3.org/2000/svg}"


def problems(root: Path) -> Iterator[Problem]:
    """Find what should not be in docs/ and data/ below a project's root.

    Symbolic links could publish something from outside, a second kind of page would be published
    unread, and a drawing can hold a program.
    """
    for folder in ("docs", "data"):
        for path in (root / folder, *sorted((root / folder).rglob("*"))):
            file = path.relative_to(root).as_posix()
            if path.is_symlink():
                allowed = "a file or folder: a link could publish something from outside"
                yield Problem(file, "the whole file", "a symbolic link", allowed, RULE)
            elif any(part.startswith(".") for part in path.relative_to(root).parts):
                continue  # neither published nor read
            elif not _NAME.fullmatch(path.name):
                allowed = "small letters, digits and hyphens, such as what-to-keep.md"
                yield Problem(file, "the file's name", path.name, allowed, RULE)
            elif not path.is_dir():
                yield from _file(path, file)


def _file(path: Path, file: str) -> Iterator[Problem]:
    endings = next(kinds for start, kinds in _KINDS if file.startswith(start))
    if not path.is_file():
        yield Problem(file, "the whole file", "a pipe or a device", "a file", RULE)
    elif path.suffix not in endings:
        allowed = "a name ending in " + " or ".join(endings)
        yield Problem(file, "the file's name", path.name, allowed, RULE)
    elif file.startswith("docs/"):
        most = LARGEST_PAGE if path.suffix == ".md" else LARGEST
        if (size := path.stat().st_size) > most:
            allowed = f"at most {most} bytes, for a phone on a bad line"
            yield Problem(file, "the whole file", f"{size} bytes", allowed, RULE)
            return
        start = _STARTS.get(path.suffix, b"")
        if not path.read_bytes().startswith(start):
            found = f"something else than {path.suffix}"
            yield Problem(file, "the whole file", found, f"a {path.suffix} file", RULE)
        if path.suffix == ".svg":
            for said in drawing(path.read_bytes()):
                allowed = "a drawing of shapes and colours, nothing that runs or loads"
                yield Problem(file, "the whole file", said, allowed, "pictures")


def drawing(raw: bytes) -> Iterator[str]:
    """Say what a drawing holds that is more than shapes and colours."""
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        yield "a drawing that is not in UTF-8"
        return
    if b"\0" in raw or re.search(rb"encoding", raw, re.IGNORECASE):
        yield "a drawing that names another writing"
        return
    if re.search(rb"<!|<\?(?!xml )", raw):  # also: before entities could grow
        yield "a declaration or a comment, <! or <?"
        return
    try:
        drawing = ElementTree.fromstring(raw)  # noqa: S314 (no declaration, so no entity to expand)
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        yield f"a drawing that cannot be read ({error})"
        return
    for element in drawing.iter():
        name = str(element.tag).removeprefix(SVG)
        if not _DRAWN.fullmatch(name):
            yield f"the element {name}"
        if name == "style" and LOADS.search(element.text or ""):
            yield "a style that loads something"
        for attribute, value in element.attrib.items():
            if not DRAWN_WITH.fullmatch(attribute):
                yield f"the attribute {attribute}"
            elif LOADS.search(_OWN_PART.sub("", value)):
                yield f"the address in {attribute}"
