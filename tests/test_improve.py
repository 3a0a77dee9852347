"""How a reader can mend what is wrong: nothing without a project, a warning first with one."""

import datetime as dt
import json
from pathlib import Path
from urllib.parse import urljoin

import pytest
from selectolax.lexbor import LexborHTMLParser

from macros.improve import foot_links, improve_ways
from macros.repository import repository
from macros.services import services_page
from macros.store import Store
from tests.cases import words
from tests.projects import build, small_project
from tests.rendering import render_markdown
from tests.repository import ROOT

PROJECT = "https://github.com/charity/waymark"
STRINGS = words()["improve"]
PAGE = """---
title: Improve this site
description: How to mend a wrong number or an unclear sentence, in about ten minutes, in a test.
summary: You can mend it.
audience: everyone
written: 2026-11-29
review: none
---

{{ improve() }}
"""
MORE = """\
not_in_nav: |
  about/**
  help/*.md
extra:
  repository: {}
"""
PRIVACY = PAGE.replace("Improve this site", "Your privacy here").replace("mend", "hide")
PRIVACY = PRIVACY.replace("{{ improve() }}", "## Could someone see? {#could-someone-see}\n\nMaybe.")


def built(folder: Path, *, repository: str) -> Path:
    project = small_project(folder)
    for name, text in (("improve", PAGE), ("privacy", PRIVACY)):
        (project / "docs" / "about" / f"{name}.md").write_text(text, encoding="utf-8")
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as configuration:
        configuration.write(MORE.format(json.dumps(repository)))
    result = build(project)
    assert result.status == 0, result.err
    return project / "site"


@pytest.fixture(scope="module")
def with_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("with"), repository=PROJECT)


@pytest.fixture(scope="module")
def without(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("without"), repository="none")


def read(path: Path) -> LexborHTMLParser:
    return LexborHTMLParser(path.read_text(encoding="utf-8"))


def leads(page: LexborHTMLParser, within: str) -> list[str]:
    return [link.attributes["href"] or "" for link in page.css(f"{within} a")]


# Where a host names no project


def test_without_a_project_the_page_leads_to_the_host_and_to_no_other_site() -> None:
    page = LexborHTMLParser(render_markdown(improve_ways(None, strings=STRINGS)))
    assert "[no_project_more]" in page.text()
    assert [link for link in leads(page, "body") if "//" in link] == []


@pytest.mark.slow
def test_without_a_project_no_page_shows_a_way_to_one(without: Path) -> None:
    for path in without.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert "wm-improve" not in text, path
        assert "github.com" not in text, path


# Where it names one


def test_with_one_the_page_says_what_to_know_before_any_step() -> None:
    text = improve_ways(repository(PROJECT), strings=STRINGS)
    page = LexborHTMLParser(render_markdown(text))
    headings = [heading.attributes["id"] for heading in page.css("h2")]
    assert headings == ["ways", "first", "sentence", "number", "then"]
    outward = [link for link in leads(page, "body") if "//" in link]
    assert outward[0] == PROJECT
    assert all(link.startswith(PROJECT) for link in outward)


def test_a_card_warns_and_leads_to_the_form_with_its_service(store: Store) -> None:
    country, report = store.countries["GB"], f"{PROJECT}/issues/new?service="
    text = services_page(
        country,
        today=dt.date(2026, 11, 29),
        help_page="index.md",
        report=report,
        strings=words(),
    )
    page = LexborHTMLParser(render_markdown(text))
    cards = page.css(".wm-service")
    assert len(cards) == len(country.shown_services)
    for card in cards:
        (way,) = card.css("details")
        (link,) = way.css("a")
        assert link.attributes["href"] == report + str(card.attributes["id"])
        assert "open" not in way.attributes
        said = way.text()
        assert said.index("[wrong_public]") < said.index("[wrong_report]")
        (press,) = way.css("summary")
        name = press.attributes["aria-label"] or ""
        assert name.startswith(press.text()), "what is said must begin with what is seen"
        assert card.css("h3")[0].text() in name


