"""What a host's folder has to do with data/: its place in it, its contacts, and links in it."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from macros.errors import Problem, nearest
from macros.models import Country
from macros.reading import parse_yaml, read_record, read_text

from . import countries, links
from .folder import Folder
from .shown import shown_in

WORDS = "data/search-words.yml"


def place_problems(folder: Folder, root: Path) -> Iterator[Problem]:
    """Check country and regions against the project's data."""
    code, file = folder.host.country, f"{folder.name}/host.yml"
    if code is None:
        return
    known = {path.stem.upper(): path for path in (root / "data" / "services").glob("*.yml")}
    if code not in known:
        allowed = f"a country of data/services, or none{nearest(code, known)}"
        yield Problem(file, "country", f"'{code}'", allowed, "country")
        return
    areas = read_record(Country, known[code], root=root).areas
    for region in folder.host.regions:
        if region not in areas:
            allowed = f"one of {', '.join(areas) or 'none: its services are all for everyone'}"
            yield Problem(
                file, "regions", f"'{region}'", allowed + nearest(region, areas), "country"
            )


def without_links(root: Path, stay: dict[str, str], gone: Collection[str]) -> dict[str, str]:
    """Return the files of data/ that lead to pages that are gone, without the way there."""
    shown = defaultdict(list)
    for page, text in stay.items():
        for file in shown_in(text):
            shown[file].append(page)
    files = {}
    for file, on in shown.items():
        before = text = (root / file).read_text("utf-8")
        for page in on:
            text = links.unlinked(text, page=page, gone=gone.__contains__)
        if text != before:
            files[file] = text
    words = parse_yaml(read_text(root / WORDS, root=root), file=WORDS)
    words["pages"] = {
        place: typed
        for place, typed in words["pages"].items()
        if place.partition("#")[0] not in gone
    }
    files[WORDS] = yaml.safe_dump(words, sort_keys=False, allow_unicode=True)
    return files


def without_doubles(
    folder: Folder, files: Mapping[str, str], root: Path
) -> tuple[dict[str, str], list[Problem]]:
    """Return the file of the host's country without the services that its own lines stand for.

    Args:
        folder: The host's, with a country that there is, or none.
        files: Texts of data/ that the copy has changed already, by path.
        root: The project's folder.
    """
    doubles = {each["instead_of"]: each["id"] for each in folder.contacts if "instead_of" in each}
    name = f"data/services/{(folder.host.country or '').lower()}.yml"
    if not doubles or (folder.host.country and not (root / name).is_file()):
        return {}, []  # of a country that there is not, place_problems tells
    country: dict[str, Any] = {"services": []}
    allowed = "none without a country in host.yml"
    if folder.host.country:
        allowed = f"the id of a service in {name}"
        country = countries.read(name, root=root, text=files.get(name))
    ids = [service["id"] for service in country["services"]]
    problems = [
        Problem(
            f"{folder.name}/contacts.yml",
            f"contacts → {own} → instead_of",
            f"'{double}'",
            f"{allowed}{nearest(double, ids)}",
        )
        for double, own in doubles.items()
        if double not in ids
    ]
    country["services"] = [each for each in country["services"] if each["id"] not in doubles]
    return {name: countries.written(country)}, problems


def contacts(folder: Folder) -> str:
    """Write a host's contacts as data/own-contacts.yml."""
    record = {
        "organisation": folder.host.organisation.name,
        "country": folder.host.country or "none",
        "contacts": folder.contacts,
    }
    return yaml.safe_dump(record, sort_keys=False, allow_unicode=True)
