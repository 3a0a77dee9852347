"""A host's logo: as drawing programs save it, without what could run or load."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hosting.logo import HEIGHT, LARGEST, WIDEST, cleaned
from macros.errors import DataError
from macros.folders import drawing
from tests.cases import untimed
from tests.repository import ROOT

SVG = '<svg xmlns="http://www.w3.org/2000/svg" {}>{}</svg>'
PATH = '<path d="M0 0h9"/>'


def clean(inside: str, on: str = 'viewBox="0 0 30 10"') -> str:
    return cleaned(SVG.format(on, inside).encode(), file="ours/logo.svg").drawing.decode()


def refused(raw: bytes) -> list[str]:
    with pytest.raises(DataError) as caught:
        cleaned(raw, file="ours/logo.svg")
    assert {problem.file for problem in caught.value.problems} == {"ours/logo.svg"}
    return [problem.found for problem in caught.value.problems]


def test_what_a_drawing_program_leaves_in_it_goes() -> None:
    raw = (ROOT / "examples" / "uk-charity" / "logo.svg").read_bytes()
    for left in (b"inkscape", b"<!--", b"<?xml", b"metadata", b"style="):
        assert left in raw
        assert left not in cleaned(raw, file="logo.svg").drawing
    assert b'stroke-linecap="round"' in cleaned(raw, file="logo.svg").drawing


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        '<a href="https://a.example/"><path d="M0 0"/></a>',
        '<image href="https://a.example/a.png"/>',
        '<use href="#a"/>',
        "<foreignObject/>",
        '<animate attributeName="x"/>',
        '<path d="M0 0" onload="alert(1)"/>',
        '<path fill="url(https://a.example/a.svg#a)"/>',
        '<path style="fill:url(https://a.example/)"/>',
        '<path style="background-image:url(//a.example)"/>',
        "<style>@import 'https://a.example/a.css'</style>",
        r"<style>path{fill:u\72l(//a.example)}</style>",
        '<path xmlns:x="http://www.w3.org/1999/xlink" x:href="https://a.example/"/>',
    ],
)
def test_what_could_run_or_load_is_refused(inside: str) -> None:
    assert refused(SVG.format('viewBox="0 0 1 1"', inside).encode())


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "cannot be read"),
        (b"\xff\xfe<svg/>", "not in UTF-8"),
        (b"<html/>", "the element html"),
        (SVG.format("", PATH).encode(), "no size"),
        (SVG.format('viewBox="0 0 0 1"', PATH).encode(), "no size"),
        (SVG.format('width="100%" height="100%"', PATH).encode(), "no size"),
        (b'<!DOCTYPE svg [<!ENTITY a "b">]>' + SVG.format("", "&a;").encode(), "declaration"),
        (SVG.format('viewBox="0 0 1 1"', PATH * 2000).encode(), "bytes"),
    ],
)
def test_what_is_no_logo_says_why(raw: bytes, said: str) -> None:
    assert said in refused(raw)[0]


@pytest.mark.parametrize(
    ("on", "size"),
    [
        ('viewBox="0 0 30 10"', (HEIGHT * 3, HEIGHT)),
        ('viewBox="0,0,10,10"', (HEIGHT, HEIGHT)),
        ('width="20px" height="10px"', (HEIGHT * 2, HEIGHT)),
        ('viewBox="0 0 400 10"', (WIDEST, 4)),
        ('viewBox="0 0 1 900"', (1, HEIGHT)),
    ],
)
def test_it_keeps_its_shape_and_fits_the_header(on: str, size: tuple[int, int]) -> None:
    logo = cleaned(SVG.format(on, PATH).encode(), file="logo.svg")
    assert (logo.width, logo.height) == size
    assert b"viewBox=" in logo.drawing


def test_styles_on_an_element_become_attributes() -> None:
    assert 'fill="#123"' in clean(
        '<path d="M0 0" style="fill:#123;-x-y:1; mix-blend-mode:screen"/>'
    )
    assert "mix-blend" not in clean('<path d="M0 0" style="mix-blend-mode:screen"/>')


@untimed
@given(st.text(max_size=60), st.text(max_size=30))
def test_whatever_is_in_it_what_comes_out_is_only_a_drawing(inside: str, style: str) -> None:
    raw = SVG.format('viewBox="0 0 1 1"', f"<g>{inside}</g><path style='{style}'/>").encode()
    try:
        logo = cleaned(raw, file="logo.svg")
    except DataError:
        return
    assert list(drawing(logo.drawing)) == []
    assert len(logo.drawing) <= LARGEST
