"""The one Jinja environment of our components: escapes by itself, refuses a missing value."""

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

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
    return environment


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
