"""Links that leave the site say so in `rel`; everything else of a page is as it was."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from publish.outward import WORDS, mark, mark_all

REL = 'rel="noreferrer noopener"'

# Text in which something like a link to another site stands that is none.
NO_LINKS = [
    '<!-- <a href="https://a.example/"> -->',
    "<!--><p>",
    "<!--- <a href=//a.example> --!>",
    "<script>document.write(\"<a href='https://a.example/'>\")</script>",
    '<script type="application/json">{"a": "<a href=\\"https://a.example\\">"}</SCRIPT >',
    "<style>/* <a href=//a.example> */</styles><a href=//b.example></style >",
    "<title><a href=//a.example></title>",
    "<textarea name='>'><a href=//a.example></textarea\n>",
    "<p title='<a href=\"https://a.example\">'>",
    '<p title="1 > 0" class=<a href=//a.example>',
    '</p title="<a href=//a.example>">',
    "<!doctype html>",
    '<?php "<a href=//a.example"?>',
    "</ <a href=//a.example>",
    "< a href=//a.example>",
    "<abbr href=https://a.example>",
    "<link rel='canonical' href='https://a.example/'>",
    '<a name="https://a.example">',
    '<a href="help/">',
    "<a href=/help/?to=https://a.example>",
    "<a href='#https://a.example'>",
    "<a href='mailto:a@a.example'>",
    "<a href='tel:+4420'>",
    '<a data-href="https://a.example" title=\'href="//a.example"\' href="">',
    '<a href="help/" href="https://a.example">',
    "<a>",
    "</a>",
    "Ink & <b>paper</b>\r\n\t– &amp; &copy Ω\x0b\x1c",
    "<svg viewBox='0 0 9 9'><path d='M1 1'/></svg>",
]
# Tags that never end: browsers drop them, with all that follows.
ENDLESS = [
    '<p title="<a href=//a.example>',
    "<a href=//a.example title='b>",
    "<a href=//a.example",
    "</p <a href=//a.example",
]
# The start tag of a link, and what becomes of it.
LINKS = {
    '<a href="https://a.example/">': f'<a {REL} href="https://a.example/">',
    "<A HREF='HTTP://a.example/'>": f"<A {REL} HREF='HTTP://a.example/'>",
    "<a\nclass=b href=//a.example/b/>": f"<a {REL}\nclass=b href=//a.example/b/>",
    "<a\fhref=//a.example>": f"<a {REL}\fhref=//a.example>",
    "<a/href = https:a.example />": f"<a {REL}/href = https:a.example />",
    "<area title='>' href=https://a.example>": f"<area {REL} title='>' href=https://a.example>",
    '<a href=" \thttps&#58;//a.example">': f'<a {REL} href=" \thttps&#58;//a.example">',
    '<a href="ht\ntps://a.example">': f'<a {REL} href="ht\ntps://a.example">',
    r'<a href="/\a.example">': rf'<a {REL} href="/\a.example">',
    '<a href="//a.example" href="help/">': f'<a {REL} href="//a.example" href="help/">',
    '<a rel="" href="//a.example">': f'<a {REL} href="//a.example">',
    "<a rel href='//a.example'>": f"<a {REL} href='//a.example'>",
    "<a href='//a.example' rel=>": f"<a href='//a.example' {REL}>",
    '<a rel="external" href="//a.example">': (
        '<a rel="external noreferrer noopener" href="//a.example">'
    ),
    "<a REL=NoOpener href=//a.example>": '<a rel="NoOpener noreferrer" href=//a.example>',
    "<a rel='\"b'href='//a.example'>": "<a rel=\"&quot;b noreferrer noopener\"href='//a.example'>",
    '<a href="//a.example" rel="b" rel="c">': (
        '<a href="//a.example" rel="b noreferrer noopener" rel="c">'
    ),
}
MARKED = [
    *LINKS.values(),
    '<a href="//a.example" rel="NOOPENER\nme noreferrer">',
    "<a href=//a.example rel='n&#111;opener noreferrer'>",
]

# Anything at all, made of what could lead a reader of tags astray.
SCRAPS = st.lists(
    st.sampled_from(
        [
            "<",
            ">",
            "<a",
            "<A\n",
            "<area",
            "</a",
            "</",
            "<p",
            "<style>",
            "</style>",
            "</styles>",
            "<title>",
            "</title>",
            "<!--",
            "-->",
            "--!>",
            "<!-",
            "<?",
            "<!",
            "-",
            "/",
            "\\",
            "=",
            "==",
            "'",
            '"',
            "`",
            "href",
            "href=",
            "href='",
            'HREF="',
            "rel",
            "rel=",
            "rel='",
            'rel="no',
            "noopener",
            "noreferrer",
            "https://",
            "//a",
            "http:",
            "x",
            "&quot;",
            "&#58;",
            "&",
            "é",
        ]
    )
    | st.sampled_from([" ", "\n", "\t", "\f", "\x0b", "\xa0"]),
    max_size=40,
).map("".join)


def leaving(html: str) -> list[str]:
    """Return what is said in the `rel` of each link to another site, as a browser reads it."""
    return [
        node.attributes.get("rel") or ""
        for node in LexborHTMLParser(html).css("a[href], area[href]")
        if re.match(
            r"[\0-\x20]*(https?:|[/\\]{2})",
            re.sub(r"[\t\n\r]", "", node.attributes["href"] or ""),
            re.IGNORECASE,
        )
    ]


def without_rel(html: str) -> str:
    """Return a page as a browser reads it, with no `rel` on its links to other sites."""
    tree = LexborHTMLParser(html)
    for node in tree.css("a[rel], area[rel]"):
        del node.attrs["rel"]
    return tree.html or ""


@pytest.mark.parametrize(("plain", "marked"), LINKS.items())
def test_a_link_that_leaves_gets_the_words_that_it_lacks(plain: str, marked: str) -> None:
    assert mark(plain) == marked
    assert set(WORDS) <= set(leaving(marked)[0].lower().split())


@pytest.mark.parametrize("html", [*NO_LINKS, *ENDLESS, *MARKED])
def test_nothing_else_is_touched(html: str) -> None:
    assert mark(html) == html


@given(st.lists(st.sampled_from([*NO_LINKS, *LINKS]), max_size=20))
def test_a_page_stays_as_it_is_between_its_links(pieces: list[str]) -> None:
    assert mark("".join(pieces)) == "".join(LINKS.get(piece, piece) for piece in pieces)


@given(SCRAPS)
def test_whatever_a_page_is_made_of_browsers_find_the_words_and_no_other_change(html: str) -> None:
    marked = mark(html)
    assert all(set(WORDS) <= set(rel.lower().split()) for rel in leaving(marked))
    assert without_rel(marked) == without_rel(html)


@given(SCRAPS | st.text())
def test_what_is_marked_once_is_marked_for_good(html: str) -> None:
    assert mark(mark(html)) == mark(html)


def test_every_page_of_a_folder_is_marked_and_no_other_file(tmp_path: Path) -> None:
    (tmp_path / "help").mkdir()
    page = "\r\n<p>é<a href='//a.example'>\n".encode()
    for name in ("index.html", "help/index.html", "page.txt"):
        (tmp_path / name).write_bytes(page)
    mark_all(tmp_path)
    marked = page.replace(b"<a", f"<a {REL}".encode())
    assert (tmp_path / "index.html").read_bytes() == marked
    assert (tmp_path / "help" / "index.html").read_bytes() == marked
    assert (tmp_path / "page.txt").read_bytes() == page
