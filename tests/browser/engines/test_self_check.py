"""Is this stalking? Style sheet and script choose as macros/rules.py does, and keep nothing."""

import json
import random
from collections.abc import Iterator
from itertools import combinations, product
from typing import Any

import pytest

from macros.models import SelfCheck
from macros.models.self_check import ANSWERS
from macros.reading import read_record
from macros.rules import outcome
from tests.repository import ROOT

from . import LONGEST, Engine, Tab, here, move, travel, wait, walks
from .hosts import Hosts
from .test_plain import KEPT

pytestmark = pytest.mark.browser

CHECK = read_record(SelfCheck, ROOT / "data" / "self-check.yml", root=ROOT)
IDS = [item.id for item in CHECK.questions]
PAGE = "check/"
AT_ONCE = 50  # readers for one question to the browser, which has seconds to answer it
# For each reader: tick the answers, and return the paragraphs that can be seen, those that the
# script chose, and whether the part for safety can be seen.
CHOOSE = """const form = document.querySelector("[data-component='self-check']");
const all = [...form.querySelectorAll("[id^='check-says-']")];
const name = (each) => each.id.replace("check-says-", "");
const there = (each) => getComputedStyle(each).display !== "none";
const result = JSON.parse(arguments[0]).map((answers) => {
  for (const box of form.querySelectorAll("input:checked")) box.checked = false;
  for (const [question, answer] of Object.entries(answers))
    document.querySelector(`#check-${question} [value=${answer}]`).checked = true;
  form.dispatchEvent(new Event("change"));
  return [
    all.filter(there).map(name),
    all.filter((each) => "shown" in each.dataset).map(name),
    there(document.getElementById("check-part-safety")),
  ];
});
form.reset();
return JSON.stringify(result);"""
TICKED = "return document.querySelectorAll('.wm-self-check input:checked').length"
TICK = """for (const box of document.querySelectorAll(".wm-self-check [value=yes]")) box.click();
return document.querySelectorAll(".wm-self-check input:checked").length"""


def readers() -> list[dict[str, str]]:
    """No answers, every answer alone, every two that rules ask for, all alike, and some drawn."""
    found: list[dict[str, str]] = [{}]
    found += [{name: answer} for name, answer in product(IDS, ANSWERS)]
    found += [
        dict(zip(two, answers, strict=True))
        for two in combinations(IDS, 2)
        for answers in product(("yes", "unsure"), repeat=2)
    ]
    found += [dict.fromkeys(IDS, answer) for answer in ANSWERS]
    drawn = random.Random(5)  # noqa: S311 (the same readers each time)
    found += [
        {name: drawn.choice(ANSWERS) for name in IDS if drawn.random() < share}
        for share in (0.2, 0.5, 0.9)
        for _ in range(150)
    ]
    return found


READERS = readers()


def chosen(tab: Tab) -> list[Any]:
    """Return what the page shows to each reader; see `CHOOSE`."""
    found = []
    for first in range(0, len(READERS), AT_ONCE):
        some = json.dumps(READERS[first : first + AT_ONCE])
        found += json.loads(tab.run(CHOOSE, some))
    return found


@pytest.fixture
def without_scripts(request: pytest.FixtureRequest, engine: Engine) -> Iterator[Tab]:
    """A tab in which no page runs a script."""
    if engine.name == "WebKit":
        plain: Engine = request.getfixturevalue("webkit_without_scripts")
        opened = plain.tab()
    else:
        opened = engine.tab(scripts=False)
    yield opened
    opened.close()


def expected() -> list[list[str]]:
    return [outcome(CHECK.paragraphs, answers) for answers in READERS]


def test_the_readers_meet_every_paragraph() -> None:
    assert len(READERS) > 900
    assert {name for names in expected() for name in names} == {
        item.id for item in CHECK.paragraphs
    }


