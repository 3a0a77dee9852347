"""Publishing changes no pixel: each page looks as it was built, in all that a reader may do."""

import base64
import io
from collections.abc import Callable, Iterator
from pathlib import Path
from unittest.mock import Mock

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import Error, Page

from ..serving import served
from . import reader
from .pages import BUILT, DESK, PHONE, TEMPLATES, WIDTHS, OpenPage, both_schemes

pytestmark = pytest.mark.browser

# Two frames on: what a new width or scheme changed has been laid out and drawn.
DRAWN = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
# Now and then Chromium answers this instead of a picture, and takes the same one when it is asked
# again: https://github.com/MarketSquare/robotframework-browser/issues/5237
REFUSAL = "Unable to capture screenshot"
TRIES = 5
PAUSE = 200  # milliseconds before the next try
Look = Callable[[Page], None]


@pytest.fixture(scope="session")
def built_url(built: Path) -> Iterator[str]:
    """The address of what the engine built, without a slash at its end."""
    with served(built) as url:
        yield url


def _taken(page: Page, take: Callable[[], bytes]) -> bytes:
    """Return the picture that `take` takes of a page, asked again where Chromium refuses one."""
    for _ in range(TRIES - 1):
        try:
            return take()
        except Error as error:
            if REFUSAL not in error.message:
                raise
        page.wait_for_timeout(PAUSE)
    return take()


def _window(page: Page) -> bytes:
    """Return what the window shows as a picture."""
    return _taken(page, page.screenshot)


def _picture(page: Page) -> bytes:
    """Return the whole page as a picture: the same pixels, the same bytes."""
    session = page.context.new_cdp_session(page)

    def take() -> bytes:
        size = session.send("Page.getLayoutMetrics")["cssContentSize"]
        shot = session.send(
            "Page.captureScreenshot",
            {
                "format": "png",
                "optimizeForSpeed": True,
                "captureBeyondViewport": True,
                "clip": {"x": 0, "y": 0, "scale": 1, **{k: size[k] for k in ("width", "height")}},
            },
        )
        return base64.b64decode(shot["data"])

    try:
        return _taken(page, take)
    finally:
        session.detach()


def _same(one: bytes, other: bytes) -> bool:
    """Compare two pictures; a round corner that is drawn anew differs by 1 or 2 of 255."""
    if one == other:
        return True
    first, second = (Image.open(io.BytesIO(picture)).convert("RGB") for picture in (one, other))
    if first.size != second.size:
        return False
    differences = ImageChops.difference(first, second).convert("L")
    return not any(differences.histogram()[3:])


def _everything_open(page: Page) -> None:
    reader.unfold(page)
    reader.answer_all(page)


def _on_paper(page: Page) -> None:
    page.emulate_media(media="print")


def _menu(page: Page) -> None:
    page.locator("#__drawer").focus()
    page.keyboard.press("Space")


def _search(page: Page) -> None:
    reader.search(page, "tracker")
    page.keyboard.press("ArrowDown")


def _focus(page: Page) -> None:
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")


def _pointer(page: Page) -> None:
    page.locator("main a").first.hover()


@pytest.mark.parametrize("refusals", range(TRIES))
def test_a_picture_that_is_refused_is_asked_for_again(show_page: OpenPage, refusals: int) -> None:
    page = show_page("")
    answers = [Error(f"Protocol error: {REFUSAL}")] * refusals + [b"a picture"]
    assert _taken(page, Mock(side_effect=answers)) == b"a picture"


@pytest.mark.parametrize(("said", "asked"), [(REFUSAL, TRIES), ("Page crashed", 1)])
def test_what_stays_wrong_is_not_hidden(show_page: OpenPage, said: str, asked: int) -> None:
    take = Mock(side_effect=Error(said))
    with pytest.raises(Error, match=said):
        _taken(show_page(""), take)
    assert take.call_count == asked


@pytest.mark.parametrize("path", BUILT, ids=lambda path: path or "home")
def test_a_page_looks_as_it_was_built(show_page: OpenPage, built_url: str, path: str) -> None:
    def pictures() -> dict[str, bytes]:
        seen = {}
        for width in WIDTHS:
            page.set_viewport_size(reader.window(width))
            for scheme in ("light", "dark"):
                page.emulate_media(color_scheme=scheme, media="screen")
                page.evaluate(DRAWN)
                seen[f"{width} {scheme}"] = _picture(page)
        _everything_open(page)
        seen["unfolded"] = _picture(page)
        _on_paper(page)
        seen["on paper"] = _picture(page)
        page.emulate_media(media="screen")
        return seen

    page = show_page(path, reduced_motion="reduce")
    published = pictures()
    page.goto(f"{built_url}/{path}")
    as_built = pictures()
    assert [name for name in published if not _same(published[name], as_built[name])] == []


@both_schemes
@pytest.mark.parametrize("width", [PHONE, DESK])
@pytest.mark.parametrize("look", [_menu, _search, _focus, _pointer], ids=lambda look: look.__name__)
@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path or "home")
def test_it_does_so_in_use(
    show_page: OpenPage, built_url: str, path: str, look: Look, width: int, dark: bool
) -> None:
    page = show_page(path, width=width, dark=dark, reduced_motion="reduce")
    look(page)
    published = _window(page)
    page.goto(f"{built_url}/{path}")
    look(page)
    assert _same(_window(page), published)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path or "home")
def test_it_does_so_without_a_script(show_page: OpenPage, built_url: str, path: str) -> None:
    page = show_page(path, width=PHONE, scripts=False)
    published = _picture(page)
    page.goto(f"{built_url}/{path}")
    assert _same(_picture(page), published)