def test_a_card_without_a_number_does_not_call_its_number_wrong(store: Store) -> None:
    texts = {
        bool(service.phone or service.text): service
        for country in store.countries.values()
        for service in country.shown_services
    }
    for numbered, said in ((True, "[wrong_number]"), (False, "[wrong_entry]")):
        country = next(
            country
            for country in store.countries.values()
            if any(item.id == texts[numbered].id for item in country.shown_services)
        )
        text = services_page(
            country, today=dt.date(2026, 11, 29), help_page="", report="x", strings=words()
        )
        (press,) = LexborHTMLParser(text).css(f"#{texts[numbered].id} summary")
        assert press.text() == said


def test_the_foot_leads_nowhere_without_a_project() -> None:
    assert foot_links(None) is None
    assert foot_links(repository(PROJECT)) == {
        "edit": f"{PROJECT}/edit/main/",
        "wrong": f"{PROJECT}/issues/new?template=something-is-wrong.yml&page=",
        "host": "GitHub",
    }


@pytest.mark.slow
def test_every_page_leads_to_its_own_files_behind_a_press_and_below_a_warning(
    with_project: Path,
) -> None:
    pages = list(with_project.rglob("index.html"))
    assert len(pages) > 4
    for path in pages:
        page = read(path)
        (way,) = page.css("footer .wm-improve")
        assert (way.tag, "open" in way.attributes) == ("details", False)
        assert [child.tag for child in way.iter()] == ["summary", "p", "ul"]
        assert "public" in way.css("p")[0].text()
        links = leads(page, "footer .wm-improve")
        here = path.relative_to(with_project).parent.as_posix()
        base = f"https://site.example/{path.relative_to(with_project).as_posix()}"
        assert urljoin(base, links[0]) == "https://site.example/help/"
        source = links[1].removeprefix(f"{PROJECT}/edit/main/")
        assert (with_project.parent / source).is_file(), source
        assert source in (f"docs/{here}.md", f"docs/{here}/index.md", "docs/index.md")
        for fact in links[2:-2]:
            file = fact.removeprefix(f"{PROJECT}/edit/main/")
            assert (with_project.parent / file).is_file(), file
        assert links[-2].startswith(f"{PROJECT}/issues/new?")
        assert urljoin(base, links[-1]) == "https://site.example/about/improve/"


@pytest.mark.slow
def test_the_foot_names_the_facts_that_stand_in_no_page(with_project: Path) -> None:
    links = leads(read(with_project / "help/united-kingdom/index.html"), "footer .wm-improve")
    assert f"{PROJECT}/edit/main/data/services/gb.yml" in links
    links = leads(read(with_project / "understand/lantern/index.html"), "footer .wm-improve")
    assert f"{PROJECT}/edit/main/data/quizzes/lantern.yml" in links


@pytest.mark.slow
def test_every_way_out_says_where_nobody_came_from_and_is_left_alone_by_programs(
    with_project: Path,
) -> None:
    for path in with_project.rglob("index.html"):
        for link in read(path).css(".wm-improve a[href^=http]"):
            rel = (link.attributes["rel"] or "").split()
            assert {"noreferrer", "noopener", "nofollow"} <= set(rel), path


@pytest.mark.slow
def test_what_the_cards_say_of_mistakes_is_not_found_by_search(with_project: Path) -> None:
    index = (with_project / "search" / "search_index.json").read_text(encoding="utf-8")
    page = read(with_project / "help/united-kingdom/index.html")
    said = page.css(".wm-service .wm-improve p")[0].text()
    assert said
    assert said not in index
    assert "Lantern" in index


def test_every_file_that_a_macro_names_is_one_that_editors_have() -> None:
    text = (ROOT / "macros" / "__init__.py").read_text(encoding="utf-8")
    plain = [part.split('"')[0] for part in text.split('shows("')[1:]]
    assert len(plain) >= 6
    assert [file for file in plain if not (ROOT / file).is_file()] == []
