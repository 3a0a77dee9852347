"""The form for notes, as a reader uses it: what the tests of it share."""

import json
from typing import Any

from playwright.sync_api import Page, expect
from selectolax.lexbor import LexborHTMLParser

from macros.models import IncidentLog
from macros.reading import read_record
from tests.repository import ROOT

LOG = read_record(IncidentLog, ROOT / "data" / "incident-log.yml", root=ROOT)
LABELS = [item.label for item in LOG.fields]
IDS = [item.id for item in LOG.fields]
PAGE = "record/notes/"
STATUS = "[data-log-status]"
ENTRIES = "[data-log-list] > li"
NOTE = {"date": "2026-11-03", "time": "21:40", "kind": "message", "what": "Eleven messages."}


def write(page: Page, **note: str) -> None:
    """Fill the form in, and add the note."""
    page.evaluate("document.querySelector('.wm-log__further').open = true")
    for name, text in note.items():
        field = page.locator(f"#log-{name}")
        field.select_option(text) if name == "kind" else field.fill(text)
    page.locator("[data-log-add]").click()


def bring(page: Page, content: bytes | str, name: str = "notes.csv") -> str:
    """Bring a file back, and return what is said of it."""
    said = page.locator(STATUS)
    page.evaluate("document.querySelector('[data-log-status]').textContent = ''")
    data = content.encode() if isinstance(content, str) else content
    file: Any = {"name": name, "mimeType": "text/plain", "buffer": data}
    page.locator("#log-open").set_input_files(file)
    expect(said).not_to_have_text("")
    return said.inner_text()


def saved(page: Page, kind: str) -> str:
    """Save as a "page" or a "table", and return the text of the file."""
    with page.expect_download() as download:
        page.locator(f".wm-log__files [data-log-save={kind}]").click()
    assert download.value.suggested_filename == f"notes.{'html' if kind == 'page' else 'csv'}"
    return download.value.path().read_text(encoding="utf-8")


def notes(page: Page) -> list[dict[str, str]]:
    """Return the notes that a saved page holds, as data."""
    (data,) = LexborHTMLParser(saved(page, "page")).css("#notes-data")
    found: list[dict[str, str]] = json.loads(data.text() or "")
    return found


def table(*rows: list[str], heads: list[str] = LABELS) -> str:
    return "".join(",".join(f'"{cell}"' for cell in row) + "\r\n" for row in [heads, *rows])


def row(**cells: str) -> list[str]:
    return [cells.get(name, "") for name in IDS]
