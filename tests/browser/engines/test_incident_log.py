"""The form for notes does the same in each engine, and the way out asks nothing."""

import json
import time
from typing import Any

import pytest

from . import LONGEST, STEP, Tab, move, wait, walks
from .hosts import Hosts
from .test_plain import KEPT

pytestmark = pytest.mark.browser

PAGE = "record/notes/"
NOTE = {"date": "2026-11-03", "time": "21:40", "kind": "message", "what": "Eleven messages."}
OTHER = {"date": "2026-11-20", "what": 'She said "no".\n=1+1'}
FILL = """for (const [name, text] of Object.entries(JSON.parse(arguments[0])))
  document.getElementById("log-" + name).value = text;"""
COUNT = "return document.querySelectorAll('[data-log-list] > li').length"
SHOWN = "return document.querySelector('[data-log-list]').textContent"
SAID = "return document.querySelector('[data-log-status]').textContent"
# What the page saves, as text, in window.made.
CATCH = """window.made = "";
const make = URL.createObjectURL.bind(URL);
URL.createObjectURL = (blob) => {
  blob.text().then((text) => { window.made = text; });
  return make(blob);
};"""
BRING = """const data = new DataTransfer();
data.items.add(new File([arguments[0]], "notes.csv"));
const field = document.getElementById("log-open");
field.files = data.files;
field.dispatchEvent(new Event("change"));"""
# Whether the page would ask before it goes: told to the server, since a prompt that a driver
# answers by itself leaves no trace.
ASKS = """addEventListener("beforeunload", (event) => {
  navigator.sendBeacon("/told/asks", JSON.stringify({ asks: event.defaultPrevented }));
});"""


def write(tab: Tab, note: dict[str, str]) -> None:
    before = tab.run(COUNT)
    tab.run(FILL, json.dumps(note))
    tab.run("document.querySelector('[data-log-add]').click()")
    wait(tab, f"{COUNT} === arguments[0]", before + 1)


def saved(tab: Tab, kind: str) -> str:
    tab.run(CATCH)
    tab.run(f"document.querySelector('.wm-log__files [data-log-save={kind}]').click()")
    return str(wait(tab, "return window.made"))


def told(hosts: Hosts) -> list[bool]:
    """Return whether the page asked, once it has told."""
    ends = time.monotonic() + LONGEST
    while time.monotonic() < ends:
        if found := [each["asks"] for each in hosts.told if each["what"] == "asks"]:
            return found
        time.sleep(STEP)
    return []


@pytest.fixture
def form(tab: Tab, hosts: Hosts) -> Tab:
    """The form, come to from another site."""
    hosts.told.clear()
    tab.go(f"{hosts.elsewhere}/")
    tab.go(f"{hosts.site}/{PAGE}")
    wait(tab, "return !document.querySelector('[data-log-form]').hidden")
    return tab


def test_notes_are_written_sorted_changed_deleted_and_brought_back(form: Tab) -> None:
    write(form, NOTE)
    write(form, OTHER)
    assert "3 Nov 2026, 21:40" in form.run(SHOWN)
    form.run(
        """const order = document.getElementById("log-order");
        order.value = "newest"; order.dispatchEvent(new Event("change"));"""
    )
    first = "return document.querySelector('[data-log-list] h3').textContent"
    assert form.run(first) == "20 Nov 2026"
    form.run("document.querySelector('[data-log-list] button').click()")
    form.run(FILL, json.dumps({"what": "Changed."}))
    form.run("document.querySelector('[data-log-add]').click()")
    wait(form, f"{SHOWN}.includes('Changed.')")
    form.run("document.querySelectorAll('[data-log-list] button')[1].click()")
    wait(form, f"{COUNT} === 1")
    form.run("document.querySelector('[data-log-undo]').click()")
    wait(form, f"{COUNT} === 2")


def test_a_note_is_written_by_keyboard(form: Tab) -> None:
    form.run("document.getElementById('log-what').focus()")
    form.keys("H", "i")
    form.run("document.querySelector('[data-log-add]').focus()")
    form.keys("Enter")
    wait(form, f"{COUNT} === 1")
    assert "Hi" in form.run(SHOWN)


