"""Which files of data/ a page shows."""

import re

_CALL = re.compile(r"\{\{ (\w+)\((?:\"([\w-]+)\")?\) \}\}")
# Data that is part of the page that shows it, links included; by the macro that does. Services are
# not: each entry of theirs is asked and confirmed by itself.
FILES = {
    "quiz": "data/quizzes/{}.yml",
    "device_steps": "data/device-steps/{}.yml",
    "figure": "data/figures/{}.yml",
    "self_check": "data/self-check.yml",
    "plan_first": "data/plan-first.yml",
    "safety_plan": "data/safety-plan.yml",
    "incident_log": "data/incident-log.yml",
    "incident_log_paper": "data/incident-log.yml",
    "incident_log_files": "data/incident-log.yml",
}


def shown_in(page: str) -> list[str]:
    """Return the files with words that a page shows as its own, by its Markdown, each once."""
    calls = (call for call in _CALL.findall(page) if call[0] in FILES)
    return list(dict.fromkeys(FILES[macro].format(name) for macro, name in calls))
