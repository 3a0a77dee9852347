"""What the workflows may do, with which rights, and that they do it through the Makefile."""

import os
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.repository import GITHUB, WORKFLOWS, makefile_verbs, name, read

# What may write, and what. Everything else can only read.
WRITERS = {
    ("deploy", "deploy"): {"pages", "id-token"},
    ("due", "report"): {"issues"},
    ("links", "report"): {"issues"},
    ("labels", "apply"): {"issues"},
    ("release", "draft"): {"contents", "id-token", "attestations"},
}
LINKS = GITHUB / "workflows" / "links.yml"
# Events that run with our rights on something a stranger sent.
STRANGERS = {"pull_request_target", "workflow_run", "issue_comment", "issues", "discussion"}
# Programs that belong behind a verb of the Makefile, so that a check runs the same at home.
TOOLS = re.compile(r"\b(python3?|pip|mkdocs|pytest|ruff|mypy|npm|npx|node|playwright|zizmor)\b")


def jobs() -> list[Any]:
    return [
        pytest.param(path, key, job, id=f"{path.stem}-{key}")
        for path in WORKFLOWS
        for key, job in read(path)["jobs"].items()
    ]


def commands(path: Path) -> list[str]:
    return [
        step["run"] for job in read(path)["jobs"].values() for step in job["steps"] if "run" in step
    ]


