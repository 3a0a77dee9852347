"""Ask LinkChecker about the served site."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

_PROJECT = Path(__file__).parent.parent
_LONGEST_SECONDS = 600


class CrawlError(Exception):
    """LinkChecker did not finish; the message carries what it said."""


@dataclass(frozen=True, slots=True)
class Broken:
    """One address that did not answer.

    Attributes:
        target: As given to `crawl`, or as written in the file that LinkChecker found it in.
        page: Address of that file; nothing for an address given to `crawl`.
        text: The link's text, where LinkChecker found one.
        what: What happened, such as `404 Not Found`.
    """

    target: str
    page: str
    text: str
    what: str


def crawl(origin: str, paths: Iterable[str]) -> list[Broken]:
    """Fetch every path and, from there, whatever pages and styles of the site refer to.

    Args:
        origin: Where the site is served; nothing else is asked for anything.
        paths: Each starts with `/`. They are fetched even where no page links to them.

    Raises:
        CrawlError: LinkChecker failed or took more than ten minutes.
    """
    question = json.dumps({"origin": origin, "paths": list(paths)})
    with tempfile.TemporaryDirectory() as home:
        # LinkChecker keeps a folder in the user's home, speaks the user's language, and would send
        # requests for loopback to a proxy.
        environment = {
            name: value for name, value in os.environ.items() if "proxy" not in name.lower()
        } | {"XDG_DATA_HOME": home, "LC_ALL": "C.UTF-8", "LANGUAGE": "en"}
        try:
            done = subprocess.run(
                [sys.executable, "-m", "links.linkchecker"],
                input=question,
                capture_output=True,
                text=True,
                cwd=_PROJECT,
                env=environment,
                timeout=_LONGEST_SECONDS,
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            message = f"LinkChecker was still busy after {_LONGEST_SECONDS} seconds."
            raise CrawlError(message) from error
    if done.returncode:
        message = f"LinkChecker failed. It said:\n{done.stderr.strip()[-2000:]}"
        raise CrawlError(message)
    return [Broken(**broken) for broken in json.loads(done.stdout)]
