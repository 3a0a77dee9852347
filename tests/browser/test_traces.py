"""After a visit that used everything, the browser keeps nothing and nobody else was asked.

What leaving does to Back and Forward is in engines/test_leaving.py.
"""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from . import reader
from .pages import DESK, LONG, PHONE, OpenPage, every_page
from .test_quiz import NOTHING

pytestmark = pytest.mark.browser

AWAY = "https://www.wikipedia.org/"  # where the way out leads by default


class Visit:
    """Writes down what a page asks for, where it goes, and what it complains about."""

    def __init__(self, page: Page) -> None:
        self.requests: list[str] = []
        self.addresses: list[str] = [page.url]
        self.complaints: list[str] = []
        page.context.on("request", lambda request: self.requests.append(request.url))
        page.on("framenavigated", lambda frame: self.addresses.append(frame.url))
        page.context.on("console", lambda message: self._heard(message.type, message.text))
        page.context.on("weberror", lambda error: self._heard("error", str(error.error)))

    def _heard(self, kind: str, text: str) -> None:
        if kind in {"error", "warning", "assert"}:
            self.complaints.append(f"{kind}: {text}")

    def elsewhere(self, origin: str) -> list[str]:
        """Return the requests that left the origin. `data:` and `blob:` stay in the browser."""
        return [
            url
            for url in self.requests
            if urlsplit(url).scheme not in {"data", "blob"} and not url.startswith(f"{origin}/")
        ]


@every_page
def test_a_visit_that_uses_everything_leaves_no_trace(
    open_page: OpenPage, site_url: str, path: str
) -> None:
    page = open_page("404.html", width=PHONE)
    visit = Visit(page)
    page.goto(f"{site_url}/{path}", wait_until="networkidle")
    reader.unfold(page)
    reader.answer_all(page)
    reader.open_menu(page)
    page.keyboard.press("Escape")
    reader.search(page, "somebody follows me home")
    result = reader.results(page).first
    href = str(result.evaluate("el => el.href"))
    result.click()
    page.wait_for_url(href)
    page.go_back()
    expect(page.locator("h1")).to_be_visible()
    page.evaluate("window.scrollTo(0, document.body.scrollHeight)")

    page.emulate_media(media="print")
    assert page.pdf()
    page.emulate_media(media="screen")

    assert visit.elsewhere(site_url) == []
    assert len(visit.requests) > 10
    assert reader.kept(page) == NOTHING
    for url in [*visit.requests, *visit.addresses]:
        assert not urlsplit(url).query, url
        assert "somebody" not in url
        assert "quiz-" not in urlsplit(url).fragment
    assert visit.complaints == []

    page.route(AWAY, lambda route: route.fulfill(body="", content_type="text/html"))
    with page.expect_request(AWAY) as asked:
        page.locator("[data-leave]").click()
    page.wait_for_url(AWAY)
    assert set(visit.elsewhere(site_url)) == {AWAY}
    assert "referer" not in asked.value.all_headers()
    assert page.evaluate("[window.name, document.referrer, history.state]") == ["", "", None]


def test_a_fragment_is_only_what_a_link_said(open_page: OpenPage, site_url: str) -> None:
    """Scrolling past headings writes no heading into the address."""
    page = open_page(LONG, width=DESK)
    for _ in range(6):
        page.mouse.wheel(0, 900)
        page.evaluate("new Promise(done => requestAnimationFrame(() => setTimeout(done)))")
    assert page.evaluate("window.scrollY") > 900
    assert page.url == f"{site_url}/{LONG}"


def test_what_is_asked_elsewhere_and_kept_would_be_seen(open_page: OpenPage, site_url: str) -> None:
    """The two measures above are not blind."""
    page = open_page("", width=DESK, bypass_csp=True)
    visit = Visit(page)
    shared = {"Cross-Origin-Resource-Policy": "cross-origin"}
    page.route("https://elsewhere.example/**", lambda route: route.fulfill(body="", headers=shared))
    page.evaluate(
        """async () => {
            localStorage.a = sessionStorage.b = document.cookie = "c=1";
            window.name = "d";
            history.replaceState({e: 1}, "", "?f");
            await caches.open("g");
            await new Promise(done => { indexedDB.open("h").onsuccess = done; });
            await fetch("https://elsewhere.example/i", {mode: "no-cors"});
            console.error("j");
        }"""
    )
    kept = reader.kept(page)
    assert {key for key, value in kept.items() if value == NOTHING[key]} == {"service workers"}
    assert visit.elsewhere(site_url) == ["https://elsewhere.example/i"]
    assert visit.complaints == ["error: j"]
    assert any(urlsplit(url).query for url in [page.url, *visit.addresses])
