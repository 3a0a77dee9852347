"""Golden cases: one YAML file shows one thing that a component does."""

import re
from functools import cache
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, settings

from tests.repository import ROOT, read

CASES = ROOT / "tests" / "cases"
# For tests against any input: a busy machine proves nothing, and one folder serves all examples.
untimed = settings(
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def golden(component: str) -> list[Any]:
    """Load the cases of a component, each under the name of its file."""
    paths = sorted((CASES / component).glob("*.yml"))
    assert paths, f"tests/cases/{component} holds no case"
    return [
        pytest.param(yaml.safe_load(path.read_text(encoding="utf-8")), id=path.stem)
        for path in paths
    ]


@cache
def words() -> dict[str, dict[str, str]]:
    """Return a word for each of data/strings/en.yml: its own name and gaps, as `[website {name}]`.

    So no test changes when somebody improves a word. Names of places and languages stay.
    """
    found: dict[str, dict[str, Any]] = read(ROOT / "data" / "strings" / "en.yml")
    for component in found.keys() - {"regions", "languages"}:
        for name, said in found[component].items():
            text = "\n".join(said) if isinstance(said, list) else said
            gaps = "".join(f" {gap}" for gap in re.findall(r"\{\w+\}", text))
            found[component][name] = text if name == "locale" else f"[{name}{gaps}]"
    return found
