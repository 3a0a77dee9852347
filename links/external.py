"""Do the links to other sites still lead anywhere? Looks at each distinct target once."""

import threading
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from queue import Empty, SimpleQueue
from time import monotonic
from urllib.parse import quote

from links.collector import Link
from links.site import UNNAMED, Site
from links.verdict import OUT_OF_TIME, Verdict
from links.visit import host_of

# With fewer hosts, all of them silent may be their own fault.
_FEWEST_HOSTS_TO_BLAME_THE_NETWORK = 3
_FRAGMENT_SAFE = "/?:@!$&'()*+,;=-._~"

Look = Callable[[str], Verdict]
Tell = Callable[[str], None]


def outward(site: Site) -> dict[str, tuple[Link, ...]]:
    """List what the site links to elsewhere.

    Returns:
        By target, in the order of the pages: every link to it.
    """
    found: defaultdict[str, list[Link]] = defaultdict(list)
    for resolved in site.links:
        if not resolved.inward and resolved.address.startswith(("https://", "http://")):
            fragment = quote(resolved.fragment, safe=_FRAGMENT_SAFE)
            found[f"{resolved.address}#{fragment}".removesuffix("#")].append(resolved.link)
    return {target: tuple(dict.fromkeys(links)) for target, links in found.items()}


def user_agent(site: Site) -> str:
    """Say honestly who asks, and for whom."""
    whose = f"; +{site.own}" if site.own != UNNAMED else ""
    return f"waymark-link-check/1 (a program that checks links{whose})"


def look_at_all(
    targets: Iterable[str], look: Look, *, threads: int, seconds: float, tell: Tell
) -> dict[str, Verdict]:
    """Look at every target, several hosts at a time, one target of a host at a time.

    Args:
        targets: Distinct.
        look: Judges one target.
        threads: How many hosts at a time.
        seconds: After these, whatever is not back counts as unchecked, even if a server is still
            sending its answer letter by letter.
        tell: Is told about each target as it comes back.

    Returns:
        A verdict for every target, in the order of the targets.
    """
    targets = list(targets)
    hosts: SimpleQueue[list[str]] = SimpleQueue()
    results: SimpleQueue[tuple[str, Verdict]] = SimpleQueue()
    for group in _by_host(targets):
        hosts.put(group)
    for _ in range(threads):  # daemons: none can keep the program from ending
        threading.Thread(target=_work, args=(hosts, results, look), daemon=True).start()
    verdicts: dict[str, Verdict] = {}
    ends_at = monotonic() + seconds
    while len(verdicts) < len(targets):
        try:
            target, verdict = results.get(timeout=max(0, ends_at - monotonic()))
        except Empty:
            break
        verdicts[target] = verdict
        tell(f"[{len(verdicts)}/{len(targets)}] {verdict.kind}: {target} {verdict.what}".rstrip())
    return {target: verdicts.get(target, OUT_OF_TIME) for target in targets}


def nothing_answered(verdicts: Mapping[str, Verdict]) -> bool:
    """Whether this machine's network, rather than every other site, must be at fault."""
    hosts = {host_of(target) for target in verdicts}
    enough = len(hosts) >= _FEWEST_HOSTS_TO_BLAME_THE_NETWORK
    looked_at = [verdict for verdict in verdicts.values() if verdict.kind != "unchecked"]
    return enough and all(verdict.silent for verdict in looked_at)


def _by_host(targets: Iterable[str]) -> list[list[str]]:
    """Group targets, the longest group first: it takes longest whatever else happens."""
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for target in targets:
        groups[host_of(target)].append(target)
    return sorted(groups.values(), key=len, reverse=True)


def _work(
    hosts: SimpleQueue[list[str]], results: SimpleQueue[tuple[str, Verdict]], look: Look
) -> None:
    while True:
        try:
            group = hosts.get_nowait()
        except Empty:
            return
        for target in group:
            try:
                results.put((target, look(target)))
            except Exception as error:  # our own mistake; keep the other results
                what = f"This program failed: {error!r}"
                results.put((target, Verdict("warning", what)))
