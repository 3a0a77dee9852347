"""The copy to carry: whole, plain to see through, and the same each time."""

import json
import re
import shutil
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from publish.errors import PublishError
from publish.offline import search
from publish.offline.__main__ import main
from publish.offline.copy import READ_FIRST, START, copy_of
from publish.offline.names import check, moved, name_of
from publish.unasked import INDEX

TELLING = re.compile(r"stalk|waymark|police|track|abuse|help|threat|dox|violen", re.IGNORECASE)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Two pages that lead to each other, with a place for the policy."""
    for name, link in (("index.html", "help/#now"), ("help/index.html", "../")):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(
            f"<!doctype html><html lang=en><head><meta charset=utf-8></head>"
            f'<body><a href="{link}">x</a><div class=wm-foot></div></body></html>'
        )
    return tmp_path


@pytest.mark.slow
def test_no_name_in_the_copy_tells_what_it_is_about(carried: Path) -> None:
    names = [path.relative_to(carried).as_posix() for path in carried.rglob("*")]
    assert len(names) > 100
    assert [name for name in names if TELLING.search(name)] == []


@pytest.mark.slow
def test_no_script_in_the_copy_is_called_by_the_page_that_asks_for_it(carried: Path) -> None:
    names = {path.name.partition(".")[0] for path in carried.rglob("*.js")}
    parts = {name for name in names if re.fullmatch("[0-9a-f]{8}", name)}
    assert len(parts) > 4
    assert names - parts == {"bundle", "search", "search-says", "search-words", "search_index"}


def test_the_page_to_open_first_has_the_site_s_title_and_not_the_name_of_who_runs_it(
    site: Path,
) -> None:
    for name, title in (("index.html", "Guide"), ("404.html", "This page is not here – Guide")):
        (site / name).write_text(
            f"<!doctype html><meta charset=utf-8><title>{title}</title>"
            "<a class=wm-brand>Stalking Help Wales</a><article></article>"
        )
    words = dict.fromkeys(("note", "heading", "lead", "go", "about", "open"), "x")
    start = copy_of(site, words={**words, "points": []}, date="today")[START]
    (named,) = LexborHTMLParser(start.decode()).css("title")
    assert named.text() == "Guide"


@pytest.mark.slow
def test_every_page_of_the_site_is_in_the_copy_and_nothing_for_a_server(
    carried: Path, published: Path
) -> None:
    pages = {path.relative_to(published).as_posix() for path in published.rglob("*.html")}
    expected = {name_of(page) for page in pages - {"404.html"}} | {START}
    assert {path.name for path in carried.rglob("*.html")} == expected
    assert {path.suffix for path in carried.rglob("*")} & {".br", ".gz", ".zst", ".map"} == set()
    for name in ("_headers", "robots.txt", "sitemap.xml", "partials"):
        assert not (carried / name).exists()


@pytest.mark.slow
def test_every_link_leads_to_a_file_of_the_copy_and_to_a_part_of_it(carried: Path) -> None:
    trees = {path: LexborHTMLParser(path.read_text("utf-8")) for path in carried.glob("*.html")}
    lost, followed = [], 0
    for page, tree in trees.items():
        for node in tree.css("[href], [src]"):
            link = node.attributes.get("href") or node.attributes.get("src") or ""
            parts = urlsplit(link)
            if parts.scheme or not link:
                continue
            followed += 1
            place = carried / unquote(parts.path) if parts.path else page
            part = unquote(parts.fragment)
            found = place.is_file() and (
                not part
                or place not in trees
                or trees[place].css_first(f'[id="{part}"]') is not None
            )
            if not found:
                lost.append(f"{page.name}: {link}")
    assert lost == []
    assert followed > 5000


@pytest.mark.slow
def test_each_page_forbids_all_but_its_own_files_and_says_from_when_it_is(carried: Path) -> None:
    for page in carried.glob("*.html"):
        text = page.read_text(encoding="utf-8")
        (meta,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', text)
        assert meta.startswith("default-src 'none'; ")
        assert "connect-src 'none'" in meta
        assert not re.search(r"unsafe|https?:|\*", meta)
        if page.name != "leaving.html":
            assert "Numbers may have changed since." in text
        assert 'rel="canonical"' not in text
        assert 'property="og:' not in text


@pytest.mark.slow
def test_search_leads_to_files_of_the_copy(carried: Path) -> None:
    script = (carried / search.SCRIPT).read_text(encoding="utf-8")
    found = json.loads(script.removeprefix("var __index=").removesuffix(";"))
    places = {doc["location"].partition("#")[0] for doc in found["docs"]}
    assert len(places) > 100
    assert [place for place in places if not (carried / place).is_file()] == []


@pytest.mark.slow
def test_a_text_says_which_file_to_open(carried: Path) -> None:
    text = (carried / READ_FIRST).read_text(encoding="utf-8")
    assert START in text
    assert "This copy is from" in text
    assert not TELLING.search(text)


@pytest.mark.slow
def test_the_same_site_gives_the_same_bytes(published: Path, tmp_path: Path) -> None:
    for name in ("one.zip", "two.zip"):
        assert main([str(published), str(tmp_path / name)]) == 0
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("file", "text", "said"),
    [
        ("help/index.html", '<!doctype html><meta charset="utf-8"><a href="gone/">x</a>', "gone/"),
        ("help/index.html", "<!doctype html><p>x</p>", "charset"),
        ("404.html", "<!doctype html><p>x</p>", "no frame"),
        ("data/datapackage.json", "{}", "created"),
        (INDEX, "[]", "docs"),
    ],
)
def test_what_is_wrong_is_named_and_the_last_copy_stays(
    published: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    file: str,
    text: str,
    said: str,
) -> None:
    site, packed = tmp_path / "site", tmp_path / "pages.zip"
    shutil.copytree(published, site)
    packed.write_bytes(b"the last one")
    (site / file).write_text(text)
    assert main([str(site), str(packed)]) == 1
    error = capsys.readouterr().err
    assert file in error
    assert said in error
    assert "is as it was" in error
    assert packed.read_bytes() == b"the last one"
    assert {path.name for path in tmp_path.iterdir()} == {"site", "pages.zip"}


def test_without_a_site_one_is_told_to_build(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(tmp_path), str(tmp_path / "pages.zip")]) == 2
    assert "make build" in capsys.readouterr().err
    assert main([]) == 2


@given(st.text(st.characters(codec="utf-8", exclude_characters="#"), max_size=30))
def test_any_part_of_a_page_is_kept_in_its_link(part: str) -> None:
    found = search.moved_location(f"help/#{part}")
    assert found == f"{name_of('help/index.html')}#{part}"


@given(st.lists(st.from_regex(r"[a-z-]{1,12}(/[a-z-]{1,12})?/index\.html", fullmatch=True)))
def test_a_name_is_eight_letters_of_which_none_is_the_pages_own(paths: list[str]) -> None:
    for path in paths:
        assert re.fullmatch(r"[0-9a-f]{8}\.html", name_of(path))
        assert name_of(path) == name_of(path)


def test_two_pages_of_one_name_are_refused() -> None:
    check(["a.html", "b.html"])
    with pytest.raises(PublishError, match=name_of("a.html")):
        check(["a.html", "a.html"])


@pytest.mark.parametrize(
    ("link", "leads"),
    [
        ("help/", name_of("help/index.html")),
        ("help", name_of("help/index.html")),
        ("help/index.html#now", f"{name_of('help/index.html')}#now"),
        (".", "home.html"),
        ("/help/", name_of("help/index.html")),
        ("#now", "#now"),
        ("https://a.example/help/", "https://a.example/help/"),
        ("tel:112", "tel:112"),
    ],
)
def test_a_link_leads_where_it_led(site: Path, link: str, leads: str) -> None:
    assert moved(link, page=site / "index.html", site=site) == leads


def test_a_link_out_of_the_site_is_refused(site: Path) -> None:
    with pytest.raises(PublishError, match="secret"):
        moved("../secret.html", page=site / "index.html", site=site)
