"""From a page's HTML to blocks: no word is lost, and nothing to press is left."""

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from paper.blocks import LEFT_OUT, blocks_of
from tests.built import HTML, SOURCES

KINDS = {"p", "title", "small", "heading", "list", "terms", "table", "box", "quote", "lines"}


def article(body: str) -> str:
    return f"<!doctype html><article><h1>Name</h1>{body}</article>"


def blocks(body: str) -> list[Any]:
    return blocks_of(article(body))[1]


def words_in(piece: Any) -> str:
    """Return the text of blocks, as a reader meets it."""
    if isinstance(piece, list):
        if piece and piece[0] == "text":
            return str(piece[1])
        if piece and piece[0] == "anchor":
            return ""
        rest = piece[3:] if piece and piece[0] == "heading" else piece
        rest = piece[2:] if piece and piece[0] in ("link", "cite") else rest
        return " ".join(words_in(each) for each in rest if isinstance(each, list))
    return ""


def letters(text: str) -> str:
    return re.sub(r"\s+", "", text)


def test_a_page_is_cut_into_its_blocks() -> None:
    assert blocks(
        "<p>One <strong>two</strong>.</p><h2 id=a>Three</h2><ul><li>Four<li><p>Five</p></ul>"
    ) == [
        ["p", [["text", "One "], ["strong", [["text", "two"]]], ["text", "."]]],
        ["heading", 2, "a", [["text", "Three"]]],
        ["list", False, [[["p", [["text", "Four"]]]], [["p", [["text", "Five"]]]]]],
    ]


def test_text_between_blocks_is_a_paragraph() -> None:
    assert blocks("<div>One <a href=x>two</a><p>Three</p> four</div>") == [
        ["p", [["text", "One "], ["link", "x", [["text", "two"]]]]],
        ["p", [["text", "Three"]]],
        ["p", [["text", "four"]]],
    ]


def test_what_is_folded_is_open_below_its_name() -> None:
    assert blocks("<details><summary>Why</summary><p>So.</p></details>") == [
        ["title", [["text", "Why"]]],
        ["p", [["text", "So."]]],
    ]


def test_what_heads_a_row_stands_beside_it() -> None:
    found = blocks(
        "<table><thead><tr><th>Men<th>Women</tr></thead>"
        "<tbody><tr><th scope=rowgroup colspan=2>Survey</tr><tr><td>1%<td>2%</tr></tbody></table>"
    )
    assert found == [
        [
            "table",
            [[[], [["text", "Men"]], [["text", "Women"]]]],
            [[[["text", "Survey"]], [["text", "1%"]], [["text", "2%"]]]],
        ]
    ]


def test_a_line_to_write_on_and_a_quiz_are_what_they_are_on_paper() -> None:
    assert blocks("<li>Name: <em class=wm-blank>&nbsp;</em>") == [
        ["p", [["text", "Name: "], ["blank"]]]
    ]
    quiz = (
        "<form class=wm-quiz><fieldset><legend>True?</legend><div class=wm-question__choices>"
        "<label><input type=radio> Yes</label></div><div><p>No.</p></div></fieldset></form>"
    )
    assert blocks(quiz) == [["title", [["text", "True?"]]], ["p", [["text", "No."]]]]


def test_a_page_without_a_title_is_refused() -> None:
    with pytest.raises(ValueError, match="h1"):
        blocks_of("<!doctype html><article><p>x</article>")


@given(st.recursive(st.text(st.characters(codec="utf-8"), max_size=8), st.lists, max_leaves=12))
def test_no_word_is_lost_however_elements_lie_in_each_other(tree: Any) -> None:
    tags = ["div", "p", "ul", "li", "strong", "details", "blockquote", "dl", "span", "section"]

    def html(part: Any, depth: int) -> str:
        if isinstance(part, str):
            return part.replace("&", "&amp;").replace("<", "&lt;")
        tag = tags[(depth + len(part)) % len(tags)]
        return f"<{tag}>{''.join(html(each, depth + 1) for each in part)}</{tag}>"

    page = article(html(tree, 0))
    whole = LexborHTMLParser(page).css_first("article")
    assert whole is not None
    if whole.css("dl"):  # takes its terms alone, as does a list its items: HTML allows no others
        return
    loose = [node for node in whole.css("ul > *") if node.tag != "li"]
    texts = [node for each in whole.css("ul") for node in each.iter(include_text=True)]
    if loose or any(node.tag == "-text" and node.text().strip() for node in texts):
        return
    expected = letters(whole.text()).removeprefix("Name")
    assert letters(words_in(blocks_of(page)[1])) == expected


@pytest.mark.slow
@pytest.mark.parametrize("source", SOURCES)
def test_every_word_of_a_page_is_on_paper(built: Path, source: str) -> None:
    html = (built / HTML[source]).read_text(encoding="utf-8")
    title, found = blocks_of(html)
    whole = LexborHTMLParser(html).css_first("article")
    assert whole is not None
    for node in whole.css(LEFT_OUT):
        node.decompose()
    assert letters(title + words_in(found)) in letters(whole.text()) or sorted(
        letters(title + words_in(found))
    ) == sorted(letters(whole.text()))
    assert {block[0] for block in found} <= KINDS | {"anchor"}
