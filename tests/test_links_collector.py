"""links/collector.py: what is a link, and what can be linked to."""

from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from links.collector import anchors, read_page
from tests.cases import untimed

# What HTML can carry: no surrogates, no control characters, no line ends that a parser rewrites.
_TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=30)


def targets(html: str) -> list[str]:
    return [link.target for link in read_page(html, "p.html").links]


@untimed
@given(st.text())
def test_any_text_can_be_read_as_a_page(text: str) -> None:
    page = read_page(text, "p.html")
    assert page.anchors == anchors(text)


@untimed
@given(st.lists(st.tuples(_TEXT, _TEXT), max_size=5))
def test_every_link_written_is_collected_once_and_in_order(pairs: list[tuple[str, str]]) -> None:
    html = "".join(f'<p><a href="{escape(to)}">{escape(text)}</a></p>' for to, text in pairs)
    links = read_page(f"<!doctype html><body>{html}", "p.html").links
    assert [link.target for link in links] == [to.strip() for to, _ in pairs]
    expected = [" ".join(text.split()) or "<a>" for _, text in pairs]
    assert [link.text for link in links] == expected


@untimed
@given(st.lists(_TEXT.filter(bool), max_size=5))
def test_every_id_can_be_linked_to(ids: list[str]) -> None:
    html = "".join(f'<p id="{escape(name)}"></p>' for name in ids)
    assert anchors(html) == set(ids)


@pytest.mark.parametrize(
    ("html", "target"),
    [
        ('<area href="x">', "x"),
        ('<link rel="stylesheet" href="x">', "x"),
        ('<img src="x">', "x"),
        ('<video poster="x"></video>', "x"),
        ('<object data="x"></object>', "x"),
        ('<form action="x"></form>', "x"),
        ('<button formaction="x"></button>', "x"),
        ('<blockquote cite="x"></blockquote>', "x"),
        ('<svg><use xlink:href="x"/></svg>', "x"),
        ('<meta http-equiv="Refresh" content="0; URL=\'x\'">', "x"),
        ('<meta http-equiv="refresh" content="5;x">', "x"),
        ('<noscript><a href="x">y</a></noscript>', "x"),
        ('<a href="\n x ">y</a>', "x"),
    ],
)
def test_whatever_can_lead_somewhere_is_a_link(html: str, target: str) -> None:
    assert targets(html) == [target]


@pytest.mark.parametrize("attribute", ["srcset", "imagesrcset"])
def test_each_candidate_of_a_source_set_is_a_link(attribute: str) -> None:
    html = f'<link {attribute}="a,b.png 1x, c.png 2x,d.png">'
    assert targets(html) == ["a,b.png", "c.png", "d.png"]


@pytest.mark.parametrize(
    "html",
    [
        '<base href="x">',
        '<link rel="preconnect" href="https://x">',
        '<a rel="noreferrer nofollow" href="https://x">Change this page</a>',
        '<link rel="dns-prefetch" href="https://x">',
        '<meta name="description" content="0; url=x">',
        '<template><a href="x">y</a></template>',
        "<script>var link = '<a href=\"x\">y</a>'</script>",
        "<a>no address</a>",
    ],
)
def test_what_leads_nowhere_is_no_link(html: str) -> None:
    assert targets(html) == []


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ('<a href="x">two\n <b>words</b></a>', "two words"),
        ('<a href="x" aria-label="label" title="title"></a>', "label"),
        ('<a href="x"><img alt="picture"></a>', "picture"),
        ('<img src="x" alt="picture">', "picture"),
        ('<link rel="icon" href="x">', "<link>"),
    ],
)
def test_a_link_is_called_what_a_reader_hears(html: str, text: str) -> None:
    (link,) = read_page(html, "p.html").links
    assert link.text == text


def test_the_name_of_an_a_is_an_anchor_and_that_of_a_field_is_not() -> None:
    assert anchors('<a name="old"></a><input name="field"><p id="new">') == {"old", "new"}
