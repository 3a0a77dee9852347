"""links/report.py and links/report_file.py: since when, and back from disk."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from links.collector import Link
from links.report import Entry, Known, Place, Report, compile_report, known
from links.report_file import ReportError, check_writable, read_report, write_file
from links.verdict import FINE, OUT_OF_TIME, Kind, Verdict
from tests.cases import untimed

BEFORE, TODAY = date(2026, 10, 1), date(2026, 11, 24)
TARGET = "https://a.example/"
LINK = Link("index.html", "text", TARGET)

_TEXT = st.text(st.characters(codec="utf-8"))
_ENTRIES = st.builds(
    Entry,
    target=_TEXT,
    kind=st.sampled_from(["failure", "warning", "unchecked"]),
    what=_TEXT,
    since=st.none() | st.dates(),
    places=st.lists(st.builds(Place, page=_TEXT, text=_TEXT)).map(tuple),
)
REPORTS = st.builds(
    Report, checked=st.dates(), targets=st.integers(), entries=st.lists(_ENTRIES).map(tuple)
)


def since(kind: Kind, before: Known | None) -> date | None:
    verdicts = {TARGET: Verdict(kind, "what")}
    report = compile_report(
        verdicts, {TARGET: [LINK]}, known={TARGET: before} if before else {}, today=TODAY
    )
    return report.entries[0].since


def test_a_link_that_was_fine_before_fails_since_today() -> None:
    assert since("failure", None) == TODAY


def test_a_link_that_failed_before_fails_since_then() -> None:
    assert since("failure", Known("failure", BEFORE)) == BEFORE


def test_a_warning_that_becomes_a_failure_fails_since_today() -> None:
    assert since("failure", Known("warning", BEFORE)) == TODAY


def test_a_link_left_out_once_keeps_its_day() -> None:
    assert since("unchecked", Known("failure", BEFORE)) == BEFORE
    assert since("failure", Known("unchecked", BEFORE)) == BEFORE


def test_a_link_left_out_that_was_fine_has_no_day() -> None:
    assert since("unchecked", None) is None
    assert since("failure", Known("unchecked", None)) == TODAY


def test_a_report_lists_failures_first_and_the_oldest_of_them_first() -> None:
    verdicts = {
        "https://w.example/": Verdict("warning", "403"),
        "https://new.example/": Verdict("failure", "404"),
        "https://fine.example/": FINE,
        "https://old.example/": Verdict("failure", "404"),
        "https://late.example/": OUT_OF_TIME,
    }
    report = compile_report(
        verdicts,
        {target: [LINK] for target in verdicts},
        known={"https://old.example/": Known("failure", BEFORE)},
        today=TODAY,
    )
    assert [entry.target for entry in report.entries if entry.kind == "failure"] == [
        "https://old.example/",
        "https://new.example/",
    ]
    assert report.entries[0].kind == "failure"
    assert (report.targets, report.count("warning"), report.count("unchecked")) == (5, 1, 1)
    assert report.entries[0].places == (Place(page="index.html", text="text"),)


@untimed
@given(REPORTS)
def test_a_report_comes_back_from_its_json_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, report: Report
) -> None:
    file = tmp_path_factory.getbasetemp() / "report.json"
    write_file(file, report.model_dump_json(indent=2))
    assert read_report(file) == report
    assert set(known(read_report(file))) == {entry.target for entry in report.entries}


@untimed
@given(st.binary() | st.text().map(lambda text: text.encode("utf-8", "replace")))
def test_any_file_is_a_report_or_an_error_that_names_it(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    file = tmp_path_factory.getbasetemp() / "any.json"
    file.write_bytes(content)
    with pytest.raises(ReportError, match=r"any\.json is not a report of this program"):
        read_report(file)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("", "the file: Invalid JSON"),
        ("[" * 100_000, "the file: Invalid JSON"),
        ("[]", "the file: Input should be an object"),
        ('{"version": 2}', "version: Input should be 1; found 2"),
        ('{"version": 1, "checked": "soon"}', "checked: Input should be a valid date"),
        (
            '{"checked": "2026-01-01", "targets": 1, "entries": [{"kind": "odd"}]}',
            "entries.0.target: Field required",
        ),
    ],
)
def test_a_file_that_is_no_report_is_told_field_and_content(
    tmp_path: Path, content: str, told: str
) -> None:
    (tmp_path / "x.json").write_text(content, encoding="utf-8")
    with pytest.raises(ReportError) as error:
        read_report(tmp_path / "x.json")
    assert told in str(error.value)


def test_a_report_that_is_not_there_is_told_and_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ReportError, match=r"x\.json cannot be read: No such file.*leave it out"):
        read_report(tmp_path / "x.json")


def test_a_report_that_cannot_be_written_leaves_the_old_one(tmp_path: Path) -> None:
    file = tmp_path / "report.json"
    file.write_text("old", encoding="utf-8")
    (tmp_path / "report.json.new").mkdir()  # in the way of the draft
    with pytest.raises(ReportError, match=r"report\.json cannot be written: Is a directory"):
        write_file(file, "new")
    assert file.read_text(encoding="utf-8") == "old"


def test_a_place_that_cannot_be_written_to_is_found_out_beforehand(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    (tmp_path / "folder.json").mkdir()
    for path in (tmp_path / "file/report.json", tmp_path / "folder.json"):
        with pytest.raises(ReportError, match="cannot be written"):
            check_writable(path)


def test_finding_out_leaves_nothing_behind(tmp_path: Path) -> None:
    check_writable(tmp_path / "new/report.json")
    assert list((tmp_path / "new").iterdir()) == []
