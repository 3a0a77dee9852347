"""python -m publish.verify URL [--built site]: asks a host, and says what it found."""

import argparse
import datetime as dt
import json
import sys
from dataclasses import asdict
from pathlib import Path
from urllib.parse import urlsplit

from . import built
from .checks import check_all
from .client import Client, VerifyError
from .finding import Finding, Outcome, shown
from .table import summary, table
from .tour import visit

WHAT = "Ask a host whether it sends the site as it was built, and say what to do where it does not."


def address(written: str) -> str:
    """Return the address of a start page, with a slash at its end.

    Raises:
        VerifyError: It is no address of a page.
    """
    text = written.strip()
    try:
        parts = urlsplit(text if "://" in text else f"https://{text}")
        right = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
        (parts.hostname or "").encode("idna")  # as it will be looked up
    except ValueError:
        right = False
    if not right or " " in text or "@" in parts.netloc:
        message = f"{written}: give the address of the start page, such as https://example.org/."
        raise VerifyError(message)
    path = parts.path.removesuffix("index.html")
    return f"{parts.scheme}://{parts.netloc.lower()}{path.rstrip('/')}/"


def verify(
    written: str, *, pause: float, today: dt.date, folder: Path | None = None
) -> list[Finding]:
    """Ask one host, and check what it says.

    Args:
        written: The address of the start page.
        pause: Seconds between two questions.
        today: The day to count from.
        folder: What was copied to the host, if that is at hand.

    Raises:
        VerifyError: There is nothing to check.
    """
    start = address(written)
    files = built.read(folder) if folder else None
    parts = urlsplit(start)
    client = Client(f"{parts.scheme}://{parts.netloc}", pause)
    try:
        found = visit(client, start)
        if files:
            built.ask(client, found, files)
        return check_all(found, today=today)
    finally:
        client.close()


def main(arguments: list[str]) -> int:
    """Check each address.

    Returns:
        The exit status: 0; 1 where a check failed; 2 where there was nothing to check.
    """
    parser = argparse.ArgumentParser("python -m publish.verify", description=WHAT)
    parser.add_argument("url", nargs="+", help="the address of the start page")
    parser.add_argument("--built", type=Path, help="the folder that was copied there, such as site")
    parser.add_argument("--json", action="store_true", help="print the findings as JSON")
    parser.add_argument("--pause", type=float, default=0.02, help="seconds between two questions")
    parser.add_argument("--today", type=dt.date.fromisoformat, help="such as 2026-11-29")
    given = parser.parse_args(arguments)
    status, told = 0, {}
    today = given.today or dt.datetime.now(dt.UTC).date()
    for url in given.url:
        try:
            findings = verify(url, pause=given.pause, today=today, folder=given.built)
        except VerifyError as error:
            print(shown(str(error)), file=sys.stderr)
            status = 2
            continue
        told[url] = [asdict(each) for each in findings]
        if any(each.outcome is Outcome.FAIL for each in findings):
            status = max(status, 1)
        if not given.json:
            print(f"{url}\n\n{table(findings)}\n\n{summary(findings)}\n")
    if given.json:
        print(json.dumps(told, indent=2, ensure_ascii=False))
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
