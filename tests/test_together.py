"""Scripts that always come together come as one file; nothing else of a page changes."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from publish.together import join_all

A, B, C = (f"assets/js/{name}.js" for name in "abc")
SCRIPTS = {A: "var a", B: "/* b */ (function () {})()", C: "c()", "own/d.js": "d()"}


def page(*sources: str, to_root: str = "", between: str = "\n") -> str:
    tags = between.join(f'<script defer src="{to_root}{name}"></script>' for name in sources)
    return f"<p>Light.</p>\n{tags}\n</body>"


def joined(folder: Path, pages: Mapping[str, str]) -> dict[str, str]:
    for name, text in {**SCRIPTS, **pages}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    join_all(folder)
    paths = {name: folder / name for name in {**SCRIPTS, **pages}}
    return {name: path.read_text("utf-8") for name, path in paths.items() if path.exists()}


def test_the_first_takes_in_what_always_follows(tmp_path: Path) -> None:
    pages = {"index.html": page(A, B, C), "help/index.html": page(A, B, C, to_root="../")}
    found = joined(tmp_path, pages)
    assert found["index.html"] == page(A)
    assert found["help/index.html"] == page(A, to_root="../")
    # A part that forgot its last semicolon, and a bracket behind it.
    assert found[A] == "var a\n;\n/* b */ (function () {})()\n;\nc()"
    assert found.keys() & {B, C} == set()


def test_what_only_some_pages_ask_for_stays_apart(tmp_path: Path) -> None:
    pages = {"index.html": page(A, B), "help/index.html": page(A, B, C, to_root="../")}
    found = joined(tmp_path, pages)
    assert found["help/index.html"] == page(A, C, to_root="../")
    assert found[C] == SCRIPTS[C]


@pytest.mark.parametrize(
    "pages",
    [
        {"index.html": page(A), "404.html": page(B)},
        {"index.html": page(A, B), "404.html": page(B)},
        {"index.html": page(A, B), "404.html": page(B, A)},
        {"index.html": page(A, B, between="<p>")},
        {"index.html": page(C, "own/d.js")},  # a script may ask where it lies
        {"index.html": page(A, "gone.js")},  # which another step tells
        {"index.html": f'<script src="{A}"></script><script defer src="{B}"></script>'},
        {"index.html": "<p>Light.</p>"},
    ],
)
def test_all_else_stays_as_it_is(tmp_path: Path, pages: dict[str, str]) -> None:
    assert joined(tmp_path, pages) == {**SCRIPTS, **pages}
