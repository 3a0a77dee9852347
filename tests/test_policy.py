"""What a browser may do on the site, and how each kind of host is told."""

import re
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from publish.errors import PublishError
from publish.policy import Inline, headers, lock, policy

LIGHT, DARK = "'sha256-light='", "'sha256-dark='"
NOTHING = Inline(frozenset(), frozenset())
SOME = Inline(frozenset({LIGHT}), frozenset({DARK}))
HEADERS = headers(policy(SOME))
FIRST = '<meta charset="utf-8">'


def page(body: str, first: str = FIRST) -> str:
    return f"<!doctype html><html><head>{first}<title>x</title></head><body>{body}</body></html>"


def directives(text: str) -> dict[str, list[str]]:
    return {name: sources for name, *sources in (part.split() for part in text.split("; "))}


def sent(text: str) -> dict[str, str]:
    """Read the headers back out of any of the files."""
    lines = re.findall(
        r'^(?:add_header |Header always set |\s*)([A-Z][\w-]+):? "?(.+?)"?(?: always;)?$',
        text,
        re.M,
    )
    return dict(lines)


def locked(path: Path) -> dict[str, list[str]]:
    """Return the policy that a page carries as its second element."""
    head = LexborHTMLParser(path.read_text(encoding="utf-8")).css("head > *")
    assert head[1].attributes["http-equiv"] == "Content-Security-Policy"
    return directives(head[1].attributes["content"] or "")


def test_a_style_sheet_in_a_page_is_allowed_by_its_hash(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(page("<style>p{margin:0}</style>"), encoding="utf-8")
    (tmp_path / "b.html").write_text(page("<p>Light.</p>"), encoding="utf-8")
    found = directives(lock(tmp_path)["Content-Security-Policy"])["style-src"]
    assert found[0] == "'self'"
    assert len(found) == 2
    assert re.fullmatch(r"'sha256-[A-Za-z0-9+/]{43}='", found[1])


def test_only_scripts_that_run_get_a_hash() -> None:
    html = page(
        '<script>light()</script><script src="a.js"></script>'
        '<script type="application/json">{}</script><script type="application/LD+json">{}</script>'
    )
    (found,) = Inline.of(html).scripts
    assert re.fullmatch(r"'sha256-[A-Za-z0-9+/]{43}='", found)
    assert Inline.of(page("<script>other()</script>")).scripts != {found}


@pytest.mark.parametrize(
    "kind", ["", "module", "text/javascript", "Application/JavaScript", "importmap", "what"]
)
def test_whatever_else_a_script_calls_itself_it_gets_its_hash(kind: str) -> None:
    plain = Inline.of(page("<script>light()</script>"))
    assert Inline.of(page(f'<script type="{kind}">light()</script>')) == plain


def test_the_hash_is_the_one_that_browsers_compute() -> None:
    """The example of CSP Level 3, 8.4: https://www.w3.org/TR/CSP3/#external-hash."""
    assert Inline.of(page("<script>alert('Hello, world.');</script>")) == Inline(
        frozenset({"'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"}), frozenset()
    )


def test_nothing_is_allowed_that_is_not_named() -> None:
    found = directives(policy(SOME))
    assert found["default-src"] == ["'none'"]
    assert found["script-src"] == ["'self'", LIGHT]
    assert found["style-src"] == ["'self'", DARK]
    named = {source for sources in found.values() for source in sources}
    assert named == {"'none'", "'self'", "data:", LIGHT, DARK}


def test_a_worker_may_start_where_script_src_does_not_govern_it_and_no_frame() -> None:
    """WebKit before 15.5 asks child-src for a worker; every browser would for a frame, too."""
    found = directives(policy(NOTHING))
    assert found["child-src"] == ["'self'"]
    assert found["frame-src"] == ["'none'"]


def test_a_policy_in_a_page_says_nothing_that_only_a_header_can() -> None:
    assert "frame-ancestors" not in policy(NOTHING)
    assert HEADERS["Content-Security-Policy"] == f"{policy(SOME)}; frame-ancestors 'none'"


@pytest.mark.parametrize("first", [FIRST, "<meta charset=utf-8>"])
def test_every_page_carries_its_own_policy_before_anything_else(tmp_path: Path, first: str) -> None:
    (tmp_path / "help").mkdir()
    (tmp_path / "a.html").write_text(page("<script>light()</script>", first), encoding="utf-8")
    (tmp_path / "help" / "b.html").write_text(
        page("<script>dark()</script><style>p{margin:0}</style>", first), encoding="utf-8"
    )
    lock(tmp_path)
    light, dark = locked(tmp_path / "a.html"), locked(tmp_path / "help" / "b.html")
    assert [len(light[name]) for name in ("script-src", "style-src")] == [2, 1]
    assert [len(dark[name]) for name in ("script-src", "style-src")] == [2, 2]
    assert light["script-src"] != dark["script-src"]


def test_the_headers_allow_what_any_page_holds_and_no_more(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(page("<script>light()</script>"), encoding="utf-8")
    (tmp_path / "b.html").write_text(page("<style>p{margin:0}</style>"), encoding="utf-8")
    sent_too = lock(tmp_path)
    pages = [locked(tmp_path / name) for name in ("a.html", "b.html")]
    found = directives(sent_too["Content-Security-Policy"])
    assert found.pop("frame-ancestors") == ["'none'"]
    assert {name: set(sources) for name, sources in found.items()} == {
        name: {source for page in pages for source in page[name]} for name in pages[0]
    }
    assert sent_too.keys() == HEADERS.keys()


@pytest.mark.parametrize(
    ("html", "count"), [("<p>none</p>", 0), (FIRST + FIRST, 2), ("<meta charset=latin1>", 0)]
)
def test_a_page_without_one_place_for_the_policy_is_an_error(
    html: str, count: int, tmp_path: Path
) -> None:
    (tmp_path / "b.html").write_text(html, encoding="utf-8")
    with pytest.raises(PublishError, match=rf'^b\.html\n.+<meta charset="utf-8"> {count} times\n'):
        lock(tmp_path)


@pytest.mark.parametrize("value", HEADERS.values())
def test_no_value_holds_what_a_server_would_read_as_its_own(value: str) -> None:
    assert not set(value) & set('"$%{}\\\n')


def test_nothing_a_device_offers_is_granted() -> None:
    assert set(re.split(r"[\w-]+=", HEADERS["Permissions-Policy"])) == {"", "(), ", "()"}
