"""`python -m links internal SITE` and `python -m links external SITE`.

Exit status: 0 all whole (warnings included), 1 something is broken, 2 the check itself could not be
done. What went wrong is one sentence on stderr, never a traceback.
"""

import argparse
import math
import sys
import time
from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path

from links import internal
from links.crawl import CrawlError
from links.external import look_at_all, nothing_answered, outward, user_agent
from links.fetch import Client
from links.markdown import markdown
from links.pace import Pace
from links.report import compile_report, known
from links.report_file import ReportError, check_writable, read_report, write_file
from links.site import SiteError, read_site
from links.visit import visit

_SUFFIXES = (".json", ".md")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one of the two checks.

    Returns:
        The exit status.
    """
    options = _parser().parse_args(arguments)
    try:
        return int(options.check(options))
    except (SiteError, CrawlError, ReportError) as error:
        sys.stderr.write(f"links: {error}\n")
        return 2


def _internal(options: argparse.Namespace) -> int:
    result = internal.check(options.site)
    sys.stdout.write(f"{result}\n")
    return 1 if result.failures else 0


def _external(options: argparse.Namespace) -> int:
    before = known(read_report(options.known)) if options.known else {}
    files = [options.report.with_suffix(suffix) for suffix in _SUFFIXES] if options.report else []
    for file in files:
        check_writable(file)
    site = read_site(options.site)
    links = outward(site)
    seconds = options.minutes * 60
    client = Client(
        user_agent=user_agent(site),
        timeout_seconds=options.timeout,
        allow_private=options.allow_private,
    )
    pace = Pace(
        pause_seconds=options.pause,
        ends_at=time.monotonic() + seconds,
        clock=time.monotonic,
        sleep=time.sleep,
    )
    verdicts = look_at_all(
        links,
        partial(visit, ask=client.ask, pace=pace, wait_seconds=options.wait),
        threads=options.threads,
        seconds=seconds + 4 * options.timeout,  # those under way at the end may finish
        tell=_tell,
    )
    if nothing_answered(verdicts):
        sys.stderr.write("links: No host answered. Is this machine online? No report written.\n")
        return 2
    report = compile_report(verdicts, links, known=before, today=options.today)
    text = markdown(report)
    for file in files:
        is_json = file.suffix == ".json"
        write_file(file, f"{report.model_dump_json(indent=2)}\n" if is_json else text)
    sys.stdout.write(text)
    return 1 if report.count("failure") else 0


def _tell(line: str) -> None:
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m links", description="Check links.")
    checks = parser.add_subparsers(required=True, metavar="CHECK")
    inside = checks.add_parser("internal", help="links inside the site; asks nobody else")
    outside = checks.add_parser("external", help="links to other sites; takes minutes")
    for check, run in ((inside, _internal), (outside, _external)):
        check.add_argument("site", type=Path, metavar="SITE", help="the built folder")
        check.set_defaults(check=run)
    add = outside.add_argument
    add("--report", type=_report, metavar="FILE", help="write FILE.json and FILE.md")
    add("--known", type=Path, metavar="FILE", help="JSON report of the last run, for 'since'")
    add("--today", type=_day, default=date.today(), metavar="YYYY-MM-DD", help="default: today")
    add("--pause", type=_positive, default=1.0, help="seconds between requests to a host")
    add("--wait", type=_positive, default=4.0, help="seconds before a second try")
    add("--timeout", type=_positive, default=20.0, help="seconds to wait for an answer")
    add("--minutes", type=_positive, default=30.0, help="after these, the rest stays unchecked")
    add("--threads", type=_threads, default=8, help="hosts asked at a time")
    add("--allow-private", action="store_true", help="for tests: ask private addresses too")
    return parser


def _report(text: str) -> Path:
    path = Path(text)
    if path.suffix not in {*_SUFFIXES, ""} or not path.name:
        message = f"{text!r} must end in .json, in .md or in neither; both are written"
        raise argparse.ArgumentTypeError(message)
    return path


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        message = f"{text!r} is not a day such as 2026-11-24"
        raise argparse.ArgumentTypeError(message) from error


def _positive(text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        number = math.nan
    if not 0 < number < math.inf:
        message = f"{text!r} is not a number above 0"
        raise argparse.ArgumentTypeError(message)
    return number


def _threads(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 0 < int(text) <= 64):
        message = f"{text!r} is not a whole number from 1 to 64"
        raise argparse.ArgumentTypeError(message)
    return int(text)


if __name__ == "__main__":
    sys.exit(main())
