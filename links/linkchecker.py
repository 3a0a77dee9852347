"""LinkChecker, in a process of its own: addresses in on stdin, what is broken out on stdout.

Why its own process: LinkChecker changes process-wide settings (socket timeouts, translations), its
command line drops the rights of root, after which it cannot read a private `.venv`, and only a
process can be fenced in: here no connection leaves for any other address than the site's.

Why not its AnchorCheck: it fetches and parses a page again for every distinct `#fragment` (40 pages
with 15 headings each: 62 seconds of work instead of 4), and it names one page that links to a
missing anchor, not all. `internal` checks anchors instead, reading each page once.

Run by `crawl`, not by hand.
"""

import json
import sys
from typing import Any

from linkcheck import get_link_pat
from linkcheck.cmdline import aggregate_url
from linkcheck.configuration import Configuration
from linkcheck.director import check_urls, get_aggregate
from linkcheck.logger import _Logger

# Warnings that mean a file of ours was not read, so its links were not checked.
_UNREAD = {"url-error-getting-content", "url-content-too-large", "xml-parse-error"}
_NO_LIMIT_BYTES = 1 << 30  # the defaults silently leave pages over 1 MiB unread


class _Collector(_Logger):  # type: ignore[misc]  # LinkChecker has no types
    LoggerName = "waymark"

    def __init__(self, **arguments: Any) -> None:
        super().__init__(**arguments)
        self.broken: list[dict[str, str]] = []

    def log_url(self, url_data: Any) -> None:
        unread = [text for tag, text in url_data.warnings if tag in _UNREAD]
        if url_data.valid and not unread:
            return
        self.broken.append(
            {
                "target": url_data.base_url,
                "page": url_data.parent_url,
                "text": url_data.name,
                "what": "; ".join(unread) if url_data.valid else url_data.result,
            }
        )

    def end_output(self, **_arguments: Any) -> None:
        """Have nothing to close."""


def _configuration(origin: str) -> tuple[Any, Any]:
    configuration = Configuration()
    configuration.logger_add(_Collector)
    logger = configuration.logger_new(_Collector.LoggerName)
    configuration.update(
        logger=logger,
        verbose=True,  # every address reaches the collector
        status=False,
        threads=4,
        timeout=30,  # seconds
        robotstxt=False,  # our own site; a Disallow would leave pages unchecked
        checkextern=False,
        maxfilesizeparse=_NO_LIMIT_BYTES,
        maxfilesizedownload=_NO_LIMIT_BYTES,
        pluginfolders=[],
    )
    configuration.sanitize()
    configuration["internlinks"].append(get_link_pat(f"^{origin}/"))
    return configuration, logger


def _fence(origin: str) -> None:
    """Refuse every connection and every question about a name, except to the site itself."""
    host, _, port = origin.removeprefix("http://").partition(":")
    allowed = (host, int(port))

    def refuse(event: str, arguments: tuple[Any, ...]) -> None:
        connects = event in {"socket.connect", "socket.sendto"}
        looks_up = event in {"socket.getaddrinfo", "socket.gethostbyname"}
        if (connects and arguments[1][:2] != allowed) or (looks_up and arguments[0] != host):
            message = f"fenced in: {arguments}"
            raise PermissionError(message)

    sys.addaudithook(refuse)


def main() -> int:
    """Check what stdin asks for.

    Returns:
        0 when everything was checked, broken or not; 1 when LinkChecker itself failed.
    """
    question = json.load(sys.stdin)
    origin: str = question["origin"]
    configuration, logger = _configuration(origin)
    _fence(origin)
    aggregate = get_aggregate(configuration)
    aggregate.set_maxrated_for_host(origin.removeprefix("http://"))
    aggregate.wait_time_min = aggregate.wait_time_max = 0  # our own server needs no pause
    for path in question["paths"]:
        aggregate_url(aggregate, origin + path)
    check_urls(aggregate)
    json.dump(logger.broken, sys.stdout)
    return 1 if logger.stats.internal_errors else 0


if __name__ == "__main__":
    sys.exit(main())
