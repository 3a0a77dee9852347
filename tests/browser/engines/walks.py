"""A reader who moves through the site at random, leaves, and then looks for what is left of it."""

import random
import time
from collections.abc import Callable

from . import LONGEST, STEP, STILL, SURE, Tab, ask, here, look, move, settle, travel, wait
from .hosts import Hosts

LINKS = "main a[href]:not([href^='#']), .wm-nav a, footer a, .wm-brand, .wm-leave__note"
FRAGMENTS = ".wm-toc a"
SHIFTS = ("Shift", "Shift", "Shift")
HASTE = 0.05  # seconds from one press to the next; no hand is faster


def press(tab: Tab, *selectors: str) -> None:
    """Press one thing after the other, in one breath, and wait for nothing."""
    tab.run(
        """const all = arguments;
        setTimeout(() => { for (const each of all) document.querySelector(each).click(); });""",
        *selectors,
    )


def follow(tab: Tab, selector: str, number: int = 0, *, times: int = 1) -> None:
    """Follow one of the links of our own that match; none: stay."""
    script = """const links = [...document.querySelectorAll(arguments[0])]
          .filter((link) => link.origin === location.origin);
        const link = links[arguments[1] % links.length];
        if (link) setTimeout(() => link.click());"""
    for _ in range(times):
        move(tab, lambda: tab.run(script, selector, number))


def find(tab: Tab, words: str) -> None:
    """Search, and follow the first result."""
    tab.run(
        """const field = document.querySelector("[data-md-component=search-query]");
        field.focus(); field.value = arguments[0]; field.dispatchEvent(new Event("input"));""",
        words,
    )
    wait(tab, "return !!document.querySelector('.md-search-result__link')")
    move(tab, lambda: press(tab, ".md-search-result__link"), within=LONGEST)


def reload(tab: Tab) -> None:
    """Load the page anew."""
    move(tab, lambda: tab.run("setTimeout(() => location.reload())"), within=LONGEST)


def out_and_in(tab: Tab) -> None:
    """Go back to the site before, and forward into this one again."""
    while ask(tab, "return !!document.querySelector('[data-leave]')"):
        travel(tab, -1, within=LONGEST)
    travel(tab, 1, within=LONGEST)


def _steps(chance: random.Random) -> dict[str, Callable[[Tab], object]]:
    number = chance.randrange(1000)
    return {
        "link": lambda tab: follow(tab, LINKS, number),
        "fragment": lambda tab: follow(tab, FRAGMENTS, number),
        "same fragment again": lambda tab: follow(tab, FRAGMENTS, number, times=2),
        "back": lambda tab: travel(tab, -1, within=LONGEST),  # there is a site before this one
        "forward": lambda tab: travel(tab, 1, within=SURE),
        "two back": lambda tab: travel(tab, -2, within=SURE),
        "reload": reload,
        "search": lambda tab: find(tab, "tracker"),
    }


def wander(tab: Tab, hosts: Hosts, chance: random.Random) -> list[str]:
    """Come to the site, and move about in it. Returns what was done; ends on a page of ours."""
    done = []
    tab.go(f"{hosts.elsewhere}/")
    entry = chance.choice(["#in0", "#in1", "#in2", "typed"])
    if entry == "typed":
        tab.go(f"{hosts.site}/understand/cyberstalking/")
    else:
        move(tab, lambda: press(tab, entry), within=LONGEST)
    done.append(entry)
    weights = {"link": 6, "back": 4, "forward": 2, "fragment": 2}
    for _ in range(chance.randint(1, 8)):
        steps = _steps(chance)
        (name,) = chance.choices(list(steps), [weights.get(each, 1) for each in steps])
        steps[name](tab)
        done.append(name)
        while not here(tab).startswith(hosts.site) and travel(tab, 1, within=SURE):
            done.append("forward again")
    return done


def leave(tab: Tab, hosts: Hosts, by: str = "press") -> float:
    """Leave, and wait for the neutral site.

    Args:
        tab: On a page of ours.
        hosts: The three hosts.
        by: "press", "keys", or "haste": pressed while a link is being followed.

    Returns:
        When, in milliseconds since 1970.
    """
    # On a busy machine the last step of a walk may come late, and lead out: then come in again.
    wait(tab, "return window.drawn || !location.href.startsWith(arguments[0])", hosts.site)
    if not here(tab).startswith(hosts.site):
        travel(tab, 1, within=LONGEST)
        wait(tab, "return window.drawn")
    at = time.time() * 1000  # what is shown from now on is too late
    if by == "press":
        tab.press("[data-leave]")
    elif by == "keys":
        tab.keys(*SHIFTS)
    else:
        with hosts.stalled("none"):  # the page stays on its way until the way out was pressed
            press(tab, ".wm-brand")
            time.sleep(HASTE)
            press(tab, "[data-leave]")
            time.sleep(STEP)
    wait(tab, "return location.href.startsWith(arguments[0])", hosts.away)
    settle(tab)
    return at


def look_back_and_ahead(
    tab: Tab, hosts: Hosts, since: float, *, opened_by_link: bool = False
) -> list[str]:
    """Press Back to the first entry of the tab, then Forward to the last.

    Args:
        tab: After it left.
        hosts: The three hosts.
        since: When, in milliseconds since 1970.
        opened_by_link: Nothing lay before the site in this tab.

    Returns:
        What was found of the site, on the way or since that time; empty when nothing was.
    """
    found = []
    ends = {-1: hosts.away if opened_by_link else hosts.elsewhere, 1: hosts.away}
    for step, end in ends.items():
        came = here(tab).startswith(end)
        for _ in range(int(ask(tab, "return history.length")) + 1):
            moved = travel(tab, step, within=STILL if came else SURE)
            at = here(tab)
            if at == f"{hosts.site}/leaving.html":  # on its way on
                wait(tab, "return location.href.startsWith(arguments[0])", hosts.away)
                settle(tab)
                at = here(tab)
            if at.startswith(hosts.site):
                found.append(f"{'Back' if step < 0 else 'Forward'} came to {look(tab)}")
            came = came or at.startswith(end)
            if came and not moved:
                break
        if not came:
            found.append(f"{'Back' if step < 0 else 'Forward'} never came to {end}")
    time.sleep(2 * STEP)  # for what a page tells its server
    return found + [f"shown: {each['path']}" for each in hosts.seen() if each["at"] > since]