def test_the_weeks_are_drawn_and_summed_up_in_words(form: Tab) -> None:
    write(form, NOTE)
    write(form, OTHER)
    summary = form.run("return document.querySelector('[data-log-summary]').textContent")
    assert summary.startswith("Notes: 2. With a date: 2, from 3 Nov 2026 to 20 Nov 2026.")
    weeks: list[str] = form.run(
        "return [...document.querySelectorAll('[data-log-weeks] th')].map(each => each.textContent)"
    )
    assert weeks == ["2 Nov 2026", "16 Nov 2026"]


@pytest.mark.parametrize("kind", ["page", "table"])
def test_what_is_saved_comes_back_whole(form: Tab, kind: str) -> None:
    write(form, NOTE)
    write(form, OTHER)
    file = saved(form, kind)
    form.run("window.confirm = () => true; document.querySelector('[data-log-clear]').click()")
    assert form.run(COUNT) == 0
    form.run(BRING, file)
    wait(form, f"{COUNT} === 2")
    assert form.run(SAID) == "Notes brought back: 2."
    again = saved(form, "page")
    data = again.partition('id="notes-data"')[2].partition(">")[2].partition("</script>")[0]
    assert json.loads(data) == [NOTE, OTHER]


def test_a_file_that_is_no_record_changes_nothing(form: Tab) -> None:
    write(form, NOTE)
    form.run(BRING, "a,b\n1,2\n")
    wait(form, f"{SAID}.includes('your notes are as they were')")
    assert form.run(COUNT) == 1


def test_nothing_is_kept_and_no_rule_of_the_site_is_broken(form: Tab, hosts: Hosts) -> None:
    write(form, NOTE)
    saved(form, "page")
    kept: dict[str, Any] = form.run(KEPT)
    assert {name: value for name, value in kept.items() if value} == {}
    assert [each for each in hosts.told if each["what"] == "breach"] == []


def test_a_link_asks_first_where_notes_would_be_lost(form: Tab, hosts: Hosts) -> None:
    form.run(ASKS)
    write(form, NOTE)
    form.press("#log-what")  # a browser asks nothing before a hand has touched the page
    move(form, lambda: walks.press(form, ".wm-brand"), within=LONGEST)
    wait(form, "return location.pathname === '/'")
    assert told(hosts) == [True]


def test_back_brings_the_form_without_notes(form: Tab, hosts: Hosts) -> None:
    write(form, NOTE)
    saved(form, "table")
    form.run("document.querySelector('[data-log-have]').click()")
    move(form, lambda: walks.press(form, ".wm-brand"), within=LONGEST)
    wait(form, "return location.pathname === '/' && window.drawn")
    form.run("setTimeout(() => history.back())")
    wait(form, "return location.pathname.endsWith('/record/notes/') && window.drawn")
    assert form.run(COUNT) == 0
    assert "Eleven" not in form.run("return document.querySelector('main').textContent")


@pytest.mark.parametrize("place", ["hosts", "plain_hosts"], ids=["with the API", "without"])
def test_leaving_asks_nothing_and_takes_the_notes_along(
    request: pytest.FixtureRequest, tab: Tab, place: str
) -> None:
    hosts: Hosts = request.getfixturevalue(place)
    hosts.told.clear()
    tab.go(f"{hosts.elsewhere}/")
    tab.go(f"{hosts.site}/record/")
    move(tab, lambda: walks.press(tab, "main a[href$='notes/']"), within=LONGEST)
    wait(tab, "return !document.querySelector('[data-log-form]').hidden")
    write(tab, NOTE)
    tab.run(FILL, json.dumps({"what": "Half a sentence"}))
    tab.press("#log-what")
    tab.run(ASKS)
    since = walks.leave(tab, hosts)
    assert told(hosts)[:1] == [False]
    assert walks.look_back_and_ahead(tab, hosts, since) == []
