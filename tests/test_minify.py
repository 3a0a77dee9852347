"""Fewer bytes, the same meaning."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from publish.errors import PublishError
from publish.minify import KINDS, minified, minify_all
from tests.alike import outline
from tests.cases import untimed
from tests.repository import ROOT

NODE = Path(sys.executable).with_name("node")
SCRIPTS = sorted((ROOT / "docs" / "assets" / "js").rglob("*.js"))
# What a browser of 2012 would stumble over, in a script without its strings.
NEWER = re.compile(
    r"=>|`|\?\.(?!\d)|\?\?|\.\.\.|\b(let|const|class|(?<!\.)async(?!:)|await|import|export)\b"
)
STRING = re.compile(r""""(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'""")


def checked(script: str) -> None:
    """Fail unless a script can be read, and says nothing newer than ES5."""
    done = subprocess.run(
        [NODE, "--check", "-"], input=script, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    found = NEWER.search(STRING.sub('""', script))
    assert found is None, found


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_a_script_of_ours_stays_one_that_old_browsers_read(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    short = minified(source, path.name)
    assert len(short) < len(source)
    assert minified(source, path.name) == short
    checked(short)


def test_the_look_for_newer_words_finds_them() -> None:
    for script in ("let a = 1", "f(() => 1)", "a = `b`", "a?.b", "a ?? b", "f(...a)"):
        with pytest.raises(AssertionError):
            checked(script)
    checked("a = b ? .5 : 1; f('let it => `be`')")


@pytest.mark.slow
def test_every_script_of_the_site_can_be_read_in_old_browsers(published: Path) -> None:
    ours = [
        path for name in ("js", "parts") for path in (published / "assets" / name).rglob("*.js")
    ]
    assert len(ours) > 6
    for path in ours:
        checked(path.read_text(encoding="utf-8"))
    page = LexborHTMLParser((published / "index.html").read_text(encoding="utf-8"))
    for node in page.css("script:not([src]):not([type])"):
        checked(node.text())


@pytest.mark.parametrize(
    ("html", "short"),
    [
        ("<p>a <b> c </b>\n\n d</p>", "<p>a <b> c </b>\nd</p>"),
        ("<p>a<!-- b --> c</p>", "<p>a c</p>"),
        (
            '<html lang="en"><head><title>a</title></head><body><p>b</p></body></html>',
            "<html lang=en><head><title>a</title></head><body><p>b</p></body></html>",
        ),
        ("<pre>\n a\n  b</pre>", "<pre>\n a\n  b</pre>"),
        ("<textarea> a\n b </textarea>", "<textarea> a\n b </textarea>"),
        ('<input type="text" value="">', "<input type=text>"),
        ('<option value="">a</option>', "<option value>a</option>"),
        ('<img alt="" src="a b.png">', '<img alt src="a b.png">'),
    ],
)
def test_a_page_keeps_what_can_be_seen_or_asked_for(html: str, short: str) -> None:
    found = minified(html, "a.html")
    assert outline(found) == outline(html)
    assert found == short


TEXTS = st.text("ab \n\t&<é\u00a0\"'>", max_size=12)
SNIPPETS = st.lists(
    st.one_of(
        TEXTS.map(lambda text: text.replace("<", "&lt;").replace("&", "&amp;")),
        st.sampled_from(
            ["<b>", "</b>", "<p>", "</p>", "<li>", "<br>", "<input hidden>", "<i title='a  b'>"]
        ),
    ),
    max_size=12,
).map("".join)


@untimed
@given(SNIPPETS)
def test_no_page_loses_an_element_an_attribute_or_a_word(body: str) -> None:
    html = f"<!doctype html><html><head><title>x</title></head><body>{body}</body></html>"
    assert outline(minified(html, "index.html")) == outline(html)


@pytest.mark.parametrize("ending", sorted(KINDS))
def test_nothing_stays_nothing(ending: str) -> None:
    assert minified("", f"a{ending}") == ""


@pytest.mark.parametrize(
    ("name", "text"), [("a.js", "var = 1"), ("a/b.css", "a{b:c"), ("c.html", "<style>a{b:c")]
)
def test_what_cannot_be_read_is_refused_by_name_in_three_lines(name: str, text: str) -> None:
    with pytest.raises(PublishError) as raised:
        minified(text, name)
    lines = str(raised.value).splitlines()
    assert [line[:13] for line in lines[1:]] == ["    found:   ", "    allowed: "]
    assert lines[0] == name


def test_every_page_of_a_folder_is_written_anew_and_no_other_file(tmp_path: Path) -> None:
    (tmp_path / "help").mkdir()
    for name in ("index.html", "help/index.html", "a.txt"):
        (tmp_path / name).write_text("<p>é  b</p>\r\n", encoding="utf-8")
    minify_all(tmp_path)
    assert (tmp_path / "index.html").read_text(encoding="utf-8") == "<p>é b</p>"
    assert (tmp_path / "help" / "index.html").read_text(encoding="utf-8") == "<p>é b</p>"
    assert (tmp_path / "a.txt").read_bytes() == "<p>é  b</p>\r\n\n".encode()[:-1]


def test_a_page_that_cannot_be_read_is_named_by_its_path(tmp_path: Path) -> None:
    (tmp_path / "help").mkdir()
    (tmp_path / "help" / "index.html").write_text("<script>var = 1</script>", encoding="utf-8")
    with pytest.raises(PublishError, match=r"^help/index\.html\n"):
        minify_all(tmp_path)
