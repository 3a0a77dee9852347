"""What is to be mended, said in the terminal, on the lines of a pull request and as a summary.

GitHub reads annotations from what a step prints
(https://docs.github.com/actions/reference/workflow-commands-for-github-actions) and shows the file
named by GITHUB_STEP_SUMMARY as a page.
"""

import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path

from macros.errors import Problem
from macros.templating import plain

from .rules import number, rules

DOCUMENT = ".github/RULES.md"
MOST = 100  # problems in a summary; GitHub takes a megabyte, and people take less


def explained(problem: Problem) -> Problem:
    """Let a problem say why, by its rule where it does not say so itself."""
    rule = rules().get(problem.rule)
    return replace(problem, why=problem.why or rule.why) if rule else problem


def tell(problems: Sequence[Problem], *, counted: str, environment: Mapping[str, str]) -> None:
    """Print problems, or how much was read; on GitHub, annotate lines and write a summary.

    Args:
        problems: What is to be mended, each with its why.
        counted: How much was read; empty where something could not be read.
        environment: GITHUB_ACTIONS, GITHUB_STEP_SUMMARY and where the repository is.
    """
    if problems:
        print("\n\n".join(map(str, problems)) + f"\n\nTo mend: {len(problems)}.", file=sys.stderr)
    else:
        print(counted)
    if environment.get("GITHUB_ACTIONS") == "true":
        for problem in problems:
            print(annotation(problem))
    if target := environment.get("GITHUB_STEP_SUMMARY"):
        with Path(target).open("a", encoding="utf-8") as file:
            file.write(summary(problems, counted=counted, document=_address(environment)))


def annotation(problem: Problem) -> str:
    """Write a problem as a command that GitHub turns into a note on its line."""
    place = {"file": problem.file, "line": str(problem.line or 1), "title": _title(problem)}
    where = ",".join(f"{name}={_property(value)}" for name, value in place.items())
    said = f"Found: {problem.found}\nWhy: {problem.why}\nWrite: {problem.allowed}"
    return f"::error {where}::{_data(said)}"


def _title(problem: Problem) -> str:
    rule = rules().get(problem.rule)
    return f"Rule {number(rule.name)}, {rule.name}: {rule.title}" if rule else problem.rule


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _address(environment: Mapping[str, str]) -> str:
    names = ("GITHUB_SERVER_URL", "GITHUB_REPOSITORY", "GITHUB_SHA")
    parts = [environment.get(name, "") for name in names]
    return f"{parts[0]}/{parts[1]}/blob/{parts[2]}/{DOCUMENT}" if all(parts) else DOCUMENT


def summary(problems: Sequence[Problem], *, counted: str, document: str) -> str:
    """Write for people who do not program: Markdown, by file, with a way to each rule.

    Args:
        problems: What is to be mended.
        counted: How much was read.
        document: Address of the document of rules.

    Returns:
        Markdown in which everything quoted from files is text.
    """
    if not problems:
        return f"## Nothing to mend\n\n{counted}\n"
    many = f"{len(problems)} things" if len(problems) > 1 else "One thing"
    lines = [
        f"## {many} to look at",
        "",
        "Thank you for your change. You have broken nothing: it is published only once it is",
        "mended and a person has read it. Below stands, for each place, what was found, why it",
        "matters and what to write. Change the file in the same pull request, and the checks run",
        "again. If you are stuck, just ask there.",
    ]
    shown = sorted(problems[:MOST], key=lambda item: item.file)
    for file, items in groupby(shown, key=lambda item: item.file):
        lines += ["", f"### {plain(file)}", ""]
        for item in items:
            place = f"Line {item.line}" if item.line else plain(item.where)
            lines += [
                f"- **{place}:** {plain(item.found)}  ",
                f"  Why: {plain(item.why)}  ",
                f"  Write: {plain(item.allowed)}  ",
                f"  [{plain(_title(item))}]({document}#{item.rule})",
            ]
    if len(problems) > MOST:
        lines += ["", f"And {len(problems) - MOST} more: they stand in the log of this step."]
    return "\n".join(lines) + "\n"
