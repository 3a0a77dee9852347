"""links/internal.py, with LinkChecker at work on made-up sites."""

from pathlib import Path

import pytest

from links.__main__ import main
from links.crawl import CrawlError, crawl
from links.internal import Result, check
from tests.links.web import running

# One process makes the shared results; with more, each would crawl the sites again.
pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("links-internal")]

OWN = "https://waymark.example/w/"
HEAD = f'<!doctype html><link rel="canonical" href="{OWN}">'


def write(folder: Path, pages: dict[str, str]) -> Path:
    for path, text in pages.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with every kind of link, each of them whole."""
    pages = {
        "index.html": f"""{HEAD}<link rel="stylesheet" href="a/site.css">
            <a href="a/">folder</a> <a href="a/#here">anchor</a> <a href="a/index.html#old">old</a>
            <a href="#end">own anchor</a> <a href="#">top</a> <a href="#top">top</a>
            <a href="{OWN}a/#w%C3%B6rter">full</a> <a href="/w/a/">rooted</a> <a href="">self</a>
            <a href="mailto:a@example.org">mail</a> <a href="tel:+441234">ring</a>
            <a href="a/#here:~:text=words">words</a> <a href="a?query#here">query</a>
            <img srcset="a/x.svg 1x" alt=""> <p id="end"></p>""",
        "a/index.html": '<p id="here"></p><a name="old"></a><p id="wörter"><a href="../">up</a>',
        "a/site.css": "p { background: url('x.svg') }",
        "a/x.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
        "404.html": '<a href="/w/">start</a> <a href="#main">main</a><p id="main"></p>',
    }
    return write(tmp_path_factory.mktemp("whole"), pages)


# Page, text, target and what is said of it.
BROKEN = [
    ("404.html", "start", "a/", "404"),
    ("a/index.html", "hidden", "../gone/", "404"),
    ("a/index.html", "no such page", "../gone.html#x", "404"),
    ("a/site.css", "(in the file itself)", "gone.svg", "404"),
    ("a/site.css", "(in the file itself)", "/outside.svg", "404"),
    ("index.html", "no such page", "gone.html", "404"),
    ("index.html", "no such folder", "empty/", "404"),
    ("index.html", "no such full address", f"{OWN}gone/", "404"),
    ("index.html", "outside the path", "/a/", "404"),
    ("index.html", "picture", "gone.png", "404"),
    ("index.html", "<source>", "gone-2.png", "404"),
    ("index.html", "far anchor", "a/#there", 'a/index.html has the id "there"'),
    ("index.html", "anchor behind a redirect", "a#there", 'a/index.html has the id "there"'),
    ("index.html", "anchor after a query", "a/?q#there", 'a/index.html has the id "there"'),
    ("index.html", "near anchor", "#Here", 'index.html has the id "Here"; did you mean #here?'),
    ("index.html", "full anchor", f"{OWN}a/#there", 'a/index.html has the id "there"'),
    ("index.html", "scheme", "htps://example.org/", "unrecognized"),
    ("index.html", "mail", "mailto:nobody", "Missing `@'"),
    ("index.html", "unreadable", "http://[", "cannot be read as an address"),
    ("orphan.html", "no such page", "gone.html", "404"),
    ("orphan.html", "(in the file itself)", "gone-3.png", "404"),
]


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> Result:
    """What is said about a site in which every link but one is broken."""
    pages = {
        "index.html": f"""{HEAD}<link rel="stylesheet" href="a/site.css"><p id="here"></p>
            <a href="gone.html">no such page</a> <a href="empty/">no such folder</a>
            <a href="{OWN}gone/">no such full address</a> <a href="/a/">outside the path</a>
            <img src="gone.png" alt="picture">
            <picture><source srcset="gone-2.png 2x"></picture>
            <a href="a/#there">far anchor</a>
            <a href="a#there">anchor behind a redirect</a>
            <a href="a/?q#there">anchor after a query</a> <a href="#Here">near anchor</a>
            <a href="{OWN}a/#there">full anchor</a> <a href="htps://example.org/">scheme</a>
            <a href="mailto:nobody">mail</a> <a href="http://[">unreadable</a>""",
        "a/index.html": """<meta name="robots" content="noindex, nofollow">
            <a href="../gone/">hidden</a> <a href="../gone.html#x">no such page</a>""",
        "a/site.css": "p { background: url(gone.svg) } q { background: url(/outside.svg) }",
        "empty/x.txt": "no index here",
        "orphan.html": """<a href="gone.html">no such page</a>
            <p style="background: url(gone-3.png)"></p>""",
        "404.html": '<a href="a/">start</a>',
    }
    return check(write(tmp_path_factory.mktemp("broken"), pages))


@pytest.mark.parametrize(("page", "text", "target", "what"), BROKEN)
def test_a_broken_link_is_named_with_its_page_text_target_and_fault(
    broken: Result, page: str, text: str, target: str, what: str
) -> None:
    lines = [line for line in str(broken).splitlines() if f'{page}: "{text}" → {target}: ' in line]
    assert len(lines) == 1
    assert what in lines[0]


def test_nothing_else_is_called_broken(broken: Result) -> None:
    assert len(broken.failures) == len(BROKEN)
    assert f"on 4 pages: {len(BROKEN)} broken." in str(broken)


def test_a_whole_site_passes_and_says_how_much_was_checked(
    whole: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["internal", str(whole)]) == 0
    out = capsys.readouterr().out
    assert out == "17 internal links to 11 addresses checked on 3 pages: none broken.\n"


def test_a_broken_link_fails_the_check(whole: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = whole / "new.html"
    page.write_text('<a href="a/#gone">gone</a>', encoding="utf-8")
    try:
        assert main(["internal", str(whole)]) == 1
    finally:
        page.unlink()
    assert 'new.html: "gone" → a/#gone: nothing in a/index.html' in capsys.readouterr().out


def test_a_thousand_anchors_are_found_and_the_one_that_is_missing_too(tmp_path: Path) -> None:
    names = [f"n{number}" for number in range(1000)]
    pages = {
        "index.html": HEAD + "".join(f'<a href="a.html#{name}">x</a>' for name in names),
        "a.html": "".join(f'<p id="{name}">' for name in names if name != "n500"),
    }
    result = check(write(tmp_path, pages))
    assert [failure.link.target for failure in result.failures] == ["a.html#n500"]


def test_a_page_over_one_mebibyte_is_read_to_its_end(tmp_path: Path) -> None:
    pages = {
        "index.html": f"{HEAD}{'long ' * 250_000}"
        '<p style="background: url(gone.png)"></p>',  # found by LinkChecker only
    }
    result = check(write(tmp_path, pages))
    assert [failure.link.target for failure in result.failures] == ["gone.png"]


def test_nothing_outside_is_asked_for_anything(tmp_path: Path) -> None:
    with running() as web:
        pages = {
            "index.html": f"""{HEAD}<link rel="preconnect" href="{web.url}">
                <link rel="stylesheet" href="{web.url}/s.css"><img src="{web.url}/i.png" alt="">
                <script src="{web.url}/j.js"></script><iframe src="{web.url}/f"></iframe>
                <meta http-equiv="refresh" content="0; url={web.url}/r">
                <a href="{web.url}/a#b">out</a> <a href="mailto:a@example.org">mail</a>
                <link rel="stylesheet" href="s.css">""",
            "s.css": f"@import url({web.url}/t.css);",
        }
        assert check(write(tmp_path, pages)).failures == ()
        assert not web.requests


def test_not_even_a_redirect_of_the_server_leads_outside() -> None:
    with running() as other, running() as site:
        site.moved_to = f"{other.url}/page"
        (answer,) = crawl(site.url, ["/away"])
        assert "fenced in" in answer.what
        assert not other.requests


def test_linkchecker_failing_is_told_with_its_own_words() -> None:
    with pytest.raises(CrawlError, match=r"LinkChecker failed\. It said:\n(.|\n)*ValueError"):
        crawl("http://127.0.0.1", ["/"])


def test_a_missing_folder_is_one_sentence_and_no_traceback(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["internal", "no-such-folder"]) == 2
    assert capsys.readouterr().err == (
        "links: no-such-folder is not a folder."
        " Build the site first, then name the folder it is in.\n"
    )
