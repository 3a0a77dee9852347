"""The whole hosts: from HTTP to HTTPS, and what is written down of a reader."""

import pytest

from publish.servers import PAGES

from .asking import READER, ask
from .running import HOST, Running

pytestmark = [pytest.mark.server, pytest.mark.xdist_group("servers")]


def test_http_leads_to_the_same_page_over_https(server: Running) -> None:
    answer = ask(server, "help/", over="http")
    assert answer.status in (301, 308)
    assert answer.one("Location") == f"https://{HOST}{server.base}help/"
    assert b"<h1>Help" not in answer.body
    assert answer.one("Cache-Control") == PAGES, "or a browser keeps the address for good"


def test_no_browser_is_told_to_remember_the_host(server: Running) -> None:
    assert ask(server, "help/").one("Strict-Transport-Security") is None


def test_the_log_has_what_was_asked_for_and_nothing_of_who_asked(server: Running) -> None:
    marks = {
        "User_Agent": "an-agent-of-theirs",
        "Referer": "https://before.example/page",
        "Cookie": "a=a-cookie-of-theirs",
        "Authorization": "Basic dGhlaXJz",
        "Accept_Language": "cy-GB",
        "X_Forwarded_For": "203.0.113.7",
    }
    for path in ("help/", "nothing-here", "about/", ".secret", "%2e%2e/%2e%2e/%2e%2e/x", "%00"):
        ask(server, f"{path}?q=words-they-typed", **marks)
    ask(server, "help/", method="POST", **marks)
    ask(server, "help/", over="http", **marks)
    for host in (HOST, f"{HOST}:443", "other.example", "127.0.0.1"):
        ask(server, "help/", Host=host, **marks)
    kept = server.logs
    assert f"{server.base}help/" in kept
    assert f"{server.base}nothing-here" in kept
    for value in (READER, "words-they-typed", *marks.values()):
        assert value not in kept, value
