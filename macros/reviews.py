"""Reviews that have run out: a specialist's yes holds until a day."""

import datetime as dt
from collections.abc import Iterator, Mapping

from .errors import Problem
from .pages import Page


def overdue(pages: Mapping[str, Page], *, today: dt.date) -> Iterator[Problem]:
    """Name the pages whose review was due before a day, in the order of their paths."""
    for path, page in sorted(pages.items()):
        review = page.front_matter.review
        if review and review.due < today:
            found = f"{review.due}, after the review of {review.date} by {review.by}"
            allowed = "a new review with its own date, or review: none"
            yield Problem(f"docs/{path}", "review → due", found, allowed, "date")
