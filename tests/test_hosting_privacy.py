"""What a host adds to the page about privacy: its own words, as text, and never lost."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from hosting.privacy import ASKED, PAGE, told
from macros.errors import DataError
from tests.cases import untimed
from tests.projects import check_readable
from tests.rendering import PAYLOADS, render_markdown
from tests.repository import ROOT

TEXT = (ROOT / "docs" / PAGE).read_text(encoding="utf-8")
SIGNS = st.text(st.characters(codec="ascii", categories=["L", "N", "P", "S", "Zs"]), min_size=1)


def without_comments(page: str) -> str:
    """Return a page as Markdown gets it: the comments of macros are gone."""
    return re.sub(r" \{##[^{}]*##\}", "", page)


def items(*sentences: str, name: str = "Northlight") -> list[str]:
    """Return what stands in the list, as a reader sees it."""
    page = told(f"Before. {ASKED}\n\nAfter.\n", sentences, name=name)
    html = LexborHTMLParser(render_markdown(without_comments(page)))
    assert {node.tag for node in html.css("body *")} <= {"p", "ul", "li"}
    return [node.text() for node in html.css("body > ul > li")]


def test_the_page_asks_once_for_what_a_host_adds() -> None:
    assert TEXT.count(ASKED) == 1


def test_the_host_s_sentences_stand_where_the_page_asked_for_them() -> None:
    page = told(TEXT, ["We keep logs for 7 days", "Our counter is our own"], name="A & B")
    assert ASKED not in page
    before, after = TEXT.split(ASKED)
    assert page.startswith(before)
    assert page.endswith(after)
    added = without_comments(page.removeprefix(before).removesuffix(after))
    assert added == (
        "A &#38; B adds this about its copy:\n\n- We keep logs for 7 days\n- Our counter is our own"
    )


def test_a_host_that_adds_nothing_leaves_the_page_as_it_is() -> None:
    assert told(TEXT, [], name="A") == TEXT


@pytest.mark.parametrize("payload", [*PAYLOADS, "1. one", "- two", "# three", ": four", "+++ five"])
def test_a_sentence_is_text_whatever_it_holds(payload: str) -> None:
    said = " ".join(payload.split())
    assert items(payload, "Another", name=payload) == [said, "Another"]


@untimed
@given(SIGNS.filter(str.strip))
def test_no_sign_of_a_sentence_is_read_as_markdown(sentence: str) -> None:
    assert items(sentence) == [" ".join(sentence.split())]


def test_sentences_are_not_lost_where_the_page_no_longer_asks() -> None:
    with pytest.raises(DataError) as caught:
        told(TEXT.replace(ASKED, ""), ["We keep logs."], name="A")
    check_readable(caught.value)
    assert caught.value.problems[0].file == "docs/about/privacy.md"
