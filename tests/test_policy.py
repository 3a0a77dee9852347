"""What a browser may do on the site, and how each kind of host is told."""

import re
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from publish.policy import FIRST, PolicyError, headers, lock, policy, scripts
from publish.servers import INCLUDES, netlify

LIGHT = "'sha256-light='"
HEADERS = headers(policy([LIGHT]))


def page(body: str) -> str:
    return f"<!doctype html><html><head>{FIRST}<title>x</title></head><body>{body}</body></html>"


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
        '<script type="application/json">{}</script>'
    )
    (found,) = scripts(html)
    assert re.fullmatch(r"'sha256-[A-Za-z0-9+/]{43}='", found)
    assert scripts(page("<script>other()</script>")) != {found}
    assert scripts(page('<script type="module">light()</script>')) == {found}


def test_the_hash_is_the_one_that_browsers_compute() -> None:
    """The example of CSP Level 3, 8.4: https://www.w3.org/TR/CSP3/#external-hash."""
    assert scripts(page("<script>alert('Hello, world.');</script>")) == {
        "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"
    }


def test_nothing_is_allowed_that_is_not_named() -> None:
    found = directives(policy([LIGHT]))
    assert found["default-src"] == ["'none'"]
    assert found["script-src"] == ["'self'", LIGHT]
    named = {source for sources in found.values() for source in sources}
    assert named == {"'none'", "'self'", "data:", LIGHT}


def test_a_policy_in_a_page_says_nothing_that_only_a_header_can() -> None:
    assert "frame-ancestors" not in policy([])
    assert HEADERS["Content-Security-Policy"] == f"{policy([LIGHT])}; frame-ancestors 'none'"


def test_every_page_gets_the_policy_of_all_pages_before_anything_else(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(page("<script>light()</script>"), encoding="utf-8")
    (tmp_path / "b.html").write_text(page("<script>dark()</script>"), encoding="utf-8")
    sent_too = lock(tmp_path)
    found = set()
    for path in tmp_path.iterdir():
        head = LexborHTMLParser(path.read_text(encoding="utf-8")).css("head > *")
        assert head[1].attributes["http-equiv"] == "Content-Security-Policy"
        found.add(head[1].attributes["content"])
    (text,) = found
    assert text is not None
    assert len(directives(text)["script-src"]) == 3
    assert sent_too == headers(text)


@pytest.mark.parametrize("html", ["<p>none</p>", FIRST + FIRST])
def test_a_page_without_one_place_for_the_policy_is_an_error_and_nothing_is_written(
    html: str, tmp_path: Path
) -> None:
    (tmp_path / "a.html").write_text(page(""), encoding="utf-8")
    (tmp_path / "b.html").write_text(html, encoding="utf-8")
    with pytest.raises(PolicyError, match=r"^b\.html"):
        lock(tmp_path)
    assert (tmp_path / "a.html").read_text(encoding="utf-8") == page("")


@pytest.mark.parametrize("write", [netlify, *INCLUDES.values()])
def test_every_host_is_told_the_same(write: object) -> None:
    assert callable(write)
    assert sent(write(HEADERS)) == HEADERS


@pytest.mark.parametrize("value", HEADERS.values())
def test_no_value_holds_what_a_server_would_read_as_its_own(value: str) -> None:
    assert not set(value) & set('"$%{}\\\n')


def test_nothing_a_device_offers_is_granted() -> None:
    assert set(re.split(r"[\w-]+=", HEADERS["Permissions-Policy"])) == {"", "(), ", "()"}
