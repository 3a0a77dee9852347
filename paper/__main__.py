"""python -m paper SITE FOLDER: the book, the poster and the leaflet of a host."""

import argparse
import datetime as dt
import sys
from collections.abc import Iterator
from pathlib import Path

from macros.days import written
from macros.errors import DataError
from macros.links import country_page
from macros.models.paper import PaperWords
from macros.reading import read_record
from macros.source_pages import by_letter
from macros.store import Store, load_store
from publish.errors import PublishError
from publish.offline.copy import built_on
from publish.swap import replacement

from . import guide, leaflets
from .epub import epub
from .host import Host, read_host
from .setting import pdf

WORDS = Path("data") / "paper.yml"
# By the name of a file's paper, as Typst names it: of a whole sheet, and of half of one.
PAPERS = {"a4": ("a4", "a5"), "letter": ("us-letter", "us-statement")}


def papers(
    host: Host, *, store: Store, words: PaperWords, site: Path, fonts: list[Path]
) -> Iterator[tuple[str, bytes]]:
    """Give each PDF, and the book for reading apps, by the name of its file, which tells nothing.

    Raises:
        DataError: A page or a letter cannot be set.
        PublishError: The site does not say when it was built.
    """
    today = dt.date.fromisoformat(built_on(site))
    country = store.countries.get(host.country or "")
    book = guide.contents(
        host.pages,
        country=country_page(country.name) if country else None,
        sources=dict.fromkeys(by_letter(store.pages).values()),
    )
    chapters = guide.chapters(book, site=site, address=host.address)
    contact = leaflets.contact(
        country,
        own=store.own_contacts,
        emergency=store.emergency,
        address=host.address,
        today=today,
        words=words.both,
    )
    date = written(today.isoformat(), store.strings["services"]["locale"])
    review = words.both.review.format(name=host.name, date=date)
    sheets = {
        "guide": guide.data(
            chapters, name=host.name, address=host.address, date=date, words=words.book.model_dump()
        ),
        "poster": leaflets.data(words.poster.model_dump(), contact, review=review),
        "leaflet": leaflets.data(words.leaflet.model_dump(), contact, review=review),
    }
    for name, (whole, half) in PAPERS.items():
        for template, data in sheets.items():
            paper = half if template == "leaflet" else whole
            made = pdf(
                template,
                data,
                paper=paper,
                language=host.language,
                direction=host.direction,
                fonts=fonts,
            )
            yield f"{template}-{name}.pdf", made
    yield "guide.epub", epub(chapters, host=host, words=words, today=today, date=date)


def main(arguments: list[str]) -> int:
    """Set everything on paper.

    Args:
        arguments: A built folder, the folder for what is made, and options.

    Returns:
        The exit status: 0; 1 when the disk, data or a page refuse; 2 when the folder is not built.
    """
    parser = argparse.ArgumentParser(prog="python -m paper")
    parser.add_argument("site", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--config", type=Path, default=Path("mkdocs.yml"), help="a host's own")
    parser.add_argument("--fonts", type=Path, action="append", default=[], help="a folder of fonts")
    given = parser.parse_args(arguments)
    if not (given.site / "index.html").is_file():
        print(f"{given.site}: no index.html. Build first: make build.", file=sys.stderr)
        return 2
    root = given.config.parent
    try:
        host = read_host(given.config)
        today = dt.date.fromisoformat(built_on(given.site))
        store = load_store(root, today=today, language=host.language)
        words = read_record(PaperWords, root / WORDS, root=root)
        made = dict(papers(host, store=store, words=words, site=given.site, fonts=given.fonts))
        given.folder.parent.mkdir(parents=True, exist_ok=True)
        with replacement(given.folder, mark="guide-a4.pdf") as work:
            work.mkdir()
            for name, content in made.items():
                (work / name).write_bytes(content)
    except (OSError, DataError, PublishError) as error:
        print(f"{error}\n{given.folder} is as it was.", file=sys.stderr)
        return 1
    print(f"{given.folder}/ is ready: {', '.join(made)}.")
    country = store.countries.get(host.country or "")
    for number in leaflets.unchecked(
        country, own=store.own_contacts, emergency=store.emergency, today=today
    ):
        print(f"Nobody has checked {number} lately. Ask its office first, then hang it up.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
