"""What a server sends, and with which headers."""

import gzip
import re
from pathlib import Path

import brotli
import pytest
import zstandard

from publish.compress import METHODS
from publish.names import PARTS
from publish.servers import ASSETS, INDEX, PAGES, TYPES
from publish.unasked import INDEX as INDEX_FILE
from tests.serving import policy

from .asking import Answer, ask
from .running import Running

pytestmark = [pytest.mark.server, pytest.mark.xdist_group("servers")]

OPENED = {
    "br": brotli.decompress,
    "gzip": gzip.decompress,
    "zstd": lambda body: zstandard.ZstdDecompressor().decompressobj().decompress(body),
    None: lambda body: body,
}
NO_FILES = ("nothing", "nothing/", "help/nothing.html", "assets/js/quiz.00000000.js", "assets/")


def files(sent: Path) -> list[str]:
    """Return what has an address, by path."""
    copies = tuple(METHODS)
    paths = (
        path.relative_to(sent).as_posix() for path in sorted(sent.rglob("*")) if path.is_file()
    )
    hidden = re.compile(r"(^|/)\.(?!well-known/)|^404\.html$|^_headers$")
    return [path for path in paths if not path.endswith(copies) and not hidden.search(path)]


def keeps_the_policy(answer: Answer, sent: Path) -> None:
    for name, value in policy(sent).items():
        assert answer.one(name) == value
    server = answer.one("Server") or ""
    assert not re.search(r"\d|Debian|Unix", server), server
    assert answer.one("X-Powered-By") is None


def test_every_file_comes_whole_with_its_type_and_all_headers(server: Running, sent: Path) -> None:
    names = [name for name in files(sent) if "." in Path(name).name]
    assert len(names) > 9
    for name in names:
        answer = ask(server, name.removesuffix("index.html"))
        assert answer.status == 200, name
        assert answer.body == (sent / name).read_bytes(), name
        ending = name.rpartition(".")[2]
        text = f".{ending}" in {".css", ".csv", ".html", ".js", ".json", ".svg", ".txt", ".xml"}
        assert answer.one("Content-Type") == TYPES[ending] + ("; charset=utf-8" if text else "")
        keeps_the_policy(answer, sent)


def test_what_is_of_no_known_kind_is_no_page(server: Running) -> None:
    answer = ask(server, ".well-known/acme-challenge/token")
    assert answer.status == 200
    assert answer.one("Content-Type") in {None, "application/octet-stream"}


def test_what_every_page_asks_for_is_kept_the_index_of_search_asked_for_again_and_no_page_kept(
    server: Running, sent: Path
) -> None:
    """Nor is what only one page asks for."""
    names = files(sent)
    parts = {name for name in names if name.startswith(PARTS)}
    assert len(parts) == 1
    hashed = {name for name in names if name.startswith("assets/")} - parts
    assert len(hashed) == 3
    for name in names:
        answer = ask(server, name.removesuffix("index.html"), Accept_Encoding="gzip")
        expected = ASSETS if name in hashed else INDEX if name == INDEX_FILE else PAGES
        assert answer.one("Cache-Control") == expected, name


@pytest.mark.parametrize("path", NO_FILES)
def test_what_is_not_there_is_answered_with_the_sites_own_page(
    path: str, server: Running, sent: Path
) -> None:
    for accepted in ("identity", "gzip"):
        answer = ask(server, path, Accept_Encoding=accepted)
        assert answer.status == 404
        assert answer.one("Content-Type") == "text/html; charset=utf-8"
        assert answer.one("Cache-Control") == PAGES
        opened = OPENED[answer.one("Content-Encoding")](answer.body)
        assert opened == (sent / "404.html").read_bytes()
        keeps_the_policy(answer, sent)


def test_a_page_without_its_slash_leads_to_the_page_on_the_same_host(
    server: Running, sent: Path
) -> None:
    answer = ask(server, "help", Host="localhost:8443")  # as behind a proxy
    assert answer.status in (301, 302, 307, 308)
    place = answer.one("Location") or ""
    assert place.removeprefix("https://localhost:8443") == f"{server.base}help/"
    keeps_the_policy(answer, sent)


# Compressed copies

WISHES = {
    "br": "br",
    "gzip": "gzip",
    "zstd": "zstd",
    "gzip, deflate, br, zstd": "br",
    "gzip, deflate, br;q=0, zstd;q=0": "gzip",
    "br;q=0, gzip;q=0, zstd;q=0": None,
    "br; q=0.000, gzip ;q=0.0": None,
    "identity": None,
    "identity;q=1, *;q=0": None,
    "deflate": None,
    "brotli, x-br, gzipped": None,
    "": None,
}


@pytest.mark.parametrize("accepted", WISHES)
@pytest.mark.parametrize("name", ["help/", "about/data/services.csv", "search/search_index.json"])
def test_a_text_comes_in_the_compression_that_the_browser_takes(
    name: str, accepted: str, server: Running, sent: Path
) -> None:
    expected = WISHES[accepted]
    if expected not in server.program.compressions:
        expected = "gzip" if "gzip," in accepted else None
    answer = ask(server, name, Accept_Encoding=accepted)
    path = sent / name / "index.html" if name.endswith("/") else sent / name
    assert answer.status == 200
    assert answer.one("Content-Encoding") == expected
    assert OPENED[expected](answer.body) == path.read_bytes()
    if expected:
        ending = {"br": ".br", "gzip": ".gz", "zstd": ".zst"}[expected]
        assert answer.body == path.with_name(path.name + ending).read_bytes(), "the copy made once"
    assert answer.one("Vary") == "Accept-Encoding", "or a cache between would mix them up"
    assert answer.one("Content-Language") is None, "to Apache, .br may be Breton"
    assert answer.one("Content-Type") == f"{TYPES[path.suffix[1:]]}; charset=utf-8"
    keeps_the_policy(answer, sent)


def test_a_text_comes_compressed_through_a_proxy_too(server: Running) -> None:
    answer = ask(server, "help/", Accept_Encoding="gzip", Via="1.1 proxy")
    assert answer.one("Content-Encoding") == "gzip"


def test_a_picture_comes_as_it_is(server: Running, sent: Path) -> None:
    (path,) = (name for name in files(sent) if name.endswith(".png"))
    answer = ask(server, path, Accept_Encoding="gzip, br, zstd")
    assert answer.one("Content-Encoding") is None
    assert answer.one("Vary") is None


def test_head_says_what_get_would(server: Running, sent: Path) -> None:
    for path in ("help/", "nothing"):
        head, get = (ask(server, path, method=method) for method in ("HEAD", "GET"))
        assert (head.status, head.body) == (get.status, b"")
        for name in ("Content-Type", "Content-Length", "Vary", "Cache-Control"):
            assert head.one(name) == get.one(name), name
        keeps_the_policy(head, sent)


def test_a_page_that_has_not_changed_is_not_sent_again(server: Running, sent: Path) -> None:
    first = ask(server, "help/", Accept_Encoding="gzip")
    again = ask(server, "help/", Accept_Encoding="gzip", If_None_Match=first.one("ETag") or "")
    assert (again.status, again.body) == (304, b"")
    keeps_the_policy(again, sent)
