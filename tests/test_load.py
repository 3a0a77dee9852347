"""What wrk prints, read; how fast anything is, no test asks."""

import os
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cases import untimed
from tests.servers.load import addresses, main
from tests.servers.wrk import HOW, Load, LoadError, asked

SAID = """Running 3s test @ https://localhost:40123/
  1 threads and 2 connections
  Thread Stats   Avg      Stdev     Max   +/- Stdev
    Latency   {average}     1.02ms  20.11ms   91.20%
    Req/Sec     3.91k   512.21     5.01k    70.00%
  Latency Distribution
     50%  412.00us
     75%    0.98ms
     90%    1.70ms
     99%  {slowest}
  11754 requests in 3.00s, 62.87MB read
{more}Requests/sec:   3917.52
Transfer/sec:     20.95MB
"""


def said(slowest: str = "4.98ms", more: str = "") -> str:
    return SAID.format(average="612.10us", slowest=slowest, more=more)


@pytest.mark.parametrize(
    ("slowest", "milliseconds"),
    [("950.00us", 0.95), ("  4.98ms", 4.98), ("  1.20s", 1200), ("  1.00m", 60_000)],
)
def test_every_unit_becomes_milliseconds(slowest: str, milliseconds: float) -> None:
    read = Load.of(said(slowest))
    assert (read.rate, read.refused) == (3917.52, 0)
    assert read.slowest == pytest.approx(milliseconds)


def test_answers_that_are_refusals_are_counted() -> None:
    assert Load.of(said(more="  Non-2xx or 3xx responses: 11754\n")).refused == 11754


def test_a_lost_connection_is_no_measurement() -> None:
    lost = "  Socket errors: connect 0, read 3, write 0, timeout 0\n"
    with pytest.raises(LoadError, match="read 3"):
        Load.of(said(more=lost))
    assert Load.of(said(more=lost.replace("3", "0"))).rate == 3917.52


@untimed
@given(st.text())
def test_anything_else_is_said_to_be_no_measurement(text: str) -> None:
    with pytest.raises(LoadError, match="something else"):
        Load.of(text)


@untimed
@given(st.integers(0, len(said())))
def test_what_is_cut_short_is_read_whole_or_not_at_all(length: int) -> None:
    try:
        read = Load.of(said()[:length])
    except LoadError:
        return
    assert read.slowest == 4.98


def test_the_best_of_two_runs_counts() -> None:
    assert Load(10, 5, 1).or_better(Load(8, 4, 0)) == Load(10, 4, 1)


@pytest.mark.parametrize(
    ("url", "seconds"),
    [("https://example.org/", 1), ("https://10.0.0.1/", 1), ("https://localhost/", 61)],
)
def test_no_other_machine_is_asked_and_none_for_long(url: str, seconds: int) -> None:
    with pytest.raises(ValueError, match="only loopback, and at most 60 seconds"):
        asked(url, seconds=seconds)


def test_a_missing_wrk_is_named_with_the_way_to_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(LoadError, match="apt-get install wrk"):
        asked("https://localhost:1/", seconds=1)
    assert HOW.startswith("No wrk")


def test_a_wrk_that_fails_is_quoted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "wrk"
    program.write_text("#!/bin/sh\necho unable to connect >&2\nexit 1\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    with pytest.raises(LoadError, match="wrk failed: unable to connect"):
        asked("https://localhost:1/", seconds=1)


def test_a_folder_that_is_no_site_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(tmp_path)]) == 2
    assert "Build first" in capsys.readouterr().err


@pytest.mark.slow
def test_two_pages_a_kept_file_and_a_missing_page_are_asked_for(published: Path) -> None:
    start, page, kept, missing = addresses(published)
    assert start == ""
    assert (published / page / "index.html").is_file()
    assert (published / kept).is_file()
    assert not (published / missing).exists()
