"""What a page says of itself to machines: true, whole, and nothing where a host wants it plain."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from publish.structured import describe_all, inserted, things_of
from tests.built import configuration
from tests.cases import untimed
from tests.projects import written

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="description" content="About lanterns.">
<link rel="canonical" href="https://site.example/understand/lantern/"></head><body>
<nav class="wm-crumbs"><ol><li><a href="../..">Home</a></li>
<li><a href="../">Understand</a></li></ol></nav>
<h1>What is a  lantern?</h1><div class="wm-body" {faq}>
<h2>Is it bright?</h2>
<p>Yes <a class="wm-cite" href="../../about/sources/y/#yard2021">Yard</a>.</p><p>More.</p>
<h2>Is it <em>old</em>?</h2><ul><li>x</li></ul><p>No.</p>
<h2>Next step</h2><p>Go.</p>
<time class="wm-written" datetime="2026-11-24">24 November 2026</time></div></body></html>"""


def said(page: Path) -> list[dict[str, Any]]:
    tree = LexborHTMLParser(page.read_text(encoding="utf-8"))
    return [json.loads(node.text()) for node in tree.css('script[type="application/ld+json"]')]


def test_an_article_says_what_it_is_when_it_was_written_and_what_it_cites() -> None:
    article, crumbs = things_of(PAGE)
    assert article["@type"] == "Article"
    assert article["headline"] == "What is a lantern?"
    assert article["datePublished"] == "2026-11-24"
    assert article["citation"] == ["https://site.example/about/sources/y/#yard2021"]
    assert [item["item"] for item in crumbs["itemListElement"]] == [
        "https://site.example/",
        "https://site.example/understand/",
    ]


def test_a_page_of_questions_gives_each_with_the_first_paragraph_of_its_answer() -> None:
    article, _ = things_of(PAGE.replace("{faq}", "data-faq"))
    assert article["@type"] == ["Article", "FAQPage"]
    pairs = [(item["name"], item["acceptedAnswer"]["text"]) for item in article["mainEntity"]]
    assert pairs == [("Is it bright?", "Yes Yard."), ("Is it old?", "No.")]


@pytest.mark.parametrize("missing", ['<meta name="description" content="About lanterns.">', "<h1"])
def test_a_page_that_says_nothing_of_itself_is_left_alone(missing: str) -> None:
    assert things_of(PAGE.replace(missing, "<i")) == []


@untimed
@given(st.dictionaries(st.text(), st.text()))
def test_no_text_can_end_the_block_it_stands_in(thing: dict[str, str]) -> None:
    page = inserted("<html><body><p>x</p></body></html>", [thing])
    tree = LexborHTMLParser(page)
    (block,) = tree.css("script")
    assert json.loads(block.text() or "") == thing
    assert [node.tag for node in tree.css("body > *")] == ["p", "script"]


@pytest.mark.slow
def test_every_page_of_the_site_describes_itself_once(published: Path) -> None:
    for path in sorted(published.rglob("*.html")):
        name = path.relative_to(published).as_posix()
        kinds = [thing["@type"] for thing in said(path)]
        if name in ("404.html", "leaving.html"):
            assert kinds == []
        elif name == "index.html":
            assert kinds == ["WebSite"]
            assert said(path)[0]["name"] == configuration()["site_name"]
        elif name == "understand/myths/index.html":
            assert kinds == [["Article", "FAQPage"], "BreadcrumbList"]
        elif name.count("/") == 1:
            assert kinds == ["Article"], name
        else:
            assert kinds == ["Article", "BreadcrumbList"], name
        for thing in said(path):
            assert thing["@context"] == "https://schema.org"


@pytest.mark.slow
def test_every_citation_of_a_page_is_an_entry_of_our_own_list(published: Path) -> None:
    root = configuration()["site_url"]
    entries: set[str] = set()
    cited: set[str] = set()
    for path in sorted(published.rglob("index.html")):
        tree = LexborHTMLParser(path.read_text(encoding="utf-8"))
        address = root + path.parent.relative_to(published).as_posix()
        entries |= {f"{address}/#{item.id}" for item in tree.css(".wm-sources > li")}
        (article, *_) = said(path)
        assert len(article.get("citation", [])) == len(
            {node.attributes["href"] for node in tree.css("a.wm-cite")}
        )
        cited |= set(article.get("citation", []))
    assert cited == entries
    assert len(cited) > 100


def without(*parts: str) -> str:
    page = PAGE
    for part in parts:
        assert part in page
        page = page.replace(part, "")
    return page


def test_what_a_page_does_not_show_is_not_said_of_it() -> None:
    date = '<time class="wm-written" datetime="2026-11-24">24 November 2026</time>'
    article, _ = things_of(without(date, ' class="wm-cite"'))
    assert not {"datePublished", "citation"} & article.keys()


def test_the_start_page_alone_is_no_way_to_a_page() -> None:
    (article,) = things_of(without('<li><a href="../">Understand</a></li>'))
    assert article["@type"] == "Article"


def test_the_start_page_is_the_site_and_no_article() -> None:
    """It is called as its titles have it, and not by the name of who runs it."""
    page = PAGE.replace("<nav", '<a class="wm-brand">Northlight</a><div class="wm-home"><nav')
    title = '<meta property="og:title" content="Waymark">'
    (site,) = things_of(page.replace("</head>", f"{title}</head>"))
    assert (site["@type"], site["name"]) == ("WebSite", "Waymark")
    assert "headline" not in site


def test_of_a_folder_the_pages_that_say_something_of_themselves_are_described(
    tmp_path: Path,
) -> None:
    silent = PAGE.replace("<h1", "<i")
    written(tmp_path, {"a/index.html": PAGE.encode(), "404.html": silent.encode()})
    describe_all(tmp_path)
    assert (tmp_path / "404.html").read_text(encoding="utf-8") == silent
    assert len(said(tmp_path / "a" / "index.html")) == 2
