"""The addresses at a host's project: where a file is changed, and where a form is filled in."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.improve import PAGE_FIELD, PAGE_FORM, SERVICE_FIELD, SERVICE_FORM
from macros.repository import Repository, repository
from tests.repository import GITHUB, ROOT, read

AT_GITHUB = "https://github.com/charity/waymark"
AT_GITLAB = "https://gitlab.example.org/charity/web/waymark"


@pytest.mark.parametrize(
    ("address", "host", "edit"),
    [
        (AT_GITHUB, "GitHub", f"{AT_GITHUB}/edit/main/"),
        (AT_GITLAB, "GitLab", f"{AT_GITLAB}/-/edit/main/"),
        ("https://gitlab.com/a/b.c", "GitLab", "https://gitlab.com/a/b.c/-/edit/main/"),
    ],
)
def test_a_file_is_changed_on_the_branch_that_is_published(
    address: str, host: str, edit: str
) -> None:
    found = repository(address)
    assert (found.host, found.edit) == (host, edit)


def test_a_report_begins_in_the_form_with_the_field_filled_in() -> None:
    address = repository(AT_GITHUB).report(SERVICE_FORM, field=SERVICE_FIELD) + "gb-1"
    parts = urlsplit(address)
    assert parts.path == "/charity/waymark/issues/new"
    assert parse_qs(parts.query) == {"template": ["a-service-changed.yml"], "service": ["gb-1"]}


def test_at_gitlab_it_begins_in_the_template_with_a_title() -> None:
    parts = urlsplit(repository(AT_GITLAB).report(PAGE_FORM, field=PAGE_FIELD) + "act/police/")
    assert parts.path == "/charity/web/waymark/-/issues/new"
    assert parse_qs(parts.query) == {
        "issuable_template": ["something-is-wrong"],
        "issue[title]": ["act/police/"],
    }


@pytest.mark.parametrize(
    ("form", "field"), [(PAGE_FORM, PAGE_FIELD), (SERVICE_FORM, SERVICE_FIELD)]
)
def test_each_form_that_a_page_opens_is_there_with_the_field_it_fills_in(
    form: str, field: str
) -> None:
    body = read(GITHUB / "ISSUE_TEMPLATE" / f"{form}.yml")["body"]
    assert field in [item.get("id") for item in body]
    assert (ROOT / ".gitlab" / "issue_templates" / f"{form}.md").is_file()


@pytest.mark.parametrize(
    "address",
    [
        "",
        "NONE",
        "http://github.com/a/b",
        "https://github.com/a",
        "https://github.com/a/b/",
        "https://github.com/a/b.git",
        "https://github.com/a/b/tree/main",
        "https://github.com.evil.example/a/b",
        "https://user@github.com/a/b",
        "https://gitlab.com/a",
        "https://gitlab.com/a/b/-/tree/main",
        "https://gitlab.evil.example:8443/a/b",
        "https://gitlabs.example/a/b",
        'https://github.com/a/b" onclick="x',
        "https://github.com/a/b\n",
    ],
)
def test_what_is_no_project_is_refused_with_what_is_allowed(address: str) -> None:
    with pytest.raises(ValueError, match=r"https://github\.com/owner/name"):
        repository(address)


@given(st.text() | st.from_regex(r"https://git(hub\.com|lab\.[a-z]+)(/[\w.~%?#\"' -]*){1,3}"))
def test_an_address_that_is_taken_can_stand_in_a_page_as_it_is(text: str) -> None:
    try:
        found = repository(text)
    except ValueError:
        return
    assert isinstance(found, Repository)
    assert re.fullmatch(r"https://[A-Za-z0-9./_-]+", found.edit)
