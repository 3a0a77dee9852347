"""A page of the site as a page of the copy."""

from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from ..errors import PublishError
from ..policy import FIRST, Inline, policy
from .names import moved

# For machines that fetch pages, and all that names the host's address.
_ONLINE = ", ".join(
    (
        'meta[http-equiv="Content-Security-Policy"]',
        'meta[property^="og:"]',
        'meta[name^="twitter:"]',
        'meta[name="description"]',
        'link[rel="canonical"]',
        'script[type="application/ld+json"]',
    )
)
_LINKS = ("href", "src", "data-forwarder")
_FOOT = ".wm-foot"


def copied(html: str, *, page: Path, site: Path, note: str) -> str:
    """Return a page whose links lead from file to file, and which asks for nothing else.

    Args:
        html: The published page.
        page: Its file.
        site: The folder of all pages.
        note: A sentence for the foot, beside the numbers to call.

    Raises:
        PublishError: A link leads nowhere, or the page has no place for the policy.
    """
    tree = LexborHTMLParser(html)
    for node in tree.css(_ONLINE):
        node.decompose()
    for name in _LINKS:
        for node in tree.css(f"[{name}]"):
            node.attrs[name] = moved(node.attributes[name] or "", page=page, site=site)
    for foot in tree.css(_FOOT):
        line = tree.create_node("p")
        line.insert_child(note)
        foot.insert_child(line)
    return locked(tree.html or "", name=page.relative_to(site).as_posix())


def locked(html: str, *, name: str) -> str:
    """Write the policy into a page.

    Raises:
        PublishError: It lacks the place, or holds it twice.
    """
    if (count := len(FIRST.findall(html))) != 1:
        allowed = "once: the policy stands after it"
        raise PublishError(name, f'<meta charset="utf-8"> {count} times', allowed)
    # Nothing is fetched by a script: browsers refuse that to files.
    rules = policy(Inline.of(html)).replace("connect-src 'self'", "connect-src 'none'")
    meta = f'<meta http-equiv="Content-Security-Policy" content="{rules}">'
    return FIRST.sub(rf"\g<0>{meta}", html)
