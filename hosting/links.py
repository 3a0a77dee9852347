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
# Behind the link and what it is for, another sentence: that is no pointer, but advice.
_ADVISES = re.compile(r"\]\([^()]*\).*?\w.*?[.!?][*\"”)]*\s+\S", re.DOTALL)
_CARD = re.compile(r"\s*\{ \.wm-[a-z]+ \}")
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
    with the links to it on this page. Links in sentences, and in items that also advise, are left
    for `unlinked`.

    Args:
        text: The whole file, as Markdown.
        page: Its path below docs/.
        gone: Tells whether a path below docs/ is one of those pages.
    """
    fewer = _ITEM.sub(
        lambda item: "" if _is_pointer(item[0], page=page, gone=gone) else item[0], text
    )
    return fewer if fewer == text else _closed(text, fewer)


def taken_out(text: str, *, page: str, gone: Gone) -> list[str]:
    """Return what `without_pointers` takes out of a page and says more than where it leads."""
    items = (item[0] for item in _ITEM.finditer(text))
    pointers = (item for item in items if _is_pointer(item, page=page, gone=gone))
    return [
        _said(item) for item in pointers if re.search(r"\w", _LINK.split(_CARD.sub("", item))[-1])
    ]


def _is_pointer(item: str, *, page: str, gone: Gone) -> bool:
    targets = [target_of(link["target"], page=page) for link in _LINK.finditer(item)]
    leads = targets and all(map(gone, targets)) and _LEADS.match(item)
    if not leads or "{{ cite(" in item:
        return False
    # A card, or a line in the menu of a folder, says what is on the page that goes.
    menu = page == posixpath.join(posixpath.dirname(targets[0]), "index.md")
    return menu or bool(_CARD.search(item)) or not _ADVISES.search(item)


def _said(item: str) -> str:
    """Return what of an item is read."""
    return " ".join(_CARD.sub("", _LINK.sub(r"\g<text>", item[2:])).replace("**", "").split())


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
