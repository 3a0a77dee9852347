"""Who reviews what, what the forms ask and where they send people, and how updates arrive."""

import re
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from tests.repository import GITHUB, ROOT, WORKFLOWS, makefile_verbs, name, read

FORMS = sorted(path for path in (GITHUB / "ISSUE_TEMPLATE").glob("*.yml") if path.stem != "config")
GITLAB_FORMS = sorted((ROOT / ".gitlab" / "issue_templates").glob("*.md"))
TEMPLATES = sorted(path for path in GITHUB.rglob("*") if path.suffix in {".md", ".yml"})
TEMPLATES += GITLAB_FORMS
# GitHub's own rules for its files, as kept by the checker; a form that breaks them is not shown.
SCHEMAS = {
    **{name(path): "github-issue-forms" for path in FORMS},
    ".github/ISSUE_TEMPLATE/config.yml": "github-issue-config",
    ".github/dependabot.yml": "dependabot",
    **{name(path): "github-workflows" for path in WORKFLOWS},
}

# Team by folder; a folder that is still to come is judged once it has a file.
OWNERS = {
    ".github/workflows/": "maintainers",
    ".github/CODEOWNERS": "maintainers",
    ".ci/": "maintainers",
    ".gitlab-ci.yml": "maintainers",
    "requirements": "maintainers",
    "Makefile": "maintainers",
    "tests/test_repo.py": "maintainers",
    "data/services/": "services",
    "data/emergency.yml": "services",
    "data/references.bib": "sources",
    "data/quizzes/": "safety",
    "data/self-check.yml": "safety",
    "data/device-steps/": "safety",
    "docs/check/": "safety",
    "docs/act/": "safety",
    "docs/plan/": "safety",
    "docs/record/": "safety",
    "data/incident-log.yml": "safety",
    "data/safety-plan.yml": "safety",
    "data/paper.yml": "safety",
    "data/search-words.yml": "safety",
    "docs/help/": "safety",
    "docs/for-others/": "safety",
    "docs/understand/": "safety",
    "docs/about/privacy.md": "safety",
    "docs/about/leaving.md": "safety",
    "docs/assets/": "developers",
    "macros/": "developers",
    "macros/calls.py": "maintainers",
    "macros/markup.py": "maintainers",
    "macros/folders.py": "maintainers",
    "macros/addresses.py": "maintainers",
    "macros/characters.py": "maintainers",
    "tests/cases/attacks/": "maintainers",
    "prose/rules.yml": "safety",
    ".github/RULES.md": "safety",
    ".github/WRITING.md": "safety",
    ".pre-commit-config.yaml": "maintainers",
    "publish/": "developers",
    "serve/": "developers",
    ".devcontainer/": "maintainers",
    ".gitlab/": "maintainers",
    ".github/labels.yml": "maintainers",
    "docs/about/improve.md": "safety",
    "macros/repository.py": "maintainers",
    "hosting/": "developers",
    "hosting/logo.py": "maintainers",
    "examples/": "developers",
    "paper/": "developers",
    "bench/": "developers",
    "canary/": "developers",
    "release/": "developers",
    "CHANGELOG.md": "maintainers",
    "canary/requirements.in": "maintainers",
    "canary/requirements.txt": "maintainers",
    "overrides/": "developers",
    "mkdocs.yml": "developers",
}


@cache
def tracked() -> list[str]:
    """Files that are, or would be, in the repository; all files where it was not cloned."""
    if (ROOT / ".git").exists():
        command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
        listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
        return [file for file in listed.stdout.splitlines() if (ROOT / file).is_file()]
    return [name(path) for path in ROOT.rglob("*") if path.is_file()]


@cache
def code_owners() -> list[tuple[str, set[str]]]:
    lines = (GITHUB / "CODEOWNERS").read_text(encoding="utf-8").splitlines()
    rules = [line.split() for line in lines if line and not line.startswith("#")]
    return [(pattern, set(owners)) for pattern, *owners in rules]


def covers(pattern: str, file: str) -> bool:
    if pattern == "*":
        return True
    path = pattern.removeprefix("/")
    return file.startswith(path) if path.endswith("/") else file == path


