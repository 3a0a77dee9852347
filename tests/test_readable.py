"""What is taken for text is text."""

from pathlib import Path

import pytest

from publish.errors import PublishError
from publish.readable import check_all


@pytest.mark.parametrize("name", ["a.html", "assets/a.css", "a.js", "a.mjs", "search/a.json"])
@pytest.mark.parametrize(
    ("content", "found"),
    [(b"caf\xe9", "byte 0xe9 at 3"), (b"a\0b", "byte 0x00 at 1"), (b"\xff\xfea\0", "byte 0xff at")],
)
def test_bytes_that_are_no_text_are_refused_with_their_place(
    tmp_path: Path, name: str, content: bytes, found: str
) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_bytes(content)
    with pytest.raises(PublishError) as raised:
        check_all(tmp_path)
    assert str(raised.value).startswith(f"{name}\n    found:   {found}")


def test_any_text_and_any_other_file_is_let_be(tmp_path: Path) -> None:
    for name, content in {
        "a.html": "\ufeff<p>é\r\n☂".encode(),
        "empty.css": b"",
        "a.txt": b"\0\xff",
        "a.png": b"\x89PNG\0",
    }.items():
        (tmp_path / name).write_bytes(content)
    (tmp_path / "folder.js").mkdir()
    check_all(tmp_path)
