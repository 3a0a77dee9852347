"""What a host sets in mkdocs.yml: checked like all data, and shown by the pages."""

from pathlib import Path
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from macros.errors import DataError
from macros.settings import check_settings
from tests.projects import Result, build, check_readable, small_project

SETTINGS: dict[str, Any] = {
    "country": "none",
    "leave": {"default": "https://neutral.example/"},
    "repository": "none",
    "overdue_reviews": "warn",
    "plain_titles": False,
}
OWN = """
extra:
  country: US
  plain_titles: true
  leave:
    US: https://weather.example/?a=1&b=2
"""


def test_good_settings_are_read_and_other_names_are_nobody_s_business() -> None:
    read = check_settings({**SETTINGS, "scope": "/", "country": "GB"})
    assert (read.country, read.leave, read.plain_titles) == ("GB", SETTINGS["leave"], False)
    assert check_settings(SETTINGS).country is None
    assert check_settings(SETTINGS).repository is None
    address = "https://github.com/charity/waymark"
    found = check_settings({**SETTINGS, "repository": address}).repository
    assert found is not None
    assert found.address == address


@pytest.mark.parametrize(
    ("change", "where", "allowed"),
    [
        ({"country": "gb"}, "extra → country", "two capital letters"),
        ({"country": False}, "extra → country", "in quotes"),
        ({"country": None}, "extra → country", "in quotes"),
        ({"leave": {}}, "extra → leave", "default: for all others"),
        ({"leave": {"US": "https://a.example/"}}, "extra → leave", "default: for all others"),
        ({"leave": {"default": "http://a.example/"}}, "extra → leave → default", "https://"),
        ({"leave": {"default": "a.example"}}, "extra → leave → default", "https://"),
        (
            {"leave": {"default": "https://a.example/", "usa": "https://b.example/"}},
            "extra → leave → usa → [key]",
            "default, or a country's two capital letters",
        ),
        ({"leave": "https://a.example/"}, "extra → leave", "name: value"),
        ({"repository": None}, "extra → repository", "https://github.com/owner/name"),
        ({"repository": False}, "extra → repository", "the word none"),
        ({"repository": "github.com/a/b"}, "extra → repository", "https://github.com/owner/name"),
        ({"repository": "https://code.example/a/b"}, "extra → repository", "starts with gitlab."),
        ({"overdue_reviews": "stop"}, "extra → overdue_reviews", "'warn' or 'fail'"),
        ({"plain_titles": "yes"}, "extra → plain_titles", "true or false"),
    ],
    ids=str,
)
def test_a_wrong_setting_is_named_with_what_is_allowed(
    change: dict[str, Any], where: str, allowed: str
) -> None:
    with pytest.raises(DataError) as caught:
        check_settings({**SETTINGS, **change})
    (problem,) = caught.value.problems
    assert (problem.file, problem.where) == ("mkdocs.yml", where)
    assert allowed in problem.allowed
    check_readable(caught.value)


@pytest.mark.parametrize("name", SETTINGS)
def test_a_missing_setting_is_named(name: str) -> None:
    with pytest.raises(DataError) as caught:
        check_settings({key: value for key, value in SETTINGS.items() if key != name})
    (problem,) = caught.value.problems
    assert problem.where == f"extra → {name}"
    assert problem.allowed == "the field is required"


def project_with(settings: str, folder: Path) -> tuple[Path, Result]:
    project = small_project(folder)
    path = project / "mkdocs.yml"
    path.write_text(path.read_text(encoding="utf-8") + settings, encoding="utf-8")
    return project, build(project)


@pytest.mark.slow
def test_a_host_sets_where_the_way_out_leads_and_plain_titles(tmp_path: Path) -> None:
    project, result = project_with(OWN, tmp_path)
    assert result.status == 0, result.err
    pages = sorted((project / "site").rglob("*.html"))
    assert len(pages) > 4
    for path in pages:
        page = LexborHTMLParser(path.read_text(encoding="utf-8"))
        told = [node.attributes["data-away"] for node in page.css("script[data-away]")]
        assert told == ["https://weather.example/?a=1&b=2"]
        if path.name == "leaving.html":
            continue
        links = [node.attributes["href"] for node in page.css("a[data-leave]")]
        assert links == ["https://weather.example/?a=1&b=2"]
        assert [node.text() for node in page.css("title")] == ["Waymark"]
        assert page.css("meta[name=description], meta[property], meta[name^=twitter]") == []
        assert page.css('script[type="application/ld+json"]') == []
        assert [node.attributes["href"] for node in page.css("link[rel=icon]")] == ["data:,"]
    (leaving,) = (path for path in pages if path.name == "leaving.html")
    assert "url=https://weather.example/?a=1&amp;b=2" in leaving.read_text(encoding="utf-8")


@pytest.mark.slow
def test_a_wrong_setting_stops_the_build(tmp_path: Path) -> None:
    project, result = project_with("extra: {country: uk}\n", tmp_path)
    assert result.status != 0
    assert [problem.where for problem in result.problems] == ["extra → country"]
    assert not (project / "site").exists()
