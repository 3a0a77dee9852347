"""What asks another host; `FORMS` has the ways that pages do it, each in a test of its own."""

import pytest

from publish.verify.answer import Answer
from publish.verify.finding import Outcome
from publish.verify.outside import check_outside
from publish.verify.styles import addresses
from publish.verify.visit import Visit

START = "https://a.example/"


@pytest.mark.parametrize(
    "html",
    [
        '<p style="background: url(own.png)">',
        '<img alt="" src="https://a.example:443/own.png">',
        '<img alt="" src="data:image/gif;base64,AA">',
        "<style>p { background: url(\"data:image/svg+xml,<svg xmlns='//b.example/'/>\") }</style>",
        '<style>a[href^="https://b.example/"]::after { content: "https://b.example/" }</style>',
        "<style>/* as in url(//b.example/) */ p { margin: 0 }</style>",
        '<a href="https://b.example/">x</a>',
    ],
)
def test_what_asks_nobody_else_is_no_third_party(html: str) -> None:
    page = Answer(START, 200, (("Content-Type", "text/html"),), html.encode())
    assert check_outside(Visit(START, answers={START: page})).outcome is Outcome.PASS


@pytest.mark.parametrize(
    ("content", "outcome"),
    [
        ("5", Outcome.PASS),
        ("5;url=", Outcome.PASS),
        ("0;url=help/", Outcome.PASS),
        ("0; url='https://a.example/help/'", Outcome.PASS),
        ("0;url=http://a.example/help/", Outcome.FAIL),
        ("0;url=https://b.example/", Outcome.FAIL),
        ("0 https://b.example/", Outcome.FAIL),
        ("0,//b.example/", Outcome.FAIL),
        (".5 ; URL = &quot;\\\\b.example&quot;", Outcome.FAIL),
        ("0;url=https://[", Outcome.FAIL),
    ],
)
def test_a_page_that_leads_out_of_the_site_by_itself_is_found(
    content: str, outcome: Outcome
) -> None:
    """One page of ours is there for that, and another check looks at it."""
    html = f'<meta http-equiv="Refresh" content="{content}">'.encode()
    for name, expected in (
        ("", outcome),
        ("leaving.html", Outcome.PASS),
        ("leaving", Outcome.PASS),
    ):
        page = Answer(START + name, 200, (("Content-Type", "text/html"),), html)
        assert check_outside(Visit(START, answers={page.url: page})).outcome is expected
    page = Answer(f"{START}about/leaving.html", 200, (("Content-Type", "text/html"),), html)
    assert check_outside(Visit(START, answers={page.url: page})).outcome is outcome


@pytest.mark.parametrize(
    ("style", "found"),
    [
        ("@import '//b.example/a';", ["//b.example/a"]),
        ("@IMPORT url( //b.example/a )", ["//b.example/a"]),
        ('p { background: image-set("//b.example/a" 1x, "//b.example/b" 2x) }', ["a", "b"]),
        ("p { background: url('//b.example/it\\'s') }", ["//b.example/it\\'s"]),
        ("p { background: url(//b.example/a", ["//b.example/a"]),
        ("p { background: url('https://b.example/a", ["https://b.example/a"]),
        ('p { content: "/* " } q { background: url(//b.example/a) }', ["//b.example/a"]),
        ("/* url(//b.example/a)", []),
        ("p { background: url(a.png) }", []),
    ],
)
def test_the_addresses_in_a_style_are_read_as_a_browser_does(style: str, found: list[str]) -> None:
    read = list(addresses(style))
    assert len(read) == len(found)
    assert all(each.endswith(end) for each, end in zip(read, found, strict=True))
