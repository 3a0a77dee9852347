"""Which files of data/ a page shows."""

import re

# Data that is part of the page that shows it, links included; by the macro that does.
_SHOWN = re.compile(
    r"\{\{ (quiz|device_steps|figure|self_check|plan_first)\((?:\"([\w-]+)\")?\) \}\}"
)
_FILES = {
    "quiz": "data/quizzes/{}.yml",
    "device_steps": "data/device-steps/{}.yml",
    "figure": "data/figures/{}.yml",
    "self_check": "data/self-check.yml",
    "plan_first": "data/plan-first.yml",
}


def shown_in(page: str) -> list[str]:
    """Return the files with words that a page shows as its own, by its Markdown, each once."""
    return list(dict.fromkeys(_FILES[macro].format(name) for macro, name in _SHOWN.findall(page)))
