"""Links from page to page, as Markdown writes them: the engine checks and rewrites them."""

import posixpath

from markdown.extensions.toc import slugify


def relative(target: str, *, page: str) -> str:
    """Write the link from one page to another.

    Args:
        target: Path below docs/, such as `help/index.md`.
        page: Path below docs/ of the page that holds the link.
    """
    return posixpath.relpath(target, posixpath.dirname(page) or ".")


def anchor(heading: str) -> str:
    """Return the id that the engine gives to a heading: `united-kingdom`."""
    return str(slugify(heading, "-"))


def country_page(name: str) -> str:
    """Return the path below docs/ of a country's page, by its English name: `help/germany.md`."""
    return f"help/{anchor(name)}.md"
