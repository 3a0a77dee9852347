"""python -m tests.lighthouse SITE: Lighthouse, mobile, on pages as nginx or Caddy sends them."""

import argparse
import base64
import hashlib
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from bench.projects import bare
from publish.compress import compress_all
from publish.servers import Site, configurations
from tests.browser.chromium import SWITCHES, executable
from tests.repository import ROOT
from tests.servers.programs import CADDY, NGINX, NGINX_ALONE
from tests.servers.running import Running, running
from tests.serving import policy

from . import report

HERE = Path(__file__).parent
OUT = ROOT / "build" / "lighthouse"
# Neither is a page to look at: one answers 404, the other only leads away.
LEFT_OUT = ("404.html", "leaving.html")
TRIES = 3  # at most, until a page's performance is full


def name_of(path: str) -> str:
    """Return the name of a page's report: `help/abroad/` is `help.abroad`."""
    return path.strip("/").replace("/", ".") or "start"


def pages_of(site: Path, wanted: Sequence[str]) -> list[str]:
    """Return the pages of a folder as paths below its address, those wanted or all."""
    names = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    paths = [name.removesuffix("index.html") for name in names if name not in LEFT_OUT]
    unknown = set(wanted) - {path or "/" for path in paths}
    if unknown:
        raise SystemExit(f"no such page: {', '.join(sorted(unknown))}. Write them as help/ or /.")
    return [path for path in paths if not wanted or (path or "/") in wanted]


def build_stock(folder: Path) -> Path:
    """Build the same Markdown with stock Material, compressed too. Returns the folder to send."""
    bare(ROOT, folder)
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    subprocess.run(command, cwd=folder, check=True)
    compress_all(folder / "build" / "pages")
    return folder / "build" / "pages"


def key(server: Running) -> str:
    """Return what makes Chromium trust this server's certificate and no other."""
    chain = (server.folder / "fullchain.pem").read_bytes()
    public = x509.load_pem_x509_certificate(chain).public_key()
    raw = public.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return base64.b64encode(hashlib.sha256(raw).digest()).decode()


@contextmanager
def sent(site: Site, folder: Path) -> Iterator[Running]:
    """Send a folder from nginx, or else Caddy, in our configuration, while the block runs."""
    program = next((each for each in (NGINX, NGINX_ALONE, CADDY) if each.there), None)
    if program is None:
        raise SystemExit("Neither nginx nor Caddy is here: run `make servers`.")
    with running(program, folder, configurations(site), base=site.base, host=site.host) as server:
        yield server


def jobs_of(path: str, ours: Site, stock: Site, folder: Path) -> Iterator[dict[str, Any]]:
    """Yield what run.mjs is to do for a page, and for its like in the folder of stock Material."""
    out = str(OUT / name_of(path))
    url = f"https://{ours.host}{ours.base}{path}"
    yield {"url": url, "categories": report.CATEGORIES, "tries": TRIES, "out": out}
    if (folder / path / "index.html").is_file():
        url = f"https://{stock.host}/{path}"
        yield {"url": url, "categories": ["performance"], "tries": 1, "out": f"{out}@stock"}


def look(jobs: list[dict[str, Any]], servers: dict[str, Running]) -> None:
    """Run Lighthouse on one page after the other.

    Args:
        jobs: As run.mjs has them.
        servers: By host: where its port 443 is, for this browser.
    """
    rules = ", ".join(
        f"MAP {host}:443 127.0.0.1:{each.ports.https}" for host, each in servers.items()
    )
    keys = ",".join(key(each) for each in servers.values())
    flags = [
        *("--headless=new", *SWITCHES, f"--host-resolver-rules={rules}"),
        f"--ignore-certificate-errors-spki-list={keys}",
    ]
    order = {"chrome": executable(), "flags": flags, "jobs": jobs}
    node = Path(sys.executable).with_name("node")
    command = [node if node.exists() else "node", HERE / "run.mjs"]
    subprocess.run(command, input=json.dumps(order), text=True, check=True)


def read(path: str) -> report.Page:
    """Read what Lighthouse wrote of a page."""
    ours, stock = (OUT / f"{name_of(path)}{end}.json" for end in ("", "@stock"))
    theirs = json.loads(stock.read_text(encoding="utf-8")) if stock.exists() else None
    return report.page(path, json.loads(ours.read_text(encoding="utf-8")), theirs)


def main(arguments: list[str]) -> int:
    """Look at pages, print the table and write it beside the reports.

    Returns:
        The exit status: 0 when every score is 100 and the first paint early enough, else 1.
    """
    parser = argparse.ArgumentParser(prog="python -m tests.lighthouse", description=__doc__)
    parser.add_argument("site", type=Path, help="what `make build` left")
    parser.add_argument("--pages", nargs="*", default=[], help="such as / help/; otherwise all")
    options = parser.parse_args(arguments)
    paths = pages_of(options.site, options.pages)
    shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir(parents=True)
    with ExitStack() as stack:
        work = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="lighthouse-")))
        ours = Site.of(
            (options.site / "index.html").read_text(encoding="utf-8"), policy(options.site)
        )
        stock = Site(f"stock.{ours.host}", "/", {})
        stock_folder = build_stock(work / "stock")
        servers = {
            ours.host: stack.enter_context(sent(ours, options.site)),
            stock.host: stack.enter_context(sent(stock, stock_folder)),
        }
        jobs = [job for path in paths for job in jobs_of(path, ours, stock, stock_folder)]
        look(jobs, servers)
    found = [read(path) for path in paths]
    text = "\n".join(report.lines(found))
    (OUT / "table.md").write_text(f"{text}\n", encoding="utf-8")
    print(text)
    failed = report.failed(found)
    print(*failed, sep="\n", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
