"""Files of data/services as plain values, to be written again with a change."""

from pathlib import Path
from typing import Any

import yaml

from macros.models import Country
from macros.reading import checked_record, parse_yaml, read_text


def read(name: str, *, root: Path, text: str | None = None) -> dict[str, Any]:
    """Read a country.

    Args:
        name: Of its file, from the project's root.
        root: The project's folder.
        text: What is in the file, where a copy has changed that already.

    Raises:
        DataError: It is no country; nothing is taken from it for granted.
    """
    raw: dict[str, Any] = parse_yaml(text or read_text(root / name, root=root), file=name)
    checked_record(Country, raw, file=name)
    return raw


def written(country: dict[str, Any]) -> str:
    """Write a country as its file has it, without comments."""
    return yaml.safe_dump(country, sort_keys=False, allow_unicode=True)
