"""The book: all pages in the order of the menu, whole, linked, and readable aloud."""

import io
import re
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from selectolax.lexbor import LexborHTMLParser

from macros.errors import DataError
from macros.links import country_page
from macros.models.paper import PaperWords
from macros.reading import read_record
from macros.store import Store
from paper import guide
from paper.__main__ import WORDS, main
from paper.guide import Chapter, chapters, contents, html_of
from paper.host import read_host
from paper.setting import pdf
from tests.projects import files
from tests.repository import ROOT

HOST = read_host(ROOT / "mkdocs.yml")
PAPER = read_record(PaperWords, ROOT / WORDS, root=ROOT)
SOURCES = sorted(
    path.relative_to(ROOT / "docs").as_posix()
    for path in (ROOT / "docs" / "about" / "sources").glob("[a-z]*.md")
    if path.name != "index.md"
)
ADDRESS = "https://waymark.example/"


FEW = HOST.pages[:6]
EVERY = 12  # pages: reading all of them takes minutes


def book_of(
    built: Path, *, pages: Iterable[tuple[int, str]] = HOST.pages, country: str | None = None
) -> tuple[list[Chapter], bytes]:
    pages = contents(pages, country=country, sources=SOURCES)
    found = chapters(pages, site=built, address=ADDRESS)
    data = guide.data(
        found, name="Waymark", address=ADDRESS, date="1 May 2026", words=PAPER.book.model_dump()
    )
    return found, pdf("guide", data, paper="a4", language="en")


@pytest.fixture(scope="session")
def book(built: Path, store: Store) -> tuple[list[Chapter], bytes]:
    """The book of a host in the United Kingdom, made once."""
    return book_of(built, country=country_page(store.countries["GB"].name))


@pytest.fixture(scope="session")
def reader(book: tuple[list[Chapter], bytes]) -> PdfReader:
    return PdfReader(io.BytesIO(book[1]))


def flat(items: Any) -> list[Any]:
    """Return bookmarks in one list, however deep."""
    found: list[Any] = []
    for item in items:
        found += flat(item) if isinstance(item, list) else [item]
    return found


def test_a_menu_is_read_with_its_depths() -> None:
    assert HOST.name == "Waymark"
    assert HOST.pages[0] == (1, "index.md")
    assert (1, "understand/index.md") in HOST.pages
    assert (2, "understand/ways.md") in HOST.pages
    assert (1, "check/index.md") in HOST.pages


def test_a_host_inherits_what_it_does_not_say(tmp_path: Path) -> None:
    own = tmp_path / "own.yml"
    own.write_text(f"INHERIT: {ROOT}/mkdocs.yml\nsite_name: Harbour\nextra: {{country: GB}}\n")
    host = read_host(own)
    assert (host.name, host.country, host.pages) == ("Harbour", "GB", HOST.pages)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("site_name: x", "site_url"),
        ("a: [", "a configuration of MkDocs"),
        (f"INHERIT: {ROOT}/mkdocs.yml\nextra: {{country: Utopia}}", "country"),
    ],
)
def test_a_configuration_that_says_too_little_is_named(
    tmp_path: Path, text: str, said: str
) -> None:
    own = tmp_path / "own.yml"
    own.write_text(text)
    with pytest.raises(DataError, match=said):
        read_host(own)


def test_the_country_follows_on_the_page_for_all_and_sources_on_their_first() -> None:
    pages = contents(
        [(1, "help/index.md"), (1, "about/index.md"), (2, guide.SOURCES)],
        country="help/ireland.md",
        sources=["about/sources/a-b.md"],
    )
    assert pages == [
        (1, "help/index.md"),
        (2, "help/ireland.md"),
        (1, "about/index.md"),
        (2, guide.SOURCES),
        (3, "about/sources/a-b.md"),
    ]


@pytest.mark.parametrize(
    ("link", "way"),
    [
        ("../other/#part", ["label", "other/index.html#part"]),
        ("../other/#gone", ["label", "other/index.html"]),
        ("#here", ["label", "one/index.html#here"]),
        ("../help/japan/", ["address", f"{ADDRESS}help/japan/"]),
        ("https://a.example/x", ["address", "https://a.example/x"]),
        ("tel:112", ["address", "tel:112"]),
    ],
)
def test_a_link_leads_to_a_page_of_the_book_or_to_the_site(
    tmp_path: Path, link: str, way: list[str]
) -> None:
    for name, body in (
        ("one", f'<p id=here><a href="{link}">x</a></p><h2 id=here>y</h2>'),
        ("other", "<h2 id=part>z</h2>"),
    ):
        (tmp_path / name).mkdir()
        (tmp_path / name / "index.html").write_text(f"<article><h1>{name}</h1>{body}</article>")
    found = chapters([(1, "one.md"), (1, "other.md")], site=tmp_path, address=ADDRESS)
    assert found[0].blocks[0] == ["p", [["to", *way, "link", [["text", "x"]]]]]


def test_a_page_that_was_not_built_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="gone"):
        chapters([(1, "gone.md")], site=tmp_path, address=ADDRESS)


@pytest.mark.slow
def test_every_page_of_the_menu_has_a_bookmark_and_no_other_has(
    book: tuple[list[Chapter], bytes], reader: PdfReader, built: Path
) -> None:
    paths = [chapter.path for chapter in book[0]]
    assert [html_of(page) for _, page in HOST.pages] == [
        path for path in paths if path in {html_of(page) for _, page in HOST.pages}
    ]
    assert html_of("help/united-kingdom.md") in paths
    titles = []
    for path in paths:
        heading = LexborHTMLParser((built / path).read_text(encoding="utf-8")).css_first("h1")
        titles.append(" ".join(heading.text().split()) if heading else "")
    assert [item.title for item in flat(reader.outline)] == titles


