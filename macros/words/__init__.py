"""The schema of data/strings/: every word that components say, so that none can be missing."""

from typing import Annotated

from babel import Locale, UnknownLocaleError
from pydantic import AfterValidator, Field

from ..fields import Strict, Text
from .filled import filled
from .improve import Improve
from .incident_log import IncidentLog


def _is_locale(value: str) -> str:
    try:
        Locale.parse(value)
    except (UnknownLocaleError, ValueError):
        raise ValueError("a locale that Babel knows, such as en_GB") from None
    return value


class Citations(Strict):
    """Words of macros/citations.py."""

    and_: Text = Field(alias="and")
    and_others: Text
    no_date: Text
    pages: Text
    no_link: Text


class Emergency(Strict):
    """Words of macros/emergency.py."""

    label: Text
    question: Text
    more: Text


class Figure(Strict):
    """Words of macros/figure.py."""

    percent: Annotated[Text, filled("value")]
    months: Annotated[Text, filled("value")]
    not_asked: Text
    asked: Annotated[Text, filled("who", "place", "year")]
    whole: Annotated[Text, filled("value")]


class Quiz(Strict):
    """Words of macros/quiz.py."""

    intro: Text
    myth: Text
    fact: Text
    unsure: Text
    is_myth: Text
    is_fact: Text
    spoken_myth: Text
    spoken_fact: Text
    reset: Text


class SelfCheck(Strict):
    """Words of macros/self_check.py."""

    watched: Text
    intro: Text
    hurry: Text
    to_summary: Text
    group_happens: Text
    group_effect: Text
    group_danger: Text
    answer_yes: Text
    answer_no: Text
    answer_unsure: Text
    answer_skip: Text
    why: Text
    flag: Text
    flag_link: Text
    summary: Text
    summary_intro: Text
    all: Text
    emergency: Text
    contacts: Text
    contacts_more: Text
    contacts_find: Text
    contacts_list: Text
    none: Text
    elsewhere: Text
    cannot_call: Text
    not_checked: Text
    part_safety: Text
    part_contact: Text
    part_describes: Text
    part_next: Text
    part_words: Text
    print: Text
    copy_text: Text
    tools: Text
    reset: Text
    spoken_changed: Text
    spoken_safety: Text
    spoken_copied: Text
    spoken_failed: Text


class SafetyPlan(Strict):
    """Words of macros/safety_plan.py."""

    choose: Text
    choose_more: Text
    print: Text
    reset: Text
    shown: Annotated[Text, filled("count")]
    more: Text


class Countries(Strict):
    """Words of macros/countries.py."""

    filter: Text
    emergency: Annotated[Text, filled("name")]
    found_one: Text
    found_many: Annotated[Text, filled("count")]
    found_none: Text


class Services(Strict):
    """Words of macros/services.py."""

    locale: Annotated[Text, AfterValidator(_is_locale)]
    emergency: Text
    emergency_say: Text
    also: Text
    silent: Text
    silent_unknown: Text
    police: Text
    emergency_not_checked: Text
    areas: Text
    areas_all: Text
    areas_note: Text
    areas_shown: Annotated[Text, filled("name")]
    group_stalking: Text
    group_domestic_abuse: Text
    group_sexual_violence: Text
    group_online: Text
    group_men: Text
    group_lgbtq: Text
    group_young_people: Text
    group_older_people: Text
    group_deaf: Text
    group_languages: Text
    group_legal: Text
    group_feelings: Text
    about_domestic_abuse: Text
    no_stalking: Text
    unchecked: Annotated[Text, filled("number")]
    elsewhere: Text
    none: Text
    none_more: Text
    call: Text
    channel_sms: Text
    channel_whatsapp: Text
    channel_telegram: Text
    keyword: Annotated[Text, filled("word")]
    chat: Annotated[Text, filled("name")]
    email: Text
    website: Annotated[Text, filled("name")]
    website_chat: Annotated[Text, filled("name")]
    where: Text
    hours: Text
    hours_unknown: Text
    cost: Text
    languages: Text
    languages_more: Text
    deaf: Text
    deaf_way: Text
    relay: Text
    bill: Text
    bill_usually: Text
    bill_usually_not: Text
    bill_unknown: Text
    checked: Annotated[Text, filled("date")]
    checked_long_ago: Annotated[Text, filled("date")]
    less_sure: Text
    not_checked_seen: Annotated[Text, filled("date")]
    not_checked: Text
    wrong_number: Text
    wrong_entry: Text
    wrong_public: Text
    wrong_report: Text
    law: Text
    law_note: Text
    law_text: Annotated[Text, filled("name")]
    say: Text
    say_intro: Text
    say_words: Text
    say_more: Text
    say_believed: Text
    say_see: Text
    say_countries: Text
    harmonised: Text


class DeviceSteps(Strict):
    """Words of macros/device_steps.py."""

    plan_more: Text
    stage_learn: Text
    stage_prepare: Text
    stage_change: Text
    notice: Text
    evidence: Text
    undo: Text
    answer_yes: Text
    answer_maybe: Text
    answer_partly: Text
    answer_no: Text
    device: Text
    device_safer: Text
    device_this: Text
    device_either: Text
    not_when: Text
    menu: Text
    principle: Text
    described: Annotated[Text, filled("what")]
    checked: Annotated[Text, filled("date")]
    not_checked: Text


class Downloads(Strict):
    """Words of macros/downloads.py."""

    title: Text
    as_json: Text
    as_json_holds: Text
    as_csv: Text
    as_csv_holds: Text
    as_schema: Text
    as_schema_holds: Text
    as_package: Text
    as_package_holds: Text


class Foot(Strict):
    """Words of macros/foot.py."""

    danger: Text
    first: Text
    or_: Text = Field(alias="or")
    more: Annotated[Text, filled("name")]
    others: Text
    find: Text
    not_checked: Text


class OwnContacts(Strict):
    """Words of macros/own_contacts.py."""

    heading: Annotated[Text, filled("name")]
    about: Annotated[Text, filled("name")]


class Offline(Strict):
    """Words of publish/offline/: the first page of the copy, and a note on every page."""

    heading: Text
    lead: Text
    go: Text
    about: Text
    points: Annotated[tuple[Text, ...], Field(min_length=1)]
    open: Annotated[Text, filled("file")]
    note: Annotated[Text, filled("date")]


class Words(Strict):
    """One language: the words of each component, and names that Babel does not know."""

    citations: Citations
    countries: Countries
    device_steps: DeviceSteps
    downloads: Downloads
    emergency: Emergency
    figure: Figure
    improve: Improve
    incident_log: IncidentLog
    offline: Offline
    own_contacts: OwnContacts
    quiz: Quiz
    safety_plan: SafetyPlan
    self_check: SelfCheck
    services: Services
    foot: Foot
    regions: dict[Text, Text]
    languages: dict[Text, Text]
