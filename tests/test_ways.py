"""Ways to every page: none is lost, none is far, and one list needs no script."""

import posixpath
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urldefrag, urljoin

import pytest
from selectolax.lexbor import LexborHTMLParser

from macros.source_pages import letters
from tests.test_content import COUNTRIES, PAGES, body, headings

A_TO_Z = "about/questions.md"
# Lists lead to countries and to sources by letter: three presses from the start page show it.
LISTED = [*COUNTRIES, *filter(letters, PAGES)]
LINKED = [path for path in PAGES if path not in ("index.md", A_TO_Z, *LISTED)]


def links(path: str) -> set[str]:
    """Return the pages that a page links to, as paths below docs/."""
    found = re.findall(r"\]\(([^)\s#]+\.md)", body(path))
    return {posixpath.normpath(posixpath.join(posixpath.dirname(path), target)) for target in found}


@pytest.mark.parametrize("path", LINKED)
def test_every_page_is_in_the_a_to_z(path: str) -> None:
    assert path in links(A_TO_Z)


@pytest.mark.parametrize("path", LINKED)
def test_every_page_is_linked_from_the_text_of_another(path: str) -> None:
    others = [page for page in PAGES if page not in (path, A_TO_Z)]
    assert any(path in links(page) for page in others)


def test_the_letters_of_the_a_to_z_stand_in_order_and_are_all_linked_at_the_top() -> None:
    sections = [line.split()[1] for line in headings(A_TO_Z) if re.match(r"## [A-Z] ", line)]
    assert sections == sorted(set(sections))
    top = body(A_TO_Z).partition("\n## ")[0]
    assert re.findall(r"\[([A-Z])\]\(#([a-z])\)", top) == [(x, x.lower()) for x in sections]


def test_the_entries_of_a_letter_start_with_it_and_stand_in_order() -> None:
    for section in re.split(r"\n(?=## )", body(A_TO_Z))[1:]:
        if not re.match(r"## [A-Z] ", section):
            continue
        words = re.findall(r"^- \*\*(.+?)[:*]", section, re.MULTILINE)
        assert words, section[:20]
        assert {word[0].upper() for word in words} == {section[3]}
        assert [word.casefold() for word in words] == sorted(word.casefold() for word in words)


def addresses(site: Path) -> Iterator[tuple[str, set[str]]]:
    """Yield each page of a built site with the pages that one press leads to, menu included."""
    for file in sorted(site.rglob("index.html")):
        here = file.parent.relative_to(site).as_posix()
        base = "https://site.example/" + ("" if here == "." else f"{here}/")
        tree = LexborHTMLParser(file.read_text(encoding="utf-8"))
        hrefs = (node.attributes["href"] or "" for node in tree.css("a[href]"))
        yield base, {urldefrag(urljoin(base, href)).url for href in hrefs}


@pytest.mark.slow
def test_every_page_is_at_most_three_presses_from_the_start_page(published: Path) -> None:
    to = dict(addresses(published))
    reached = {"https://site.example/"}
    for _ in range(3):
        reached |= set().union(*(to.get(page, set()) for page in reached))
    assert to.keys() - reached == set()
    assert len(to) == len(PAGES)


@pytest.mark.slow
def test_every_page_shows_the_way_back_from_the_start_through_each_page_above_it(
    published: Path,
) -> None:
    for file in sorted(published.rglob("index.html")):
        folders = [f"{name}/" for name in file.relative_to(published).parent.parts]
        tree = LexborHTMLParser(file.read_text(encoding="utf-8"))
        crumbs = {
            urljoin(f"/{''.join(folders)}", node.attributes["href"] or ""): node.text()
            for node in tree.css(".wm-crumbs a")
        }
        assert list(crumbs) == [f"/{''.join(folders[:n])}" for n in range(len(folders))], file
        assert crumbs.get("/", "Home") == "Home"
