"""The words of the real pages, as far as a machine can judge them."""

import re
from collections import Counter

import pytest

from macros.calls import Call
from macros.links import country_page
from macros.source_pages import FOLDER, INDEX, letters
from macros.store import Store
from tests.repository import ROOT

DOCS = ROOT / "docs"
PAGES = sorted(path.relative_to(DOCS).as_posix() for path in DOCS.rglob("*.md"))
FOUNDING = [
    f"understand/{name}.md"
    for name in ("what-is-stalking", "threats-and-violence", "impact", "cyberstalking")
]
# The pages of countries: the list of all leads there.
COUNTRIES = [path for path in PAGES if "{{ services(" in (DOCS / path).read_text(encoding="utf-8")]
# Doors themselves, lists, sheets that end where the paper ends, and services, which are one.
WITHOUT_NEXT_STEP = {
    "index.md",
    *COUNTRIES,
    *(path for path in PAGES if path.startswith("sheets/") or path.endswith("/index.md")),
}
every_page = pytest.mark.parametrize("path", PAGES)


def source(path: str) -> str:
    return (DOCS / path).read_text(encoding="utf-8")


def body(path: str) -> str:
    return source(path).split("\n---\n", maxsplit=1)[1]


def headings(path: str) -> list[str]:
    return re.findall(r"^#+ .*$", body(path), re.MULTILINE)


def found(pattern: str, text: str) -> list[str]:
    return [match.group(0).lower() for match in re.finditer(pattern, text, re.IGNORECASE)]


# Numbers


@every_page
def test_no_number_of_the_directory_stands_in_prose(path: str, store: Store) -> None:
    """Whatever its shape: what looks like one is found by `make lint`."""
    text = re.sub(r"\{\{.*?\}\}|\]\([^)]*\)|\{#.*?\}", "", source(path))
    known = {
        re.sub(r"\D", "", number)
        for country in store.countries.values()
        for service in country.services
        for line in (*service.phone, *service.text)
        for number in (line.display, line.e164 or "", line.short_code or "")
    }
    digits = {re.sub(r"\D", "", run) for run in re.findall(r"\d[\d ()–-]{3,}\d", text)}
    assert not {number for number in known & digits if len(number) > 4}


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


@pytest.mark.parametrize("path", FOUNDING)
def test_a_page_of_the_founding_document_ends_with_its_own_quiz(path: str, store: Store) -> None:
    (call,) = called(store, path, "quiz")
    assert call.arguments == (path.removeprefix("understand/").removesuffix(".md"),)
    assert len(store.quizzes[call.arguments[0]].statements) >= 5
    assert headings(path)[-2].endswith(" {#myth-or-fact}")


@pytest.mark.parametrize("path", [path for path in PAGES if path not in WITHOUT_NEXT_STEP])
def test_a_page_ends_with_a_next_step_chosen_by_hand(path: str) -> None:
    assert headings(path)[-1].endswith(" {#next-step}")
    links = re.findall(r"\]\(([^)]+)\)", body(path).rpartition("{#next-step}")[2])
    assert 2 <= len(links) <= 4


def test_every_quiz_is_on_a_page(store: Store) -> None:
    used = [call for path in PAGES for call in store.pages[path].calls]
    quizzes = {call.arguments[0] for call in used if call.name == "quiz"}
    assert quizzes == store.quizzes.keys()


def test_every_country_has_a_page_of_its_own_behind_the_list(store: Store) -> None:
    for country in store.countries.values():
        (call,) = called(store, country_page(country.name), "services")
        assert call.arguments == (country.country,)
    assert sum(len(called(store, path, "services")) for path in PAGES) == len(store.countries)
    assert called(store, "help/index.md", "countries")
    assert called(store, "help/elsewhere.md", "international")


@pytest.mark.parametrize("path", ["index.md", "help/index.md", "check/index.md"])
def test_whom_to_call_stands_on_the_pages_people_come_to_in_a_hurry(
    path: str, store: Store
) -> None:
    assert called(store, path, "emergency")
    first_heading = body(path).find("\n## ")
    assert body(path).find("{{ emergency() }}") < first_heading


def test_the_pages_of_sources_are_all_reached_from_the_first_and_from_the_next() -> None:
    pages = [path for path in PAGES if letters(path)]
    assert len(pages) > 5
    names = [path.removeprefix(FOLDER) for path in pages]
    assert re.findall(r"\]\((\w(?:-\w)?\.md)\)", body(INDEX)) == names
    for before, name, after in zip(["", *names], names, [*names[1:], ""], strict=False):
        linked = re.findall(r"\]\((\w(?:-\w)?\.md|index\.md)\)", body(FOLDER + name))
        assert linked == [each for each in (before, after, "index.md") if each]


def test_each_page_of_sources_lists_them_once(store: Store) -> None:
    pages = [path for path in PAGES for _ in called(store, path, "sources")]
    assert pages == [path for path in PAGES if letters(path)]


@every_page
def test_a_citation_stands_before_the_end_of_its_sentence(path: str) -> None:
    after_the_stop = re.findall(r"[.!?] \{\{ cite\(.*?\) \}\}(?![.,;:)])", body(path))
    assert not after_the_stop
