"""links/external.py: every target once, hosts side by side, an end to it."""

import threading
from collections import Counter

import pytest

from links.collector import read_page
from links.external import look_at_all, nothing_answered, outward, user_agent
from links.site import assemble
from links.verdict import FINE, OUT_OF_TIME, Verdict
from links.visit import host_of

OWN = '<link rel="canonical" href="https://waymark.example/">'


def quiet(_line: str) -> None:
    """Hear and forget."""


def test_each_target_is_listed_once_with_every_link_to_it() -> None:
    html = """<a href="https://a.example/">one</a> <a href="https://a.example/">two</a>
        <a href="https://a.example/#x%20y">three</a> <img src="//a.example/i.png" alt="i">"""
    site = assemble([read_page(OWN + html, "index.html"), read_page(html, "b.html")])
    links = outward(site)
    assert list(links) == [
        "https://a.example/",
        "https://a.example/#x%20y",
        "https://a.example/i.png",
    ]
    assert [(link.page, link.text) for link in links["https://a.example/"]] == [
        ("index.html", "one"),
        ("index.html", "two"),
        ("b.html", "one"),
        ("b.html", "two"),
    ]


def test_what_is_not_another_site_is_no_target() -> None:
    html = """<a href="/x">in</a> <a href="https://waymark.example/y">in</a> <a href="#z">in</a>
        <a href="mailto:a@example.org">mail</a> <a href="tel:+441">ring</a> <a href="http://[">?</a>
        <link rel="preconnect" href="https://a.example/">"""
    assert outward(assemble([read_page(OWN + html, "index.html")])) == {}


def test_the_program_says_what_it_is_and_for_whom_it_asks() -> None:
    agent = user_agent(assemble([read_page(OWN, "index.html")]))
    assert agent == "waymark-link-check/1 (a program that checks links; +https://waymark.example/)"
    assert "+" not in user_agent(assemble([read_page("", "index.html")]))


def test_every_target_is_looked_at_once_and_told_of() -> None:
    targets = [f"https://{host}.example/{number}" for host in "abcde" for number in range(4)]
    seen: Counter[str] = Counter()
    lines: list[str] = []

    def look(target: str) -> Verdict:
        seen[target] += 1
        return Verdict("warning", "slow") if target.endswith("3") else FINE

    verdicts = look_at_all(targets, look, threads=3, seconds=60, tell=lines.append)
    assert list(verdicts) == targets
    assert set(seen.values()) == {1}
    assert len(lines) == 20
    assert lines[-1].startswith("[20/20] ")
    assert sum(line.endswith("/3 slow") for line in lines) == 5


def test_a_host_is_never_asked_by_two_threads_at_once() -> None:
    targets = [f"https://{host}.example/{number}" for number in range(30) for host in "ab"]
    busy: Counter[str] = Counter()
    most: Counter[str] = Counter()
    both = threading.Barrier(2)  # the two hosts are asked side by side, thirty times over

    def look(target: str) -> Verdict:
        host = host_of(target)
        busy[host] += 1
        most[host] = max(most[host], busy[host])
        both.wait(timeout=10)
        busy[host] -= 1
        return FINE

    verdicts = look_at_all(targets, look, threads=4, seconds=60, tell=quiet)
    assert most == {"a.example": 1, "b.example": 1}
    assert {verdict.kind for verdict in verdicts.values()} == {"fine"}


def test_a_server_that_never_comes_to_an_end_does_not_keep_the_others_back() -> None:
    never = threading.Event()

    def look(target: str) -> Verdict:
        if target == "https://slow.example/":
            never.wait()
        return FINE

    targets = ["https://slow.example/", "https://a.example/"]
    verdicts = look_at_all(targets, look, threads=2, seconds=0.2, tell=quiet)
    assert verdicts == {"https://slow.example/": OUT_OF_TIME, "https://a.example/": FINE}
    never.set()


def test_a_mistake_of_ours_costs_one_verdict_and_not_the_report() -> None:
    def look(target: str) -> Verdict:
        if target == "https://a.example/":
            raise RuntimeError(target)
        return FINE

    targets = ["https://a.example/", "https://a.example/2"]
    verdicts = look_at_all(targets, look, threads=1, seconds=60, tell=quiet)
    assert verdicts["https://a.example/"].kind == "warning"
    assert "RuntimeError" in verdicts["https://a.example/"].what
    assert verdicts["https://a.example/2"] == FINE


SILENT = Verdict("failure", "no such host", silent=True)


@pytest.mark.parametrize(
    ("verdicts", "ours"),
    [
        ([SILENT, SILENT, SILENT], True),
        ([SILENT, SILENT, SILENT, OUT_OF_TIME], True),
        ([SILENT, SILENT, FINE], False),
        ([SILENT, SILENT, Verdict("failure", "404")], False),
        ([SILENT, SILENT], False),
        ([OUT_OF_TIME, OUT_OF_TIME, OUT_OF_TIME], True),
        ([], False),
    ],
)
def test_only_when_no_host_at_all_answers_is_it_our_own_network(
    verdicts: list[Verdict], ours: bool
) -> None:
    by_target = {f"https://{number}.example/": v for number, v in enumerate(verdicts)}
    assert nothing_answered(by_target) is ours
