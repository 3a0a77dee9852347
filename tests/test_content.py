"""The words of the real pages, as far as a machine can judge them."""

import re
from collections import Counter
from collections.abc import Iterator

import pytest

from macros.calls import Call
from macros.store import Store
from tests.repository import ROOT

DOCS = ROOT / "docs"
PAGES = sorted(path.relative_to(DOCS).as_posix() for path in DOCS.rglob("*.md"))
every_page = pytest.mark.parametrize("path", PAGES)

# Words that blame, alarm or comfort falsely, each with the reason an editor is told.
FORBIDDEN = {
    r"victims?\b": "makes a person a case: write “you” or “person being stalked”",
    r"(don.t|do not|no need to|nothing to) worry": "false comfort: nobody can know that from here",
    r"(usually|mostly|often|probably) harmless": "false comfort: it may not be so for this reader",
    r"just ignore": "not ours to say, and it may raise the danger",
    r"low[ -]risk": "no list can tell what one person will do",
    r"confront": "never as advice: it can raise the danger",
    r"overreact": "blames: their unease counts",
    r"(she|he|you|they) (allowed|let|provoked|encouraged) (it|him|her|them)\b": "blames",
    r"(she|he|you|they) (failed to|should have|could have)": "blames",
    r"(lead|led|leading) (him|her|them) on\b": "blames",
}
# Where such words stand for a good reason.
PERMITTED = {
    ("help/index.md", "victims"): "the name of a code of law",
    ("for-others/index.md", "just ignore"): "quoted as words that close the door",
    ("for-others/index.md", "overreact"): "reported as what others said wrongly",
    ("understand/impact.md", "overreact"): "reported as what others said wrongly",
    ("about/how-advice-is-chosen.md", "usually harmless"): "named as what we do not write",
}
# What a telephone number looks like; numbers stand in data/ alone, where they are checked.
TELEPHONE = [
    r"\+\d[\d ()-]{5,}",
    r"\b0\d{2,4}[ -]?\d{3}",
    r"\b1?[ -]?8\d\d[ -]\d{3}[ -]?\d{3,4}\b",
    r"\(\d{3,5}\) ?\d{3}",
    r"\b\d{3}[ -]\d{3,4}[ -]\d{3,4}\b",
    r"\b\d{3} \d{3}\b",
    r"\b\d{5,}\b",
    r"\btel:",
    r"\b(call|ring|dial|phone|text|press)(ing|s|ed)? (the number )?\d{2,}",
]


def source(path: str) -> str:
    return (DOCS / path).read_text(encoding="utf-8")


def body(path: str) -> str:
    return source(path).split("\n---\n", maxsplit=1)[1]


def headings(path: str) -> list[str]:
    return re.findall(r"^#+ .*$", body(path), re.MULTILINE)


def words(store: Store) -> Iterator[tuple[str, str]]:
    """Yield every text that editors write for readers, with its place; citations left out."""
    for path in PAGES:
        yield path, re.sub(r"\{\{.*?\}\}|\]\([^)]*\)", "", source(path))
    for slug, quiz in store.quizzes.items():
        for item in quiz.statements:
            yield f"{slug}, {item.id}", f"{item.statement} {item.explanation}"
    for country in store.countries.values():
        yield country.country, " ".join(country.emergency.text_or_silent)
        for service in country.services:
            yield service.id, f"{service.who} {service.hours} {service.cost}"


def found(pattern: str, text: str) -> list[str]:
    return [match.group(0).lower() for match in re.finditer(pattern, text, re.IGNORECASE)]


# Words


@pytest.mark.parametrize(("pattern", "reason"), FORBIDDEN.items(), ids=FORBIDDEN.values())
def test_no_word_blames_alarms_or_comforts_falsely(pattern: str, reason: str, store: Store) -> None:
    for place, text in words(store):
        said = found(pattern, " ".join(text.split()))
        left = [word for word in said if (place, word) not in PERMITTED]
        assert not left, f"{place}: {left} {reason}"


@pytest.mark.parametrize(("place", "word"), PERMITTED)
def test_every_permission_is_still_needed(place: str, word: str, store: Store) -> None:
    text = " ".join(dict(words(store))[place].lower().split())
    assert word in text, "take it out of PERMITTED"


@every_page
def test_no_telephone_number_stands_in_prose(path: str, store: Store) -> None:
    text = re.sub(r"\{\{.*?\}\}|\]\([^)]*\)|\{#.*?\}", "", source(path))
    for pattern in TELEPHONE:
        assert not found(pattern, text), "numbers stand in data/services and come through macros"
    known = {
        re.sub(r"\D", "", number)
        for country in store.countries.values()
        for service in country.services
        for line in (*service.phone, *service.text)
        for number in (line.display, line.e164 or "", line.short_code or "")
    }
    digits = {re.sub(r"\D", "", run) for run in re.findall(r"\d[\d ()–-]{3,}\d", text)}
    assert not {number for number in known & digits if len(number) > 4}


