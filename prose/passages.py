"""What the rules look at: every text that editors write for readers, with its place."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from macros.models import IncidentLog, PlanFirst, SafetyPlan, Service
from macros.models.paper import PaperWords
from macros.sentences import Block, blocks
from macros.service_checks import OWN
from macros.store import Store

SELF_CHECK = "data/self-check.yml"
INCIDENT_LOG = "data/incident-log.yml"
PAPER = "data/paper.yml"
INTERNATIONAL = "data/international.yml"
PLAN_FIRST = "data/plan-first.yml"
SAFETY_PLAN = "data/safety-plan.yml"
STRINGS = "data/strings/en.yml"
THEME = "mkdocs.yml"
NAMES = ("regions", "languages")  # in data/strings/, beside the words of components


@dataclass(frozen=True)
class Passage:
    """One block of words; `where` says in the file's own terms where it stands."""

    file: str
    where: str
    block: Block


@dataclass(frozen=True)
class Finding:
    """What breaks a rule in a passage."""

    rule: str
    found: str
    allowed: str
    why: str = ""  # where it says more than the rule does


def passages(store: Store) -> Iterator[Passage]:
    """Yield front matter and blocks of every page, then the sentences in data/."""
    for path, page in store.pages.items():
        for field in ("title", "heading", "description", "summary"):
            if value := getattr(page.front_matter, field):
                yield from _said(f"docs/{path}", field, value)
        for block in page.blocks:
            yield Passage(f"docs/{path}", f"line {block.line}", block)
    for slug, quiz in store.quizzes.items():
        yield from _said(f"data/quizzes/{slug}.yml", "title", quiz.title)
        for item in quiz.statements:
            for field in ("statement", "explanation"):
                where = f"statements → {item.id} → {field}"
                yield from _said(f"data/quizzes/{slug}.yml", where, getattr(item, field))
    for slug, record in store.device_steps.items():
        file = f"data/device-steps/{slug}.yml"
        yield from _said(file, "title", record.title)
        yield from _said(file, "intro", record.intro)
        for step in record.steps:
            for field in ("title", "do", "notice_why", "evidence_why", "undo_why", "not_when"):
                yield from _said(file, f"steps → {step.id} → {field}", getattr(step, field))
    yield from _plan_first(store.plan_first)
    for question in store.self_check.questions:
        for field in ("question", "why"):
            where = f"questions → {question.id} → {field}"
            yield from _said(SELF_CHECK, where, getattr(question, field))
    for paragraph in store.self_check.paragraphs:
        yield from _said(SELF_CHECK, f"paragraphs → {paragraph.id} → text", paragraph.text)
    yield from _incident_log(store.incident_log)
    yield from _safety_plan(store.safety_plan)
    for slug, figure in store.figures.items():
        for field in ("title", "finding", "who", "caveat"):
            if value := getattr(figure, field):
                yield from _said(f"data/figures/{slug}.yml", field, value)
        for row in figure.rows:
            yield from _said(f"data/figures/{slug}.yml", "rows → label", row.label)
    for code, country in store.countries.items():
        file = f"data/services/{code.lower()}.yml"
        for way in country.emergency.text_or_silent:
            yield from _said(file, "emergency → text_or_silent", way)
        for where, value in (
            ("emergency → also_note", country.emergency.also_note),
            ("police_non_emergency → note", country.police_non_emergency.note),
            ("services_note", country.services_note),
            *((f"law → {law.name} → summary", law.summary) for law in country.law),
        ):
            yield from _said(file, where, value or "")
        yield from _services(file, country.shown_services)
    for shared in store.international.harmonised:
        where = f"harmonised → {shared.number}"
        yield from _said(INTERNATIONAL, f"{where} → what", shared.what)
        yield from _said(INTERNATIONAL, f"{where} → where", shared.where)
    yield from _services(INTERNATIONAL, store.international.shown_services)
    if store.own_contacts:
        yield from _services(OWN, store.own_contacts.services, at="contacts")
    words = {name: said for name, said in store.strings.items() if name not in NAMES}
    yield from _every(STRINGS, words)


def in_theme(words: Mapping[str, object]) -> Iterator[Passage]:
    """Yield what the theme's own templates say: `strings`, below `extra` in mkdocs.yml."""
    yield from _every(THEME, words, "extra", "strings")


def on_paper(words: PaperWords) -> Iterator[Passage]:
    """Yield the sentences of the book, the poster and the leaflet, which no page shows."""
    yield from _every(PAPER, words.model_dump())


def _plan_first(gate: PlanFirst) -> Iterator[Passage]:
    yield from _said(PLAN_FIRST, "title", gate.title)
    for sentence in gate.sentences:
        yield from _said(PLAN_FIRST, "sentences → text", sentence.text)


def _incident_log(log: IncidentLog) -> Iterator[Passage]:
    yield from _said(INCIDENT_LOG, "title", log.title)
    for sentence in log.warning:
        yield from _said(INCIDENT_LOG, "warning", sentence)
    for item in log.fields:
        for field in ("label", "hint"):
            yield from _said(INCIDENT_LOG, f"fields → {item.id} → {field}", getattr(item, field))
        for choice in item.choices or ():
            where = f"fields → {item.id} → choices → {choice.id} → label"
            yield from _said(INCIDENT_LOG, where, choice.label)


def _safety_plan(plan: SafetyPlan) -> Iterator[Passage]:
    for sentence in (*plan.warning, plan.printed):
        yield from _said(SAFETY_PLAN, "warning", sentence)
    for part in plan.parts:
        for field in ("title", "when", "note"):
            yield from _said(SAFETY_PLAN, f"parts → {part.id} → {field}", getattr(part, field))
        for line in part.lines:
            yield from _said(SAFETY_PLAN, f"parts → {part.id} → lines", line)


def _services(file: str, services: Iterable[Service], *, at: str = "services") -> Iterator[Passage]:
    for service in services:
        for field in ("who", "hours", "cost", "relay"):
            if value := getattr(service, field):
                yield from _said(file, f"{at} → {service.id} → {field}", value)
        for line in (*service.phone, *service.text):
            for field in ("label", "note"):
                where = f"{at} → {service.id} → {line.display} → {field}"
                yield from _said(file, where, getattr(line, field) or "")


def _every(file: str, words: object, *place: str) -> Iterator[Passage]:
    """Yield each text in plain values."""
    match words:
        case str():
            yield from _said(file, " → ".join(place), words)
        case dict():
            for name, value in words.items():
                yield from _every(file, value, *place, name)
        case list() | tuple():
            for at, value in enumerate(words, start=1):
                yield from _every(file, value, *place, f"item {at}")


def _said(file: str, where: str, text: str) -> Iterator[Passage]:
    for block in blocks(text):
        yield Passage(file, where, block)
