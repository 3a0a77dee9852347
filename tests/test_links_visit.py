"""links/visit.py: one target, with its redirects, retries and anchor. Nobody really waits."""

import socket
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from links.answer import Answer
from links.fetch import Client
from links.verdict import Verdict
from links.visit import Ask, visit
from tests.cases import untimed
from tests.links.time import Clock, pace
from tests.links.web import Web, running


@pytest.fixture
def web() -> Iterator[Web]:
    with running() as web:
        yield web


def client(timeout_seconds: float = 5) -> Client:
    return Client(user_agent="test", timeout_seconds=timeout_seconds, allow_private=True)


def look(target: str, ask: Ask | None = None, clock: Clock | None = None) -> Verdict:
    own = pace(clock or Clock())
    return visit(target, ask=ask or client().ask, pace=own, wait_seconds=4)


@pytest.mark.parametrize(
    "path",
    [
        "/page",
        "/",
        "/moved",
        "/page#there",
        "/page#old",
        "/page#top",
        "/page#",
        "/page#there:~:text=Here",
        "/paper.pdf#page=3",
        "/moved#there",
        "/moved-to-anchor",
        "/moved-to-anchor#nowhere",
        "/wants-cookie/1",
        "/raw-utf-8",
    ],
)
def test_a_page_that_is_there_is_fine(web: Web, path: str) -> None:
    assert look(web.url + path) == Verdict("fine")


@pytest.mark.parametrize(
    ("path", "kind", "what"),
    [
        ("/gone", "failure", "404 Not Found"),
        ("/status/410", "failure", "410 Gone"),
        ("/page#nowhere", "failure", "nothing in it has the id nowhere"),
        ("/moved#nowhere", "failure", "nothing in it has the id nowhere"),
        ("/loop", "failure", "Redirects go in a circle"),
        ("/long/1", "failure", "More than 10 redirects"),
        ("/nowhere", "failure", "cannot be read as an address"),
        ("/mail", "failure", "is not an address on the web"),
        ("/status/403", "warning", "403 Forbidden"),
        ("/busy", "warning", "429 Too Many Requests"),
        ("/status/500", "warning", "500 Internal Server Error"),
        ("/front", "warning", "Redirects to the front page"),
    ],
)
def test_trouble_is_judged_and_named(web: Web, path: str, kind: str, what: str) -> None:
    verdict = look(web.url + path)
    assert verdict.kind == kind
    assert what in verdict.what


def test_a_good_page_is_asked_for_once_and_by_head(web: Web) -> None:
    look(f"{web.url}/page")
    assert web.requests == {"HEAD /page": 1}


def test_a_page_with_an_anchor_is_asked_for_once_and_by_get(web: Web) -> None:
    look(f"{web.url}/page#there")
    assert web.requests == {"GET /page": 1}


@pytest.mark.parametrize("status", [403, 404, 405, 501])
def test_a_server_that_refuses_head_is_asked_by_get(web: Web, status: int) -> None:
    assert look(f"{web.url}/head/{status}") == Verdict("fine")
    assert web.requests == {f"HEAD /head/{status}": 1, f"GET /head/{status}": 1}


def test_a_failure_that_stays_is_not_tried_again(web: Web) -> None:
    look(f"{web.url}/gone")
    assert web.requests == {"HEAD /gone": 1, "GET /gone": 1}


def test_a_server_error_that_passes_is_forgotten(web: Web) -> None:
    clock = Clock()
    assert look(f"{web.url}/after/3", clock=clock) == Verdict("fine")
    assert clock.now == 1 + 4  # the pause before GET, then the wait before the second try


def test_a_server_error_that_stays_is_tried_three_times_and_ever_later(web: Web) -> None:
    clock = Clock()
    look(f"{web.url}/status/500", clock=clock)
    assert web.requests == {"HEAD /status/500": 1, "GET /status/500": 3}
    assert clock.now == 1 + 4 + 8


def test_a_hang_is_tried_three_times_and_is_a_warning(web: Web) -> None:
    verdict = look(f"{web.url}/hang", client(timeout_seconds=0.1).ask)
    assert (verdict.kind, verdict.what) == ("warning", "No answer in time")
    assert sum(web.requests.values()) == 3


def test_a_chain_of_redirects_is_followed_ten_times_and_no_further(web: Web) -> None:
    look(f"{web.url}/long/1#x")
    assert len(web.requests) == 1 + 10


def test_a_server_that_asks_for_an_hour_is_not_asked_again(web: Web) -> None:
    own = pace(Clock(), ends_at=10_000)
    visit(f"{web.url}/busy", ask=client().ask, pace=own, wait_seconds=4)
    assert web.requests == {"HEAD /busy": 1}


def test_a_server_that_asks_for_half_a_minute_gets_it() -> None:
    clock = Clock()
    answers = iter([Answer(429, wait_seconds=30), Answer(200)])
    assert look("https://a.example/", lambda *_, **__: next(answers), clock) == Verdict("fine")
    assert clock.now == 30


def test_what_a_try_came_to_stands_when_there_is_no_time_for_another() -> None:
    own = pace(Clock(), ends_at=3)
    verdict = visit(
        "https://a.example/#x", ask=lambda *_, **__: Answer(500), pace=own, wait_seconds=4
    )
    assert verdict.what == "500 Internal Server Error"


def test_a_target_whose_turn_comes_too_late_is_unchecked() -> None:
    own = pace(Clock(), ends_at=0)
    assert visit("https://a.example/", ask=client().ask, pace=own, wait_seconds=4).kind == (
        "unchecked"
    )


def test_every_hop_of_a_redirect_waits_for_its_host(web: Web) -> None:
    clock = Clock()
    look(f"{web.url}/moved", clock=clock)
    assert clock.now == 1


def test_a_redirect_to_a_private_address_is_refused(web: Web) -> None:
    real = Client(user_agent="test", timeout_seconds=5)

    def ask(method: str, url: str, *, cookies: tuple[str, ...] = (), read: bool = False) -> Answer:
        if url == "https://public.example/":
            return Answer(302, location=f"{web.url}/page")
        return real.ask(method, url, cookies=cookies, read=read)

    assert look("https://public.example/", ask).what.startswith("127.0.0.1 is a private address")
    assert not web.requests


@untimed
@given(st.text() | st.text().map("https://{}".format))
def test_any_target_is_judged_and_none_is_an_accident(target: str) -> None:
    def unknown(host: str, port: int) -> list[str]:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    nobody = Client(user_agent="test", timeout_seconds=1, look_up=unknown)
    assert visit(target, ask=nobody.ask, pace=pace(Clock()), wait_seconds=4).kind == "failure"
