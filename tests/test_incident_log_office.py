"""The empty tables, and the tables that the form on the site saves, in LibreOffice."""

import csv
import functools
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from macros.incident_log_as_tables import rows
from macros.incident_log_files import files
from macros.models import IncidentLog
from macros.open_data import cell
from macros.reading import read_record
from tests.cases import words
from tests.repository import ROOT

pytestmark = pytest.mark.slow

LOG = read_record(IncidentLog, ROOT / "data" / "incident-log.yml", root=ROOT)
# Comma, quotation marks and UTF-8, as the filter of LibreOffice counts them; then on writing: text
# as shown, all in quotes only where needed. https://wiki.documentfoundation.org/Documentation/DevGuide
READ = "Text - txt - csv (StarCalc):44,34,76"
WRITE = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false"
HARD = [
    '=HYPERLINK("https://evil.example","press")',
    "+44 20 7946 0000",
    "-1",
    "@SUM(1)",
    "a;=1+1",
    'She said "no", twice',
    "two\nlines",
    "ñ ü 日本 ע",
]


@functools.cache
def office() -> str:
    """Return the program, or leave the test out where nobody would miss it."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    if found is None:
        reason = "No LibreOffice on this machine: `make engines`, and run this again."
        if os.environ.get("CI"):  # nobody is there to read what was left out
            pytest.fail(reason, pytrace=False)
        pytest.skip(reason)
    return found


def convert(path: Path, kind: str, *options: str) -> Path:
    out = path.parent / "out"
    command = [office(), "--headless", "--norestore", f"-env:UserInstallation=file://{out}/profile"]
    done = subprocess.run(
        [*command, *options, "--convert-to", kind, "--outdir", str(out), str(path)],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    made = out / f"{path.stem}.{kind.partition(':')[0]}"
    assert made.is_file(), done.stderr
    return made


def read_back(path: Path) -> list[list[str]]:
    """Open a table in LibreOffice and return its rows, without empty cells at their ends."""
    made = convert(path, WRITE, *([f"--infilter={READ}"] if path.suffix == ".csv" else []))
    with made.open(encoding="utf-8", newline="") as file:
        return [_trimmed(row) for row in csv.reader(file)]


def _trimmed(row: list[str]) -> list[str]:
    while row and not row[-1]:
        row = row[:-1]
    return row


@pytest.mark.parametrize("kind", ["csv", "ods", "xlsx"])
def test_an_empty_table_opens_without_loss(tmp_path: Path, kind: str) -> None:
    made = files(LOG, locale="en_GB", strings=words()["incident_log"])[f"notes.{kind}"]
    (tmp_path / f"notes.{kind}").write_bytes(made)
    assert read_back(tmp_path / f"notes.{kind}") == list(rows(LOG))


def test_at_semicolons_no_cell_becomes_a_formula(tmp_path: Path) -> None:
    """As where a comma parts whole and tenth: there a comma parts no cells."""
    (path := tmp_path / "notes.csv").write_text(f"x,{cell('a;=1+1;=2+2')}\n", encoding="utf-8")
    made = convert(path, WRITE, f"--infilter={READ.replace('44', '59', 1)}")
    assert made.read_text(encoding="utf-8").strip() == "\"x,a\",'=1+1,'=2+2"


@pytest.mark.parametrize("text", HARD)
def test_a_text_that_looks_like_something_else_stays_a_text(tmp_path: Path, text: str) -> None:
    """From CSV to ODS and back: nothing is worked out, and nothing is lost."""
    path = tmp_path / "notes.csv"
    safe = cell(text) if "\n" not in text else text
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([*rows(LOG), ["2026-11-03", "21:40", safe]])
    ods = convert(path, "ods", f"--infilter={READ}")
    (ods_copy := tmp_path / "again.ods").write_bytes(ods.read_bytes())
    *_, last = read_back(ods_copy)
    assert last[2:] == [safe]
