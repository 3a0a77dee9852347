"""`python -m publish.verify`: a good host passes, and one thing wrong is found by its name."""

import datetime as dt
import re
from contextlib import closing

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from publish.verify.__main__ import address, verify
from publish.verify.answer import Answer
from publish.verify.caching import check_kept
from publish.verify.checks import check_all
from publish.verify.client import Client, VerifyError
from publish.verify.finding import Finding, Outcome, remedies
from publish.verify.limits import Limits
from publish.verify.links import check_links
from publish.verify.place import check_https
from publish.verify.refusals import check_lost
from publish.verify.securedrop import ASKED
from publish.verify.tour import ACCEPTED, visit
from publish.verify.visit import Visit
from tests.cases import untimed

from . import site
from .breaking import said_beside
from .broken import DEFECTS, Defect
from .host import Host, Reply

TODAY = dt.date.fromisoformat(site.TODAY)
LAST = "as SecureDrop asks"
ELSEWHERE = {LAST, "as built"}  # the sum of others; and what test_built.py looks at
NAMES = (
    *("Content-Type", "Content-Encoding", "Cache-Control", "Content-Security-Policy"),
    *("Vary", "Server", "Set-Cookie", "Location", "Permissions-Policy", "Link", "NEL", "Refresh"),
)
# What a host could say, right or wrong.
VALUES = st.one_of(
    st.text(),
    st.sampled_from(
        ["text/html; charset=utf-8", "br", "gzip", "max-age=x", ";;", "a b; ; c", "//["]
    ),
)
BODIES = st.one_of(
    st.binary(),
    st.sampled_from(
        [
            b"<a href='http://[' ping='//['>x</a><img srcset=', ,a'><a data-leave href='//['>",
            b"<base href='//['><style>@import '//[';</style><form action></form><script>",
            b'{"countries": [1, {"services": {}}], "international": [[]], "date": []}',
            b"<p class=wm-review><time class=wm-date datetime></time>",
        ]
    ),
)


def ask(host: Host) -> list[Finding]:
    with host.answering() as url:
        return verify(url, pause=0, today=TODAY)


def test_a_good_host_passes_every_check(host: Host) -> None:
    findings = ask(host)
    assert [each.check for each in findings if each.outcome is not Outcome.PASS] == ["as built"]
    assert len(findings) == len({each.check for each in findings}) > 35


@pytest.mark.parametrize("defect", DEFECTS.values(), ids=DEFECTS)
def test_one_thing_wrong_is_found_by_name_and_nothing_else_is(host: Host, defect: Defect) -> None:
    host.before, host.after = defect.before, defect.after
    defect.files(host)
    found = {each.check: each for each in ask(host) if each.outcome is not Outcome.PASS}
    found = {name: each for name, each in found.items() if name not in ELSEWHERE}
    assert set(found) == defect.checks, [each.found for each in found.values()]
    outcomes = {each.outcome for each in found.values()}
    assert outcomes == {defect.outcome} or "brotli" in defect.checks
    assert all(each.todo for each in found.values())


@pytest.mark.parametrize("policy", ["upgrade-insecure-requests", "frame-ancestors 'self'", ""])
def test_a_policy_beside_ours_that_changes_nothing_for_our_pages_is_none(
    host: Host, policy: str
) -> None:
    host.before = said_beside(policy)
    assert {each.check for each in ask(host) if each.outcome is not Outcome.PASS} == {"as built"}


def test_every_check_has_a_remedy_and_is_broken_by_a_defect(host: Host) -> None:
    names = {each.check for each in ask(host)}
    assert set(remedies()) == names
    broken = {name for defect in DEFECTS.values() for name in defect.checks}
    assert names - broken == {*ELSEWHERE, "HTTPS"}, "these have tests of their own"


@pytest.mark.parametrize(("start", "names"), [("/guide/", ["/help/"]), ("/", []), ("/help/", [])])
def test_a_page_for_what_is_not_there_that_leads_out_of_the_site_is_found(
    start: str, names: list[str]
) -> None:
    """The host put the site into a folder, and built it for another place."""
    body = (
        b'<a data-leave href="https://n.example/">x</a><a href="/help/">y</a><a href="//z/">z</a>'
    )
    lost = Answer(f"https://a.example{start}x/", 404, (), body)
    finding = check_lost(Visit(f"https://a.example{start}", lost=lost))
    assert (finding.outcome is Outcome.FAIL) == bool(names)
    assert all(name in finding.found for name in names)


@pytest.mark.parametrize(
    ("start", "status", "place", "outcome"),
    [
        ("https://a.example/", 301, "https://a.example/", Outcome.PASS),
        ("https://a.example/", 308, "https://b.example/", Outcome.FAIL),
        ("https://a.example/", 302, "http://a.example/home/", Outcome.FAIL),
        ("https://a.example/", 302, "https://[", Outcome.FAIL),
        ("https://a.example/", 200, "", Outcome.FAIL),
        ("https://a.example/", 403, "", Outcome.PASS),
        ("https://a.example/", None, "", Outcome.PASS),
        ("http://a.example/", None, "", Outcome.FAIL),
        ("http://127.0.0.1:80/", None, "", Outcome.PASS),
        ("http://[::1]/", None, "", Outcome.PASS),
    ],
)
def test_no_page_comes_in_the_clear(
    start: str, status: int | None, place: str, outcome: Outcome
) -> None:
    visited = Visit(start)
    if status:
        visited.plain = Answer("http://a.example/", status, (("Location", place),), b"")
    assert check_https(visited).outcome is outcome


