"""What an answer means for a link. Pure.

A failure is the link's own fault and stays until somebody mends it: the page is gone (404, 410),
the name or the certificate is wrong, redirects go in a circle, the anchor is missing. A warning is
a site that would not talk to a program today (403, 429), or could not (5xx, no answer): a person
has to look.

500 is a warning too, after the retries. It says that the server broke, not that the page is gone;
nobody here can mend it; and a site that answers programs with 500 is common enough to turn the
weekly report red for nothing. The report says since when, so a 500 that lasts is not overlooked.
"""

from dataclasses import dataclass
from http import HTTPStatus
from typing import Literal

Kind = Literal["fine", "failure", "warning", "unchecked"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one look at a link came to.

    Attributes:
        kind: `unchecked` when the time allowed ran out first.
        what: What happened, for a person; nothing when fine.
        passing: Another try may come to something else.
        wait_seconds: How long the server asked us to wait before it.
        silent: No server answered at all.
    """

    kind: Kind
    what: str = ""
    passing: bool = False
    wait_seconds: float = 0
    silent: bool = False


class VisitError(Exception):
    """A look at a link that ended before an answer could be judged."""

    def __init__(self, verdict: Verdict) -> None:
        """Carry the verdict."""
        super().__init__(verdict.what)
        self.verdict = verdict


FINE = Verdict("fine")
OUT_OF_TIME = Verdict("unchecked", "Not checked: the time allowed for all links ran out")


def failure(what: str, *, passing: bool = False, silent: bool = False) -> VisitError:
    """Make the exception for a broken link."""
    return VisitError(Verdict("failure", what, passing=passing, silent=silent))


def warning(what: str, *, passing: bool = False, silent: bool = False) -> VisitError:
    """Make the exception for a link that a person has to look at."""
    return VisitError(Verdict("warning", what, passing=passing, silent=silent))


def of_status(status: int, *, wait_seconds: float = 0) -> Verdict:
    """Judge the status of a final answer, redirects followed."""
    if 200 <= status < 300:
        return FINE
    what = f"{status} {_phrase(status)}".strip()
    if status in {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}:
        return Verdict("failure", what)
    if status == HTTPStatus.TOO_MANY_REQUESTS or status >= 500:
        return Verdict("warning", what, passing=True, wait_seconds=wait_seconds)
    return Verdict("warning", what)


def head_is_believed(status: int) -> bool:
    """Whether an answer to HEAD can be taken for the answer to GET.

    Good news is. So is 410, which no server says by accident, and 429, where asking again at once
    would be rude. Everything else may mean that this server does not know HEAD (405, 501), guards
    it (403) or forgot it (404).
    """
    return status < 400 or status in {HTTPStatus.GONE, HTTPStatus.TOO_MANY_REQUESTS}


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return ""
