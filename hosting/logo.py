"""A host's logo: what a drawing program left in it goes, what could run or load is refused."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree

from macros.errors import DataError, Problem
from macros.folders import DRAWN_WITH, LOADS, SVG, drawing

LARGEST = 12 * 1024  # bytes once it is cleaned; every first visit fetches it
HEIGHT = 28  # CSS pixels in the header
WIDEST = 160  # CSS pixels: what a phone has beside the buttons
# A comment, a declaration and a document type without definitions of its own.
_DRESSING = re.compile(r"<!--.*?-->|<\?xml[^>]*\?>|<!DOCTYPE[^\[>]*>", re.DOTALL)
_ALLOWED = "a drawing of shapes and colours, nothing that runs or loads"


@dataclass(frozen=True)
class Logo:
    """A drawing that is only that, and its size in the header in CSS pixels."""

    drawing: bytes
    width: int
    height: int


def cleaned(raw: bytes, *, file: str) -> Logo:
    """Return a logo without what programs such as Inkscape leave in it.

    Their names, comments, notes and layers go. Styles written on an element become attributes. The
    rest is held to what any drawing of the site is held to (macros/folders.py).

    Raises:
        DataError: It cannot be read, is too large, has no size, or could run or load something.
    """

    def refused(found: str, allowed: str = _ALLOWED) -> DataError:
        return DataError([Problem(file, "the whole file", found, allowed, "pictures")])

    try:
        text = _DRESSING.sub("", raw.decode("utf-8-sig")).strip()
    except UnicodeDecodeError:
        raise refused("a drawing that is not in UTF-8") from None
    if "<!" in text or "<?" in text:  # before entities could grow
        raise refused("a declaration, <! or <?")
    try:
        root = ElementTree.fromstring(text)  # noqa: S314 (no declaration, so no entity to expand)
    except ElementTree.ParseError as error:
        raise refused(f"a drawing that cannot be read ({error})") from None
    if root.tag != f"{SVG}svg":
        raise refused(f"the element {root.tag}", "a drawing that starts with <svg>")
    _clean(root)
    box = _box(root)
    if box is None:
        raise refused("no size", 'a viewBox on <svg>, such as viewBox="0 0 120 40"')
    root.set("viewBox", " ".join(f"{part:g}" for part in box))
    ElementTree.register_namespace("", SVG.strip("{}"))
    written = ElementTree.tostring(root, encoding="utf-8")
    if problems := list(dict.fromkeys(drawing(written))):
        raise DataError(
            [Problem(file, "the whole file", p, _ALLOWED, "pictures") for p in problems]
        )
    if len(written) > LARGEST:
        raise refused(
            f"{len(written)} bytes", f"at most {LARGEST} bytes, for a phone on a bad line"
        )
    width = round(HEIGHT * box[2] / box[3])
    if width > WIDEST:
        return Logo(written, WIDEST, max(1, round(WIDEST * box[3] / box[2])))
    return Logo(written, max(1, width), HEIGHT)


def _clean(element: ElementTree.Element) -> None:
    """Take out what is not of SVG itself, and write styles as attributes."""
    for child in list(element):
        if not str(child.tag).startswith(SVG) or child.tag == f"{SVG}metadata":
            element.remove(child)
        else:
            _clean(child)
    for name, value in _declarations(element.attrib.pop("style", "")):
        element.set(name, value)
    for name in list(element.attrib):
        # What leads elsewhere is refused and not taken out: the logo would not be the same.
        if name.startswith(("{", "data-")) and not name.endswith("}href"):
            del element.attrib[name]


def _declarations(style: str) -> Iterator[tuple[str, str]]:
    for declaration in style.split(";"):
        name, _, value = (part.strip() for part in declaration.partition(":"))
        if DRAWN_WITH.fullmatch(name) or LOADS.search(value):
            yield name, value


def _box(root: ElementTree.Element) -> tuple[float, ...] | None:
    """Return the viewBox, or one made of width and height; None where neither is a size."""
    sides = [root.attrib.pop(name, "").removesuffix("px") for name in ("width", "height")]
    written = root.get("viewBox", "").replace(",", " ").split() or ["0", "0", *sides]
    try:
        box = tuple(float(part) for part in written)
    except ValueError:
        return None
    return box if len(box) == 4 and 0 < box[2] < 1e5 and 0 < box[3] < 1e5 else None
