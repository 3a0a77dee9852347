"""The form for notes as a PDF: tagged, its fonts inside, the same bytes for the same fields."""

import json
from collections.abc import Mapping
from pathlib import Path

import typst

from .errors import DataError, Problem
from .models.incident_log import IncidentLog

_TEMPLATE = Path(__file__).parent / "templates" / "incident_log_paper.typ"
PAPERS = {"a4": "a4", "letter": "us-letter"}


def pdf(log: IncidentLog, *, paper: str, language: str, strings: Mapping[str, str]) -> bytes:
    """Set the form on paper: two pages for one note, PDF/UA-1.

    Args:
        log: The fields.
        paper: A key of `PAPERS`.
        language: ISO 639 code, for screen readers: en.
        strings: The words of `incident_log` in data/strings/.

    Raises:
        DataError: The font has no sign for a letter. A reader would find a box in its place.
    """
    pages = [
        [
            {**item.model_dump(exclude_none=True), "short": item.short}
            for item in log.fields
            if item.page == page
        ]
        for page in (1, 2)
    ]
    data = {
        "title": log.title,
        "warning": " ".join(log.warning),
        "page": strings["page"],
        "date": log.date.label,
        "pages": pages,
    }
    try:
        result: bytes = typst.compile(
            _TEMPLATE,
            format="pdf",
            ignore_system_fonts=True,  # the same letters wherever it is made
            pdf_standards=["ua-1"],
            sys_inputs={"log": json.dumps(data), "paper": PAPERS[paper], "lang": language},
            timestamp=0,
        )
    except typst.TypstError as error:
        allowed = "letters of the Latin, Greek or Cyrillic alphabets: the PDF has no others"
        problem = Problem("data/incident-log.yml", "as a PDF", str(error).splitlines()[0], allowed)
        raise DataError([problem]) from None
    return result
