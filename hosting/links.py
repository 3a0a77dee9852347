"""Links to pages that a host leaves out: their words stay, the way there goes."""

import posixpath
import re
from collections.abc import Callable

Gone = Callable[[str], bool]  # by the path below docs/

_LINK = re.compile(r"\[(?P<text>[^\[\]]*)\]\((?P<target>[^()\s]+)\)")
# An item of a list: its line and those that belong to it, which are indented.
_ITEM = re.compile(r"^[-*] .*\n(?:[ \t]+\S.*\n)*", re.MULTILINE)
# It is there to lead somewhere: a link comes first, or alone behind a word: `**Quiet:** [Why?](…)`.
_LEADS = re.compile(r"[-*] (?:\*\*)?\[|[-*] \*\*[^*\[]+\*\* *\[[^\[\]]*\]\([^()]*\)\s*\Z")
_SECTION = re.compile(
    r"^(#{2,6}) .*?(?:\{#(?P<id>[\w-]+)\})?\n(?P<body>(?:(?!#{1,6} ).*\n?)*)", re.MULTILINE
)


def target_of(link: str, *, page: str) -> str:
    """Return the path below docs/ that a link of a page leads to; empty for another site."""
    path = link.partition("#")[0]
    if not path.endswith(".md") or "://" in link:
        return ""
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), path))


def unlinked(text: str, *, page: str, gone: Gone) -> str:
    """Return a text in which no link leads to a page that is gone."""

    def plain(link: re.Match[str]) -> str:
        return link["text"] if gone(target_of(link["target"], page=page)) else link[0]

    return _LINK.sub(plain, text)


def named(text: str, *, page: str, gone: Gone) -> list[str]:
    """Return the words of links that lead to pages that are gone."""
    found = (link for link in _LINK.finditer(text) if gone(target_of(link["target"], page=page)))
    return [" ".join(link["text"].split()) for link in found]


def without_pointers(text: str, *, page: str, gone: Gone) -> str:
    """Return a page without what is only there to lead to pages that are gone.

    Such an item of a list goes whole, and so does a part of the page that is left with nothing,
    with the links to it on this page. Links in sentences are left for `unlinked`.

    Args:
        text: The whole file, as Markdown.
        page: Its path below docs/.
        gone: Tells whether a path below docs/ is one of those pages.
    """

    def item(match: re.Match[str]) -> str:
        targets = [target_of(link["target"], page=page) for link in _LINK.finditer(match[0])]
        lost = bool(targets) and all(map(gone, targets))
        return "" if lost and _LEADS.match(match[0]) else match[0]

    fewer = _ITEM.sub(item, text)
    return fewer if fewer == text else _closed(text, fewer)


def _closed(before: str, after: str) -> str:
    """Take out the parts that have become empty."""
    empty_before = {
        match[0].strip() for match in _SECTION.finditer(before) if not match["body"].strip()
    }
    for match in list(_SECTION.finditer(after)):
        if match["body"].strip() or match[0].strip() in empty_before:
            continue
        after = after.replace(match[0], "", 1)
        if match["id"]:
            after = re.sub(rf"\[[^\[\]]*\]\(#{match['id']}\) ?", "", after)
    return after