@pytest.mark.parametrize(
    ("place", "outcome"),
    [
        ("new/", Outcome.PASS),
        ("/guide/new/", Outcome.PASS),
        ("https://a.example:443/guide/new/", Outcome.PASS),
        ("http://a.example/guide/new/", Outcome.FAIL),
        ("https://b.example/guide/new/", Outcome.FAIL),  # as the page says of itself
        ("https://a.example.b.example/guide/new/", Outcome.FAIL),
        (r"\\b.example\guide", Outcome.FAIL),
        ("/new/", Outcome.FAIL),
        ("https://[", Outcome.FAIL),
        ("", Outcome.FAIL),
    ],
)
def test_a_page_may_lead_on_to_another_of_the_site_alone(place: str, outcome: Outcome) -> None:
    start = "https://a.example/guide/"
    led = Answer(f"{start}old/", 301, (("Location", place),), b"")
    visited = Visit(start, own="https://b.example/guide/", answers={led.url: led})
    visited.named = {led.url: start}
    assert check_links(visited).outcome is outcome


@pytest.mark.parametrize(
    ("kept", "outcome"), [("no-store", Outcome.PASS), ("max-age=0", Outcome.NOTE)]
)
def test_a_way_from_http_that_browsers_keep_is_worth_knowing(kept: str, outcome: Outcome) -> None:
    """Not every host lets it be changed."""
    headers = (("Location", "https://a.example/"), ("Cache-Control", kept))
    plain = Answer("http://a.example/", 301, headers, b"")
    finding = check_kept(Visit("https://a.example/", plain=plain))
    assert finding.outcome is outcome
    assert finding.outcome is Outcome.PASS or finding.found.startswith("http://a.example/ comes ")


def test_what_securedrop_asks_is_said_by_name(host: Host) -> None:
    assert set(ASKED) <= set(remedies())
    host.before = DEFECTS["a cookie with a page"].before
    (row,) = [each for each in ask(host) if each.check == LAST]
    assert row.outcome is Outcome.NOTE
    assert row.found == f"{len(ASKED) - 1} of {len(ASKED)}; not: cookies"


def test_a_host_that_can_send_no_header_is_told_what_is_lost_and_what_holds(host: Host) -> None:
    kept = ("Content-Type", "Vary", "Content-Encoding")

    def bare(reply: Reply) -> None:
        reply.headers = {name: value for name, value in reply.headers.items() if name in kept}

    host.after = bare
    found = {each.check: each for each in ask(host) if each.outcome is Outcome.FAIL}
    assert "<meta>" in found["Content-Security-Policy"].todo
    assert "<meta>" in found["Referrer-Policy"].todo
    for each in ("framing", "pages not kept", "X-Content-Type-Options"):
        assert "GitHub Pages" in found[each].todo
    assert not found.keys() & {"policy in pages", "leaving", "third parties", "cookies", "links"}


def test_no_other_host_is_asked() -> None:
    client = Client("http://127.0.0.1:9")
    with pytest.raises(ValueError, match="nobody else is asked"):
        client.ask("http://127.0.0.1:10/")


def test_a_site_with_endless_addresses_is_left_after_some(
    host: Host, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("publish.verify.tour.MOST", 20)

    def endless(reply: Reply) -> None:
        if reply.path.startswith("/help/"):
            reply.status = 200
            reply.headers["Content-Type"] = "text/html; charset=utf-8"
            reply.body = f'<a href="{reply.path}more/">x</a>'.encode()

    host.before = endless
    with host.answering() as url, closing(Client(url.rstrip("/"), pause=0)) as client:
        found = visit(client, url)
    assert len(found.answers) == 20
    assert check_links(found).found.endswith("; 1 more were not asked for")


def test_a_host_that_is_too_slow_is_left(host: Host) -> None:
    with host.answering() as url:
        client = Client(url.rstrip("/"), limits=Limits(ends=0))
        with pytest.raises(VerifyError, match="too slow: 15 minutes"):
            visit(client, url)


@untimed
@given(st.text())
def test_whatever_is_written_is_an_address_or_refused(written: str) -> None:
    try:
        start = address(written)
    except VerifyError:
        start = "https://a.example/"  # refused in a sentence, as tested above
    assert re.fullmatch(r"https?://[^/]+/(.*/)?", start, re.DOTALL)
    assert address(start) == start


@untimed
@example({"Content-Type": "text/html"}, b"<a data-leave href='http://['>x</a>", 200)
@example({"Content-Type": "text/html"}, b"<img src='http://a:b/'>", 200)
@example({"Cache-Control": "max-age=\u00b2"}, b"", 200)
@example({"Cache-Control": "max-age=" + "9" * 5_000}, b"", 200)
@example({"Content-Type": "application/json"}, b"[" * 100_000, 200)
@given(st.dictionaries(st.sampled_from(NAMES), VALUES), BODIES, st.sampled_from([200, 302, 404]))
def test_no_answer_makes_a_check_stumble(headers: dict[str, str], body: bytes, status: int) -> None:
    start = "https://a.example/"
    files = ("", "data/services.json", "leaving.html", "assets/a.12345678.js", "a.css")
    answers = {
        start + name: Answer(start + name, status, tuple(headers.items()), body) for name in files
    }
    copies = {start: dict.fromkeys(ACCEPTED, answers[start])}
    lost = answers[start]
    found = check_all(Visit(start, answers=answers, copies=copies, lost=lost), today=TODAY)
    assert {each.check for each in found} == set(remedies())


def test_a_body_that_cannot_be_opened_is_a_finding_and_no_traceback(host: Host) -> None:
    def cut(reply: Reply) -> None:
        if reply.path == "/help/" and reply.accept != "identity":
            reply.body = reply.body[:40]

    host.after = cut
    found = {each.check for each in ask(host) if each.outcome is Outcome.FAIL}
    assert "same in every size" in found
