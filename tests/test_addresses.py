"""Files behind the addresses that pages write."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.addresses import Texts, check_all, file_of
from publish.errors import PublishError
from tests.cases import untimed

FILES = {
    "index.html": "",
    "assets/a.js": "import './b.js'; add('c d.css')",
    "assets/b.js": "fetch(`c%20d.css`); back('a.js')",
    "assets/c d.css": "p{}",
    "assets/e.js": "",
    "help/us/index.html": "",
    "help/assets/a.js": "help()",
    "50% off.js": "",
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "secret.js").write_text("", encoding="utf-8")
    for name, text in FILES.items():
        path = tmp_path / "site" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path / "site"


@pytest.mark.parametrize(
    ("link", "name"),
    [
        ("../../assets/a.js", "assets/a.js"),
        ("../assets/a.js", "help/assets/a.js"),
        ("../../assets/a.js?v=1#top", "assets/a.js"),
        ("../../assets/c%20d.css", "assets/c d.css"),
        ("../../50%25%20off.js", "50% off.js"),
        ("./index.html", "help/us/index.html"),
        ("/assets/b.js", "assets/b.js"),
        ("/charity/waymark/assets/b.js", "assets/b.js"),
        ("/help/assets/a.js", "help/assets/a.js"),
    ],
)
def test_a_page_finds_the_file_that_a_browser_would(site: Path, link: str, name: str) -> None:
    assert file_of(link, page=site / "help/us/index.html", site=site) == site / name


@pytest.mark.parametrize(
    "link",
    [
        "",
        "#top",
        "?q",
        "assets/a.js",
        "../../assets",
        "../../../secret.js",
        "/../secret.js",
        "..%2F..%2F..%2Fsecret.js",
        "https://a.example/assets/a.js",
        "//a.example/assets/a.js",
        "//assets/a.js",
        "data:,assets/a.js",
        "http://[",
        "%00",
        "\\assets\\a.js",
    ],
)
def test_what_is_not_in_the_folder_is_not_found(site: Path, link: str) -> None:
    assert file_of(link, page=site / "help/us/index.html", site=site) is None


@untimed
@given(st.text("./\\%20#?:[]ab", max_size=20))
def test_no_address_leads_out_of_the_folder(tmp_path: Path, link: str) -> None:
    (tmp_path / "a").mkdir(exist_ok=True)
    (tmp_path / "b").touch()
    found = file_of(link, page=tmp_path / "a" / "index.html", site=tmp_path / "a")
    assert found is None or found.is_relative_to(tmp_path / "a")


def test_a_text_that_a_page_asks_for_in_vain_is_named_with_the_page(site: Path) -> None:
    with pytest.raises(PublishError) as raised:
        Texts(site).named("gone.js", page=site / "help/us/index.html")
    assert str(raised.value) == (
        "help/us/index.html\n"
        "    found:   gone.js\n"
        "    allowed: the address of a file of the site, from the page on"
    )


def test_scripts_and_sheets_are_found_behind_those_that_name_them(site: Path) -> None:
    texts = Texts(site)
    assert texts.behind(["src='../e.js'"]).keys() == {"assets/e.js"}
    # By the name alone: a script may put the folder before it.
    assert texts.behind(["root + 'a.js'"]).keys() == {
        "assets/a.js",
        "assets/b.js",
        "assets/c d.css",
        "help/assets/a.js",
    }
    assert texts.behind(["aa.js a.jsx gone.js a.json"]) == {}


@pytest.mark.parametrize(
    "html",
    [
        "<script src='gone.js'></script>",
        "<img src=gone.png>",
        "<link rel=icon href=gone.svg>",
        "<script src=//a.example/a.js></script>",
        "<img src='http://['>",
    ],
)
def test_a_page_that_fetches_what_is_not_there_is_refused(site: Path, html: str) -> None:
    (site / "help" / "us" / "index.html").write_text(html, encoding="utf-8")
    with pytest.raises(PublishError, match=r"^help/us/index\.html\n    found:   .+\n    allowed: "):
        check_all(site)


def test_a_page_that_fetches_what_is_there_is_not(site: Path) -> None:
    html = "<link rel=icon href=data:,><script src='../../assets/a.js'></script><a href=gone>x</a>"
    (site / "help" / "us" / "index.html").write_text(html, encoding="utf-8")
    check_all(site)
