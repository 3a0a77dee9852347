"""The schema: what a record may hold, beyond what tests/cases/bad-input shows."""

import datetime as dt
import re
from typing import Any

import pytest
import yaml
from pydantic import TypeAdapter, ValidationError

from macros import fields, words
from macros.fields import Strict
from macros.models import (
    DeviceSteps,
    FrontMatter,
    IncidentLog,
    Quiz,
    Reference,
    SafetyPlan,
    Service,
)
from macros.models.self_check import When
from tests.projects import SMALL
from tests.records import RECORDS
from tests.repository import ROOT

SERVICE: dict[str, Any] = {
    "id": "gb-lantern-line",
    "name": "Lantern Line",
    "who": "Anyone in the dark.",
    "focus": ["stalking"],
    "checked": "none",
    "confidence": "high",
}
PAGE: dict[str, Any] = {
    "title": "Lanterns",
    "description": "A page that is as short as a page can be, and yet has a description.",
    "summary": "A page.",
    "audience": "you",
    "written": dt.date(2026, 11, 24),
    "review": "none",
}
REFERENCE: dict[str, Any] = {
    "key": "keeper2020",
    "authors": ["Keeper, L."],
    "names": ["Keeper"],
    "year": "2020",
    "title": "On lanterns",
}


@pytest.mark.parametrize("record", RECORDS)
def test_every_record_refuses_unknown_fields_and_cannot_change(record: type[Strict]) -> None:
    assert record.model_config["extra"] == "forbid"
    assert record.model_config["frozen"] is True


def test_an_answer_of_the_check_asks_for_up_to_six_others() -> None:
    kind: TypeAdapter[Any] = TypeAdapter(When)
    assert kind.validate_python([{f"q{at}": "yes" for at in range(6)}])
    for line in ({}, {f"q{at}": "yes" for at in range(7)}):
        with pytest.raises(ValidationError, match="1 to 6 answers in each line"):
            kind.validate_python([line])


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        (fields.Slug, ["a", "only-strangers", "a1-2"], ["A", "a--b", "-a", "a-", "a b", "a_b", ""]),
        (fields.CountryCode, ["GB", "NO"], ["gb", "GBR", "G", "", "GB\n", "ÅL"]),
        (
            fields.HttpsUrl,
            ["https://example.org/a?b=c#d"],
            ["http://example.org", "https://", "https://a b", 'https://a"b', "javascript:alert(1)"],
        ),
        (
            fields.WebUrl,
            ["https://example.org", "http://example.org"],
            ["ftp://a", "//a", "a", " https://a"],
        ),
        (fields.Digits, ["55", "999", "116123"], ["9", "1234567", "99 9", "٩٩٩", "999\n", ""]),
        (fields.E164, ["+448081570123"], ["448081570123", "+0448081570", "+44 808", "+44808157\n"]),
        (fields.Email, ["help@example.org"], ["help", "a@b", "a b@example.org", "a@@example.org"]),
        (fields.Text, ["x", " x "], ["", " ", "\n"]),
    ],
)
def test_a_text_of_a_kind_is_all_of_that_kind(kind: Any, good: list[str], bad: list[str]) -> None:
    adapter = TypeAdapter(kind)
    for text in good:
        adapter.validate_python(text)
    for text in bad:
        with pytest.raises(ValidationError):
            adapter.validate_python(text)


def test_the_kinds_say_in_words_what_they_want() -> None:
    for kind in (fields.Slug, fields.CountryCode, fields.HttpsUrl, fields.E164, fields.Email):
        with pytest.raises(ValidationError) as caught:
            TypeAdapter(kind).validate_python("?")
        message = caught.value.errors()[0]["msg"]
        assert not re.search(r"pattern|\^|\$|\\", message), message


@pytest.mark.parametrize("seen", ["2026", "2026-08", "2026-08-14", "2024-02-29"])
def test_a_service_was_seen_in_a_year_a_month_or_on_a_day(seen: str) -> None:
    assert Service.model_validate({**SERVICE, "seen": seen}).seen == seen


