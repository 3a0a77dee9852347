"""Everything in data/ and the pages that use it, read once and checked against each other."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from . import bibliography, checks, dated, folders, proof, service_checks, source_pages
from .calls import Signature
from .errors import DataError, Problem
from .models import (
    Country,
    DeviceSteps,
    EmergencyNumber,
    EmergencyNumbers,
    Figure,
    IncidentLog,
    International,
    PlanFirst,
    Quiz,
    Reference,
    SafetyPlan,
    SearchWords,
    SelfCheck,
)
from .models.own_contacts import OwnContacts
from .pages import Page, read_pages
from .places import on_lines
from .reading import read_record, read_text
from .words import Words

Record = TypeVar("Record", bound=BaseModel)
Strings = dict[str, dict[str, str]]
MOST_CITED = 20  # sources in one bracket; nobody reads more


@dataclass(frozen=True)
class Store:
    """The facts that pages show. Every reference between them has been followed."""

    quizzes: dict[str, Quiz]  # by slug
    figures: dict[str, Figure]  # by slug
    device_steps: dict[str, DeviceSteps]  # by slug
    plan_first: PlanFirst
    self_check: SelfCheck
    incident_log: IncidentLog
    safety_plan: SafetyPlan
    search_words: SearchWords
    countries: dict[str, Country]  # by ISO 3166-1 alpha-2 code
    international: International
    own_contacts: OwnContacts | None  # of whoever hosts this copy; the project itself has none
    emergency: tuple[EmergencyNumber, ...]  # in the order shown
    references: dict[str, Reference]  # by BibTeX key
    strings: Strings  # the words of components, by component and name
    pages: dict[str, Page]  # by path below docs/

    @cached_property
    def cited(self) -> frozenset[str]:
        """Keys of references.bib that a page cites, by itself or through a record."""
        keys: set[str] = set()
        for call in (call for page in self.pages.values() for call in page.calls):
            if call.name == "cite":
                keys.update(call.arguments)
            elif call.name == "quiz":
                quiz = self.quizzes[call.arguments[0]]
                keys.update(key for item in quiz.statements for key in item.sources)
            elif call.name == "figure":
                keys.update(self.figures[call.arguments[0]].all_sources)
            elif call.name == "device_steps":
                record = self.device_steps[call.arguments[0]]
                keys.update(key for step in record.steps for key in step.sources)
            elif call.name == "plan_first":
                keys.update(self.plan_first.sources)
            elif call.name == "self_check":
                keys.update(self.self_check.sources)
        return frozenset(keys)


def load_store(root: Path, *, today: dt.date, language: str = "en") -> Store:
    """Read data/ and docs/ below a project's root.

    Args:
        root: The folder that holds data/ and docs/.
        today: The day of the build; nothing can have been checked after it.
        language: BCP 47 tag of the interface strings.

    Raises:
        DataError: All problems found, so that an editor mends them in one go: first those of
            single files, then those between files, then those of pages. Each of these steps
            would only repeat the problems of the one before.
    """
    try:
        return _read(root, today=today, language=language)
    except DataError as error:
        raise DataError(on_lines(error.problems, root=root)) from None


def _read(root: Path, *, today: dt.date, language: str) -> Store:
    if misplaced := list(folders.problems(root)):
        raise DataError(misplaced)  # nothing is read through a link, from a pipe or at any length
    data = root / "data"
    problems: list[Problem] = []
    references: dict[str, Reference] = {}
    emergency: tuple[EmergencyNumber, ...] = ()
    strings: Strings = {}
    bib = data / "references.bib"
    with _collecting(problems):
        text = read_text(bib, root=root)
        references = bibliography.references(text, file=bib.relative_to(root).as_posix())
    with _collecting(problems):
        emergency = read_record(EmergencyNumbers, data / "emergency.yml", root=root).numbers
    with _collecting(problems):
        words = read_record(Words, data / "strings" / f"{language}.yml", root=root)
        strings = words.model_dump(by_alias=True)
    self_check = _record(SelfCheck, data / "self-check.yml", root, problems)
    international = _record(International, data / "international.yml", root, problems)
    plan_first = _record(PlanFirst, data / "plan-first.yml", root, problems)
    incident_log = _record(IncidentLog, data / "incident-log.yml", root, problems)
    safety_plan = _record(SafetyPlan, data / "safety-plan.yml", root, problems)
    search_words = _record(SearchWords, data / "search-words.yml", root, problems)
    own = data / "own-contacts.yml"
    own_contacts = _record(OwnContacts, own, root, problems) if own.exists() else None
    device_steps = _records(DeviceSteps, data / "device-steps", root, problems)
    quizzes = _records(Quiz, data / "quizzes", root, problems)
    figures = _records(Figure, data / "figures", root, problems)
    files = _records(Country, data / "services", root, problems)
    if problems or not (
        self_check
        and international
        and plan_first
        and incident_log
        and safety_plan
        and search_words
    ):
        raise DataError(problems)
    problems += checks.quizzes(quizzes, frozenset(references))
    problems += checks.figures(figures, frozenset(references))
    problems += checks.device_steps(device_steps, frozenset(references))
    problems += checks.plan_first(plan_first, frozenset(references))
    problems += proof.self_check(self_check, frozenset(references))
    problems += service_checks.countries(files, strings=strings)
    problems += service_checks.ids(files.values(), international)
    problems += service_checks.international(international)
    problems += service_checks.own(own_contacts) if own_contacts else ()
    countries = {record.country: record for record in files.values()}
    problems += service_checks.emergency(emergency, countries)
    days = (
        *dated.services(files.values(), international, emergency),
        *(dated.own(own_contacts) if own_contacts else ()),
        *dated.device_steps(device_steps),
        *dated.references(references),
    )
    problems += dated.problems(days, today=today)
    problems += checks.references(references)
    if problems:
        raise DataError(problems)
    macros = signatures(
        quizzes=quizzes,
        figures=figures,
        device_steps=device_steps,
        countries=countries,
        references=references,
    )
    pages = read_pages(root / "docs", root=root, signatures=macros)
    problems += service_checks.pages(countries.values(), pages)
    problems += dated.problems(dated.pages(pages), today=today)
    problems += checks.gates(pages)
    problems += source_pages.problems(pages)
    problems += checks.safety_plan(safety_plan, pages)
    if problems:
        raise DataError(problems)
    return Store(
        quizzes=quizzes,
        figures=figures,
        device_steps=device_steps,
        plan_first=plan_first,
        self_check=self_check,
        incident_log=incident_log,
        safety_plan=safety_plan,
        search_words=search_words,
        countries=countries,
        international=international,
        own_contacts=own_contacts,
        emergency=emergency,
        references=references,
        strings=strings,
        pages=pages,
    )


def signatures(
    *,
    quizzes: dict[str, Quiz],
    figures: dict[str, Figure],
    device_steps: dict[str, DeviceSteps],
    countries: dict[str, Country],
    references: dict[str, Reference],
) -> dict[str, Signature]:
    """State what a page may call, with the records that exist as the only arguments."""
    codes = frozenset(countries)
    return {
        "countries": Signature(block=True, least=0, most=0),
        "cite": Signature(block=False, least=1, most=MOST_CITED, values=frozenset(references)),
        "device_steps": Signature(block=True, least=1, most=1, values=frozenset(device_steps)),
        "downloads": Signature(block=True, least=0, most=0),
        "emergency": Signature(block=True, least=0, most=1, values=codes),
        "figure": Signature(block=True, least=1, most=1, values=frozenset(figures)),
        "improve": Signature(block=True, least=0, most=0),
        "incident_log": Signature(block=True, least=0, most=0),
        "incident_log_files": Signature(block=True, least=0, most=0),
        "incident_log_paper": Signature(block=True, least=0, most=0),
        "international": Signature(block=True, least=0, most=0),
        "own_contacts": Signature(block=True, least=0, most=0),
        "plan_first": Signature(block=True, least=0, most=0),
        "quiz": Signature(block=True, least=1, most=1, values=frozenset(quizzes)),
        "safety_plan": Signature(block=True, least=0, most=0),
        "self_check": Signature(block=True, least=0, most=0),
        "services": Signature(block=True, least=1, most=1, values=codes),
        "silent": Signature(block=True, least=0, most=0),
        "sources": Signature(block=True, least=0, most=0),
    }


@contextmanager
def _collecting(problems: list[Problem]) -> Iterator[None]:
    try:
        yield
    except DataError as error:
        problems.extend(error.problems)


def _record(model: type[Record], path: Path, root: Path, problems: list[Problem]) -> Record | None:
    """Read a file of its own; None where it cannot be read, which `problems` then says."""
    try:
        return read_record(model, path, root=root)
    except DataError as error:
        problems.extend(error.problems)
        return None


def _records(
    model: type[Record], folder: Path, root: Path, problems: list[Problem]
) -> dict[str, Record]:
    """Read the YAML files of a folder, by their name without the ending."""
    records: dict[str, Record] = {}
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if path.name == "README.md":
            continue
        if path.suffix != ".yml":
            file = path.relative_to(root).as_posix()
            allowed = "a name ending in .yml"
            problems.append(Problem(file, "the file's name", path.name, allowed, "files"))
            continue
        with _collecting(problems):
            records[path.stem] = read_record(model, path, root=root)
    return records
