"""The services as files that other programs read: JSON, CSV, and what describes them."""

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

from .models.open_data import OpenData, OpenService

LICENCE = {
    "name": "CC-BY-4.0",
    "title": "Creative Commons Attribution 4.0 International",
    "path": "https://creativecommons.org/licenses/by/4.0/",
}
# The columns of the CSV: name, type of a Table Schema, what it holds.
COLUMNS = (
    ("id", "string", "Unique, and never changes"),
    ("country", "string", "ISO 3166-1 alpha-2; empty: works across borders"),
    ("country_name", "string", "In English"),
    ("name", "string", "As the service writes it"),
    ("who", "string", "Who it is for"),
    ("regions", "string", "Codes with blanks between them; empty: the whole country"),
    ("focus", "string", "Subjects with blanks between them; the first is the main one"),
    ("phone", "string", "Numbers as printed, with semicolons between them"),
    ("phone_uri", "string", "The same as addresses, tel: and the number, with blanks between them"),
    ("text", "string", "Numbers for messages: channel and number as printed"),
    ("chat_url", "string", "Where a chat starts"),
    ("email", "string", "For mail"),
    ("url", "string", "Its website"),
    ("hours", "string", "Empty: unknown"),
    ("cost", "string", "Of the contact; empty: unknown"),
    ("languages", "string", "BCP 47 tags with blanks between them"),
    ("relay", "string", "Through a relay service for Deaf people"),
    ("usually_confidential", "boolean", "There are always limits; empty: unknown"),
    ("usually_on_bill", "boolean", "Never a promise; empty: unknown"),
    ("seen", "string", "Date of the newest page that confirms it: a year, a month or a day"),
    ("checked_on", "date", "When a person asked the service; empty: nobody has"),
    ("status", "string", "checked, or not-checked"),
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
    """Keep a spreadsheet from taking a text for a formula; see OWASP, CSV injection."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text


def rows(data: OpenData) -> Iterator[dict[str, str]]:
    """Yield one row for each service, its columns as in `COLUMNS`."""
    for country in data.countries:
        for service in country.services:
            yield _row(service, country.country, country.name)
    for service in data.international:
        yield _row(service, "", "")


def _row(service: OpenService, country: str, country_name: str) -> dict[str, str]:
    dialled = (line.e164 or line.short_code for line in service.phone)
    plain = ("id", "name", "who", "chat_url", "email", "url", "hours", "cost", "relay", "seen")
    found = {
        "country": country,
        "country_name": country_name,
        "regions": " ".join(service.regions),
        "focus": " ".join(service.focus),
        "phone": "; ".join(line.display for line in service.phone),
        "phone_uri": " ".join(f"tel:{number}" for number in dialled if number),
        "text": "; ".join(f"{line.channel} {line.display}" for line in service.text),
        "languages": " ".join(service.languages),
        "usually_confidential": _boolean(service.usually_confidential),
        "usually_on_bill": _boolean(service.usually_on_bill),
        "checked_on": service.checked.date.isoformat() if service.checked else "",
        "status": service.status,
        **{name: getattr(service, name) or "" for name in plain},
    }
    return {name: cell(found[name]) for name, _, _ in COLUMNS}


def _boolean(value: bool | None) -> str:
    return "" if value is None else str(value).lower()


def _csv(data: OpenData) -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, [name for name, _, _ in COLUMNS], lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows(data))
    return text.getvalue()


def _package(data: OpenData) -> dict[str, Any]:
    fields = [{"name": name, "type": kind, "description": holds} for name, kind, holds in COLUMNS]
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
