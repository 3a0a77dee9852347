"""The services as files that other programs read: JSON, CSV, and what describes them."""

import csv
import io
import json
import re
from collections.abc import Iterator
from typing import Any

from .models.open_data import OpenData, OpenPhone, OpenService

LICENCE = {
    "name": "CC-BY-4.0",
    "title": "Creative Commons Attribution 4.0 International",
    "path": "https://creativecommons.org/licenses/by/4.0/",
}
_URIS = r"tel:[+0-9]+( tel:[+0-9]+)*"
# The columns of the CSV: name, type and constraints of a Table Schema, what it holds.
COLUMNS: tuple[tuple[str, str, dict[str, Any], str], ...] = (
    ("id", "string", {"required": True, "unique": True}, "Never changes"),
    ("country", "string", {"pattern": "[A-Z]{2}"}, "ISO 3166-1 alpha-2; empty: across borders"),
    ("country_name", "string", {}, "In English"),
    ("emergency", "string", {"pattern": "[0-9]{2,6}"}, "Number to call in danger in the country"),
    ("name", "string", {"required": True}, "As the service writes it"),
    ("who", "string", {"required": True}, "Who it is for"),
    ("regions", "string", {}, "Codes with blanks between them; empty: the whole country"),
    ("focus", "string", {"required": True}, "Subjects with blanks between them, main one first"),
    ("phone", "string", {}, "As printed, slashes between; in brackets what a caller needs to know"),
    ("phone_uri", "string", {"pattern": _URIS}, "Those that can be dialled; short: at home only"),
    ("text", "string", {}, "The same for messages, with channel and the word to send first"),
    ("chat_url", "string", {"pattern": "https://.+"}, "Where a chat starts"),
    ("email", "string", {}, "For mail"),
    ("url", "string", {"pattern": "https://.+"}, "Its website"),
    ("hours", "string", {}, "Empty: unknown"),
    ("cost", "string", {}, "Of the contact; empty: unknown"),
    ("languages", "string", {}, "BCP 47 tags with blanks between them"),
    ("relay", "string", {}, "Through a relay service for Deaf people"),
    ("usually_confidential", "boolean", {}, "There are always limits; empty: unknown"),
    ("usually_on_bill", "boolean", {}, "Never a promise; empty: unknown"),
    ("seen", "string", {}, "Newest public page or list that has the entry; no check by us"),
    ("checked_on", "date", {}, "When a person asked the service; empty: nobody has"),
    ("status", "string", {"enum": ["checked", "not-checked"]}, "Whether a person has asked it"),
)


def files(data: OpenData) -> dict[str, str]:
    """Write the files that stand in `data/` of a site, by name.

    Returns:
        `services.json`, `services.csv` (RFC 4180, UTF-8), `services.schema.json` (JSON Schema
        2020-12, which describes the JSON) and `datapackage.json` (Data Package 1, which describes
        the CSV).
    """
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **OpenData.model_json_schema(mode="serialization"),
    }
    return {
        "services.json": data.model_dump_json(indent=1) + "\n",
        "services.csv": _csv(data),
        "services.schema.json": _json(schema),
        "datapackage.json": _json(_package(data)),
    }


def cell(text: str) -> str:
    """Keep a spreadsheet from taking a text for a formula; see OWASP, CSV injection.

    Lines become one. What looks like a formula gets a quote mark before it, at the start and
    wherever a spreadsheet parts cells at semicolons.
    """
    one_line = " ".join(text.split())
    return re.sub(r"(^|;)(?=\s*[=+\-@＝＋－＠])", r"\1'", one_line)


def rows(data: OpenData) -> Iterator[dict[str, str]]:
    """Yield one row for each service, its columns as in `COLUMNS`."""
    for country in data.countries:
        where = (country.country, country.name, country.emergency.number)
        for service in country.services:
            yield _row(service, *where)
    for service in data.international:
        yield _row(service, "", "", "")


def _row(service: OpenService, country: str, country_name: str, emergency: str) -> dict[str, str]:
    dialled = (line.e164 or line.short_code for line in service.phone)
    plain = ("id", "name", "who", "chat_url", "email", "url", "hours", "cost", "relay", "seen")
    found = {
        "country": country,
        "country_name": country_name,
        "emergency": emergency,
        "regions": " ".join(service.regions),
        "focus": " ".join(service.focus),
        "phone": " / ".join(_said(line.display, line) for line in service.phone),
        "phone_uri": " ".join(f"tel:{number}" for number in dialled if number),
        "text": " / ".join(
            _said(f"{line.channel} {line.display}", line, line.keyword) for line in service.text
        ),
        "languages": " ".join(service.languages),
        "usually_confidential": _boolean(service.usually_confidential),
        "usually_on_bill": _boolean(service.usually_on_bill),
        "checked_on": service.checked_on.isoformat() if service.checked_on else "",
        "status": service.status,
        **{name: getattr(service, name) or "" for name in plain},
    }
    return {name: cell(found[name]) for name, *_ in COLUMNS}


def _said(number: str, line: OpenPhone, keyword: str | None = None) -> str:
    """Write a number with what a caller needs to know: `88788 (send START first)`."""
    needed = [line.label, line.note, keyword and f"send {keyword} first"]
    notes = "; ".join(filter(None, needed))
    return f"{number} ({notes})" if notes else number


def _boolean(value: bool | None) -> str:
    return "" if value is None else str(value).lower()


def _csv(data: OpenData) -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, [name for name, *_ in COLUMNS], lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows(data))
    return text.getvalue()


def _package(data: OpenData) -> dict[str, Any]:
    fields = [
        {"name": name, "type": kind, "description": holds, "constraints": limits}
        for name, kind, limits, holds in COLUMNS
    ]
    return {
        "profile": "data-package",
        "name": "support-services",
        "title": data.title,
        "licenses": [LICENCE],
        "created": f"{data.date}T00:00:00Z",
        "resources": [
            {
                "profile": "tabular-data-resource",
                "name": "services",
                "path": "services.csv",
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "schema": {"fields": fields, "primaryKey": "id", "missingValues": [""]},
            },
            {
                "profile": "data-resource",
                "name": "services-json",
                "path": "services.json",
                "format": "json",
                "mediatype": "application/json",
                "encoding": "utf-8",
            },
        ],
    }


def _json(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
