"""Style sheets read and written: what is chosen of them means what it meant."""

import re
from collections.abc import Iterable
from typing import Any

import pytest
import tinycss2
from selectolax.lexbor import LexborHTMLParser

from publish import stylesheet
from publish.errors import PublishError
from publish.selectors import Contents
from publish.stylesheet import StyleSheet, parsed, properties
from tests.built import configuration
from tests.repository import ROOT

DOCS = ROOT / "docs"
SHEETS = [
    path.relative_to(DOCS).as_posix() for path in sorted((DOCS / "assets" / "css").glob("*.css"))
]
CONDITIONS = ("media", "supports", "container", "layer")


def sheet(text: str) -> StyleSheet:
    return parsed([("a.css", text)])


def every(read: StyleSheet) -> int:
    """Return the selection of everything."""
    return sum(1 << number for rule in read.rules for number in rule.numbers)


def wanted(text: str, html: str = "<p class='a'>") -> str:
    """Return what a page gets of a style sheet."""
    read = sheet(text)
    return read.text(read.selection(Contents(LexborHTMLParser(html))))


def rules(nodes: Iterable[Any]) -> list[Any]:
    """Read rules with another reader: conditions, selectors and declarations, in order."""
    found: list[Any] = []
    for node in nodes:
        if node.type == "qualified-rule":
            said = tinycss2.parse_blocks_contents(
                node.content, skip_comments=True, skip_whitespace=True
            )
            declared = [(item.name, plain(item.value), item.important) for item in said]
            found.append((plain(node.prelude), declared))
        elif node.lower_at_keyword in CONDITIONS and node.content is not None:
            inside = tinycss2.parse_rule_list(
                node.content, skip_comments=True, skip_whitespace=True
            )
            found.append((node.lower_at_keyword, plain(node.prelude), rules(inside)))
        else:
            found.append((node.lower_at_keyword, plain(node.prelude), plain(node.content or [])))
    return found


def read_again(text: str) -> list[Any]:
    return rules(tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True))


def plain(nodes: list[Any]) -> str:
    text = tinycss2.serialize([node for node in nodes if node.type != "comment"])
    return re.sub(r"\s*([,>~+])\s*", r"\1", re.sub(r"\s+", " ", text)).strip()


def shape(found: list[Any]) -> list[Any]:
    """Leave out what a minifier may say in other words: values, quotes, blanks."""
    return [
        (item[0], shape(item[2]))
        if len(item) == 3 and isinstance(item[2], list)
        else item[0]
        if len(item) == 3
        else (re.sub(r"[\s\"']", "", item[0]).lower(), [name for name, *_ in item[1]])
        for item in found
    ]


@pytest.mark.parametrize("name", SHEETS)
def test_a_whole_sheet_of_ours_says_what_its_source_says(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = (DOCS / name).read_text(encoding="utf-8")
    read = parsed([(name, source)])
    said = properties(source)
    short = read.text(every(read), said)
    monkeypatch.setattr(stylesheet, "minified", lambda text, _: text)
    assert read_again(read.text(every(read), said)) == read_again(source)
    assert shape(read_again(short)) == shape(read_again(source))


def test_the_sheets_of_a_page_stay_in_their_order() -> None:
    names = configuration()["extra_css"]
    texts = [(name, (DOCS / name).read_text(encoding="utf-8")) for name in names]
    read = parsed(texts)
    numbers = [number for rule in read.rules for number in rule.numbers]
    assert numbers == list(range(len(numbers)))
    together = read_again("".join(text for _, text in texts))
    said = properties("".join(text for _, text in texts))
    assert shape(read_again(read.text(every(read), said))) == shape(together)


def test_a_page_gets_the_selectors_that_it_can_need_and_no_others() -> None:
    assert wanted("p,q,.a:hover{color:red}q{margin:0}") == "p,.a:hover{color:red}"
    assert wanted("@media print{q{margin:0}@supports (a:b){p{margin:0}}}") == (
        "@media print{@supports(a:b){p{margin:0}}}"
    )
    assert wanted("@media print{q{margin:0}}@container x (width>1px){q{margin:0}}") == ""


@pytest.mark.parametrize(
    "text",
    [
        "@page{margin:1cm}",
        "@font-face{font-family:x;src:local(x)}",
        "@keyframes turn{from{margin:0}to{margin:1px}}",
        "@property --x{syntax:'*';inherits:false}",
        "@scope(.gone){q{margin:0}}",
        "@starting-style{q{margin:0}}",
        "@lantern{q{margin:0}}",
        "@namespace svg 'x';",
    ],
)
def test_a_rule_without_selectors_of_its_own_stays_whole(text: str) -> None:
    assert read_again(wanted(text)) == read_again(text)


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("@layer a,b;@layer b{p{margin:0}}", ["a,b", "b"]),
        ("@layer a{q{margin:0}}@layer b{p{margin:0}}@layer a{p{margin:1px}}", ["a", "b", "a"]),
    ],
)
def test_layers_come_in_the_same_order_on_a_page_that_needs_none_of_the_first(
    text: str, order: list[str]
) -> None:
    found = [item[1] for item in read_again(wanted(text)) if item[0] == "layer"]
    assert found == order