@pytest.mark.parametrize(
    "seen", ["26", "2026-13", "2025-02-29", "0000", "2026-8", "2026-08-14-1", "٢٠٢٦", "last year"]
)
def test_a_service_was_not_seen_on_a_day_that_does_not_exist(seen: str) -> None:
    with pytest.raises(ValidationError, match="a year, month or day that exists"):
        Service.model_validate({**SERVICE, "seen": seen})


@pytest.mark.parametrize(
    ("confidence", "hold", "shown"),
    [
        ("high", None, True),
        ("medium", None, True),
        ("low", None, False),
        ("high", "Ask first.", False),
        ("low", "Ask first.", False),
    ],
)
def test_a_service_is_shown_unless_held_or_of_low_confidence(
    confidence: str, hold: str | None, shown: bool
) -> None:
    service = Service.model_validate({**SERVICE, "confidence": confidence, "hold": hold})
    assert service.is_shown is shown


@pytest.mark.parametrize("value", [None, "", "None", "nobody", False, [], dt.date(2026, 11, 24)])
def test_checked_is_the_word_none_or_a_person_and_never_left_empty(value: object) -> None:
    assert Service.model_validate(SERVICE).checked is None
    with pytest.raises(ValidationError, match="the word none, or the fields of the record"):
        Service.model_validate({**SERVICE, "checked": value})


def test_checked_says_who_when_and_how() -> None:
    checked = {"date": dt.date(2027, 1, 15), "by": "A. Editor", "how": "rang"}
    assert Service.model_validate({**SERVICE, "checked": checked}).checked is not None
    for name in checked:
        part = {key: value for key, value in checked.items() if key != name}
        with pytest.raises(ValidationError, match=f"checked.{name}"):
            Service.model_validate({**SERVICE, "checked": part})


@pytest.mark.parametrize("length", [59, 161])
def test_a_description_fits_a_list_of_search_results(length: int) -> None:
    FrontMatter.model_validate({**PAGE, "description": "x" * 60})
    FrontMatter.model_validate({**PAGE, "description": "x" * 160})
    with pytest.raises(ValidationError, match="String should have at"):
        FrontMatter.model_validate({**PAGE, "description": "x" * length})


@pytest.mark.parametrize("name", ["title", "heading", "description", "summary"])
@pytest.mark.parametrize("braces", ["{{ x }}", "{% x %}", "{# x #}"])
def test_front_matter_holds_no_macro_since_mkdocs_would_run_that_of_a_title(
    name: str, braces: str
) -> None:
    text = "Sixty characters are asked for in one of these four fields." + "x" * 10
    assert FrontMatter.model_validate({**PAGE, name: text[:60]})
    with pytest.raises(ValidationError, match="macros work in the body"):
        FrontMatter.model_validate({**PAGE, name: (braces + text)[:60]})


def test_a_page_may_be_reviewed_only_with_a_name_a_role_and_an_end() -> None:
    review = {
        "by": "A. Reader",
        "role": "Stalking adviser",
        "date": dt.date(2027, 1, 15),
        "due": dt.date(2028, 1, 15),
    }
    assert FrontMatter.model_validate({**PAGE, "review": review}).review is not None
    for name in review:
        part = {key: value for key, value in review.items() if key != name}
        with pytest.raises(ValidationError, match=f"review.{name}"):
            FrontMatter.model_validate({**PAGE, "review": part})


def test_an_explanation_holds_no_macro_since_nobody_would_run_it() -> None:
    statement = {"id": "a", "statement": "A", "answer": "myth", "sources": ["a"]}
    five = [{**statement, "explanation": "Because."}] * 5
    assert Quiz.model_validate({"title": "A", "statements": five})
    five = [{**statement, "explanation": 'Because {{ cite("a") }}.'}] * 5
    with pytest.raises(ValidationError, match="macros work in the body"):
        Quiz.model_validate({"title": "A", "statements": five})


