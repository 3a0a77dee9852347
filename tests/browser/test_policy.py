"""The published site, sent with its headers, works whole and breaks none of its own rules."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.projects import POLICY
from tests.serving import served

from . import reader
from .chromium import BREACH
from .pages import LONG, PHONE, QUIZZES, TEMPLATES, Fresh

pytestmark = pytest.mark.browser

LISTEN = """
window.broken = [];
document.addEventListener("securitypolicyviolation", event => {
  window.broken.push(`${event.effectiveDirective}: ${event.blockedURI}`);
});
"""
# What a worker breaks, Chromium tells no console by itself.
LISTEN_IN_WORKER = f"""
addEventListener("securitypolicyviolation", event => {{
  console.error(`{BREACH}: ${{event.effectiveDirective}}: ${{event.blockedURI}}`);
}});
"""


def _listen_in_workers(page: Page) -> None:
    def with_an_ear(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=LISTEN_IN_WORKER + answer.text())

    page.route("**/workers/*.js", with_an_ear)


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


@pytest.mark.parametrize("path", [*TEMPLATES, *QUIZZES, "check/"])
def test_a_page_works_under_its_policy_and_breaks_none_of_it(
    tab: tuple[Page, list[str]], site_url: str, path: str
) -> None:
    """Workers too. That no other page breaks it either, test_traces.py shows."""
    page, said = tab
    _listen_in_workers(page)
    page.goto(f"{site_url}/{path}", wait_until="networkidle")
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
        (
            "document.body.insertAdjacentHTML('beforeend', '<p onclick=\"1\">');"
            "document.body.lastElementChild.click()",  # some versions look at a handler only now
            "script",
        ),
    ],
)
@pytest.mark.parametrize("by", ["header", "page"])
def test_what_the_policy_forbids_is_stopped_and_seen(
    tab: tuple[Page, list[str]],
    site_url: str,
    breaches: list[str],
    attempt: str,
    directive: str,
    by: str,
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

    page.route(f"{site_url}/{LONG}", only_one)
    page.goto(f"{site_url}/{LONG}")
    with page.expect_console_message(lambda message: BREACH in message.text):
        page.evaluate(f"() => {{ {attempt} }}")
    reader.until(page, "window.broken.length > 0")
    assert page.evaluate("window.broken[0]").startswith(directive)


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
@pytest.mark.parametrize("fixture", ["open_page", "show_page", "caching_chromium"])
def test_a_breach_is_heard_in_any_tab(
    request: pytest.FixtureRequest,
    site_url: str,
    breaches: list[str],
    fresh: Fresh,
    fixture: str,
    scripts: bool,
) -> None:
    """The browser's own process tells of a frame, a moment later: nothing is missed at the end."""
    opens = request.getfixturevalue(fixture)
    if isinstance(opens, Browser):
        page = fresh(opens, java_script_enabled=scripts).new_page()
        page.goto(f"{site_url}/")
    else:
        page = opens("", scripts=scripts)
    assert breaches == []
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<iframe src=\"/\">')")


def test_a_breach_in_the_worker_of_search_is_heard(
    tab: tuple[Page, list[str]], site_url: str, breaches: list[str]
) -> None:
    page, _ = tab
    _listen_in_workers(page)
    page.goto(f"{site_url}/")
    reader.search(page, "tracker")
    (worker,) = page.workers
    assert breaches == []
    with page.expect_console_message():
        worker.evaluate("fetch('http://127.0.0.1:9/').catch(() => 0)")
    assert breaches == [f"{BREACH}: connect-src: http://127.0.0.1:9/"]


def test_a_page_cannot_be_put_into_a_frame(
    tab: tuple[Page, list[str]], built: Path, site_url: str, breaches: list[str]
) -> None:
    page, said = tab
    with served(built) as elsewhere:  # a site without a policy
        page.goto(f"{elsewhere}/")
        page.evaluate(
            """url => new Promise(done => {
                const frame = document.createElement("iframe");
                document.body.append(Object.assign(frame, { src: url, onload: done }));
            })""",
            site_url,
        )
        expect(page.frame_locator("iframe").locator(".wm-brand")).to_have_count(0)
    assert any("frame-ancestors" in each for each in said)