def owners_of(file: str) -> set[str]:
    """Return who is asked about a file: the last rule that matches, as on GitHub."""
    return next((who for rule, who in reversed(code_owners()) if covers(rule, file)), set())


def help_page() -> str:
    address = re.search(r"^site_url: *(\S+)", (ROOT / "mkdocs.yml").read_text(), re.MULTILINE)
    assert address, "mkdocs.yml has no site_url"
    return f"{address[1].rstrip('/')}/help/"


# Who reviews what


@pytest.mark.parametrize("pattern", [rule for rule, _ in code_owners()])
def test_each_line_of_codeowners_still_names_something(pattern: str) -> None:
    plain = pattern == "*" or re.fullmatch(r"/[\w./-]+", pattern)
    assert plain, f"{pattern}: write a plain path from the root; this test cannot judge wildcards"
    files = [file for file in tracked() if covers(pattern, file)]
    assert files, f"CODEOWNERS: {pattern} names no file, so nobody would ever be asked"


def test_every_file_has_someone_who_is_asked() -> None:
    assert not [file for file in tracked() if not owners_of(file)]


@pytest.mark.parametrize(("start", "team"), OWNERS.items())
def test_a_change_asks_the_people_who_know_its_risk(start: str, team: str) -> None:
    for file in tracked():
        if file.startswith(start) and file not in OWNERS.keys() - {start}:
            asked = owners_of(file)
            assert any(who.endswith(f"/{team}") for who in asked), (
                f"{file} asks {asked or 'nobody'}"
            )


def test_whoever_changes_the_reviewers_or_the_workflows_needs_the_maintainers_alone() -> None:
    for file in (".github/CODEOWNERS", *map(name, WORKFLOWS)):
        assert len(owners_of(file)) == 1, f"{file}: with two teams, either one would do"


# What forms ask, and where they send people


@pytest.mark.parametrize("path", FORMS, ids=name)
def test_a_form_first_says_that_it_is_public_and_where_help_is(path: Path) -> None:
    first = read(path)["body"][0]
    assert first["type"] == "markdown"
    assert first["attributes"]["value"].splitlines()[0] == (
        "This tracker is public; do not describe your own situation; "
        f"[here is where to get help]({help_page()})."
    )


