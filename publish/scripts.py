"""The scripts of a page: which of its script elements run."""

from selectolax.lexbor import LexborHTMLParser, LexborNode

_TYPES = frozenset({None, "", "module", "text/javascript"})


def scripts(tree: LexborHTMLParser) -> list[LexborNode]:
    """Return the script elements that run, inline or from a file, in order.

    Data blocks (`type="application/json"`) do not.
    """
    return [node for node in tree.css("script") if node.attributes.get("type") in _TYPES]
