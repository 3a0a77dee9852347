"""Where a link may lead: to a page beside it, or to a host that its letters name honestly."""

import re

RULE = "links"
ALLOWED = "a page such as ../help/index.md, a heading such as #plan, or https:// and a plain host"
_BESIDE = re.compile(r"(?:\.\./)*(?:[\w-]+/)*[\w-]+\.md(?:#[\w-]+)?|#[\w-]+", re.ASCII)
_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}", re.IGNORECASE | re.ASCII)
# Printable ASCII without what would end an address in HTML or Markdown, or hide in it.
_REST = re.compile(r"(?:[/?#][^\s<>\"'\\`{}|^]*)?", re.ASCII)
# They hide where a link leads, and count who follows it.
_SHORTENER = re.compile(
    r"(?:www\.)?(?:bit\.ly|buff\.ly|cutt\.ly|goo\.gl|is\.gd|lnkd\.in|ow\.ly|rb\.gy|rebrand\.ly"
    r"|shorturl\.at|t\.co|t\.ly|tiny\.cc|tinyurl\.com)",
    re.IGNORECASE,
)
_NAMED = re.compile(r"(?:https?://)?((?:[\w-]+\.)+[a-z]{2,})(?:[/?#]\S*)?", re.IGNORECASE)


def odd_host(address: str) -> str | None:
    """Say what is wrong with the host of a web address; None where it is a plain one.

    Args:
        address: https:// or http:// and the rest.
    """
    scheme, _, rest = address.partition("://")
    if scheme not in ("https", "http"):
        return f"the address {address}"
    host = re.split(r"[/?#]", rest, maxsplit=1)[0]
    if "@" in host:
        return f"a user name before the host: {address}"
    if not host.isascii() or re.search(r"(?:^|\.)xn--", host, re.IGNORECASE):
        return f"a host that can look like another: {address}"
    if not _HOST.fullmatch(host) or not _REST.fullmatch(rest[len(host) :]):
        return f"an address that is not a plain one: {address}"
    if _SHORTENER.fullmatch(host):
        return f"a shortened address, which hides where it leads: {address}"
    return None


def odd_link(href: str, text: str) -> str | None:
    """Say what is wrong with a link of a page.

    Args:
        href: Its address, as a browser decodes it.
        text: Its words; an address among them has to tell the truth.
    """
    if _BESIDE.fullmatch(href):
        return None
    if not href.startswith("https://"):
        return f"a link to {href or 'nothing'}"
    if said := odd_host(href):
        return said
    for named in _NAMED.finditer(text):
        if named[1].lower().removeprefix("www.") != _host(href):
            return f"a link that says {named[1]} and leads to {_host(href)}"
    return None


def _host(href: str) -> str:
    return (
        re.split(r"[/?#]", href.removeprefix("https://"), maxsplit=1)[0]
        .lower()
        .removeprefix("www.")
    )
