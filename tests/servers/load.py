"""python -m tests.servers.load SITE: what our rules cost each server, beside a bare file.

The bare file has as many bytes as the answer has on the wire. It comes from the same server, over
the same TLS and into the same log, without a rule of ours.
"""

import argparse
import re
import ssl
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from publish.servers import Site, configurations
from tests.links.tls import trusting
from tests.serving import policy

from .programs import APACHE2, CADDY, NGINX
from .running import AUTHORITY, HOST, Program, Running, running
from .wrk import Load, LoadError, asked

ROUNDS = 3  # of each, in turn; the best counts
# The rules of a host that has none.
BARE = {
    "nginx/site.conf": "default_type application/octet-stream;\n",
    "caddy/site.caddy": "file_server\n",
    "apache/site.conf": "",
}


@dataclass(frozen=True)
class Row:
    """One server and one address."""

    server: str
    path: str
    size: int  # bytes on the wire, without headers
    ours: Load
    bare: Load

    def __str__(self) -> str:
        """Return it as a row of the table."""
        return (
            f"{self.server:<8}{self.path:<44}{self.size:>7,}{self.ours.rate:>9,.0f}"
            f"{self.ours.slowest:>9.2f}{self.ours.rate / self.bare.rate:>8.2f}"
            f"{self.ours.slowest / self.bare.slowest:>8.2f}"
        )


HEAD = (
    f"{'server':<8}{'address':<44}{'bytes':>7}{'a second':>9}{'p99 ms':>9}{'rate':>8}{'p99':>8}\n"
    f"{'':<77}{'of the bare file’s':>16}"
)


def addresses(site: Path) -> list[str]:
    """Return what is asked for: two pages, a file that is kept, and a page that is not there."""
    files = (path.relative_to(site).as_posix() for path in sorted(site.rglob("*.js")))
    (kept, *_) = [path for path in files if re.search(r"/search\.[0-9a-f]{8}\.js", f"/{path}")]
    return ["", "help/", kept, "nothing-is-here/"]


def rows(program: Program, site: Path, *, seconds: int) -> Iterator[Row]:
    """Measure one server.

    Args:
        program: The server.
        site: The folder that it sends.
        seconds: How long each address is asked for in all, and as long each bare file.
    """
    texts = configurations(Site(HOST, "/", policy(site)))
    with ExitStack() as stack:
        ours = stack.enter_context(running(program, site, texts, base="/"))
        bare = stack.enter_context(running(program, site, {**texts, **BARE}, base="/"))
        for path in addresses(site):
            size = _size(ours, path)
            name = f"bare-{size}.bin"
            (bare.folder / "www" / name).write_bytes(b"x" * size)
            loads = [
                (asked(_url(ours, path), seconds=part), asked(_url(bare, name), seconds=part))
                for part in [max(1, seconds // ROUNDS)] * ROUNDS
            ]
            (first, plain), *others = loads
            for one, other in others:
                first, plain = first.or_better(one), plain.or_better(other)
            yield Row(program.name, f"/{path}", size, first, plain)


def _url(server: Running, path: str) -> str:
    return f"https://{HOST}:{server.ports.https}/{path}"


def _size(server: Running, path: str) -> int:
    headers = {"Accept-Encoding": "gzip, br, zstd"}
    request = urllib.request.Request(_url(server, path), headers=headers)  # noqa: S310 (https)
    context: ssl.SSLContext = trusting(AUTHORITY)
    try:
        with urllib.request.urlopen(request, context=context) as answer:  # noqa: S310 (https)
            return len(answer.read())
    except urllib.error.HTTPError as answer:
        with answer:
            return len(answer.read())


def main(arguments: list[str]) -> int:
    """Measure each server that is here.

    Returns:
        The exit status: 0; 2 where nothing could be measured.
    """
    parser = argparse.ArgumentParser("python -m tests.servers.load", description=main.__doc__)
    parser.add_argument("site", type=Path, help="the folder that make build writes")
    parser.add_argument("--seconds", type=int, default=9, help="for each address, at most 60")
    given = parser.parse_args(arguments)
    here = [program for program in (NGINX, CADDY, APACHE2) if program.there]
    if not (given.site / "_headers").is_file() or not here:
        print("Build first (make build), and install a server: make servers.", file=sys.stderr)
        return 2
    print(HEAD)
    try:
        for program in here:
            for row in rows(program, given.site.resolve(), seconds=given.seconds):
                print(row, flush=True)
    except (LoadError, ValueError) as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
