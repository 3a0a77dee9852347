"""The record of what happened: its form on the site and its form on paper."""

import json
from collections.abc import Mapping

from .models.incident_log import IncidentLog
from .templating import render

# What data/strings/ says to the script, and not in the page: counts and messages.
SPOKEN = "say_"
# Of the files that incident_log_files.py writes: what each is called in data/strings/.
ENDINGS = {
    "-a4.pdf": "as_a4",
    "-letter.pdf": "as_letter",
    ".ods": "as_ods",
    ".xlsx": "as_xlsx",
    ".csv": "as_csv",
}


def incident_log_form(
    log: IncidentLog, *, to_root: str, locale: str, strings: Mapping[str, str]
) -> str:
    """Show the form whose notes stay in the tab.

    Args:
        log: The fields.
        to_root: The way from the page's address to that of the site: `../../`.
        locale: For dates: Babel's name, such as en_GB.
        strings: The words of `incident_log` in data/strings/.

    Returns:
        One `<div>` element. It shows where else to write until the script is there.
    """
    words = {
        "locale": locale.replace("_", "-"),
        "title": log.title,
        "fileName": log.file_name,
        "warning": " ".join(log.warning),
        "fields": [
            item.model_dump(include={"id", "label", "input", "choices"}, exclude_none=True)
            for item in log.fields
        ],
        "say": {
            name.removeprefix(SPOKEN): text
            for name, text in strings.items()
            if name.startswith(SPOKEN)
        },
    }
    data = json.dumps(words, ensure_ascii=False).replace("<", "\\u003c")  # or it could end there
    return render("incident_log", log=log, data=data, to_root=to_root, strings=strings)


def incident_log_paper(log: IncidentLog, *, strings: Mapping[str, str]) -> str:
    """Show the form to fill in by hand: one note, two pages.

    Returns:
        One `<div>` element, which prints alone.
    """
    return render("incident_log_paper", log=log, strings=strings)


def incident_log_links(log: IncidentLog, *, to_root: str, strings: Mapping[str, str]) -> str:
    """Link to the forms as files, which the engine does not know when it checks links.

    Args:
        log: The fields.
        to_root: The way from the page's address to that of the site: `../../`.
        strings: The words of `incident_log` in data/strings/.

    Returns:
        One `<div>` element.
    """
    files = {f"{log.file_name}{ending}": kind for ending, kind in ENDINGS.items()}
    return render("incident_log_links", files=files, to_root=to_root, strings=strings)
