"""links/site.py: where a link of the built folder leads."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from links.collector import Link, read_page
from links.site import Resolved, SiteError, addresses, assemble, read_site, resolve
from tests.cases import untimed

OWN = "https://waymark.example/w/"


def resolved(target: str, path: str = "understand/index.html") -> Resolved:
    page = read_page("", path)
    return resolve(page, Link(path, "text", target), OWN)


@pytest.mark.parametrize(
    ("target", "address", "fragment"),
    [
        ("../help/", OWN + "help/", ""),
        ("../help/#Ways%20out", OWN + "help/", "Ways out"),
        ("#here", OWN + "understand/", "here"),
        ("", OWN + "understand/", ""),
        ("x#a:~:text=words", OWN + "understand/x", "a"),
        ("/assets/x.css", "https://waymark.example/assets/x.css", ""),
        (OWN + "help/", OWN + "help/", ""),
    ],
)
def test_a_link_to_the_site_itself_leads_inward(target: str, address: str, fragment: str) -> None:
    found = resolved(target)
    assert (found.address, found.fragment, found.inward) == (address, fragment, True)


@pytest.mark.parametrize(
    "target",
    [
        "https://example.org/",
        "//example.org/",
        "https://waymark.example/another-site/",
        "mailto:someone@example.org",
        "tel:+441234",
        "data:,x",
    ],
)
def test_a_link_to_anything_else_leads_outward(target: str) -> None:
    assert not resolved(target).inward


@untimed
@given(st.text())
def test_any_target_is_resolved_or_called_unreadable(target: str) -> None:
    found = resolved(target)
    assert found.address or not found.inward


def test_an_address_that_cannot_be_read_has_none() -> None:
    assert resolved("https://[").address == ""


def test_relative_links_of_the_404_page_are_taken_from_a_deeper_address() -> None:
    assert resolved("help/", "404.html").address == OWN + "no/such/page/help/"
    assert resolved("/w/help/", "404.html").address == OWN + "help/"
    assert resolved("#main", "404.html").address == OWN + "404.html"


def test_links_follow_the_base_of_their_page() -> None:
    page = read_page('<base href="/w/deep/">', "index.html")
    assert resolve(page, Link("index.html", "text", "x"), OWN).address == OWN + "deep/x"


def test_only_a_file_called_index_html_answers_for_its_folder() -> None:
    assert addresses("a/index.html", OWN) == (OWN + "a/", OWN + "a/index.html", OWN + "a")
    assert addresses("index.html", OWN)[:2] == (OWN, OWN + "index.html")
    assert addresses("myindex.html", OWN) == (OWN + "myindex.html",)


@pytest.mark.parametrize(
    ("canonical", "own"),
    [
        (OWN, OWN),
        ("", "https://site.invalid/"),
        ("/w/", "https://site.invalid/"),
        ("https://waymark.example/w", "https://site.invalid/"),
    ],
)
def test_the_start_page_says_which_address_the_site_is_for(canonical: str, own: str) -> None:
    pages = [
        read_page('<link rel="canonical" href="https://other.example/">', "a.html"),
        read_page(f'<link rel="canonical" href="{canonical}">', "index.html"),
    ]
    assert assemble(pages).own == own


def test_a_missing_folder_is_named() -> None:
    with pytest.raises(SiteError, match="no-such-folder is not a folder"):
        read_site(Path("no-such-folder"))


def test_a_folder_without_pages_is_named(tmp_path: Path) -> None:
    with pytest.raises(SiteError, match="holds no page"):
        read_site(tmp_path)


def test_a_page_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "folder.html").mkdir()
    with pytest.raises(SiteError, match=r"folder\.html cannot be read: Is a directory"):
        read_site(tmp_path)


def test_every_page_of_the_folder_is_read(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    for path in ("index.html", "a/index.html", "404.html"):
        (tmp_path / path).write_bytes(b'\xff<a href="x">y</a>')
    site = read_site(tmp_path)
    assert [link.link.page for link in site.links] == ["404.html", "a/index.html", "index.html"]
