"""Addresses that pages write in ways of their own are asked for as a browser would."""

import datetime as dt

import pytest

from publish.verify.__main__ import verify
from publish.verify.finding import Outcome

from . import site
from .breaking import within
from .host import Host

TODAY = dt.date.fromisoformat(site.TODAY)


@pytest.mark.parametrize("query", ["q=café", "q=a b", "q=a%20b&c=[d]", "q=\x01"])
def test_a_question_in_a_link_needs_no_care(host: Host, query: str) -> None:
    within("help/index.html", f'<a href="../about/?{query}">x</a>')(host)
    with host.answering() as url:
        findings = verify(url, pause=0, today=TODAY)
    assert {each.check for each in findings if each.outcome is not Outcome.PASS} == {"as built"}
