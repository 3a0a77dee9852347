"""What the rules look at: every text that editors write for readers, with its place."""

from collections.abc import Iterator
from dataclasses import dataclass

from macros.sentences import Block, blocks
from macros.store import Store

SELF_CHECK = "data/self-check.yml"


@dataclass(frozen=True)
class Passage:
    """One block of words; `where` says in the file's own terms where it stands."""

    file: str
    where: str
    block: Block


def passages(store: Store) -> Iterator[Passage]:
    """Yield front matter and blocks of every page, then the sentences in data/."""
    for path, page in store.pages.items():
        for field in ("title", "heading", "description", "summary"):
            if value := getattr(page.front_matter, field):
                yield from _said(f"docs/{path}", field, value)
        for block in page.blocks:
            yield Passage(f"docs/{path}", f"line {block.line}", block)
    for slug, quiz in store.quizzes.items():
        for item in quiz.statements:
            for field in ("statement", "explanation"):
                where = f"statements → {item.id} → {field}"
                yield from _said(f"data/quizzes/{slug}.yml", where, getattr(item, field))
    for question in store.self_check.questions:
        for field in ("question", "why"):
            where = f"questions → {question.id} → {field}"
            yield from _said(SELF_CHECK, where, getattr(question, field))
    for paragraph in store.self_check.paragraphs:
        yield from _said(SELF_CHECK, f"paragraphs → {paragraph.id} → text", paragraph.text)
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
        for service in country.shown_services:
            for field in ("who", "hours", "cost"):
                if value := getattr(service, field):
                    yield from _said(file, f"services → {service.id} → {field}", value)


def _said(file: str, where: str, text: str) -> Iterator[Passage]:
    for block in blocks(text):
        yield Passage(file, where, block)