@pytest.mark.parametrize(
    "use",
    [
        "p{color:var(--x)}",
        "p{color:VAR( --x )}",
        "p{color:var(/**/--x)}",
        "p{color:var(--gone,var(--x))}",
        "p{--y:var(--x);color:var(--y)}",
        "@keyframes turn{to{color:var(--x)}}",
        "@container style(--x:1){p{margin:0}}",
        "p{transition:--x 1s}",
    ],
)
def test_a_custom_property_that_is_used_stays_and_no_other(use: str) -> None:
    found = wanted(f":root{{--x:1;--unused:2;--xx:3}}{use}")
    assert re.findall(r"(--\w+):[123]", found.replace("style(--x:1)", "")) == ["--x"]


def test_a_custom_property_goes_with_the_rule_that_used_it() -> None:
    text = ":root{--x:1}q{color:var(--x)}.a--x{margin:0}"
    assert wanted(text, "<p class=a--x>") == ".a--x{margin:0}"


def test_a_custom_property_that_something_else_uses_stays() -> None:
    said = properties("style.setProperty('--x', 1)")
    read = sheet(":root{--x:1;--y:2}")
    assert read.text(every(read), said) == ":root{--x:1}"


def test_a_name_keeps_its_escapes() -> None:
    assert wanted(r":root{--a\.b:1}p{color:var(--a\.b)}") == r":root{--a\.b:1}p{color:var(--a\.b)}"
    assert wanted(r".sm\:wide{margin:0}") == r".sm\:wide{margin:0}"


def test_of_two_values_for_one_property_both_stay_in_order() -> None:
    text = "p{height:100vh;height:100dvh;color:red!important}"
    assert wanted(text) == text


def test_comments_braces_in_strings_and_the_name_of_the_letters_do_no_harm() -> None:
    text = '@charset "utf-8";/* } */p{/* q{ */content:"}/*"}\r\n/**/.a/* b */{margin:0}'
    assert wanted(text) == 'p{content:"}/*"}.a{margin:0}'


def test_a_rule_that_never_ends_ends_with_its_sheet_as_in_browsers() -> None:
    assert wanted("p{margin:0") == "p{margin:0}"


def test_an_empty_sheet_is_a_sheet() -> None:
    assert wanted("") == ""
    assert wanted("/* nothing */\r\n p{}") == ""


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("@import 'b.css';p{margin:0}", "@import"),
        ("@IMPORT url(b.css);", "@IMPORT"),
        ("p{margin:0;&:hover{margin:1px}}", "line 1: qualified-rule"),
        ("p{\n@media print{margin:0}}", "line 2: at-rule"),
        ("p{\n*zoom:1}", "line 2: "),
        ("p", "line 1: EOF reached"),
        ("}", "line 1: "),
        ("p,,q{margin:0}", "line 1: p,,q"),
        ("\np,{margin:0}", "line 2: p,"),
        ("{margin:0}", "line 1: "),
        ("p{background:url(../images/a.svg)}", "url(../images/a.svg)"),
        ("@font-face{src:URL( 'a.woff2' )}", "URL( 'a.woff2' )"),
        ("p{background:url(//a.example/a.png)}", "url(//a.example/a.png)"),
    ],
)
def test_what_cannot_stand_in_a_page_is_refused_by_name(text: str, found: str) -> None:
    with pytest.raises(PublishError) as raised:
        sheet(text)
    lines = str(raised.value).splitlines()
    assert lines[0] == "a.css"
    assert lines[1].startswith(f"    found:   {found}")
    assert lines[2].startswith("    allowed: ")
    assert len(lines) == 3


@pytest.mark.parametrize("address", ["data:image/svg+xml,%3Csvg/%3E", "'data:,x'", "#clip", '""'])
def test_what_a_rule_carries_itself_may_stand_in_it(address: str) -> None:
    assert "url" in wanted(f"p{{background:url({address})}}/* url(a.png) */")
