"""The one Jinja environment of our components: escapes by itself, refuses a missing value."""

import re
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from .numbers import spoken


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["spoken"] = spoken
    environment.filters["plain"] = plain
    return environment


def plain(text: str) -> Markup:
    """Write data so that neither HTML nor Markdown sees anything in it but text.

    For what stands in an element that is left to Markdown: a name such as `[a](b)` is no link.
    """
    one_line = " ".join(text.split())
    return Markup(re.sub(r"[^\w ]|_", lambda sign: f"&#{ord(sign[0])};", one_line))  # noqa: S704 (escaped)


def render(template: str, **context: object) -> str:
    """Render a template of macros/templates/.

    Args:
        template: The component's name: `quiz` for `quiz.html.jinja`.
        context: All that the template sees.

    Returns:
        HTML without blank lines, since a blank line would end a block of HTML in Markdown.
    """
    text = _environment().get_template(f"{template}.html.jinja").render(**context)
    return "\n".join(line for line in text.splitlines() if line.strip())