@pytest.mark.parametrize(
    "slug", sorted(path.stem for path in (ROOT / "data/quizzes").glob("*.yml"))
)
def test_no_telephone_number_stands_in_a_quiz(slug: str, store: Store) -> None:
    for item in store.quizzes[slug].statements:
        for pattern in TELEPHONE:
            assert not found(pattern, f"{item.statement} {item.explanation}")


@pytest.mark.parametrize(
    "text",
    [
        "Call 0808 802 0300.",
        "+44 808 802 0300",
        "ring 116 123",
        "1-800-799-7233",
        "(202) 555-0123",
        "116123",
        "call 999",
        "texting 61016",
    ],
)
def test_a_telephone_number_would_be_found(text: str) -> None:
    assert any(found(pattern, text) for pattern in TELEPHONE)


@pytest.mark.parametrize(
    "text", ["In 2004–2005, 1,565 people", "a survey of 111 people", "62 to 70%", "16 to 1,000"]
)
def test_a_figure_is_not_taken_for_a_telephone_number(text: str) -> None:
    assert not any(found(pattern, text) for pattern in TELEPHONE)


# Form


@every_page
def test_the_body_holds_no_heading_of_the_first_level(path: str) -> None:
    assert not re.findall(r"^(#\s.*|.+\n=+\s*)$", body(path), re.MULTILINE), "the title is the h1"


@every_page
def test_every_heading_has_a_short_id_of_its_own(path: str) -> None:
    ids = [
        re.search(r"^##+ \S.* \{#([a-z0-9]+(?:-[a-z0-9]+)*)\}$", line) for line in headings(path)
    ]
    missing = [line for line, match in zip(headings(path), ids, strict=True) if not match]
    assert not missing, "write an id after the heading: ## What is it? {#what-is-it}"
    names = [match.group(1) for match in ids if match]
    assert [name for name, count in Counter(names).items() if count > 1] == []
    assert [name for name in names if len(name) > 30] == []


@every_page
def test_a_page_is_markdown_without_html(path: str) -> None:
    text = re.sub(r"`[^`\n]*`", "", body(path))
    assert not re.findall(r"<[a-zA-Z/!?][^>\n]*>", text)


@every_page
def test_links_inside_the_site_lead_to_files(path: str) -> None:
    for target in re.findall(r"\]\(([^)\s]*)", body(path)):
        assert re.match(r"https://|#|[\w./-]+\.md(#|$)", target), target


@pytest.mark.parametrize("field", ["title", "description", "summary"])
def test_no_two_pages_say_the_same_of_themselves(field: str, store: Store) -> None:
    texts = Counter(getattr(page.front_matter, field) for page in store.pages.values())
    assert [text for text, count in texts.items() if count > 1] == []


def test_every_section_has_a_landing_page() -> None:
    folders = {path.rpartition("/")[0] for path in PAGES}
    assert [folder for folder in folders if f"{folder}/index.md".lstrip("/") not in PAGES] == []


# Macros


def called(store: Store, path: str, name: str) -> list[Call]:
    return [call for call in store.pages[path].calls if call.name == name]


@pytest.mark.parametrize(
    "path", [path for path in PAGES if re.fullmatch(r"understand/(?!index).*", path)]
)
def test_a_page_to_understand_ends_with_its_own_quiz_and_a_next_step(
    path: str, store: Store
) -> None:
    (call,) = called(store, path, "quiz")
    assert call.arguments == (path.removeprefix("understand/").removesuffix(".md"),)
    assert len(store.quizzes[call.arguments[0]].statements) >= 5
    assert [line.rpartition(" ")[2] for line in headings(path)][-2:] == [
        "{#myth-or-fact}",
        "{#next-step}",
    ]


def test_every_quiz_and_every_country_is_on_a_page(store: Store) -> None:
    used = [call for path in PAGES for call in store.pages[path].calls]
    quizzes = {call.arguments[0] for call in used if call.name == "quiz"}
    assert quizzes == store.quizzes.keys()
    countries = {call.arguments[0] for call in called(store, "help/index.md", "services")}
    assert countries == store.countries.keys()


@pytest.mark.parametrize("path", ["index.md", "help/index.md", "check/index.md"])
def test_whom_to_call_stands_on_the_pages_people_come_to_in_a_hurry(
    path: str, store: Store
) -> None:
    assert called(store, path, "emergency")
    first_heading = body(path).find("\n## ")
    assert body(path).find("{{ emergency() }}") < first_heading


def test_the_sources_stand_on_one_page(store: Store) -> None:
    pages = [path for path in PAGES if called(store, path, "sources")]
    assert pages == ["about/sources.md"]


@every_page
def test_a_citation_stands_before_the_end_of_its_sentence(path: str) -> None:
    after_the_stop = re.findall(r"[.!?] \{\{ cite\(.*?\) \}\}(?![.,;:)])", body(path))
    assert not after_the_stop
