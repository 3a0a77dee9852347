"""python -m publish BUILT SITE: the steps in order, then the swap."""

import shutil
import sys
from pathlib import Path

from .outward import mark_all
from .policy import PolicyError, lock
from .servers import INCLUDES, netlify
from .structured import describe_all
from .swap import replacement


def publish(built: Path, site: Path, servers: Path) -> None:
    """Make what a server sends out of what the engine built.

    Args:
        built: The engine's folder. It stays as it is.
        site: The folder to replace, whole or not at all.
        servers: Gets the headers as files to include in a server's configuration.

    Raises:
        PolicyError: A page cannot be locked down. `site` is as it was.
    """
    with replacement(site) as work:
        shutil.copytree(built, work)
        mark_all(work)
        describe_all(work)
        headers = lock(work)
        (work / "_headers").write_text(netlify(headers), encoding="utf-8")
        servers.mkdir(parents=True, exist_ok=True)
        for name, write in INCLUDES.items():
            (servers / name).write_text(write(headers), encoding="utf-8")


def main(arguments: list[str]) -> int:
    """Publish a built folder.

    Args:
        arguments: The built folder and the folder that a server sends.

    Returns:
        The exit status: 0; 1 when the disk refuses or a page cannot be locked down; 2 when the call
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
    except (OSError, PolicyError) as error:
        print(f"{error}\n{site} is as it was.", file=sys.stderr)
        return 1
    pages = sum(1 for _ in site.rglob("*.html"))
    print(f"{site}/ is ready: {pages} pages.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
