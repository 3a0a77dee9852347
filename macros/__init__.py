"""The package that mkdocs-macros loads: facts from data/ bound to what pages may call."""

import json
import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from . import links, open_data, source_pages
from .citations import citation, label, source_list
from .countries import countries_list
from .days import build_day
from .device_steps import device_steps as steps_of
from .device_steps import plan_first as gate
from .downloads import downloads_list
from .emergency import emergency_line
from .errors import BuildStopped, DataError
from .figure import figure_table
from .foot import foot
from .improve import SERVICE_FIELD, SERVICE_FORM, foot_links, improve_ways
from .incident_log import incident_log_form
from .incident_log import incident_log_links as log_links
from .incident_log import incident_log_paper as log_paper
from .incident_log_files import files as log_files
from .models import Country
from .models.open_data import OpenData
from .own_contacts import own_contacts as contacts_of
from .quiz import quiz_form
from .reviews import overdue
from .safety_plan import safety_plan_form, safety_plan_style
from .search_words import merged
from .self_check import conditions, self_check_form
from .self_check_style import self_check_style
from .services import international_page, services_page, with_regions_first
from .settings import check_settings
from .silent import silent_ways
from .store import load_store

HELP = "help/index.md"


def define_env(env: Any) -> None:
    """Load the data once and register the macros; called by mkdocs-macros for each build.

    Raises:
        BuildStopped: A setting, data or a page is wrong.
    """
    try:
        settings = check_settings(env.conf["extra"])
        today = build_day(os.environ)
        store = load_store(Path(env.project_dir), today=today)
        if late := list(overdue(store.pages, today=today)):
            if settings.overdue_reviews == "fail":
                raise DataError(late)
            # Not a warning of the engine's: a strict build would end on it.
            print("\n\n".join(f"Overdue review\n{item}" for item in late), file=sys.stderr)
    except DataError as error:
        raise BuildStopped(error) from None
    strings = store.strings
    by_letter = source_pages.by_letter(store.pages)
    listed_on = {
        key: by_letter[source_pages.initial(label(item, strings["citations"]))]
        for key, item in store.references.items()
    }

    report = (
        settings.repository.report(SERVICE_FORM, field=SERVICE_FIELD)
        if settings.repository
        else None
    )

    def shows(file: str) -> None:
        # The foot of the page leads to what stands in no page.
        facts = env.page.meta.setdefault("facts", [])
        if file not in facts:
            facts.append(file)

    def cite(*keys: str) -> str:
        cited = [store.references[key] for key in keys]
        here, words = env.page.file.src_uri, strings["citations"]
        return citation(cited, pages=listed_on, here=here, strings=words)

    def sources() -> str:
        here, cited = env.page.file.src_uri, store.cited
        listed = [
            item
            for key, item in store.references.items()
            if key in cited and listed_on[key] == here
        ]
        return source_list(listed, strings=strings["citations"])

    def quiz(slug: str) -> str:
        shows(f"data/quizzes/{slug}.yml")
        return quiz_form(store.quizzes[slug], slug=slug, cite=cite, strings=strings["quiz"])

    def figure(slug: str) -> str:
        shows(f"data/figures/{slug}.yml")
        locale = strings["services"]["locale"]
        return figure_table(
            store.figures[slug], slug=slug, cite=cite, strings=strings["figure"], locale=locale
        )

    def numbers_of(country: str | None) -> list[tuple[str, str]]:
        if country in store.countries:
            record = store.countries[country]
            return [(record.emergency.number, record.name)]
        everyone_s = [(item.number, item.places) for item in store.emergency]
        host_s = store.countries.get(settings.country or "")
        if host_s is None:
            return everyone_s
        first = host_s.emergency.number
        return [
            *([item for item in everyone_s if item[0] == first] or [(first, host_s.name)]),
            *(item for item in everyone_s if item[0] != first),
        ]

    def emergency(country: str | None = None) -> str:
        here = env.page.file.src_uri
        more = links.relative(HELP, page=here) if here != HELP else ""
        return emergency_line(
            numbers_of(country), more=f"{more}#cannot-call", strings=strings["emergency"]
        )

    def self_check() -> str:
        shows("data/self-check.yml")
        # A style sheet stands in the head only, and a macro writes into the body.
        env.page.meta["style"] = self_check_style(store.self_check)
        return self_check_form(
            store.self_check,
            country=store.countries.get(settings.country or ""),
            own=store.own_contacts,
            numbers=numbers_of(settings.country),
            here=env.page.file.src_uri,
            cite=cite,
            strings=strings["self_check"],
        )

    def services(code: str) -> str:
        shows(f"data/services/{code.lower()}.yml")
        is_host_s = code == settings.country
        country = with_regions_first(store.countries[code], settings.regions)
        env.page.meta["foot"] = foot_of(country)  # here it shows whom to call there
        help_page = links.relative(HELP, page=env.page.file.src_uri)
        return services_page(
            country,
            today=today,
            help_page=help_page,
            report=report,
            strings=strings,
            first=own_contacts() if is_host_s else "",
        )

    def own_contacts() -> str:
        if store.own_contacts:
            shows(f"{env.conf['extra']['host']['folder']}/contacts.yml")
        return contacts_of(store.own_contacts, today=today, strings=strings)

    def international() -> str:
        shows("data/international.yml")
        return international_page(store.international, today=today, report=report, strings=strings)

    def countries() -> str:
        here = env.page.file.src_uri
        return countries_list(
            store.countries.values(),
            here=here,
            first=settings.country,
            regions=strings["regions"],
            strings=strings["countries"],
        )

    def device_steps(slug: str) -> str:
        shows(f"data/device-steps/{slug}.yml")
        locale, words = strings["services"]["locale"], strings["device_steps"]
        return steps_of(store.device_steps[slug], cite=cite, locale=locale, strings=words)

    def plan_first() -> str:
        shows("data/plan-first.yml")
        help_page = links.relative(HELP, page=env.page.file.src_uri)
        words = strings["device_steps"]
        return gate(store.plan_first, help_page=help_page, cite=cite, strings=words)

    def incident_log() -> str:
        shows("data/incident-log.yml")
        return incident_log_form(
            store.incident_log,
            to_root="../" * env.page.url.count("/"),
            locale=strings["services"]["locale"],
            strings=strings["incident_log"],
        )

    def incident_log_paper() -> str:
        shows("data/incident-log.yml")
        return log_paper(store.incident_log, strings=strings["incident_log"])

    def incident_log_files() -> str:
        to_root = "../" * env.page.url.count("/")
        return log_links(store.incident_log, to_root=to_root, strings=strings["incident_log"])

    def safety_plan() -> str:
        shows("data/safety-plan.yml")
        env.page.meta["style"] = safety_plan_style(store.safety_plan)
        return safety_plan_form(
            store.safety_plan,
            link=partial(links.relative, page=env.page.file.src_uri),
            strings=strings["safety_plan"],
        )

    def downloads() -> str:
        return downloads_list(to_root="../" * env.page.url.count("/"), strings=strings["downloads"])

    def improve() -> str:
        return improve_ways(settings.repository, strings=strings["improve"])

    def silent() -> str:
        return silent_ways(store.countries.values())

    def foot_of(country: Country | None) -> str:
        is_host_s = (country.country if country else None) == settings.country
        return foot(
            country,
            emergency=store.emergency,
            today=today,
            own=store.own_contacts if is_host_s else None,
            strings=strings["foot"],
        )

    # A template of the theme sees the settings and a page's own fields, not what macros know.
    env.conf["extra"]["foot"] = foot_of(store.countries.get(settings.country or ""))
    env.conf["extra"]["improve"] = foot_links(settings.repository)
    env.conf["extra"]["self_check"] = conditions(store.self_check)

    macros: tuple[Callable[..., str], ...] = (
        cite,
        sources,
        quiz,
        figure,
        emergency,
        services,
        international,
        countries,
        device_steps,
        plan_first,
        downloads,
        improve,
        incident_log,
        incident_log_files,
        incident_log_paper,
        own_contacts,
        safety_plan,
        silent,
        self_check,
    )
    for macro in macros:
        env.macro(macro)

    # Written when the pages are: see on_post_build.
    title, records = strings["downloads"]["title"], tuple(store.countries.values())
    env.variables["open_data"] = OpenData.of(records, store.international, title=title, date=today)
    env.variables["search_words"] = store.search_words
    env.variables["notes_as_files"] = partial(
        log_files,
        store.incident_log,
        locale=strings["services"]["locale"],
        strings=strings["incident_log"],
    )


def on_post_build(env: Any) -> None:
    """Write files beside the pages, and words into search; mkdocs-macros calls it after a build.

    Here and not in publish/, so that the links to them lead somewhere in a preview too. An engine
    without this hook writes the same after its build.
    """
    site = Path(env.conf["site_dir"])
    services = open_data.files(env.variables["open_data"])
    written = {f"data/{name}": text.encode() for name, text in services.items()}
    found = site / "search" / "search_index.json"
    try:
        index = merged(json.loads(found.read_text("utf-8")), env.variables["search_words"])
        log = env.variables["notes_as_files"]()
    except DataError as error:
        raise BuildStopped(error) from None
    written["search/search_index.json"] = json.dumps(
        index, ensure_ascii=False, separators=(",", ":")
    ).encode()
    written |= {f"record/files/{name}": content for name, content in log.items()}
    for path, content in written.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_bytes(content)
