"""What one record alone cannot know: references between records, and unique names."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from .errors import Problem
from .models import DeviceSteps, Figure, PlanFirst, Quiz, Reference, SafetyPlan
from .models.device_steps import PRINCIPLE, STAGES
from .pages import Page

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def quizzes(records: dict[str, Quiz], known: frozenset[str]) -> Iterator[Problem]:
    """Check file names, ids and sources of quizzes; `known` holds the keys of references.bib."""
    for slug, quiz in records.items():
        file = f"data/quizzes/{slug}.yml"
        yield from _named(slug, file=file)
        for name in repeated(item.id for item in quiz.statements):
            yield Problem(file, f"statements → {name} → id", f"'{name}' twice", "each id once")
        for item in quiz.statements:
            for key in item.sources:
                if key not in known:
                    where = f"statements → {item.id} → sources"
                    yield Problem(
                        file, where, f"'{key}'", "a key of data/references.bib", "sources"
                    )


def figures(records: dict[str, Figure], known: frozenset[str]) -> Iterator[Problem]:
    """Check file names, values and sources of figures; `known` holds the keys of references.bib."""
    for slug, figure in records.items():
        file = f"data/figures/{slug}.yml"
        yield from _named(slug, file=file)
        for label in repeated(row.label for row in figure.rows):
            yield Problem(file, "rows → label", f"'{label}' twice", "each label once")
        wanted = len(figure.columns or ("one",))
        for row in figure.rows:
            where = f"rows → {row.label} → values"
            if len(row.values) != wanted:
                yield Problem(file, where, f"{len(row.values)} values", f"{wanted}: one a column")
            if figure.unit == "percent" and any(value and value > 100 for value in row.values):
                yield Problem(
                    file, where, f"{max(filter(None, row.values))}", "at most 100 percent"
                )
        for key in figure.all_sources:
            if key not in known:
                yield Problem(
                    file, "sources", f"'{key}'", "a key of data/references.bib", "sources"
                )


def device_steps(records: dict[str, DeviceSteps], known: frozenset[str]) -> Iterator[Problem]:
    """Check names, order and sources of device steps; `known` holds the keys of references.bib."""
    for slug, record in records.items():
        file = f"data/device-steps/{slug}.yml"
        yield from _named(slug, file=file)
        for name in repeated(step.id for step in record.steps):
            yield Problem(file, f"steps → {name} → id", f"'{name}' twice", "each id once")
        stages = [step.stage for step in record.steps]
        if stages[0] != "learn" or stages != sorted(stages, key=STAGES.index):
            allowed = "first learn, then prepare, then change: nothing is changed before a plan"
            yield Problem(file, "steps → stage", ", ".join(stages), allowed)
        for step in record.steps:
            where = f"steps → {step.id}"
            for key in step.sources:
                if key not in known:
                    allowed = "a key of data/references.bib"
                    yield Problem(file, f"{where} → sources", f"'{key}'", allowed, "sources")
            if step.menus and step.described == PRINCIPLE:
                allowed = "the version that the menus come from"
                yield Problem(file, f"{where} → described", f"'{PRINCIPLE}'", allowed)
            for menu in step.menus:
                if menu.source not in step.sources:
                    allowed = "one of the step's sources: the page that names the menu"
                    yield Problem(
                        file, f"{where} → menus → source", f"'{menu.source}'", allowed, "sources"
                    )


def plan_first(record: PlanFirst, known: frozenset[str]) -> Iterator[Problem]:
    """Check the sources of the gate."""
    for key in sorted(record.sources - known):
        yield Problem(
            "data/plan-first.yml",
            "sentences → sources",
            f"'{key}'",
            "a key of data/references.bib",
            "sources",
        )


def gates(pages: Mapping[str, Page]) -> Iterator[Problem]:
    """Check that no page shows steps on devices before it has said to plan first."""
    for path, page in pages.items():
        lines = {
            name: [call.line for call in page.calls if call.name == name]
            for name in ("device_steps", "plan_first")
        }
        steps, gate = lines["device_steps"], lines["plan_first"]
        if steps and (not gate or min(gate) > min(steps)):
            allowed = "{{ plan_first() }} on a line above"
            yield Problem(
                f"docs/{path}",
                f"line {min(steps)}",
                "steps without the gate",
                allowed,
                "plan-first",
            )


def safety_plan(record: SafetyPlan, pages: Mapping[str, Page]) -> Iterator[Problem]:
    """Check that each part of the plan to print leads to a page that exists."""
    for part in record.parts:
        if part.page not in pages:
            where = f"parts → {part.id} → page"
            yield Problem("data/safety-plan.yml", where, f"'{part.page}'", "a page below docs/")


def references(records: dict[str, Reference]) -> Iterator[Problem]:
    """Check that no two sources look the same in the text."""
    labels = Counter((record.names, record.year) for record in records.values())
    for key, record in records.items():
        if labels[record.names, record.year] > 1:
            found = f"{', '.join(record.names)} {record.year} twice"
            allowed = "a shortauthor that tells the two apart"
            yield Problem("data/references.bib", key, found, allowed)


def _named(slug: str, *, file: str) -> Iterator[Problem]:
    if not SLUG.fullmatch(slug):
        allowed = "small letters, digits and hyphens"
        yield Problem(file, "the file's name", slug, allowed, "files")


def repeated(names: Iterable[str]) -> list[str]:
    """Return what comes more than once, in the order met."""
    return [name for name, count in Counter(names).items() if count > 1]
