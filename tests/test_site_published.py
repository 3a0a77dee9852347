"""One strict build, published: each page says what it said, and brings what it needs."""

import hashlib
import re
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from publish.addresses import Texts
from publish.names import PARTS
from publish.policy import Inline
from publish.scripts import scripts
from publish.styles import MOST
from tests import alike
from tests.built import PAGES, every_page, one, values

pytestmark = pytest.mark.slow

EVERY = [*PAGES, "leaving.html"]
every_file = pytest.mark.parametrize("path", EVERY)
HASHED = re.compile(r"(?:^|[./])([0-9a-f]{8})\.\w+$")
THEME = "assets/javascripts/"  # its scripts fetch each other by the names that they have


def read(folder: Path, path: str) -> str:
    return (folder / path).read_text(encoding="utf-8")


@pytest.fixture
def page(request: pytest.FixtureRequest, published: Path) -> LexborHTMLParser:
    return LexborHTMLParser(read(published, request.param))


def allowed(page: LexborHTMLParser) -> set[str]:
    """Return the hashes in the policy of a page."""
    policy = one(page, 'meta[http-equiv="Content-Security-Policy"]').attributes["content"] or ""
    return set(re.findall(r"'sha256-[^']+'", policy))


def test_no_page_is_lost_and_none_is_new(built: Path, published: Path) -> None:
    for folder in (built, published):
        found = {path.relative_to(folder).as_posix() for path in folder.rglob("*.html")}
        assert found == set(EVERY)


@every_file
def test_a_page_has_the_elements_attributes_and_words_that_it_was_built_with(
    built: Path, published: Path, path: str
) -> None:
    before, after = alike.published(read(built, path)), alike.published(read(published, path))
    assert len(before) > 10
    assert after == before


@every_page
def test_a_page_brings_its_styles_in_one_element_of_its_head(page: LexborHTMLParser) -> None:
    assert page.css("link[rel~=stylesheet i]") == []
    assert len(page.css("style")) == len(page.css("head > style")) == 1
    assert "color" in one(page, "style").text()


@every_file
def test_the_policy_of_a_page_names_what_stands_in_it_and_no_more(
    published: Path, path: str
) -> None:
    html = read(published, path)
    inline = Inline.of(html)
    assert allowed(LexborHTMLParser(html)) == inline.scripts | inline.styles


def test_the_headers_name_what_stands_in_any_page(published: Path) -> None:
    pages = [Inline.of(read(published, path)) for path in EVERY]
    together = {source for page in pages for source in page.scripts | page.styles}
    text = (published / "_headers").read_text(encoding="utf-8")
    assert set(re.findall(r"'sha256-[^']+'", text)) == together
    assert 1 < len({source for page in pages for source in page.styles}) <= MOST


@every_page
def test_no_script_keeps_a_page_waiting(page: LexborHTMLParser) -> None:
    for node in scripts(page):
        assert "defer" in node.attributes if "src" in node.attributes else in_head(node), node.html


def in_head(node: LexborNode) -> bool:
    return node.parent is not None and node.parent.tag == "head"


def test_a_name_with_a_hash_is_the_hash_of_the_content(published: Path) -> None:
    found = 0
    for path in sorted((published / "assets").rglob("*.*")):
        match = HASHED.search(path.name)
        if match and not path.is_relative_to(published / THEME):
            assert match[1] == hashlib.sha256(path.read_bytes()).hexdigest()[:8], path
            found += 1
    assert found > 10


@every_file
def test_what_a_page_fetches_is_there_under_a_name_that_says_the_content(
    published: Path, path: str
) -> None:
    page = LexborHTMLParser(read(published, path))
    fetched = values(page, "script[src]", "src") + values(page, "link[rel=icon]", "href")
    for address in fetched:
        if address != "data:,":
            assert HASHED.search(address), address
            file = address.rpartition("assets/")[2]
            assert (published / "assets" / file).is_file(), address


def test_what_the_search_fetches_when_it_is_wanted_is_there(published: Path) -> None:
    first, told = (
        next((published / "assets" / "js").glob(f"{name}.*.js")).read_text(encoding="utf-8")
        for name in ("search", "search-says")
    )
    names = re.findall(r"[\"'](assets/[^\"']+)[\"']", first + told)
    assert len(names) == 5
    for name in names:
        assert (published / name).is_file(), name
        assert HASHED.search(name) or name.startswith(THEME)


def test_nothing_is_left_that_only_tools_or_nobody_want(built: Path, published: Path) -> None:
    assert list(published.rglob("*.map")) == []
    assert list((published / "assets").rglob("lunr*")) == []
    kept = {HASHED.sub("", path.name) for path in (published / "assets" / "css").glob("*.css")}
    assert kept == {"search-results"}, "the search fetches it; all other styles are in the pages"
    ours = {path.stem for path in (built / "assets" / "js").rglob("*.js")}
    left = {HASHED.sub("", path.name) for path in (published / "assets" / "js").rglob("*.js")}
    assert left == {"search", "search-says", "search-words"}, "of every page"
    log = {"read", "show", "page", "files", "incident-log"}  # in csv.js, of the same folder
    with_search = {"keyboard", "folds"}  # in search.js
    parts = list((published / PARTS).glob("*.js"))
    assert len(parts) == len(ours - left - log - with_search)
    folders = {path.relative_to(published).parts[0] for path in published.rglob("*.js")}
    assert folders == {"assets"}, "what else is there came with a template, which holds it already"


def test_a_file_that_a_browser_may_keep_says_of_a_page_only_that_it_is_one(published: Path) -> None:
    """What only some pages ask for has no name but its content, and is sent as pages are."""
    htmls = [path.read_text(encoding="utf-8") for path in published.rglob("index.html")]
    texts = Texts(published)
    asked = [set(texts.behind([html])) for html in htmls]
    code = [name for name in set.union(*asked) if not name.startswith(THEME)]
    assert len(code) > 6
    for name in code:
        everywhere = all(name in each for each in asked)
        assert everywhere != bool(re.fullmatch(rf"{PARTS}/[0-9a-f]{{8}}\.\w+", name)), name


def test_open_data_and_what_robots_read_are_as_they_were_built(
    built: Path, published: Path
) -> None:
    paths = [path for path in built.rglob("*") if path.suffix in {".csv", ".json", ".txt", ".xml"}]
    assert len(paths) > 3
    for path in paths:
        assert (published / path.relative_to(built)).read_bytes() == path.read_bytes()