@pytest.mark.slow
def test_the_book_says_its_title_its_language_and_its_structure(reader: PdfReader) -> None:
    catalogue: dict[str, Any] = reader.root_object
    assert reader.metadata is not None
    assert reader.metadata.title == "Waymark"
    assert catalogue["/Lang"] == "en"
    assert catalogue["/MarkInfo"]["/Marked"]
    assert catalogue["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"<pdfuaid:part>1</pdfuaid:part>" in catalogue["/Metadata"].get_data()
    assert 150 < len(reader.pages) < 400


@pytest.mark.slow
def test_all_fonts_are_inside(reader: PdfReader) -> None:
    fonts = set()
    for page in reader.pages:
        resources: Any = page["/Resources"]
        for font in resources.get("/Font", {}).values():
            (inner,) = font.get_object()["/DescendantFonts"]
            described = inner.get_object()["/FontDescriptor"]
            assert {"/FontFile2", "/FontFile3"} & set(described)
            fonts.add(described["/FontName"])
    assert fonts


@pytest.mark.slow
def test_links_lead_inside_the_book_and_numbers_can_be_rung(reader: PdfReader) -> None:
    inside, outside = 0, set()
    for page in reader.pages:
        for annotation in page.get("/Annots", []):
            action = annotation.get_object().get("/A", {})
            if "/URI" in action:
                outside.add(str(action["/URI"]))
            else:
                inside += 1
    assert inside > 1000
    assert "tel:999" in outside
    schemes = {"https", "http", "tel", "sms", "mailto"}
    assert all(address.split(":")[0] in schemes for address in outside)


@pytest.mark.slow
def test_each_page_has_its_number_and_the_contents_say_it(reader: PdfReader) -> None:
    for number in range(2, len(reader.pages), EVERY):
        assert reader.pages[number - 1].extract_text().rstrip().endswith(str(number))
    listed = " ".join(" ".join(page.extract_text().split()) for page in reader.pages[1:4])
    checked = 0
    for item in flat(reader.outline):
        number = (reader.get_destination_page_number(item) or 0) + 1
        if found := re.search(rf"{re.escape(item.title)}[ .]*(\d+)", listed):
            assert found[1] == str(number), item.title
            checked += 1
    assert checked > 80


@pytest.mark.slow
def test_the_numbers_of_the_country_are_in_the_book_and_say_that_nobody_checked_them(
    reader: PdfReader,
) -> None:
    (item,) = (item for item in flat(reader.outline) if "United Kingdom" in item.title)
    first = reader.get_destination_page_number(item) or 0
    pages = reader.pages[first : first + 3]
    text = " ".join(" ".join(page.extract_text().split()) for page in pages)
    assert "0808 802 0300" in text
    assert "Not checked with the service." in text


@pytest.mark.slow
def test_the_same_site_gives_the_same_book(built: Path) -> None:
    one, two = (book_of(built, pages=FEW)[1] for _ in range(2))
    assert one == two


@pytest.mark.slow
def test_every_paper_is_made_under_a_name_that_tells_nothing(
    published: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("docs", "data"):
        shutil.copytree(ROOT / name, tmp_path / name)
    own = tmp_path / "own.yml"
    nav = "nav: [index.md, help/index.md, about/sources/index.md]"
    own.write_text(f"INHERIT: {ROOT}/mkdocs.yml\nextra: {{country: GB}}\n{nav}\n")
    assert main([str(published), str(tmp_path / "print"), "--config", str(own)]) == 0
    papers = {
        f"{kind}-{paper}.pdf"
        for kind in ("guide", "poster", "leaflet")
        for paper in ("a4", "letter")
    }
    assert {path.name for path in (tmp_path / "print").iterdir()} == papers | {"guide.epub"}
    said = capsys.readouterr().out
    assert "is ready" in said
    assert "Nobody has checked 999" in said


def test_without_a_site_one_is_told_to_build(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(tmp_path), str(tmp_path / "print")]) == 2
    assert "make build" in capsys.readouterr().err


@pytest.mark.slow
def test_papers_never_take_the_place_of_what_is_none(
    published: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("paper.__main__.papers", lambda *_, **__: {"guide-a4.pdf": b"new"})
    mine = tmp_path / "print" / "letter.pdf"
    mine.parent.mkdir()
    mine.write_bytes(b"mine")
    assert main([str(published), str(mine.parent)]) == 1
    assert f"{mine.parent} is not empty, and was not made here" in capsys.readouterr().err
    assert files(mine.parent) == {"letter.pdf": b"mine"}
    mine.unlink()
    assert main([str(published), str(mine.parent)]) == 0
    assert files(mine.parent) == {"guide-a4.pdf": b"new"}


@pytest.mark.slow
def test_a_wrong_configuration_is_named_and_the_last_papers_stay(
    published: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    last = tmp_path / "print" / "guide-a4.pdf"
    last.parent.mkdir()
    last.write_bytes(b"the last one")
    own = tmp_path / "own.yml"
    own.write_text("site_name: x")
    assert main([str(published), str(last.parent), "--config", str(own)]) == 1
    error = capsys.readouterr().err
    assert "own.yml" in error
    assert "is as it was" in error
    assert last.read_bytes() == b"the last one"
