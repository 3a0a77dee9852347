"""What search, crawlers and previews of shared links are told."""

import json
import re
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from macros.store import Store
from tests.built import HTML, configuration

pytestmark = pytest.mark.slow


def test_the_search_index_holds_every_page_and_nothing_for_editors(
    built: Path, store: Store
) -> None:
    index = json.loads((built / "search" / "search_index.json").read_text(encoding="utf-8"))
    found = {entry["location"].partition("#")[0] for entry in index["docs"]}
    assert found == {path.removesuffix("index.html") for path in HTML.values()}
    titles = {entry["title"] for entry in index["docs"] if "#" not in entry["location"]}
    assert titles == {page.front_matter.title for page in store.pages.values()}


def test_the_map_of_the_site_holds_every_page(built: Path) -> None:
    text = (built / "sitemap.xml").read_text(encoding="utf-8")
    base = configuration()["site_url"]
    assert set(re.findall(r"<loc>(.*?)</loc>", text)) == {
        base + path.removesuffix("index.html") for path in HTML.values()
    }


def test_the_map_of_the_site_says_when_a_page_was_written_not_when_it_was_built(
    built: Path, store: Store
) -> None:
    text = (built / "sitemap.xml").read_text(encoding="utf-8")
    base = configuration()["site_url"]
    told = dict(re.findall(r"<loc>(.*?)</loc><lastmod>(.*?)</lastmod>", text))
    assert told == {
        base + HTML[path].removesuffix("index.html"): str(page.front_matter.written)
        for path, page in store.pages.items()
    }


def test_crawlers_are_let_in_and_told_where_the_map_is(built: Path) -> None:
    lines = (built / "robots.txt").read_text(encoding="utf-8").splitlines()
    assert lines[:2] == ["User-agent: *", "Allow: /"]
    assert lines[2] == f"Sitemap: {configuration()['site_url']}sitemap.xml"


@pytest.mark.parametrize("path", HTML.values())
def test_a_shared_link_shows_the_name_of_the_site_alone(path: str, built: Path) -> None:
    page = LexborHTMLParser((built / path).read_text(encoding="utf-8"))
    told = {
        node.attributes["property"]: node.attributes["content"] for node in page.css("[property]")
    }
    base = configuration()["site_url"]
    assert told == {
        "og:title": configuration()["site_name"],
        "og:type": "website",
        "og:url": base + path.removesuffix("index.html"),
        "og:image": f"{base}assets/images/share.png",
        "og:image:alt": "",
    }
    assert (built / "assets" / "images" / "share.png").is_file()
