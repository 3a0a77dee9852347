"""CHANGELOG.md, in the form of keepachangelog.com: what a release says of itself. Pure."""

import re

from .errors import ReleaseError

FILE = "CHANGELOG.md"
NUMBERED = re.compile(r"v(\d+\.\d+\.\d+)")  # the tag of a release
_HEADING = re.compile(r"^## \[(?P<name>[^\]]+)\](?: - (?P<day>\d{4}-\d\d-\d\d))?$", re.MULTILINE)
UNRELEASED = "Unreleased"


def sections(text: str) -> dict[str, str]:
    """Return what stands under each heading of a version, by its name, the newest first.

    Raises:
        ReleaseError: A heading of the second level is none of a version, a version has no day, or
            the first is not what is still to come.
    """
    for line in re.findall(r"^## .*$", text, re.MULTILINE):
        match = _HEADING.fullmatch(line)
        if not match or (match["name"] == UNRELEASED) == bool(match["day"]):
            raise ReleaseError(FILE, line, "## [Unreleased], or ## [1.2.3] - 2026-12-24")
    found = list(_HEADING.finditer(text))
    if not found or found[0]["name"] != UNRELEASED:
        raise ReleaseError(FILE, found[0][0] if found else "no version", "first: ## [Unreleased]")
    ends = [*(match.start() for match in found[1:]), len(text)]
    return {
        match["name"]: text[match.end() : end].strip()
        for match, end in zip(found, ends, strict=True)
    }


def notes(text: str, version: str) -> str:
    """Return what the changelog says of a version.

    Args:
        text: The changelog.
        version: A tag such as v1.2.3; anything else is not released yet.

    Raises:
        ReleaseError: The changelog is not in shape, or says nothing of that version.
    """
    written = sections(text)
    tag = NUMBERED.fullmatch(version)
    name = tag[1] if tag else UNRELEASED
    if not written.get(name):
        allowed = f"## [{name}] with its day, and below it what hosts have to know"
        raise ReleaseError(FILE, f"nothing about {version}", allowed)
    return written[name]