@pytest.mark.parametrize("path", GITLAB_FORMS, ids=name)
def test_a_form_of_gitlab_says_so_too_and_ends_with_nothing_private(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[0] == (
        "This tracker is public; do not describe your own situation; "
        f"[here is where to get help]({help_page()})."
    )
    assert lines[-1].startswith("- [ ] It says nothing about my own situation")


def test_gitlab_has_every_form_and_one_for_whoever_chooses_none() -> None:
    assert {path.stem for path in GITLAB_FORMS} == {path.stem for path in FORMS} | {"Default"}


def check_schema(file: Path, schema: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}"]
    return subprocess.run([*command, file], capture_output=True, text=True, check=False)


@pytest.mark.parametrize(("file", "schema"), SCHEMAS.items())
def test_a_file_for_github_keeps_github_s_own_rules(file: str, schema: str) -> None:
    done = check_schema(ROOT / file, schema)
    assert done.returncode == 0, done.stdout


def test_a_form_that_github_would_refuse_is_found(tmp_path: Path) -> None:
    text = FORMS[0].read_text(encoding="utf-8")
    (tmp_path / "form.yml").write_text(text.replace("type: input", "type: telephone"))
    assert check_schema(tmp_path / "form.yml", "github-issue-forms").returncode == 1


@pytest.mark.parametrize("path", FORMS, ids=name)
def test_a_form_is_one_that_github_can_show(path: Path) -> None:
    form = read(path)
    fields = [field for field in form["body"] if field["type"] != "markdown"]
    assert form.keys() == {"name", "description", "title", "labels", "body"}
    assert len({field["id"] for field in fields}) == len(fields)
    assert {field["type"] for field in fields} <= {"input", "textarea", "dropdown", "checkboxes"}
    assert all(field["attributes"]["label"] for field in fields)
    assert fields[-1]["attributes"]["options"][0]["required"] == "true", "last: nothing private"


@pytest.mark.parametrize("form", ["something-is-wrong", "a-service-changed"])
def test_who_reports_a_mistake_is_asked_how_it_can_be_checked(form: str) -> None:
    fields = read(GITHUB / "ISSUE_TEMPLATE" / f"{form}.yml")["body"]
    source = next(field for field in fields if field.get("id") == "source")
    assert source["validations"] == {"required": "true"}
    gitlab = ROOT / ".gitlab" / "issue_templates" / f"{form}.md"
    assert f"### {source['attributes']['label']}" in gitlab.read_text(encoding="utf-8").splitlines()


def test_there_is_no_empty_form_and_the_first_choice_leads_to_help() -> None:
    config = read(GITHUB / "ISSUE_TEMPLATE" / "config.yml")
    assert config["blank_issues_enabled"] == "false"
    assert config["contact_links"][0]["url"] == help_page()


def test_a_pull_request_is_asked_four_questions_and_threatened_with_nothing() -> None:
    text = (GITHUB / "PULL_REQUEST_TEMPLATE.md").read_text(encoding="utf-8")
    questions = re.findall(r"^### (.*)$", text, re.MULTILINE)
    assert len(questions) == 4
    assert all(question.endswith("?") for question in questions)
    assert not re.search(
        r"\b(must|will be closed|reject\w*|fail\w*|required)\b", text, re.IGNORECASE
    )


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_every_link_to_help_leads_to_this_site(path: Path) -> None:
    links = re.findall(r"https?://[^\s)>\"]+/help/", path.read_text(encoding="utf-8"))
    assert set(links) <= {help_page()}, "use the site_url of mkdocs.yml"
    assert (ROOT / "docs" / "help" / "index.md").is_file()


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_every_path_and_verb_that_is_named_exists(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    spans = re.findall(r"`([^`\n]+)`", text)
    named = [ROOT / span for span in spans if re.fullmatch(r"[\w.-]+/[\w./-]*", span)]
    words = re.sub(r"^ *```.*?^ *```$", "", text, flags=re.MULTILINE | re.DOTALL)
    linked = r"(?<!\\)\[[^\]\n]*\]\((?!https?:|#)([^)#]+)"
    links = re.findall(linked, words) if path.suffix == ".md" else []
    named += [path.parent / link for link in links]
    assert not [file for file in named if not file.exists()]
    verbs = re.findall(r"(?:^|`)make ([a-z-]+)", text, re.MULTILINE)
    assert set(verbs) <= makefile_verbs()


# Tests


def test_no_test_against_any_input_is_judged_by_the_clock() -> None:
    assert settings.default is not None
    assert settings.default.deadline is None, "tests/conftest.py loads the profile"


# Updates


@pytest.mark.parametrize(
    "update", read(GITHUB / "dependabot.yml")["updates"], ids=lambda u: u["directory"]
)
def test_updates_come_weekly_together_and_after_a_week_of_rest(update: Any) -> None:
    assert update["schedule"]["interval"] == "weekly"
    assert [group["patterns"] for group in update["groups"].values()] == [["*"]]
    assert int(update["cooldown"]["default-days"]) >= 7


def test_every_list_of_npm_packages_is_kept_up_to_date() -> None:
    updates = read(GITHUB / "dependabot.yml")["updates"]
    looked_at = {item["directory"] for item in updates if item["package-ecosystem"] == "npm"}
    locked = {file for file in tracked() if file.endswith("/package-lock.json")}
    assert looked_at == {f"/{file.removesuffix('/package-lock.json')}" for file in locked}


@pytest.mark.parametrize(
    ("ecosystem", "manifest"),
    [
        ("pip", "requirements.in"),
        ("github-actions", ".github/workflows/check.yml"),
        ("npm", "package-lock.json"),
    ],
)
def test_updates_look_where_the_packages_are_listed(ecosystem: str, manifest: str) -> None:
    updates = read(GITHUB / "dependabot.yml")["updates"]
    folder = next(item["directory"] for item in updates if item["package-ecosystem"] == ecosystem)
    assert (ROOT / folder.strip("/") / manifest).is_file()
