"""The guide as an EPUB 3, for e-readers and phones: set by pandoc, a program of its own."""

import datetime as dt
import importlib.util
import json
import os
import shutil
import subprocess
import uuid
from collections.abc import Iterable
from pathlib import Path

from macros.errors import DataError, Problem
from macros.models.paper import PaperWords

from .guide import Chapter
from .host import Host
from .pandoc import document

_HERE = Path(__file__).parent
# What a reader can count on, in the words of schema.org. That it conforms to a standard is for
# somebody to say who has tried it, and puts a name to it.
_FEATURES = ("displayTransformability", "readingOrder", "structuralNavigation", "tableOfContents")


def epub(
    chapters: Iterable[Chapter], *, host: Host, words: PaperWords, today: dt.date, date: str
) -> bytes:
    """Return the guide as a book for reading apps; the same bytes for the same data.

    Args:
        chapters: As `guide.chapters` gives them.
        host: Whose copy it is. A shelf shows its name, and nothing else of the book.
        words: Those of data/paper.yml.
        today: The day of the build.
        date: The same, as readers read it.

    Raises:
        DataError: pandoc is not installed, or does not set it.
    """
    chapters = list(chapters)
    dated, reviewed, _ = words.book.about  # the last is about pages of paper
    about = {
        "title": host.name,
        "identifier": uuid.uuid5(uuid.NAMESPACE_URL, f"{host.address}#{today}").urn,
        "date": today.isoformat(),
        "lang": host.language,
        "page-progression-direction": host.direction,
        "toc-title": words.book.contents,
        "accessibilityFeatures": _FEATURES,
        "accessibilitySummary": words.book_app.summary,
        "warning": words.book_app.warning,
        "about": [dated.format(date=date), reviewed, words.book_app.links],
        "address": host.address,
    }
    depth = max(chapter.level for chapter in chapters)
    options = (
        *("--from=json", "--to=epub3", "--output=-", "--fail-if-warnings", "--toc"),
        *(f"--toc-depth={depth}", f"--split-level={depth}"),
        f"--template={_HERE / 'epub.xhtml'}",
        f"--css={_HERE / 'epub.css'}",
        f"--variable=dir:{host.direction}",
    )
    midnight = dt.datetime.combine(today, dt.time(), dt.UTC)
    done = subprocess.run(
        [_pandoc(), *options],
        input=json.dumps(document(chapters, about=about)).encode(),
        env={**os.environ, "SOURCE_DATE_EPOCH": f"{midnight.timestamp():.0f}"},
        capture_output=True,
        check=False,
    )
    if done.returncode != 0:
        found = done.stderr.decode(errors="replace").strip() or f"status {done.returncode}"
        raise DataError([Problem("guide.epub", "set by pandoc", found, "a book, and no warning")])
    return done.stdout


def _pandoc() -> str:
    """Return the program that came as a wheel: another one on the machine may set other bytes."""
    wheel = importlib.util.find_spec("pypandoc")
    folder = Path(wheel.origin).parent / "files" if wheel and wheel.origin else None
    found = shutil.which("pandoc", path=folder) if folder else None
    if found is None:
        allowed = "requirements-print.txt, which `make print` installs"
        raise DataError([Problem("guide.epub", "set by pandoc", "no pandoc", allowed)])
    return found
