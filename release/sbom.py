"""What the site is made of and with, in CycloneDX: what a host can hold against known holes."""

import json
import re
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from .errors import ReleaseError

NAME = "sbom.cdx.json"
SPECIFICATION = "1.6"
THEME = "mkdocs-material"
_PACKAGE = re.compile(r"node_modules/((?:@[^/]+/)?[^/]+)/")


def listed(requirements: Path) -> dict[str, Any]:
    """Return the packages of a file of requirements, as cyclonedx-py lists them.

    Raises:
        ReleaseError: It cannot read the file.
    """
    # Not validated here: what becomes of it is, in a test, and that takes longer than all the rest.
    options = ["--output-reproducible", "--no-validate", "--spec-version", SPECIFICATION]
    done = subprocess.run(
        [sys.executable, "-m", "cyclonedx_py", "requirements", *options, str(requirements)],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise ReleaseError(requirements.name, done.stderr.strip()[-1000:], "what pip can install")
    read: dict[str, Any] = json.loads(done.stdout)
    return read


def parts(pages: Path, site: Path) -> dict[str, set[str]]:
    """Return the packages of npm inside the theme's scripts that a site sends.

    Args:
        pages: What the engine left; the maps beside the scripts say what went into them.
        site: What is sent.

    Returns:
        The scripts that hold a package, by its name. No map names a version.
    """
    found: dict[str, set[str]] = {}
    for path in sorted(pages.rglob("*.js.map")):
        script = path.relative_to(pages).with_suffix("").as_posix()
        if (site / script).is_file():
            sources = json.loads(path.read_text(encoding="utf-8"))["sources"]
            for package in _PACKAGE.findall("\n".join(sources)):
                found.setdefault(package, set()).add(script)
    return found


def sbom(
    packages: Mapping[str, Any], *, inside: Mapping[str, Iterable[str]], version: str
) -> dict[str, Any]:
    """Return the whole list: the same for the same parts, whenever and wherever it is made.

    Args:
        packages: What cyclonedx-py lists.
        inside: Packages inside the theme, with the scripts that hold them.
        version: Of the project.
    """
    components = sorted((_tidy(each) for each in packages["components"]), key=_order)
    within = [
        {
            "type": "library",
            "name": name,
            "bom-ref": f"{THEME}/{name}",
            "purl": f"pkg:npm/{name.replace('@', '%40', 1)}",
            "properties": [{"name": "waymark:script", "value": each} for each in sorted(scripts)],
        }
        for name, scripts in sorted(inside.items())
    ]
    for each in components:
        if each["name"] == THEME and within:
            each["components"] = within
    ours = {
        "type": "application",
        "name": "waymark",
        "version": version,
        "bom-ref": "waymark",
        "licenses": [{"license": {"id": name}} for name in ("MIT", "CC-BY-4.0")],
    }
    references = [each["bom-ref"] for each in components]
    return {
        "$schema": packages["$schema"],
        "bomFormat": packages["bomFormat"],
        "specVersion": packages["specVersion"],
        "version": 1,
        "metadata": {**packages["metadata"], "component": ours},
        "components": components,
        "dependencies": [
            {"ref": "waymark", "dependsOn": references},
            *({"ref": each} for each in references),
        ],
    }


def _tidy(component: Mapping[str, Any]) -> dict[str, Any]:
    """Name a component by what it is: cyclonedx-py names it by its line, which moves."""
    kept = {name: value for name, value in component.items() if name != "description"}
    return {**kept, "bom-ref": component["purl"]}


def _order(component: Mapping[str, Any]) -> tuple[str, str]:
    return component["name"].lower(), component["purl"]


def written(bom: Mapping[str, Any]) -> str:
    """Return it as the text of a file."""
    return json.dumps(bom, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
