"""What GitHub and GitLab read is held to the schemas that are published for it."""

import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.repository import GITHUB, ROOT, WORKFLOWS

PAGES = ROOT / ".gitlab-ci.yml"
FORMS = [
    path for path in sorted((GITHUB / "ISSUE_TEMPLATE").glob("*.yml")) if path.stem != "config"
]
FILES = {
    "github-workflows": WORKFLOWS,
    "github-issue-forms": FORMS,
    "github-issue-config": [GITHUB / "ISSUE_TEMPLATE" / "config.yml"],
    "dependabot": [GITHUB / "dependabot.yml"],
    "gitlab-ci": [PAGES],
}
# A mistake that each must find, as text to replace.
MISTAKES = {
    "github-workflows": ("runs-on:", "runs_on:"),
    "github-issue-forms": ("type: markdown", "type: markup"),
    "github-issue-config": ("contact_links:", "contact_link:"),
    "dependabot": ("interval: weekly", "interval: sometimes"),
    "gitlab-ci": ("script:", "scripts:"),
}


def fits(schema: str, *paths: Path) -> subprocess.CompletedProcess[str]:
    """Ask whether files fit a schema that came with the program: no network."""
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}"]
    return subprocess.run([*command, *paths], capture_output=True, text=True, check=False)


@pytest.mark.parametrize("schema", FILES)
def test_a_file_is_what_its_reader_expects(schema: str) -> None:
    done = fits(schema, *FILES[schema])
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("schema", FILES)
def test_a_mistake_in_it_is_found(schema: str, tmp_path: Path) -> None:
    text = FILES[schema][0].read_text(encoding="utf-8")
    wrong = text.replace(*MISTAKES[schema])
    assert wrong != text
    (tmp_path / "wrong.yml").write_text(wrong, encoding="utf-8")
    assert fits(schema, tmp_path / "wrong.yml").returncode == 1


# GitLab Pages. Source: https://docs.gitlab.com/user/project/pages/introduction/


def test_gitlab_publishes_the_finished_site_from_the_main_branch_alone() -> None:
    jobs = yaml.safe_load(PAGES.read_text(encoding="utf-8"))
    pages = jobs["pages"]
    assert pages["artifacts"] == {"paths": ["public"]}
    assert pages["script"] == ["make build", "mv site public"]
    assert pages["rules"] == [{"if": "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"}]
    assert jobs["stages"].index(pages["stage"]) > jobs["stages"].index(jobs["test"]["stage"])


def test_every_command_of_gitlab_is_a_verb_or_moves_the_site() -> None:
    jobs = yaml.safe_load(PAGES.read_text(encoding="utf-8"))
    commands = [line for job in jobs.values() if isinstance(job, dict) for line in job["script"]]
    assert {line.split()[0] for line in commands} == {"make", "mv"}
