"""links/server.py: the folder is answered as a host would answer it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import urllib3

from links.server import serve


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    (folder / "help").mkdir()
    (folder / "bare").mkdir()
    (folder / "index.html").write_text("start", encoding="utf-8")
    (folder / "404.html").write_text("not here", encoding="utf-8")
    (folder / "help/index.html").write_text("help", encoding="utf-8")
    (folder / "bare/x.css").write_text("style", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def http() -> Iterator[urllib3.PoolManager]:
    with urllib3.PoolManager(retries=False) as manager:
        yield manager


@pytest.mark.parametrize(
    ("path", "status", "body"),
    [
        ("/", 200, b"start"),
        ("/help/", 200, b"help"),
        ("/help/?from=here", 200, b"help"),
        ("/bare/x.css", 200, b"style"),
        ("/gone", 404, b"not here"),
        ("/bare/", 404, b"not here"),
        ("/../index.html", 200, b"start"),
    ],
)
def test_files_and_folders_are_served_and_the_rest_is_missing(
    folder: Path, http: urllib3.PoolManager, path: str, status: int, body: bytes
) -> None:
    with serve(folder) as origin:
        answer = http.request("GET", origin + path)
    assert (answer.status, answer.data) == (status, body)


def test_head_of_a_missing_file_has_no_body(folder: Path, http: urllib3.PoolManager) -> None:
    with serve(folder) as origin:
        assert http.request("HEAD", f"{origin}/gone").status == 404
        assert http.request("GET", f"{origin}/help/").data == b"help"


@pytest.mark.parametrize(
    ("path", "status"), [("/w/", 200), ("/w/help/", 200), ("/help/", 404), ("/", 404)]
)
def test_a_site_for_a_path_is_missing_outside_it(
    folder: Path, http: urllib3.PoolManager, path: str, status: int
) -> None:
    with serve(folder, prefix="/w/") as origin:
        assert http.request("GET", origin + path).status == status


def test_a_site_without_a_404_page_still_says_404(
    tmp_path: Path, http: urllib3.PoolManager
) -> None:
    with serve(tmp_path) as origin:
        assert http.request("GET", f"{origin}/gone").status == 404


def test_the_server_is_reached_from_this_machine_only(folder: Path) -> None:
    with serve(folder) as origin:
        assert origin.startswith("http://127.0.0.1:")
