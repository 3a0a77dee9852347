"""The report for people, as Markdown: it becomes an issue. Pure."""

import re
from collections.abc import Iterator
from urllib.parse import quote

from links.report import Entry, Report

_TITLES = {
    "failure": "Broken: mend, replace or remove",
    "warning": "To look at in a browser",
    "unchecked": "Not checked this time",
}
_NOT_IN_LINKS = re.compile(r"[<>\s\x00-\x1f\x7f]")
_SPECIAL = re.compile(r"([\\`*_{}\[\]()<>#|~!&@])")


def markdown(report: Report) -> str:
    """Write a report out.

    Returns:
        One document, ending in a line break. Text from pages cannot change its structure.
    """
    return "\n".join(_lines(report)) + "\n"


def _lines(report: Report) -> Iterator[str]:
    yield "# Links to other sites"
    yield ""
    yield (
        f"Checked on {report.checked}: {report.targets} targets,"
        f" {report.count('failure')} broken, {report.count('warning')} to look at,"
        f" {report.count('unchecked')} not checked."
    )
    for kind, title in _TITLES.items():
        entries = [entry for entry in report.entries if entry.kind == kind]
        if entries:
            yield from ("", f"## {title}", "")
        for entry in entries:
            yield from _entry(entry)


def _entry(entry: Entry) -> Iterator[str]:
    since = f" Since {entry.since}." if entry.since else ""
    yield f"- {_linked(entry.target)}: {_escape(entry.what).rstrip('.')}.{since}"
    for place in entry.places:
        yield f"  - on {_escape(place.page)}: “{_escape(place.text)}”"


def _linked(address: str) -> str:
    """Write an address so that it can be followed, whatever characters it has."""
    return f"<{_NOT_IN_LINKS.sub(lambda found: quote(found[0]), address)}>"


def _escape(text: str) -> str:
    """Keep text from becoming markup, a mention or a second line."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))
