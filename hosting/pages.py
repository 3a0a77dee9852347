"""Which pages a copy has: those of the project that stay, and the host's own."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from macros.errors import DataError, Problem, nearest
from macros.pages import front_matter
from macros.reading import parse_yaml

OWN = "local/"  # below docs/, where the project has nothing, now or later
# What no copy is without, and why.
KEPT = {
    "index.md": "the way to help starts there",
    "help/": "it says whom to call",
    "check/": "other pages and search lead there in danger",
    "plan/": "the plan to print is made of these",
    "record/": "they say what a record can give away",
    "about/": "they say what may be seen, how to leave and where the words come from",
}
Nav = list[dict[str, Any] | str]


def kept(path: str) -> str | None:
    """Say why a page cannot be left out; None where it can."""
    return next((why for start, why in KEPT.items() if path.startswith(start)), None)


def left_out(
    asked: Sequence[str], pages: Collection[str], *, file: str
) -> tuple[frozenset[str], list[Problem]]:
    """Return the pages that a host leaves out, and what is wrong with what it asked for.

    Args:
        asked: As host.yml has it: paths below docs/; a folder ends with a slash.
        pages: The paths of all pages of the project.
        file: host.yml, for messages.
    """
    found: set[str] = set()
    problems = []
    where = "pages → leave_out"
    folders = {page.rpartition("/")[0] + "/" for page in pages if "/" in page}
    for name in asked:
        matching = {
            page for page in pages if page == name or (name in folders and page.startswith(name))
        }
        if not matching:
            allowed = f"a page below docs/, or a folder{nearest(name, {*pages, *folders})}"
            problems.append(Problem(file, where, f"'{name}'", allowed))
        elif why := next(filter(None, map(kept, matching)), None):
            problems.append(Problem(file, where, f"'{name}'", f"another page: {why}", why=why))
        else:
            found |= matching
    for index in sorted(page for page in found if page.endswith("/index.md")):
        folder = index.removesuffix("index.md")
        if stays := sorted(page for page in pages if page.startswith(folder) and page not in found):
            allowed = f"'{folder}', since {stays[0]} and others are reached from it"
            problems.append(Problem(file, where, f"'{index}' alone", allowed))
    return frozenset(found), problems


def navigation(nav: Nav, *, gone: Collection[str], own: Mapping[str, str], title: str) -> Nav:
    """Return the menu of a copy: without what is left out, and with the host's own pages.

    Args:
        nav: The project's, as mkdocs.yml has it.
        gone: Paths below docs/ that are left out.
        own: Titles of the host's own pages, by path below docs/, in their order.
        title: What the host's own part of the menu is called.
    """
    kept_nav = list(_without(nav, gone))
    if own:
        pages: Any = list(own) if len(own) > 1 else next(iter(own))
        after = next((at for at, item in enumerate(kept_nav, 1) if "help/" in str(item)), 1)
        kept_nav.insert(after, {title: pages})
    return kept_nav


def _without(nav: Nav, gone: Collection[str]) -> Iterator[dict[str, Any] | str]:
    for item in nav:
        if isinstance(item, str):
            if item not in gone:
                yield item
            continue
        ((name, inside),) = item.items()
        if isinstance(inside, str):
            if inside not in gone:
                yield item
        elif rest := list(_without(inside, gone)):
            yield {name: rest}


def own_pages(titles: Mapping[str, str], *, file: str) -> tuple[dict[str, str], list[Problem]]:
    """Return the host's own pages in their order: index.md opens the others."""
    ordered = dict(sorted(titles.items(), key=lambda item: (item[0] != f"{OWN}index.md", item[0])))
    if len(ordered) > 1 and f"{OWN}index.md" not in ordered:
        allowed = "index.md too: it opens the others"
        return ordered, [
            Problem(file, "the whole folder", f"{len(ordered)} pages", allowed, "files")
        ]
    return ordered, []


def listed(questions: str, own: Mapping[str, str], *, title: str) -> str:
    """Return the page of questions with the host's own pages at its end."""
    if not own:
        return questions
    items = "\n".join(f"- [{name}](../{path})" for path, name in own.items())
    return f"{questions.rstrip()}\n\n## {title} {{#own-pages}}\n\n{items}\n"


def fields_of(text: str) -> dict[str, Any]:
    """Return the front matter of a page; nothing where it is none. The store then says why."""
    try:
        found = parse_yaml(front_matter(text) or "", file="")
    except DataError:
        return {}
    return found if isinstance(found, dict) else {}


def review_of(text: str) -> dict[str, Any] | None:
    """Return the review in a page's front matter; None where no specialist has read it."""
    found = fields_of(text).get("review")
    return found if isinstance(found, dict) else None
