"""python -m publish BUILT SITE: the steps in order, then the swap."""

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from .addresses import check_all as check_addresses
from .compress import compress_all
from .errors import PublishError
from .minify import minify_all
from .names import name_all
from .outward import mark_all
from .policy import lock
from .readable import check_all as check_texts
from .servers import write_all
from .structured import describe_all
from .styles import inline_all
from .swap import replacement
from .together import join_all
from .unasked import clear_all

# In every folder that was published, and hardly in another: `_headers` may have been moved up.
MARK = "index.html.zst"
# In this order: each step is given a folder and works in it.
STEPS: dict[str, Callable[[Path], None]] = {
    "texts": check_texts,
    "links outward": mark_all,
    "descriptions": describe_all,
    "scripts": join_all,
    "styles": inline_all,
    "files nobody asks for": clear_all,
    "names": name_all,
    "fewer bytes": minify_all,
    "addresses": check_addresses,
}


def publish(built: Path, site: Path, servers: Path) -> None:
    """Make what a server sends out of what the engine built.

    Args:
        built: The engine's folder. It stays as it is.
        site: The folder to replace, whole or not at all.
        servers: Gets the configurations of servers.

    Raises:
        PublishError: Something in it cannot be published. `site` is as it was.
    """
    with replacement(site, mark=MARK) as work:
        shutil.copytree(built, work)
        work = work.resolve()  # addresses lead up and down in it
        for name, step in STEPS.items():
            _say(name)
            step(work)
        _say("policy")
        headers = lock(work)
        _say("compression")
        compress_all(work)
        write_all(headers, site=work, folder=servers)  # last: they are of this site and no other


def _say(step: str) -> None:
    print(f"publish: {step}", file=sys.stderr)


def main(arguments: list[str]) -> int:
    """Publish a built folder.

    Args:
        arguments: The built folder and the folder that a server sends.

    Returns:
        The exit status: 0; 1 when the disk or a step refuses; 2 when the call
        or the built folder is not as it should be.
    """
    if len(arguments) != 2:
        print("Usage: python -m publish BUILT SITE", file=sys.stderr)
        return 2
    built, site = map(Path, arguments)
    if not (built / "index.html").is_file():
        print(
            f"{built}: no index.html. Build first: make build. {site} is as it was.",
            file=sys.stderr,
        )
        return 2
    if site.resolve().is_relative_to(built.resolve()):
        print(f"{site} lies in {built}. Choose another folder for the site.", file=sys.stderr)
        return 2
    try:
        publish(built, site, built.parent / "servers")
    except (OSError, PublishError) as error:
        print(f"{error}\n{site} is as it was.", file=sys.stderr)
        return 1
    pages = sum(1 for _ in site.rglob("*.html"))
    print(f"{site}/ is ready: {pages} pages.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
