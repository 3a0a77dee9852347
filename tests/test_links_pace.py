"""links/pace.py: how often a host is asked. The clock moves only when the pace sleeps."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from links.pace import Pace
from links.verdict import VisitError
from tests.cases import untimed
from tests.links.time import Clock, pace

_HOSTS = st.lists(st.sampled_from("abc"), max_size=30)


@untimed
@given(_HOSTS, st.floats(min_value=0.1, max_value=9))
def test_two_requests_to_a_host_are_never_closer_than_the_pause(
    hosts: list[str], pause: float
) -> None:
    clock = Clock()
    times: dict[str, list[float]] = {}
    slow = pace(clock, pause_seconds=pause)
    for host in hosts:
        slow.wait(host)
        times.setdefault(host, []).append(clock.now)
    for asked in times.values():
        gaps = [later - earlier for earlier, later in pairwise(asked)]
        assert all(gap >= pause * 0.999 for gap in gaps)


def test_one_host_does_not_hold_up_another() -> None:
    clock = Clock()
    slow = pace(clock)
    for host in ("a", "b", "c"):
        slow.wait(host)
    assert clock.now == 0


def test_turns_are_given_out_before_anybody_sleeps() -> None:
    """So threads that wait for one host at the same time still go one after another."""
    sleeps: list[float] = []
    still = Pace(pause_seconds=2, ends_at=99, clock=lambda: 0, sleep=sleeps.append)
    for _ in range(4):
        still.wait("a")
    assert sleeps == [2, 4, 6]


def test_a_host_that_asked_for_time_is_left_alone_for_as_long() -> None:
    clock = Clock()
    slow = pace(clock)
    slow.hold("a", 30)
    slow.wait("b")
    assert clock.now == 0
    slow.wait("a")
    assert clock.now == 30


def test_a_shorter_hold_does_not_undo_a_longer_one() -> None:
    clock = Clock()
    slow = pace(clock)
    slow.hold("a", 30)
    slow.hold("a", 5)
    slow.wait("a")
    assert clock.now == 30


def test_no_request_starts_after_the_end_and_nobody_waits_for_it() -> None:
    clock = Clock()
    slow = pace(clock, pause_seconds=10, ends_at=5)
    slow.wait("a")
    with pytest.raises(VisitError) as error:
        slow.wait("a")
    assert error.value.verdict.kind == "unchecked"
    assert clock.now == 0
