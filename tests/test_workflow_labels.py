"""The labels, the forms that set them, and the script of labels.yml with stand-ins for programs."""

import os
import re
import sys
from pathlib import Path

import pytest

from tests.repository import GITHUB, WORKFLOWS, name, read
from tests.test_workflows import run_step

FILE = GITHUB / "labels.yml"
LABELS = read(FILE)
FORMS = sorted(path for path in (GITHUB / "ISSUE_TEMPLATE").glob("*.yml") if path.stem != "config")
# What `yq` prints for the expression of the script: a line for each label, tabs between.
YQ = f"""#!{sys.executable}
import sys, yaml
assert sys.argv[1:3] == ["-r", ".[] | [.name, .color, .description] | @tsv"], sys.argv
for label in yaml.safe_load(open(sys.argv[3], encoding="utf-8")):
    print(label["name"], label["color"], label["description"], sep="\\t")
"""


def test_a_label_has_a_name_a_colour_and_says_in_short_what_it_is_for() -> None:
    names = [label["name"] for label in LABELS]
    assert len(set(names)) == len(names)
    for label in LABELS:
        assert label.keys() == {"name", "color", "description"}
        assert label["name"] == label["name"].lower()
        assert re.fullmatch(r"[0-9A-F]{6}", label["color"]), label
        assert 10 <= len(label["description"]) <= 100, "GitHub takes 100 characters"
    quoted = re.findall(r'color: "[0-9A-F]{6}"', FILE.read_text(encoding="utf-8"))
    assert len(quoted) == len(LABELS), "5319E7 without quotes is a number"


@pytest.mark.parametrize("path", FORMS, ids=name)
def test_a_form_sets_only_labels_that_exist_and_none_that_a_workflow_knows_its_issue_by(
    path: Path,
) -> None:
    found = set(read(path)["labels"])
    assert found <= {label["name"] for label in LABELS}
    assert found
    assert not found & {"due", "links"}


@pytest.mark.parametrize("path", WORKFLOWS, ids=name)
def test_a_label_that_a_workflow_makes_is_the_one_of_the_list(path: Path) -> None:
    made = re.findall(
        r'gh label create (\w+) --force --description "([^"]+)" --color ([0-9A-F]{6})',
        path.read_text(encoding="utf-8"),
    )
    listed = [(label["name"], label["description"], label["color"]) for label in LABELS]
    assert set(made) <= set(listed)


def test_the_workflow_makes_each_label_of_the_list(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tools = tmp_path / "tools"
    tools.mkdir()
    (tools / "yq").write_text(YQ, encoding="utf-8")
    (tools / "yq").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tools}{os.pathsep}{os.environ['PATH']}")
    outcome = run_step(
        "Make what is missing, and correct what differs",
        tmp_path,
        workflow=GITHUB / "workflows" / "labels.yml",
        FILE=str(FILE),
        GH_REPO="charity/waymark",
    )
    assert outcome.status == 0
    file = "repos/charity/waymark/contents/.github/labels.yml?ref=main"
    assert outcome.told[0].startswith(f"api {file}")
    assert outcome.told[1:] == [
        f"label create {label['name']} --force --color {label['color']}"
        f" --description {label['description']}"
        for label in LABELS
    ]
