"""What a page weighs: its HTML, and what a browser fetches for it while it loads."""

import gzip
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.addresses import asked_for
from publish.budget import Weight, compressed, weights
from publish.errors import PublishError
from tests.cases import untimed

STYLE, SCRIPT = b"a { color: red }" * 9, b"let a = 1;" * 20


def site(folder: Path, pages: dict[str, str]) -> Path:
    for name, html in pages.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(html, encoding="utf-8")
    (folder / "a").mkdir(exist_ok=True)
    (folder / "a" / "s.css").write_bytes(STYLE)
    (folder / "a" / "é.js").write_bytes(SCRIPT)
    return folder


def fetched(folder: Path, html: str) -> int:
    """Return what a page fetches beside itself."""
    (row,) = weights(site(folder, {"help/index.html": html}))
    return row.fetched


def test_a_page_weighs_its_html_and_each_file_that_it_asks_for(tmp_path: Path) -> None:
    html = '<link rel="stylesheet" href="../a/s.css"><script defer src="../a/%C3%A9.js"></script>'
    (row,) = weights(site(tmp_path, {"help/index.html": html}))
    assert row == Weight(
        "help/index.html", compressed(html.encode()), compressed(STYLE) + compressed(SCRIPT)
    )
    assert row.total == row.html + row.fetched


def test_pages_come_in_the_order_of_their_paths_each_with_its_own(tmp_path: Path) -> None:
    link = '<link rel="stylesheet" href="/a/s.css">'
    rows = weights(site(tmp_path, {"b/index.html": "x", "404.html": link, "b/c/index.html": link}))
    assert [row.path for row in rows] == ["404.html", "b/c/index.html", "b/index.html"]
    assert [row.fetched for row in rows] == [compressed(STYLE), compressed(STYLE), 0]


@pytest.mark.parametrize(
    "element",
    [
        '<link rel="stylesheet" href="../a/s.css">',
        '<link rel="Alternate StyleSheet" href="../a/s.css" media="print">',
        '<link rel="shortcut icon" href="../a/s.css">',
        '<link rel="preload" as="style" href="../a/s.css">',
        '<link rel="modulepreload" href="../a/s.css">',
        '<script src="../a/s.css?v=1#x"></script>',
        '<script defer src=" ../a/s.css "></script>',
        '<img src="/a/s.css" loading="lazy" alt="">',
        '<noscript><img src="../a/s.css" alt=""></noscript>',
    ],
)
def test_what_a_browser_asks_for_by_itself_counts(element: str, tmp_path: Path) -> None:
    assert fetched(tmp_path, element) == compressed(STYLE)


@pytest.mark.parametrize(
    "element",
    [
        '<script data-src="../a/s.css"></script>',
        '<div data-bundle="../a/s.css" data-href="../a/s.css"></div>',
        '<a href="../a/s.css">x</a>',
        '<link rel="canonical" href="https://example.org/help/">',
        '<link rel="icon" href="data:,">',
        '<img src="DATA:image/gif;base64,R0lGODlhAQABAAAAACw=" alt="">',
        "<!-- <img src='../a/s.css'> -->",
        "<style>.x { color: red }</style><script>let x = '<img src=a>'</script>",
    ],
)
def test_what_is_only_named_does_not(element: str, tmp_path: Path) -> None:
    assert fetched(tmp_path, element) == 0


def test_a_file_that_is_asked_for_twice_is_fetched_once(tmp_path: Path) -> None:
    html = '<img src="../a/s.css" alt=""><img src="/a/s.css?1" alt=""><img src="./../a/s.css">'
    assert fetched(tmp_path, html) == compressed(STYLE)


@pytest.mark.parametrize(
    "address",
    ["../a/none.css", "https://example.org/a/s.css", "//example.org/a/s.css", "../a/", "../../a"],
)
def test_an_address_that_the_site_does_not_hold_is_an_error(address: str, tmp_path: Path) -> None:
    with pytest.raises(PublishError) as caught:
        fetched(tmp_path, f'<script src="{address}"></script>')
    assert "help/index.html" in str(caught.value)
    assert address in str(caught.value)


def test_a_site_in_a_folder_of_its_host_is_weighed_from_there(tmp_path: Path) -> None:
    folder = site(tmp_path, {"404.html": '<link rel="stylesheet" href="/way/mark/a/s.css">'})
    (row,) = weights(folder)
    assert row.fetched == compressed(STYLE)


def test_bytes_are_those_of_gzip_at_its_best_and_the_same_each_time() -> None:
    raw = bytes(range(256)) * 40
    assert compressed(raw) == len(gzip.compress(raw, 9)) < len(raw)


@untimed
@given(html=st.text(alphabet="<>/=\"' abcimgsrlnkehftypodj:#\n", max_size=80))
def test_whatever_a_page_holds_no_address_is_one_of_data(html: str) -> None:
    found = asked_for(f"{html}<img src=data:x><img src=y>")
    assert not [address for address in found if address.startswith(("data:", "#"))]
