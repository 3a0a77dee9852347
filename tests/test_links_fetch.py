"""links/fetch.py: one request, at the door to the network. TLS, names and private addresses."""

import ssl
from collections.abc import Iterator

import pytest
import trustme

from links.fetch import Client
from links.verdict import Verdict, VisitError
from tests.links.tls import proving, trusting
from tests.links.web import Web, running


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture(scope="module")
def secure(authority: trustme.CA) -> Iterator[Web]:
    """A server that proves to be waymark.test."""
    with running(proving(authority, "waymark.test")) as web:
        yield web


@pytest.fixture(scope="module")
def web() -> Iterator[Web]:
    with running() as web:
        yield web


def client(*, tls: ssl.SSLContext | None = None, allow_private: bool = True) -> Client:
    """Make a client for which every name is this machine's."""
    return Client(
        user_agent="waymark-test/1",
        timeout_seconds=5,
        allow_private=allow_private,
        tls=tls,
        look_up=lambda *_: ["127.0.0.1"],
    )


def trouble(client: Client, url: str) -> Verdict:
    with pytest.raises(VisitError) as error:
        client.ask("GET", url)
    return error.value.verdict


def test_a_certificate_for_the_hosts_name_is_accepted(authority: trustme.CA, secure: Web) -> None:
    url = secure.url.replace("127.0.0.1", "waymark.test")
    assert client(tls=trusting(authority)).ask("GET", f"{url}/page").status == 200


def test_a_certificate_for_another_name_is_a_failure(authority: trustme.CA, secure: Web) -> None:
    url = secure.url.replace("127.0.0.1", "other.test")
    verdict = trouble(client(tls=trusting(authority)), url)
    assert (verdict.kind, verdict.passing) == ("failure", False)
    assert verdict.what.startswith("TLS: Hostname mismatch")


def test_a_certificate_that_nobody_vouches_for_is_a_failure(secure: Web) -> None:
    verdict = trouble(client(), secure.url.replace("127.0.0.1", "waymark.test"))
    assert (verdict.kind, verdict.passing) == ("failure", False)
    assert "TLS: " in verdict.what
    assert "issuer" in verdict.what


def test_a_server_that_speaks_no_tls_is_a_failure(web: Web) -> None:
    assert trouble(client(), web.url.replace("http:", "https:")).kind == "failure"


def test_a_private_address_is_never_connected_to(web: Web) -> None:
    before = sum(web.requests.values())
    verdict = trouble(client(allow_private=False), web.url.replace("127.0.0.1", "public.test"))
    assert verdict.what == "public.test is a private address, which readers cannot reach"
    assert sum(web.requests.values()) == before


def test_the_next_address_of_a_host_is_tried_when_one_does_not_answer(web: Web) -> None:
    several = Client(
        user_agent="waymark-test/1",
        timeout_seconds=5,
        allow_private=True,
        look_up=lambda *_: ["127.9.9.9", "127.0.0.1"],
    )
    assert several.ask("HEAD", f"{web.url}/page").status == 200


def test_a_closed_port_is_a_silent_warning() -> None:
    with running() as gone:
        url = gone.url
    verdict = trouble(client(), url)
    assert (verdict.kind, verdict.passing, verdict.silent) == ("warning", True, True)
    assert verdict.what == "No connection: Connection refused"


def test_a_connection_that_breaks_off_is_a_silent_warning(web: Web) -> None:
    verdict = trouble(client(), f"{web.url}/break-off")
    assert (verdict.kind, verdict.passing, verdict.silent) == ("warning", True, True)


@pytest.mark.parametrize("url", ["", "x", "http://", "mailto:a@b", "http://[", "http://a:b/"])
def test_what_is_no_address_on_the_web_is_a_failure(url: str) -> None:
    assert trouble(client(), url).kind == "failure"


def test_every_request_says_who_asks(web: Web) -> None:
    client().ask("HEAD", f"{web.url}/page")
    assert web.agents == {"waymark-test/1"}


def test_a_page_is_read_only_where_it_is_asked_for(web: Web) -> None:
    assert client().ask("GET", f"{web.url}/page").html is None
    assert "there" in (client().ask("GET", f"{web.url}/page", read=True).html or "")
    assert client().ask("GET", f"{web.url}/paper.pdf", read=True).html is None


@pytest.mark.parametrize(
    ("asked", "seconds"),
    [("30", 30), ("soon", 0), ("-1", 0), ("Thu,%2001%20Jan%201970%2000:00:00%20GMT", 0)],
)
def test_a_server_can_ask_for_time(web: Web, asked: str, seconds: int) -> None:
    assert client().ask("GET", f"{web.url}/retry-after/{asked}").wait_seconds == seconds