def test_without_scripts_the_style_sheet_shows_what_the_rules_say(
    without_scripts: Tab, hosts: Hosts
) -> None:
    without_scripts.go(f"{hosts.site}/{PAGE}")
    safety = {item.id for item in CHECK.paragraphs if item.part == "safety"}
    for answers, names, (seen, _, part) in zip(
        READERS, expected(), chosen(without_scripts), strict=True
    ):
        assert seen == names, answers
        assert part == bool(safety & set(names)), answers


def test_the_script_chooses_what_the_rules_say(tab: Tab, hosts: Hosts) -> None:
    tab.go(f"{hosts.site}/{PAGE}")
    for answers, names, (seen, scripted, _) in zip(READERS, expected(), chosen(tab), strict=True):
        assert scripted == names, answers
        assert seen == names, answers


def _shows_all_on_wish(tab: Tab) -> None:
    count = """return [...document.querySelectorAll("[id^='check-says-']")]
      .filter((each) => each.getClientRects().length).length"""
    tab.press("label:has(#check-all)")
    wait(tab, f"{count} === arguments[0]", len(CHECK.paragraphs))
    tab.press("label:has(#check-all)")
    wait(tab, f"{count} === arguments[0]", len(outcome(CHECK.paragraphs, {})))


def test_everything_can_be_read_without_ticking(tab: Tab, hosts: Hosts) -> None:
    tab.go(f"{hosts.site}/{PAGE}")
    _shows_all_on_wish(tab)


def test_everything_can_be_read_without_ticking_and_without_scripts(
    without_scripts: Tab, hosts: Hosts
) -> None:
    without_scripts.go(f"{hosts.site}/{PAGE}")
    _shows_all_on_wish(without_scripts)


def test_answers_leave_nothing_behind_and_are_gone_after_reload_and_back(
    tab: Tab, hosts: Hosts
) -> None:
    hosts.asked.clear()
    hosts.told.clear()
    tab.go(f"{hosts.site}/{PAGE}")
    title = tab.run("return document.title")
    entries = tab.run("return history.length")
    assert tab.run(TICK) == len(IDS)
    kept = tab.run(KEPT)
    assert kept == {
        name: type(value)() if value is not None else None for name, value in kept.items()
    }
    assert here(tab) == f"{hosts.site}/{PAGE}"
    assert tab.run("return [document.title, history.length]") == [title, entries]
    assert move(tab, lambda: tab.run("setTimeout(() => location.reload())"), within=LONGEST)
    assert tab.run(TICKED) == 0
    assert tab.run(TICK) == len(IDS)
    tab.run("window.kept = true")
    walks.press(tab, ".wm-brand")
    wait(tab, "return location.pathname === '/' && window.drawn")
    assert travel(tab, -1, within=LONGEST)
    assert here(tab) == f"{hosts.site}/{PAGE}"
    assert tab.run("return window.kept") is True, "the back/forward cache itself is under test"
    assert tab.run(TICKED) == 0
    assert tab.run("return document.querySelector('[data-self-check-status]').textContent") == ""
    assert hosts.asked == []
    assert [each for each in hosts.told if each["what"] == "breach"] == []


def test_opened_again_without_scripts_the_page_holds_no_answers(
    without_scripts: Tab, hosts: Hosts
) -> None:
    without_scripts.go(f"{hosts.site}/{PAGE}")
    assert without_scripts.run(TICK) == len(IDS)
    without_scripts.go(f"{hosts.site}/{PAGE}")
    assert without_scripts.run(TICKED) == 0


@pytest.mark.parametrize("kind", ["hosts", "plain_hosts"], ids=["with the API", "without"])
def test_leaving_takes_the_answers_along(
    request: pytest.FixtureRequest, tab: Tab, kind: str
) -> None:
    hosts: Hosts = request.getfixturevalue(kind)
    hosts.told.clear()
    tab.go(f"{hosts.elsewhere}/")
    tab.go(f"{hosts.site}/{PAGE}")
    assert tab.run(TICK) == len(IDS)
    since = walks.leave(tab, hosts)
    assert walks.look_back_and_ahead(tab, hosts, since) == []
