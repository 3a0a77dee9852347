"""What becomes of a record that is published as data."""

import datetime as dt
import re
from typing import Any

import pytest
import yaml
from pydantic import BaseModel

from macros.models import Country, International, Law, Phone, Police, Service, TextLine
from macros.models.country import Emergency
from macros.models.open_data import (
    OpenCountry,
    OpenData,
    OpenEmergency,
    OpenLaw,
    OpenPhone,
    OpenPolice,
    OpenService,
    OpenTextLine,
)
from macros.open_data import files, rows
from tests.projects import SMALL, TODAY

# What becomes of a record

LINE = {"display": "88788", "short_code": "88788", "label": "by night", "note": "Then choose 2."}


def open_data(**fields: Any) -> OpenData:
    text = yaml.safe_load((SMALL / "data/services/gb.yml").read_text(encoding="utf-8"))
    shared = yaml.safe_load((SMALL / "data/international.yml").read_text(encoding="utf-8"))
    text["services"][0] |= fields
    return OpenData.of(
        (Country.model_validate(text),),
        International.model_validate(shared),
        title="Title",
        date=TODAY,
    )


def test_a_number_comes_with_what_a_caller_needs_to_know() -> None:
    text = [{**LINE, "channel": "sms", "keyword": "START", "label": None, "note": None}]
    row, *_ = rows(open_data(phone=[LINE], text=text))
    assert row["phone"] == "88788 (by night; Then choose 2.)"
    assert row["text"] == "sms 88788 (send START first)"
    assert row["emergency"] == "999"


def test_a_law_is_published_without_where_it_was_read() -> None:
    text = yaml.safe_load((SMALL / "data" / "services" / "gb.yml").read_text(encoding="utf-8"))
    text["law"] = [{"name": "Act", "summary": "Bans it.", "source_url": "https://example.org/a"}]
    (law,) = OpenCountry.of(Country.model_validate(text)).law
    assert law.model_dump() == {
        "name": "Act",
        "regions": (),
        "year": None,
        "summary": "Bans it.",
        "url": None,
    }


def test_every_key_is_written_whether_something_is_known_or_not() -> None:
    for model in (
        OpenData,
        OpenCountry,
        OpenEmergency,
        OpenLaw,
        OpenPhone,
        OpenPolice,
        OpenService,
    ):
        assert all(field.is_required() for field in model.model_fields.values()), model


def test_the_day_of_a_check_is_public_and_whoever_checked_is_not() -> None:
    checked = {"date": dt.date(2026, 11, 1), "by": "Jane Editor", "how": "rang Sam"}
    data = open_data(checked=checked)
    row, *others = rows(data)
    assert (row["checked_on"], row["status"]) == ("2026-11-01", "checked")
    assert {other["status"] for other in others} == {"not-checked"}
    assert not re.search("Jane|Sam|rang", "".join(files(data).values()))


@pytest.mark.parametrize(("confidence", "told"), [("high", True), ("medium", True), ("low", False)])
def test_a_police_number_that_pages_hide_is_not_published(confidence: str, told: bool) -> None:
    text = yaml.safe_load((SMALL / "data/services/gb.yml").read_text(encoding="utf-8"))
    text["police_non_emergency"]["confidence"] = confidence
    found = OpenCountry.of(Country.model_validate(text)).police_non_emergency
    assert (found is not None) is told


@pytest.mark.parametrize("record", [Phone, TextLine, Service, Emergency, Police, Law, Country])
def test_a_field_that_editors_get_tomorrow_is_not_published_by_itself(
    record: type[BaseModel],
) -> None:
    """Each open model names its fields; none is one of the editors' own."""
    published = {OpenPhone, OpenTextLine, OpenService, OpenEmergency, OpenPolice, OpenLaw}
    assert not any(issubclass(model, record) for model in {*published, OpenCountry})
