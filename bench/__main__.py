"""python -m bench: build at several sizes, then say what a build costs and what pages weigh."""

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from publish.budget import Weight, compressed, weights
from publish.errors import PublishError

from .figures import Figure, exponent, growth, lines, weight_lines
from .measure import CommandError, Cost, cost, least
from .opened import ROOT, openings
from .projects import bare, grown

MKDOCS = (sys.executable, "-m", "mkdocs", "build")
PUBLISH = (sys.executable, "-m", "publish", "build/pages", "site")
INDEX = "build/pages/search/search_index.json"  # in site/ its name may be another
NAMED = 15  # pages in the table of the heaviest


@dataclass(frozen=True)
class Size:
    """What our own build cost with some number of pages."""

    project: Path
    pages: int
    mkdocs: Cost
    publish: Cost

    @property
    def full(self) -> Cost:
        """Return what both commands cost."""
        return self.mkdocs.then(self.publish)


def measured(project: Path, *, runs: int) -> Iterator[Size]:
    """Build a project and publish it, and yield what that cost, some times over."""
    pages = sum(1 for _ in (project / "docs").rglob("*.md"))
    for run in range(runs):
        _tell(f"{pages} pages, ours, {run + 1} of {runs}")
        built = cost([*MKDOCS, "--strict"], folder=project)
        yield Size(project, pages, built, cost(PUBLISH, folder=project))


def fastest(sizes: Sequence[Size]) -> Size:
    """Return one size out of several runs of it."""
    first = sizes[0]
    built, published = (least([s.mkdocs for s in sizes]), least([s.publish for s in sizes]))
    return Size(first.project, first.pages, built, published)


def figures(stock: Cost, sizes: Sequence[Size], opened: int) -> list[Figure]:
    """Return the lines of the report.

    Args:
        stock: What MkDocs and stock Material cost with as many pages as the first size.
        sizes: From the fewest pages to the most; at least two.
        opened: How often the file of data/ was opened that was opened most in one build.
    """
    first, last = sizes[0], sizes[-1]
    pages = [size.pages for size in sizes]
    seconds = [size.full.seconds for size in sizes]
    published = [size.publish.seconds for size in sizes]
    memory = [size.full.memory for size in sizes]
    few, many = f"{first.pages:,}", f"{last.pages:,}"
    index = compressed((first.project / INDEX).read_bytes())
    return [
        Figure("full build against stock Material", first.full.seconds / stock.seconds, "×", 2.5),
        Figure("  stock Material a page", 1000 * stock.seconds / first.pages, "ms"),
        Figure("  ours a page, published", 1000 * first.full.seconds / first.pages, "ms"),
        Figure("  of it publish a page", 1000 * first.publish.seconds / first.pages, "ms"),
        Figure("  share of publish", 100 * first.publish.seconds / first.full.seconds, "%"),
        Figure(f"time a page, {few} → {many} pages", growth(pages, seconds), "×", 1.15),
        Figure("  exponent over all sizes", exponent(pages, seconds)),
        Figure("  exponent of the last step", exponent(pages[-2:], seconds[-2:]), "", 1.15),
        Figure(f"publish a page, {few} → {many} pages", growth(pages, published), "×", 1.15),
        Figure(f"memory a page, {few} → {many} pages", growth(pages, memory), "×", 1.15),
        Figure("  exponent over all sizes", exponent(pages, memory)),
        Figure("  exponent of the last step", exponent(pages[-2:], memory[-2:]), "", 1.15),
        Figure(f"  peak at {many} pages", last.full.memory / 2**20, "MiB"),
        Figure(f"bytes of a page, {few} → {many} pages", _carried(first, last), "×", 1.01),
        Figure("openings of one file of data/ in a build", opened, "", 1),
        Figure("search index a page, gzip -9", index / first.pages / 1000, "kB", 2.5),
    ]


def _carried(first: Size, last: Size) -> float:
    """Return what the first pages weigh among many others, against what they weigh alone."""
    alone = first.project / "site"
    names = [path.relative_to(alone) for path in alone.rglob("*.html")]
    sums = [
        sum((size.project / "site" / name).stat().st_size for name in names)
        for size in (first, last)
    ]
    return sums[1] / sums[0]


def _tell(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def main(arguments: list[str]) -> int:
    """Measure and print.

    Returns:
        The exit status: 0, also where a target is not met; 1 when nothing could be measured.
    """
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--times", type=int, nargs="+", default=[1, 4, 16], help="sizes to build")
    parser.add_argument("--runs", type=int, default=3, help="builds of the first size")
    options = parser.parse_args(arguments)
    if len(set(options.times)) < 2 or min(*options.times, options.runs) < 1:
        parser.error("two different sizes at least, all from 1; runs from 1")
    try:
        found, rows = _report(options.times, runs=options.runs)
    except (CommandError, PublishError) as error:
        _tell(str(error))
        return 1
    print("\n".join(lines(found)), end="\n\n")
    print("\n".join(weight_lines(rows, most=NAMED)))
    return 0


def _report(times: Sequence[int], *, runs: int) -> tuple[list[Figure], list[Weight]]:
    """Build in a folder of its own, several times over, and throw the folder away."""
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        work = Path(name)
        few, *more = sorted(set(times))
        bare(ROOT, work / "bare")
        grown(ROOT, work / str(few), times=few)
        stock, ours = [], []
        # By turns: what else the machine does then falls on both.
        for size in measured(work / str(few), runs=runs):
            ours.append(size)
            _tell("as many, stock Material")
            stock.append(cost(MKDOCS, folder=work / "bare"))
        sizes = [fastest(ours)]
        for count in more:
            grown(ROOT, work / str(count), times=count)
            sizes += measured(work / str(count), runs=1)
        _tell("openings of files")
        opened = max(openings(sizes[0].project).values())
        return figures(least(stock), sizes, opened), weights(sizes[0].project / "site")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
