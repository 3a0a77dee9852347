"""The published site, sent with its headers, works whole and breaks none of its own rules."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from publish.__main__ import publish
from tests.projects import POLICY
from tests.serving import Quiet, served

from . import reader
from .pages import LONG, PHONE, every_page

pytestmark = pytest.mark.browser

LISTEN = """
window.broken = [];
document.addEventListener("securitypolicyviolation", event => {
  window.broken.push(`${event.effectiveDirective}: ${event.blockedURI}`);
});
"""


class _Sender(Quiet):
    """Sends the headers of `_headers` with every file."""

    def end_headers(self) -> None:
        """Add what the host would add."""
        text = (Path(self.directory) / "_headers").read_text(encoding="utf-8")
        for line in text.splitlines()[1:]:
            name, _, value = line.strip().partition(": ")
            self.send_header(name, value)
        super().end_headers()


@pytest.fixture(scope="module")
def locked_url(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the published site on loopback, without a slash at its end."""
    folder = tmp_path_factory.mktemp("published")
    publish(built, folder / "site", folder / "servers")
    with served(folder / "site", _Sender) as url:
        yield url


@pytest.fixture
def tab(chromium: Browser) -> Iterator[tuple[Page, list[str]]]:
    """A tab, and what its console says in warning."""
    context = chromium.new_context(viewport={"width": PHONE, "height": 740})
    context.add_init_script(LISTEN)
    said: list[str] = []
    context.on(
        "console",
        lambda message: said.append(message.text) if message.type in {"error", "warning"} else None,
    )
    yield context.new_page(), said
    context.close()


@every_page
def test_a_page_works_under_its_policy_and_breaks_none_of_it(
    tab: tuple[Page, list[str]], locked_url: str, path: str
) -> None:
    page, said = tab
    page.goto(f"{locked_url}/{path}", wait_until="networkidle")
    reader.unfold(page)
    reader.answer_all(page)
    reader.open_menu(page)
    page.keyboard.press("Escape")
    reader.search(page, "tracker")
    assert page.evaluate("window.broken") == []
    assert said == []


@pytest.mark.parametrize(
    ("attempt", "directive"),
    [
        (
            "document.body.append(Object.assign(document.createElement('script'), {text: '1'}))",
            "script",
        ),
        ("document.body.insertAdjacentHTML('beforeend', '<p style=\"color: red\">')", "style"),
        ("document.body.insertAdjacentHTML('beforeend', '<img src=\"//127.0.0.1:9/\">')", "img"),
        ("fetch('http://127.0.0.1:9/').catch(() => 0)", "connect"),
        ("document.body.insertAdjacentHTML('beforeend', '<iframe src=\"/\">')", "frame"),
        ("document.body.insertAdjacentHTML('beforeend', '<p onclick=\"1\">')", "script"),
    ],
)
@pytest.mark.parametrize("by", ["header", "page"])
def test_what_the_policy_forbids_is_stopped_and_seen(
    tab: tuple[Page, list[str]], locked_url: str, attempt: str, directive: str, by: str
) -> None:
    """By the header, and where a host sends none, by the page."""
    page, _ = tab

    def only_one(route: Route) -> None:
        answer = route.fetch()
        headers, body = answer.headers, answer.text()
        if by == "page":
            del headers["content-security-policy"]
        else:
            body = POLICY.sub(b"", body.encode()).decode()
        route.fulfill(response=answer, headers=headers, body=body)

    page.route(f"{locked_url}/{LONG}", only_one)
    page.goto(f"{locked_url}/{LONG}")
    page.evaluate(f"void ({attempt})")
    page.wait_for_function("window.broken.length > 0")
    assert page.evaluate("window.broken[0]").startswith(directive)


def test_a_page_cannot_be_put_into_a_frame(
    tab: tuple[Page, list[str]], locked_url: str, site_url: str
) -> None:
    page, said = tab
    page.goto(f"{site_url}/")
    page.evaluate(
        """url => new Promise(done => {
            const frame = document.createElement("iframe");
            document.body.append(Object.assign(frame, { src: url, onload: done }));
        })""",
        locked_url,
    )
    expect(page.frame_locator("iframe").locator(".wm-brand")).to_have_count(0)
    assert any("frame-ancestors" in each for each in said)
