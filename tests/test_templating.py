"""The one environment of our components."""

from pathlib import Path

import jinja2
import pytest

from macros import templating


@pytest.fixture
def template(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A template named `lamp` that a test fills."""
    environment = templating._environment()
    monkeypatch.setattr(environment, "loader", jinja2.FileSystemLoader(tmp_path))
    monkeypatch.setattr(environment, "cache", None)
    return tmp_path / "lamp.html.jinja"


def test_values_are_escaped(template: Path) -> None:
    template.write_text('<p title="{{ text }}">{{ text }}</p>')
    text = '<b>"O\'Brien" & {{ co }}</b>'
    escaped = "&lt;b&gt;&#34;O&#39;Brien&#34; &amp; {{ co }}&lt;/b&gt;"
    assert templating.render("lamp", text=text) == f'<p title="{escaped}">{escaped}</p>'


def test_a_missing_value_is_an_error_and_not_a_gap(template: Path) -> None:
    template.write_text("{{ strings.oil }}")
    with pytest.raises(jinja2.UndefinedError):
        templating.render("lamp", strings={})


def test_html_has_no_blank_lines_since_markdown_would_end_the_element_there(template: Path) -> None:
    template.write_text(
        "<ul>\n\n  {% if true %}\n  <li>{{ text }}</li>\n  {% endif %}\n \t\n</ul>\n"
    )
    assert templating.render("lamp", text="a\n\n \nb") == "<ul>\n  <li>a\nb</li>\n</ul>"


def test_the_environment_is_made_once() -> None:
    assert templating._environment() is templating._environment()
