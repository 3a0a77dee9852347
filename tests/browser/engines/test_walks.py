"""Walks at random, each with a number: the same number, the same walk."""

import os
import random
from collections.abc import Callable

import pytest

from . import Engine, walks
from .hosts import Hosts

pytestmark = pytest.mark.browser

# For each engine; `make soak` asks for more.
WALKS = int(os.environ.get("WALKS", "6"))


@pytest.mark.parametrize("seed", range(WALKS))
def test_a_walk_at_random_is_left_without_a_trace(
    engine: Engine,
    request: pytest.FixtureRequest,
    seed: int,
    record_property: Callable[[str, object], None],
) -> None:
    """Every other walk without headers, in a browser without the Navigation API."""
    hosts: Hosts = request.getfixturevalue("plain_hosts" if seed % 2 else "hosts")
    hosts.told.clear()
    chance = random.Random(seed)  # noqa: S311 (a walk, no secret)
    tab = engine.tab(width=chance.choice([360, 1280]))
    request.addfinalizer(tab.close)  # a tab left open would keep the next walk from a fresh browser
    done = walks.wander(tab, hosts, chance)
    shown = hosts.seen()
    by = chance.choice(["press", "press", "keys", "haste"])
    if by == "haste" and engine.name == "Chromium":
        by = "press"  # it may show one more page: see leave() in leave.js, and about/leaving
    try:
        since = walks.leave(tab, hosts, by)
        after = walks.look_back_and_ahead(tab, hosts, since)
    except TimeoutError as error:
        error.add_note(" · ".join([*done, by]))
        raise
    record_property("walk", [engine.name, len(shown), sum(each["persisted"] for each in shown)])
    assert after == [], " · ".join([*done, by])