@pytest.mark.parametrize("path", WORKFLOWS, ids=name)
def test_every_action_is_pinned_to_a_commit_and_says_which_version_that_is(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    uses = [line.strip() for line in lines if re.match(r"\s*(- )?uses:", line)]
    assert uses or path.stem == "labels", "it reads one file, and needs no action"
    for line in uses:
        assert re.fullmatch(r"(- )?uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line), line


def test_an_action_has_the_same_version_in_every_workflow() -> None:
    texts = [path.read_text(encoding="utf-8") for path in WORKFLOWS]
    pins = {pin for text in texts for pin in re.findall(r"uses: (\S+)@(\S+ # \S+)", text)}
    assert len(pins) == len({action for action, _ in pins}), sorted(pins)


@pytest.mark.parametrize("path", WORKFLOWS, ids=name)
def test_a_workflow_as_a_whole_may_at_most_read_the_code(path: Path) -> None:
    assert read(path)["permissions"] in ("{}", {}, {"contents": "read"})


@pytest.mark.parametrize(("path", "key", "job"), jobs())
def test_a_job_can_write_only_what_it_is_there_to_write(path: Path, key: str, job: Any) -> None:
    writes = {what for what, how in job["permissions"].items() if how == "write"}
    assert writes == WRITERS.get((path.stem, key), set())
    assert set(job["permissions"].values()) <= {"read", "write", "none"}


@pytest.mark.parametrize(("path", "key", "job"), jobs())
def test_a_job_that_can_write_runs_nothing_of_ours(path: Path, key: str, job: Any) -> None:
    if (path.stem, key) in WRITERS:
        steps = str(job["steps"])
        assert "actions/checkout@" not in steps
        assert "make " not in steps


@pytest.mark.parametrize("path", WORKFLOWS, ids=name)
def test_no_workflow_runs_what_a_stranger_sent_with_our_rights(path: Path) -> None:
    assert not STRANGERS & set(read(path)["on"])


def test_the_workflow_that_runs_strangers_code_knows_no_secret_and_no_token() -> None:
    strangers = [path for path in WORKFLOWS if "pull_request" in read(path)["on"]]
    assert [path.stem for path in strangers] == ["check"]
    text = strangers[0].read_text(encoding="utf-8")
    assert not re.search(r"\bsecrets\b|github\.token|GITHUB_TOKEN", text.split("\nname:")[1])


@pytest.mark.parametrize(("path", "key", "job"), jobs())
def test_the_token_does_not_lie_on_the_disk_while_code_runs(path: Path, key: str, job: Any) -> None:
    for step in job["steps"]:
        if "actions/checkout@" in step.get("uses", ""):
            kept = step.get("with", {}).get("persist-credentials")
            assert kept == "false", f"{name(path)}: {key}"


@pytest.mark.parametrize(("path", "key", "job"), jobs())
def test_no_job_can_run_for_ever(path: Path, key: str, job: Any) -> None:
    assert 0 < int(job["timeout-minutes"]) <= 60, f"{name(path)}: {key}"


@pytest.mark.parametrize("path", WORKFLOWS, ids=name)
def test_two_runs_of_a_workflow_do_not_get_in_each_others_way(path: Path) -> None:
    assert read(path)["concurrency"]["group"]


def test_what_looks_for_faults_opens_nothing_and_sends_nothing_elsewhere() -> None:
    for name_of in ("audit", "scorecard"):
        workflow = read(GITHUB / "workflows" / f"{name_of}.yml")
        assert set(workflow["on"]) == {"schedule", "workflow_dispatch"}
        for job in workflow["jobs"].values():
            assert "write" not in job["permissions"].values()
            for step in job["steps"]:
                assert step.get("with", {}).get("publish_results", "false") == "false"


def test_only_main_is_published_and_only_after_its_tests() -> None:
    deploy = read(GITHUB / "workflows" / "deploy.yml")
    assert deploy["on"] == {"push": {"branches": ["main"]}}
    assert deploy["jobs"]["deploy"]["environment"]["name"] == "github-pages"
    assert deploy["jobs"]["deploy"]["needs"] == "site"
    runs = [step["run"] for step in deploy["jobs"]["site"]["steps"] if "run" in step]
    assert runs == ["make engines", "make test", "make build"]


def test_only_a_tag_is_released_after_its_tests_and_as_a_draft_that_somebody_reads() -> None:
    release = read(GITHUB / "workflows" / "release.yml")
    assert release["on"] == {"push": {"tags": ["v[0-9]+.[0-9]+.[0-9]+"]}}
    assert release["jobs"]["draft"]["needs"] == "build"
    runs = [step["run"] for step in release["jobs"]["build"]["steps"] if "run" in step]
    assert runs == ["make engines", "make test", 'make release VERSION="$VERSION"']
    assert 'gh release create "$TAG" --draft' in str(release["jobs"]["draft"]["steps"][-1]["run"])


@pytest.mark.parametrize("path", WORKFLOWS, ids=name)
def test_checks_go_through_verbs_of_the_makefile_that_exist(path: Path) -> None:
    for command in commands(path):
        verbs = re.findall(r"^\s*make +([a-z-]+)", command, re.MULTILINE)
        assert set(verbs) <= makefile_verbs(), command
        run = re.sub(r"^ *echo .*$", "", command, flags=re.MULTILINE)  # words are not run
        assert not TOOLS.search(run), f"{name(path)}: give this a verb: {command}"
        told = "GITHUB_STEP_SUMMARY" in command
        assert verbs or told or path.stem in ("due", "labels", "links", "release"), command


@pytest.mark.parametrize("path", WORKFLOWS, ids=name)
def test_no_value_from_outside_is_pasted_into_a_command(path: Path) -> None:
    for command in commands(path):
        assert "${{" not in command, f"{name(path)}: hand it over through env: {command}"


# The scripts of links.yml and due.yml, run with a gh that writes down what it is told

GH = r"""#!/usr/bin/env bash
printf '%s\n' "$*" >> "$CALLS"
case "$1 $2" in
  "issue list") printf '%s' "$ISSUE" ;;
  "api repos/"*) cat "$FILE" ;;
  "run list") printf '%s\n' $RUNS ;;
  "run download") [ "$3" = "$RUN_WITH_REPORT" ] ;;
esac
"""


@dataclass(frozen=True)
class Outcome:
    """What a script did: its exit status and what it told gh, without the questions."""

    status: int
    told: list[str]


def run_step(
    step_name: str, folder: Path, *, workflow: Path = LINKS, **environment: str
) -> Outcome:
    steps = [step for job in read(workflow)["jobs"].values() for step in job["steps"]]
    script = next(step["run"] for step in steps if step["name"] == step_name)
    gh = folder / "bin" / "gh"
    gh.parent.mkdir()
    gh.write_text(GH)
    gh.chmod(0o755)
    calls = folder / "calls"
    calls.touch()
    # `bash -e {0}` is what GitHub runs where a step names no shell.
    (folder / "script").write_text(script)
    path = f"{gh.parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-e", "script"],
        cwd=folder,
        env={"PATH": path, "CALLS": str(calls), "RUN": "https://example.org/1", **environment},
        check=False,
    )
    told = [line for line in calls.read_text().splitlines() if " list " not in line]
    return Outcome(done.returncode, told)


def report_links(folder: Path, *, result: str, issue: str, report: str = "- a link") -> Outcome:
    (folder / "report").mkdir()
    (folder / "report" / "external.md").write_text(report, encoding="utf-8")
    step = "Open, update or close the issue"
    return run_step(step, folder, RESULT=result, ISSUE=issue)


def verbs(outcome: Outcome) -> list[str]:
    return [" ".join(line.split()[:3]) for line in outcome.told]


def test_the_first_failing_link_opens_an_issue(tmp_path: Path) -> None:
    outcome = report_links(tmp_path, result="failure", issue="")
    assert verbs(outcome) == ["label create links", "issue create --title"]
    assert "--label links" in outcome.told[1]
    assert "- a link" in (tmp_path / "body.md").read_text()


def test_links_that_still_fail_are_written_into_the_same_issue(tmp_path: Path) -> None:
    outcome = report_links(tmp_path, result="failure", issue="7 OPEN\n")
    assert outcome.told == ["issue edit 7 --body-file body.md"]


