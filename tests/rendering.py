"""Markdown as the site reads it, and texts that try to be more than text."""

from typing import Any

import markdown

from tests.built import configuration

# Each would be something else than text to HTML, Markdown or one of its extensions.
PAYLOADS = [
    "[press](https://evil.example)",
    "[press](javascript:alert(1))",
    "![i](https://evil.example/p.png)",
    "*em*{: onclick=alert(1) #stolen }",
    "x](https://evil.example) [y",
    "<img src=x onerror=alert(1)>",
    '"onmouseover="alert(1)',
    "a\n\n# Heading {#stolen}",
    "`code` **bold** ~~~",
    "<https://evil.example>",
    "&lt;b&gt; &amp;",
    "a | b | c",
]


def render_markdown(text: str) -> str:
    """Render a text with the extensions of the site."""
    named = configuration()["markdown_extensions"]
    options: dict[str, Any] = {}
    for item in named:
        options |= item if isinstance(item, dict) else {item: None}
    chosen = {name: option for name, option in options.items() if option}
    return str(markdown.markdown(text, extensions=list(options), extension_configs=chosen))
