"""The workplace in the browser: pinned, quiet, and open on a running preview."""

import json
import re
from typing import Any

import pytest

from tests.repository import ROOT, makefile_verbs

FOLDER = ROOT / ".devcontainer"
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def settings() -> Any:
    return json.loads((FOLDER / "devcontainer.json").read_text(encoding="utf-8"))


def test_the_image_is_one_that_nobody_can_change_under_our_hands(settings: Any) -> None:
    assert re.fullmatch(r"[a-z0-9./-]+@sha256:[0-9a-f]{64}", settings["image"])


def test_it_sets_itself_up_and_opens_on_a_running_preview(settings: Any) -> None:
    target = settings["postCreateCommand"].removeprefix("make ")
    assert target.replace(".venv", "$(VENV)") + ":" in MAKEFILE
    assert settings["postAttachCommand"].removeprefix("make ") in makefile_verbs()
    (port,) = settings["forwardPorts"]
    assert re.search(rf"^PORT \?= {port}$", MAKEFILE, re.MULTILINE)
    assert settings["portsAttributes"][str(port)]["onAutoForward"] == "openPreview"


def test_it_brings_no_extension_and_asks_the_editor_to_tell_nobody(settings: Any) -> None:
    editor = settings["customizations"]["vscode"]
    assert "extensions" not in editor
    assert "features" not in settings
    assert editor["settings"]["telemetry.telemetryLevel"] == "off"


def test_a_reason_stands_beside_it_for_what_cannot_carry_one(settings: Any) -> None:
    reasons = (FOLDER / "README.md").read_text(encoding="utf-8")
    for key in ("image", "postCreateCommand"):
        assert f"`{key}`" in reasons
    tag = re.search(r"`1-(3\.\d+)-", reasons)
    assert tag
    assert f"Python {tag[1]}" in reasons