@pytest.mark.parametrize(
    ("doi", "url", "link"),
    [
        ("10.1000/x", "https://example.org/", "https://doi.org/10.1000/x"),
        ("10.1000/x", None, "https://doi.org/10.1000/x"),
        (None, "http://example.org/", "http://example.org/"),
        (None, None, None),
    ],
)
def test_the_link_of_a_source_is_its_doi_first(
    doi: str | None, url: str | None, link: str | None
) -> None:
    assert Reference.model_validate({**REFERENCE, "doi": doi, "url": url}).link == link


@pytest.mark.parametrize("doi", ["doi:10.1000/x", "10.1/x", "10.1000/", "10.1000/a b", '10.1000/"'])
def test_a_doi_is_one_that_a_link_can_end_in(doi: str) -> None:
    with pytest.raises(ValidationError):
        Reference.model_validate({**REFERENCE, "doi": doi})


# Words


@pytest.mark.parametrize(
    "component", ["citations", "countries", "device_steps", "emergency", "foot", "quiz", "services"]
)
def test_no_word_is_asked_for_that_nothing_says(component: str) -> None:
    record = words.Words.model_fields[component].annotation
    assert isinstance(record, type)
    assert issubclass(record, Strict)
    templates = (ROOT / "macros" / "templates").glob(f"{component}*.html.jinja")
    text = "".join(template.read_text(encoding="utf-8") for template in templates)
    text += (ROOT / "macros" / f"{component}.py").read_text(encoding="utf-8")
    # Some names are put together: strings["is_" ~ item.answer], words[f"group_{name}"].
    put_together = tuple(re.findall(r"[\"']([a-z]+_)(?=[\"'{])", text))
    for name, field in record.model_fields.items():
        said = re.search(rf"\b{field.alias or name}\b", text)
        assert said or name.startswith(put_together or "-"), f"nothing says {component}.{name}"


def test_a_service_has_at_least_one_subject_for_it_stands_in_the_group_of_the_first() -> None:
    with pytest.raises(ValidationError):
        Service.model_validate({**SERVICE, "focus": []})


def fits(record: type[Strict], fields: dict[str, Any]) -> bool:
    try:
        record.model_validate(fields)
    except ValidationError:
        return False
    return True


def small(name: str) -> dict[str, Any]:
    text = (SMALL / "data" / f"{name}.yml").read_text(encoding="utf-8")
    return dict(yaml.safe_load(text))


@pytest.mark.parametrize(("lines", "good"), [(3, False), (4, True), (8, True), (9, False)])
def test_a_part_of_the_plan_has_four_to_eight_lines(lines: int, good: bool) -> None:
    plan = small("safety-plan")
    plan["parts"][0]["lines"] = [f"Line {number}" for number in range(lines)]
    assert fits(SafetyPlan, plan) is good


def test_a_plan_has_a_warning_and_parts_to_choose_from() -> None:
    plan = small("safety-plan")
    assert fits(SafetyPlan, plan)
    assert not fits(SafetyPlan, {**plan, "warning": []})
    assert not fits(SafetyPlan, {**plan, "parts": plan["parts"][:1]})


@pytest.mark.parametrize(("lines", "good"), [(0, False), (1, True), (14, True), (15, False)])
def test_a_field_of_the_record_has_a_line_to_write_on_and_fits_the_page(
    lines: int, good: bool
) -> None:
    log = small("incident-log")
    log["fields"][-1]["lines"] = lines
    assert fits(IncidentLog, log) is good


def test_a_choice_in_the_record_is_one_of_two_at_least() -> None:
    log = small("incident-log")
    (kind,) = (field for field in log["fields"] if field["id"] == "kind")
    kind["choices"] = kind["choices"][:1]
    assert not fits(IncidentLog, log)


@pytest.mark.parametrize(("many", "good"), [(3, False), (4, True), (8, True), (9, False)])
def test_a_page_of_steps_has_four_to_eight_of_them(many: int, good: bool) -> None:
    steps = small("device-steps/lamps")
    one = steps["steps"][0]
    steps["steps"] = [{**one, "id": f"step-{number}"} for number in range(many)]
    assert fits(DeviceSteps, steps) is good


def test_a_step_has_a_source() -> None:
    steps = small("device-steps/lamps")
    steps["steps"][0]["sources"] = []
    assert not fits(DeviceSteps, steps)
