"""Smaller copies: they open to what they are copies of."""

import gzip
import os
from pathlib import Path

import brotli
import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from publish.compress import METHODS, TEXTS, compress_all
from tests.cases import untimed
from tests.projects import files

OPEN = {
    ".br": brotli.decompress,
    ".gz": gzip.decompress,
    ".zst": lambda raw: zstandard.ZstdDecompressor().decompress(raw),
}
LONG = b"A lantern, and another lantern. " * 40


def copies(path: Path) -> set[str]:
    return {ending for ending in OPEN if path.with_name(path.name + ending).exists()}


def check(path: Path) -> None:
    """Fail unless a file has all its copies or none, and each is smaller and opens to it."""
    assert copies(path) in (set(), set(OPEN)), path
    for ending in copies(path):
        copy = path.with_name(path.name + ending).read_bytes()
        assert OPEN[ending](copy) == path.read_bytes()
        assert len(copy) < path.stat().st_size


def test_there_is_a_way_to_open_each_copy() -> None:
    assert OPEN.keys() == METHODS.keys()


@untimed
@given(st.binary(max_size=200), st.integers(min_value=0, max_value=40))
def test_each_copy_opens_to_the_same_bytes(tmp_path: Path, content: bytes, times: int) -> None:
    path = tmp_path / "a.txt"
    for old in tmp_path.iterdir():
        old.unlink()
    path.write_bytes(content * times)
    compress_all(tmp_path)
    assert path.read_bytes() == content * times
    check(path)


@pytest.mark.parametrize(
    "ending", [".css", ".csv", ".html", ".js", ".json", ".svg", ".txt", ".xml"]
)
def test_a_long_text_of_each_kind_has_all_copies(tmp_path: Path, ending: str) -> None:
    path = tmp_path / "deep" / f"a b{ending}"
    path.parent.mkdir()
    path.write_bytes(LONG)
    compress_all(tmp_path)
    assert copies(path) == set(OPEN)
    check(path)


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.txt", b""), ("a.txt", b"lantern"), ("a.png", LONG), ("a.pdf", LONG), ("_headers", LONG)],
)
def test_what_would_be_no_smaller_and_what_is_no_text_has_none(
    tmp_path: Path, name: str, content: bytes
) -> None:
    (tmp_path / name).write_bytes(content)
    (tmp_path / "folder.html").mkdir()
    compress_all(tmp_path)
    assert files(tmp_path) == {name: content}


def test_a_binary_file_with_the_name_of_a_text_is_sent_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(os.urandom(4000))
    compress_all(tmp_path)
    assert copies(path) == set()


def test_a_copy_that_came_with_the_build_gives_way(tmp_path: Path) -> None:
    path = tmp_path / "sitemap.xml"
    path.write_bytes(b"<x/>")
    path.with_name("sitemap.xml.gz").write_bytes(b"of another day")
    compress_all(tmp_path)
    assert copies(path) == set()


def test_copies_are_the_same_whenever_and_wherever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for day, folder in enumerate(("one", "two")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.html").write_bytes(LONG)
        monkeypatch.setattr("time.time", lambda day=day: 86400.0 * day)
        compress_all(tmp_path / folder)
    assert files(tmp_path / "one") == files(tmp_path / "two")


@pytest.mark.slow
def test_every_text_of_the_site_has_all_copies_or_none(published: Path) -> None:
    texts = [path for path in published.rglob("*") if path.suffix in TEXTS and path.is_file()]
    for path in texts:
        check(path)
    pages = [path for path in texts if path.suffix == ".html"]
    assert all(copies(path) for path in pages)
