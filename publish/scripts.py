"""The scripts of a page: which of its script elements run."""

from selectolax.lexbor import LexborHTMLParser, LexborNode

_DATA = frozenset({"application/json", "application/ld+json"})


def scripts(tree: LexborHTMLParser) -> list[LexborNode]:
    """Return the script elements that run, inline or from a file, in order.

    Data blocks (`type="application/json"`) do not. What else there may be counts as running.
    """
    return [
        node
        for node in tree.css("script")
        if (node.attributes.get("type") or "").strip().lower() not in _DATA
    ]
