"""links/answer.py: what is taken from an answer. No connection is made."""

import math
from io import BytesIO

import pytest
import urllib3

from links import answer
from links.verdict import VisitError


def response(body: bytes) -> urllib3.HTTPResponse:
    headers = {"Content-Type": "text/html"}
    return urllib3.HTTPResponse(BytesIO(body), headers, status=200, preload_content=False)


def test_a_page_is_read_to_its_end() -> None:
    body = b"x" * 300_000
    assert answer.read_answer(response(body), read=True, ends_at=math.inf).html == body.decode()


def test_a_page_that_is_not_whole_in_time_is_given_up() -> None:
    with pytest.raises(VisitError, match="too long or too slow"):
        answer.read_answer(response(b"x"), read=True, ends_at=-math.inf)


def test_a_page_without_an_end_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answer, "_LONGEST_PAGE_BYTES", 1000)
    with pytest.raises(VisitError, match="too long or too slow"):
        answer.read_answer(response(b"x" * 1001), read=True, ends_at=math.inf)
