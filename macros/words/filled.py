"""Sentences with places for what only the page knows."""

import re

from pydantic import AfterValidator


def filled(*names: str) -> AfterValidator:
    """Ask for exactly these {names}: a template fills them in."""

    def check(value: str) -> str:
        found = re.findall(r"\{(\w+)\}", value)
        if sorted(found) != sorted(names) or re.search(r"[{}]", re.sub(r"\{\w+\}", "", value)):
            raise ValueError("text with " + " and ".join(f"{{{name}}}" for name in names))
        return value

    return AfterValidator(check)
