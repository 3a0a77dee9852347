"""How old is what the site says?"""

import datetime as dt
import json
from collections.abc import Iterable, Iterator
from typing import Any

from .finding import Finding, Outcome, judged
from .visit import Visit

DATA = "data/services.json"
OLD_DAYS = 180  # as long as a check of a service counts; see macros/models/service.py
_REVIEW = ".wm-review .wm-date"  # reviewed on one day, and due on another; nothing where neither is


def check_built(visit: Visit, *, today: dt.date) -> Finding:
    """Look on which day the site was built: what it says of checks is true of that day."""
    data = _data(visit)
    built = _day(data.get("date"))
    problems = []
    if built is None:
        problems.append(f"/{DATA} does not say on which day it was made")
    elif (today - built).days > OLD_DAYS:
        problems.append(f"built on {built}, {(today - built).days} days ago")
    return judged(
        "build day",
        problems,
        good=f"built on {built}",
    )


def check_services(visit: Visit, *, today: dt.date) -> Finding:
    """Count the services that nobody has asked for half a year."""
    services = list(_services(_data(visit)))
    unasked = [each for each in services if not _fresh(each.get("checked_on"), today)]
    problems = [f"{len(unasked)} of {len(services)} services not checked in {OLD_DAYS} days"]
    return judged(
        "services",
        problems if unasked or not services else [],
        good=f"all {len(services)} services checked in the last {OLD_DAYS} days",
        otherwise=Outcome.NOTE,
    )


def check_reviews(visit: Visit, *, today: dt.date) -> Finding:
    """Look for pages whose review has run out."""
    problems = []
    for url, page in visit.pages.items():
        days = [node.attributes.get("datetime") for node in page.tree.css(_REVIEW)]
        due = _day(days[-1]) if days else None
        if due and due < today:
            problems.append(f"{visit.short(url)} was to be reviewed again by {due}")
    return judged(
        "reviews",
        problems,
        good="no review has run out",
        otherwise=Outcome.NOTE,
    )


def _data(visit: Visit) -> dict[str, Any]:
    answer = visit.answers.get(visit.start + DATA)
    try:
        data = json.loads(answer.text) if answer and answer.status == 200 else {}
    except (ValueError, RecursionError):
        return {}
    return data if isinstance(data, dict) else {}


def _services(data: dict[str, Any]) -> Iterator[dict[str, Any]]:
    groups: Iterable[Any] = [data, *_list(data.get("countries"))]
    for group in groups:
        if isinstance(group, dict):
            listed = [*_list(group.get("services")), *_list(group.get("international"))]
            yield from (each for each in listed if isinstance(each, dict))


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _day(value: object) -> dt.date | None:
    try:
        return dt.date.fromisoformat(str(value))
    except ValueError:
        return None


def _fresh(value: object, today: dt.date) -> bool:
    day = _day(value)
    return day is not None and (today - day).days <= OLD_DAYS
