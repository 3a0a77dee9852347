"""What `python -m publish.verify` prints, and how it ends."""

import datetime as dt
import json
from pathlib import Path

import pytest

from publish.verify.__main__ import main, verify
from publish.verify.client import VerifyError
from publish.verify.finding import Finding, Outcome, remedies, shared, shown
from publish.verify.table import table

from . import site
from .breaking import header
from .broken import DEFECTS
from .host import Host, Reply

TODAY = dt.date.fromisoformat(site.TODAY)


# What it says where there is nothing to check


@pytest.mark.parametrize(
    "written",
    [
        "",
        "ftp://a.example/",
        "https://",
        "https://a b/",
        "https://me@a.example/",
        "http://[",
        "https://example..org",
        f"https://{'a' * 70}.example/",
    ],
)
def test_what_is_no_address_is_said_in_a_sentence(
    written: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([written]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "give the address of the start page, such as https://example.org/." in said.err


def test_a_host_that_does_not_answer_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["http://127.0.0.1:9/"]) == 2
    said = capsys.readouterr()
    assert said.err == "http://127.0.0.1:9 does not answer: Connection refused.\n"


def test_another_site_is_told_from_ours(host: Host, capsys: pytest.CaptureFixture[str]) -> None:
    host.files["index.html"] = b"<title>A shop</title><p>Welcome."
    with host.answering() as url:
        assert main([url, "--pause", "0"]) == 2
    assert capsys.readouterr().err == f"{url} is another site: nothing on the page is ours.\n"


def test_a_wrong_address_is_told_from_a_broken_site(
    host: Host, capsys: pytest.CaptureFixture[str]
) -> None:
    with host.answering() as url:
        assert main([f"{url}nothing/", "--pause", "0"]) == 2
    said = capsys.readouterr().err
    assert said == f"{url}nothing/ answers 404: give the address of the start page.\n"


@pytest.mark.parametrize("place", ["https://www.guide.example/", "http://[", "\x1b[2J"])
def test_a_site_that_moved_is_not_checked_where_it_was(
    host: Host, place: str, capsys: pytest.CaptureFixture[str]
) -> None:
    def moved(reply: Reply) -> None:
        reply.status = 301
        reply.headers["Location"] = place

    host.before = moved
    with host.answering() as url:
        assert main([url, "--pause", "0"]) == 2
    assert capsys.readouterr().err == f"{url} leads to {shown(place)}: give that address.\n"


def test_a_start_page_that_is_none_is_told_from_a_site_that_moved(
    host: Host, capsys: pytest.CaptureFixture[str]
) -> None:
    host.before = header("Content-Type", "text/plain; charset=utf-8")
    with host.answering() as url:
        assert main([url, "--pause", "0"]) == 2
    said = capsys.readouterr().err
    assert said == f"{url} sends no page: give the start page's address.\n"


def test_a_start_page_that_cannot_be_opened_is_told_from_another_site(
    host: Host, capsys: pytest.CaptureFixture[str]
) -> None:
    host.after = header("Content-Encoding", "compress")
    with host.answering() as url:
        assert main([url, "--pause", "0"]) == 2
    assert capsys.readouterr().err == f"{url} comes as compress, which cannot be opened.\n"


# What it prints


def test_the_exit_status_and_the_table_say_what_was_found(
    host: Host, capsys: pytest.CaptureFixture[str]
) -> None:
    with host.answering() as url:
        assert main([url, "--pause", "0", "--today", site.TODAY]) == 0
        assert " 0 fail\n" in capsys.readouterr().out
        host.before = DEFECTS["a cookie with a page"].before
        assert main([url, "--pause", "0", "--today", site.TODAY]) == 1
    said = capsys.readouterr().out
    assert "fail  cookies" in said
    assert "sets __cf_bm" in said
    assert " 1 fail\n" in said


def test_a_site_can_be_held_against_the_folder_that_was_copied(
    host: Host, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with host.answering() as url:
        arguments = [url, "--pause", "0", "--today", site.TODAY, "--built", str(folder)]
        assert main(arguments) == 0
        assert " 0 note, 0 fail\n" in capsys.readouterr().out
        host.files["help/index.html"] += b" "
        assert main(arguments) == 1
    assert "changed: /help/index.html" in capsys.readouterr().out


@pytest.mark.parametrize("more", [[], ["--json"]])
def test_no_host_can_steer_the_terminal(
    host: Host, more: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    host.after = header("Server", "nginx \x1b]0;owned\x07\x9b2J/1")
    with host.answering() as url:
        main([url, "--pause", "0", *more])
    said = capsys.readouterr().out
    assert "nginx" in said
    assert all(line.isprintable() for line in said.split("\n"))


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("naïve → “so”", "naïve → “so”"),
        ("a\r\n\tb\N{NO-BREAK SPACE}c", "a b c"),
        ("\x1b[2J", "\\x1b[2J"),
        ("\N{RIGHT-TO-LEFT OVERRIDE}a", "\\u202ea"),
        ("a" * 401, "a" * 400 + "…"),
    ],
)
def test_what_a_host_wrote_is_shown_in_one_line(text: str, line: str) -> None:
    assert shown(text) == line


def test_one_host_that_does_not_answer_keeps_no_other_from_being_checked(
    host: Host, capsys: pytest.CaptureFixture[str]
) -> None:
    with host.answering() as url:
        assert main(["http://127.0.0.1:9/", url, "--json", "--pause", "0"]) == 2
    told = json.loads(capsys.readouterr().out)
    assert list(told) == [url]
    assert {"check", "outcome", "found", "todo"} == set(told[url][0])


def test_what_many_rows_would_say_stands_once_at_the_end() -> None:
    rules, _ = shared()
    rows = [Finding(name, Outcome.FAIL, "lost", remedies()[name]) for name in ("framing", "types")]
    said = table(rows, columns=500)
    assert said.count(rules) == 1
    assert said.endswith(f"[1] {rules}")
    assert "only a header can forbid it. [1]" in said


@pytest.mark.parametrize("columns", [10, 60, 79, 200])
def test_the_table_fits_the_terminal(columns: int) -> None:
    rows = [Finding("a check", Outcome.FAIL, "word " * 60, "to do " * 60)]
    rows.append(Finding("b", Outcome.PASS, "good"))
    lines = table(rows, columns=columns).splitlines()
    assert max(map(len, lines)) <= max(columns, 60)
    assert lines[0].startswith("fail  a check  word")
    assert any("→ to do" in line for line in lines)


def test_an_address_may_be_written_as_people_do() -> None:
    with pytest.raises(VerifyError, match="does not answer"):
        verify("HTTP://127.0.0.1:9/guide/index.html", pause=0, today=TODAY)
