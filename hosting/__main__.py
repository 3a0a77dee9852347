"""python -m hosting FOLDER OUT: the project of a host's copy, for an engine to build."""

import os
import sys
from pathlib import Path

from macros.days import build_day
from macros.errors import DataError, nearest

from .confirmed import FILE
from .copy import make

ROOT = Path(__file__).parent.parent
SETTINGS = "host.yml"
PREVIEW = "--preview"


def main(arguments: list[str]) -> int:
    """Make a host's copy.

    Args:
        arguments: The host's folder, and the folder to write; `--preview` where only the host's
            editors will see it, so that what an example made up may still stand in it.

    Returns:
        The exit status: 0; 1 when something in the host's folder is wrong; 2 when there is none.
    """
    preview = PREVIEW in arguments
    arguments = [argument for argument in arguments if argument != PREVIEW]
    if len(arguments) != 2:
        print(f"Usage: python -m hosting FOLDER OUT [{PREVIEW}]", file=sys.stderr)
        return 2
    host, out = (Path(argument).resolve() for argument in arguments)
    if ROOT.is_relative_to(out) or host.is_relative_to(out):
        print(
            f"{arguments[1]}: it would be replaced, with what it holds. Name another.",
            file=sys.stderr,
        )
        return 2
    if not (host / SETTINGS).is_file():
        near = nearest(SETTINGS, (path.name for path in host.glob("*") if path.is_file()))
        print(
            f"{arguments[0]}: no {SETTINGS} in it{near}. Start from a copy of examples/uk-charity.",
            file=sys.stderr,
        )
        return 2
    try:
        made = make(ROOT, host, out, today=build_day(os.environ), preview=preview)
    except DataError as error:
        print(f"\n{error}\n\nNothing was built. To mend: {len(error.problems)}.", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"{error}\n{arguments[1]} is as it was.", file=sys.stderr)
        return 1
    lists = {
        f"Not reviewed by a specialist: {len(made.unreviewed)} pages": made.unreviewed,
        f"Of {arguments[0]}/{FILE} this says nothing to readers:": made.notes,
        "These words named a page that you leave out. Are they still true?": made.unlinked,
        "These lines went with the page they led to. Is anything missing now?": made.taken_out,
        "These are still an example's, so `make build` refuses them:": made.made_up,
    }
    for title, lines in lists.items():
        if lines:
            print("\n    ".join((title, *lines)), file=sys.stderr)
    if made.telling:
        print(
            f"{made.telling} says what this site is about. It stands in the history of everyone who"
            " reads it. Choose a name that says less, if you can.",
            file=sys.stderr,
        )
    print(
        f"{arguments[1]}/ is ready to build: {made.pages} pages, of them {made.own} of your own;"
        f" {made.left_out} left out."
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