def test_links_that_fail_again_reopen_the_issue_instead_of_opening_a_second(tmp_path: Path) -> None:
    outcome = report_links(tmp_path, result="failure", issue="7 CLOSED\n")
    assert verbs(outcome) == ["issue edit 7", "issue reopen 7"]


def test_the_issue_is_closed_when_every_link_answers(tmp_path: Path) -> None:
    assert verbs(report_links(tmp_path, result="success", issue="7 OPEN\n")) == ["issue close 7"]


@pytest.mark.parametrize("issue", ["", "7 CLOSED\n"])
def test_nobody_is_bothered_when_every_link_answers(tmp_path: Path, issue: str) -> None:
    assert report_links(tmp_path, result="success", issue=issue) == Outcome(0, [])


@pytest.mark.parametrize("result", ["", "skipped", "cancelled"])
def test_a_check_that_was_not_finished_closes_nothing(tmp_path: Path, result: str) -> None:
    assert report_links(tmp_path, result=result, issue="7 OPEN\n") == Outcome(1, [])


def test_a_report_too_long_for_an_issue_is_cut_and_says_where_the_rest_is(tmp_path: Path) -> None:
    outcome = report_links(tmp_path, result="failure", issue="7 OPEN\n", report="- — §\n" * 9_999)
    body = (tmp_path / "body.md").read_text(encoding="utf-8")
    assert outcome.status == 0
    assert 55_000 < len(body.encode()) < 65_536
    assert set(body.splitlines()[2:-1]) == {"- — §", ""}, "whole lines only"
    assert body.rstrip().endswith(
        "The list goes on in the report of the [run](https://example.org/1)."
    )


def find_report(folder: Path, *, runs: str, with_report: str) -> tuple[Outcome, str]:
    output = folder / "output"
    output.touch()
    step = "Find the last report"
    outcome = run_step(
        step, folder, RUNS=runs, RUN_WITH_REPORT=with_report, GITHUB_OUTPUT=str(output)
    )
    return outcome, output.read_text()


def test_since_when_a_link_fails_survives_a_run_that_left_no_report(tmp_path: Path) -> None:
    outcome, output = find_report(tmp_path, runs="30 20 10", with_report="20")
    assert [line.split()[2] for line in outcome.told] == ["30", "20"], "the newest report, no older"
    assert output == "report=build/last-links/external.json\n"


@pytest.mark.parametrize("runs", ["", "30 20"])
def test_without_an_earlier_report_the_links_are_followed_all_the_same(
    tmp_path: Path, runs: str
) -> None:
    outcome, output = find_report(tmp_path, runs=runs, with_report="none")
    assert (outcome.status, output) == (0, "")


def test_a_report_that_a_pull_request_left_is_not_believed() -> None:
    """Such a run can bear our branch's name, but not the event of a run that we started."""
    script = next(command for command in commands(LINKS) if "gh run download" in command)
    assert '.event == "schedule" or .event == "workflow_dispatch"' in script
    assert set(read(LINKS)["on"]) == {"schedule", "workflow_dispatch"}


# What check.yml says on the page of the run, to people who read no logs

CHECK = GITHUB / "workflows" / "check.yml"


def test_a_preview_says_where_it_is_and_how_to_look_at_it(tmp_path: Path) -> None:
    summary, address = tmp_path / "summary", "https://example.org/artifact/1"
    step = "Say on the page of the run where the preview is"
    environment = {"ADDRESS": address, "GITHUB_STEP_SUMMARY": str(summary)}
    assert run_step(step, tmp_path, workflow=CHECK, **environment) == Outcome(0, [])
    text = summary.read_text(encoding="utf-8")
    assert f"[Download site-preview]({address})" in text
    assert "`python3 -m http.server --bind 127.0.0.1`" in text


def test_what_a_failed_build_says_stays_text_on_the_page_of_the_run(tmp_path: Path) -> None:
    summary = tmp_path / "summary"
    said = "data/quizzes/impact.yml:24\n    found:   '```'\n```\n<img src=x>\n[press](https://x)\n"
    (tmp_path / "build.log").write_text("set up\n" * 99 + said, encoding="utf-8")
    step = "Say on the page of the run what to mend"
    outcome = run_step(step, tmp_path, workflow=CHECK, GITHUB_STEP_SUMMARY=str(summary))
    assert outcome == Outcome(0, [])
    lines = summary.read_text(encoding="utf-8").splitlines()
    assert lines[-5:] == [f"    {line}" for line in said.splitlines()]
    assert lines[-41] == "", "without a blank line above it would be part of a sentence"
    assert len([line for line in lines if line.startswith("    ")]) == 40


def test_a_build_that_fails_fails_its_step_though_its_words_go_through_tee() -> None:
    steps = read(CHECK)["jobs"]["preview"]["steps"]
    (build,) = [step for step in steps if "make build" in step.get("run", "")]
    assert build["shell"] == "bash", "GitHub adds pipefail where bash is named"
