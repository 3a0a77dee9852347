"""The package that mkdocs-macros loads: facts from data/ bound to what pages may call."""

import datetime as dt
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from . import links
from .citations import citation, source_list
from .emergency import emergency_line
from .errors import BuildStopped, DataError
from .figure import figure_table
from .quiz import quiz_form
from .reviews import overdue
from .self_check import self_check_form
from .self_check_style import self_check_style
from .services import service_list
from .settings import check_settings
from .silent import silent_ways
from .store import load_store


def define_env(env: Any) -> None:
    """Load the data once and register the macros; called by mkdocs-macros for each build.

    Raises:
        BuildStopped: A setting, data or a page is wrong.
    """
    try:
        settings = check_settings(env.conf["extra"])
        store = load_store(Path(env.project_dir))
        if late := list(overdue(store.pages, today=dt.date.today())):
            if settings.overdue_reviews == "fail":
                raise DataError(late)
            # Not a warning of the engine's: a strict build would end on it.
            print("\n\n".join(f"Overdue review\n{item}" for item in late), file=sys.stderr)
    except DataError as error:
        raise BuildStopped(error) from None
    strings = store.strings

    def cite(*keys: str) -> str:
        sources = links.relative("about/sources.md", page=env.page.file.src_uri)
        cited = [store.references[key] for key in keys]
        return citation(cited, sources_page=sources, strings=strings["citations"])

    def sources() -> str:
        cited = [store.references[key] for key in store.references if key in store.cited]
        return source_list(cited, strings=strings["citations"])

    def quiz(slug: str) -> str:
        return quiz_form(store.quizzes[slug], slug=slug, cite=cite, strings=strings["quiz"])

    def figure(slug: str) -> str:
        locale = strings["services"]["locale"]
        return figure_table(
            store.figures[slug], slug=slug, cite=cite, strings=strings["figure"], locale=locale
        )

    def numbers_of(country: str | None) -> list[tuple[str, str]]:
        if country in store.countries:
            record = store.countries[country]
            return [(record.emergency.number, record.name)]
        return [(item.number, item.places) for item in store.emergency]

    def emergency(country: str | None = None) -> str:
        here = env.page.file.src_uri
        more = links.relative("help/index.md", page=here) if here != "help/index.md" else ""
        more += "#cannot-call"
        return emergency_line(numbers_of(country), more=more, strings=strings["emergency"])

    def self_check() -> str:
        # A style sheet stands in the head only, and a macro writes into the body.
        env.page.meta["style"] = self_check_style(store.self_check)
        here = settings.country
        known = [store.countries[here]] if here in store.countries else store.countries.values()
        return self_check_form(
            store.self_check,
            countries=known,
            numbers=numbers_of(here),
            services_page=links.relative("help/index.md", page=env.page.file.src_uri),
            cite=cite,
            strings=strings["self_check"],
        )

    def services(country: str) -> str:
        return service_list(store.countries[country], strings=strings)

    def silent() -> str:
        return silent_ways(store.countries.values(), strings=strings["silent"])

    macros: tuple[Callable[..., str], ...] = (
        cite,
        sources,
        quiz,
        figure,
        emergency,
        services,
        silent,
        self_check,
    )
    for macro in macros:
        env.macro(macro)
