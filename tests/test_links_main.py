"""`python -m links external`, from the built folder to the report and the exit status."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import trustme

from links.__main__ import main
from tests.links.tls import proving
from tests.links.web import Web, running

ROOT = Path(__file__).parent.parent
# No test waits for politeness: its rules are tested with a clock of their own.
AT_ONCE = ["--pause", "0.001", "--wait", "0.001", "--allow-private"]
# For the servers that never answer; the others get their time, since the machine may be busy.
IMPATIENT = ["--timeout", "0.3"]


@pytest.fixture(scope="module")
def web() -> Iterator[Web]:
    with running() as web:
        yield web


def write(folder: Path, *targets: str) -> Path:
    links = "".join(f'<p><a href="{target}">to {target}</a>' for target in targets)
    (folder / "index.html").write_text(f"<!doctype html>{links}", encoding="utf-8")
    return folder


def run(tmp_path: Path, *arguments: str, today: str = "2026-11-24") -> tuple[int, dict[str, Any]]:
    """Check a site; give the exit status and the JSON report."""
    report = tmp_path / "out/report.json"
    status = main(
        [
            *("external", str(tmp_path), "--report", str(report), "--today", today),
            *AT_ONCE,
            *arguments,
        ]
    )
    found: dict[str, Any] = json.loads(report.read_text(encoding="utf-8"))
    return status, found


@pytest.mark.parametrize(
    ("path", "kind", "what", "status"),
    [
        ("/status/404", "failure", "404 Not Found", 1),
        ("/status/410", "failure", "410 Gone", 1),
        ("/status/429", "warning", "429 Too Many Requests", 0),
        ("/status/403", "warning", "403 Forbidden", 0),
        ("/status/500", "warning", "500 Internal Server Error", 0),
        ("/loop", "failure", "Redirects go in a circle", 1),
        ("/hang", "warning", "No answer in time", 0),
        ("/page#gone", "failure", "nothing in it has the id gone", 1),
    ],
)
def test_trouble_is_in_the_report_and_only_failures_fail(
    tmp_path: Path, web: Web, path: str, kind: str, what: str, status: int
) -> None:
    target = web.url + path
    found, report = run(write(tmp_path, target), *(IMPATIENT if path == "/hang" else []))
    (entry,) = report["entries"]
    assert found == status
    assert entry["target"] == target
    assert entry["kind"] == kind
    assert what in entry["what"]
    assert entry["since"] == "2026-11-24"
    assert entry["places"] == [{"page": "index.html", "text": f"to {target}"}]


@pytest.mark.parametrize("path", ["/page", "/moved", "/page#there", "/head/405"])
def test_a_page_that_is_there_is_not_in_the_report(tmp_path: Path, web: Web, path: str) -> None:
    status, report = run(write(tmp_path, web.url + path))
    assert (status, report["targets"], report["entries"]) == (0, 1, [])


def test_a_host_that_does_not_exist_is_a_failure(tmp_path: Path) -> None:
    status, report = run(write(tmp_path, "https://nothing.invalid/"))
    assert status == 1
    assert report["entries"][0]["what"] == "There is no host named nothing.invalid"


def test_a_certificate_that_nobody_vouches_for_is_a_failure(tmp_path: Path) -> None:
    with running(proving(trustme.CA(), "localhost", "127.0.0.1")) as secure:
        status, report = run(write(tmp_path, secure.url))
    assert status == 1
    assert "TLS: " in report["entries"][0]["what"]


def test_a_private_address_is_refused_without_the_flag_for_tests(tmp_path: Path, web: Web) -> None:
    before = sum(web.requests.values())
    write(tmp_path, web.url)
    assert main(["external", str(tmp_path)]) == 1
    assert sum(web.requests.values()) == before


def test_a_target_linked_to_many_times_is_asked_about_once(tmp_path: Path) -> None:
    with running() as own:
        write(tmp_path, *[f"{own.url}/page"] * 5)
        run(tmp_path)
        assert own.requests == {"HEAD /page": 1}
        assert own.agents == {"waymark-link-check/1 (a program that checks links)"}


def test_a_failure_is_known_since_the_first_report_of_it(tmp_path: Path, web: Web) -> None:
    write(tmp_path, f"{web.url}/gone")
    run(tmp_path, today="2026-10-01")
    known = str(tmp_path / "out/report.json")
    _, report = run(tmp_path, "--known", known, today="2026-11-24")
    assert report["entries"][0]["since"] == "2026-10-01"
    assert report["checked"] == "2026-11-24"
    text = (tmp_path / "out/report.md").read_text(encoding="utf-8")
    assert "404 Not Found. Since 2026-10-01." in text


@pytest.mark.parametrize("name", ["report.json", "report.md", "report"])
def test_both_reports_are_written_whatever_the_name_given(
    tmp_path: Path, web: Web, name: str
) -> None:
    write(tmp_path, f"{web.url}/page")
    assert main(["external", str(tmp_path), "--report", str(tmp_path / name), *AT_ONCE]) == 0
    assert (tmp_path / "report.json").is_file()
    assert (tmp_path / "report.md").is_file()


def test_progress_goes_to_stderr_and_the_report_to_stdout(
    tmp_path: Path, web: Web, capsys: pytest.CaptureFixture[str]
) -> None:
    run(write(tmp_path, f"{web.url}/page", f"{web.url}/gone"))
    output = capsys.readouterr()
    assert output.out == (tmp_path / "out/report.md").read_text(encoding="utf-8")
    assert "[2/2] " in output.err


def test_a_server_that_answers_letter_by_letter_does_not_keep_the_program(
    tmp_path: Path, web: Web
) -> None:
    """A whole process, since it must also end: nothing may wait for the thread that hangs."""
    write(tmp_path, f"{web.url}/drip")
    command = [sys.executable, "-m", "links", "external", str(tmp_path), *AT_ONCE, *IMPATIENT]
    done = subprocess.run(
        [*command, "--minutes", "0.005"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "1 not checked" in done.stdout


def test_a_machine_that_is_offline_writes_no_report_of_everybodys_failure(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, *(f"https://{name}.invalid/" for name in "abc"))
    report = tmp_path / "report.json"
    assert main(["external", str(tmp_path), "--report", str(report)]) == 2
    assert not report.exists()
    assert "Is this machine online?" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["external", "no-such-folder"], "no-such-folder is not a folder"),
        (["external", ".", "--known", "no-such.json"], "no-such.json cannot be read"),
        (["external", ".", "--known", "README.md"], "README.md is not a report"),
        (["external", ".", "--report", "README.md/x.json"], "x.json cannot be written"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(
    arguments: list[str],
    told: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "README.md").write_text("# Words", encoding="utf-8")
    assert main(arguments) == 2
    error = capsys.readouterr().err
    assert error.startswith("links: ")
    assert told in error
    assert error.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], "CHECK"),
        (["sideways", "."], "invalid choice: 'sideways'"),
        (["internal"], "SITE"),
        (["external", ".", "--report", "x.txt"], "'x.txt' must end in .json, in .md or in neither"),
        (["external", ".", "--report", ""], "must end in"),
        (["external", ".", "--today", "soon"], "'soon' is not a day such as 2026-11-24"),
        (["external", ".", "--pause", "-1"], "'-1' is not a number above 0"),
        (["external", ".", "--timeout", "nan"], "'nan' is not a number above 0"),
        (["external", ".", "--minutes", "inf"], "'inf' is not a number above 0"),
        (["external", ".", "--wait", "x"], "'x' is not a number above 0"),
        (["external", ".", "--threads", "0"], "'0' is not a whole number from 1 to 64"),
        (["external", ".", "--threads", "²"], "'²' is not a whole number from 1 to 64"),
    ],
)
def test_an_argument_that_cannot_be_meant_is_told_with_what_can(
    arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stop:
        main(arguments)
    assert stop.value.code == 2
    assert told in capsys.readouterr().err
