"""python -m publish BUILT SITE: the steps in order, then the swap."""

import sys
from pathlib import Path

from .swap import swap


def main(arguments: list[str]) -> int:
    """Publish a built folder.

    Args:
        arguments: The built folder and the folder that a server sends.

    Returns:
        The exit status: 0; 1 when the disk refuses; 2 when the call or the built folder is not as
        it should be.
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
        swap(built, site)
    except OSError as error:
        print(f"{error}\n{site} is as it was.", file=sys.stderr)
        return 1
    pages = sum(1 for _ in site.rglob("*.html"))
    print(f"{site}/ is ready: {pages} pages.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
