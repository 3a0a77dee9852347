"""A script of the host itself, which `'self'` in the policy lets pass."""

import pytest

from publish.policy import Inline, policy
from publish.verify.answer import Answer
from publish.verify.finding import Outcome
from publish.verify.headers import check_pages_policy
from publish.verify.visit import Visit

START = "https://a.example/guide/"
PAGE = (
    '<meta http-equiv="Content-Security-Policy" content="{}">'
    '<script src="{}"></script><link rel="Stylesheet" href="{}">'
)
OURS = "../assets/css/a.12345678.css"


def outcome(script: str, style: str = OURS) -> Outcome:
    page = PAGE.format(policy(Inline.of(PAGE.format("", script, style))), script, style)
    url = f"{START}help/"
    answer = Answer(url, 200, (("Content-Type", "text/html"),), page.encode())
    return check_pages_policy(Visit(START, answers={url: answer})).outcome


@pytest.mark.parametrize(
    "link",
    [
        "/track.js",
        "https://a.example/track.js",
        "//a.example:443/cdn-cgi/scripts/5c5dd728/email-decode.min.js",
        "/assets/js/a.12345678.js",  # above the site
        "../assets/../../assets/a.12345678.js",
        "../track.js",
        "../assets/js/track.js",
        r"\track.js",
    ],
)
def test_what_the_host_put_into_a_page_is_found(link: str) -> None:
    assert outcome(link) is Outcome.FAIL
    assert outcome(OURS, link) is Outcome.FAIL


@pytest.mark.parametrize(
    "link",
    [
        "../assets/js/a.12345678.js",
        "/guide/assets/js/a.12345678.min.js",
        "https://b.example/a.js",  # of others: another check says so
    ],
)
def test_what_the_build_wrote_is_ours(link: str) -> None:
    assert outcome(link) is Outcome.PASS
