"""Small changes to code, and which of them no test can notice."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict

EXPLAINED = Path(__file__).with_name("explained.yml")


@dataclass(frozen=True, order=True)
class Change:
    """Lines of a file as they stand, and as they were changed.

    The same change can be made in several places of a file; they are told apart by their order.
    """

    file: str
    was: str
    now: str
    nth: int = 1
    code: str = field(default="", compare=False, repr=False)  # the whole file, changed

    def __str__(self) -> str:
        nth = f"\n    nth: {self.nth}" if self.nth > 1 else ""
        return f"{self.file}\n    was: {self.was}\n    now: {self.now}{nth}"


class Explanation(BaseModel):
    """Why no test can notice a change, or why none should."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    file: str
    was: str
    now: str
    nth: int = 1
    why: str


def explanations(path: Path = EXPLAINED) -> dict[Change, str]:
    """Read why some changes go unnoticed, by change."""
    records = yaml.safe_load(path.read_text(encoding="utf-8")) or []
    read = [Explanation.model_validate(record) for record in records]
    return {Change(item.file, item.was, item.now, item.nth): item.why for item in read}


def changes(file: str, code: str, *, skip: str) -> Iterator[Change]:
    """Make every change to a file that the operators of Cosmic Ray know, one at a time.

    Args:
        file: Its name, as a report shows it.
        code: What stands in it.
        skip: A pattern; operators whose name it matches are left out.
    """
    # Late: only `make mutants` installs it, and the rest is tested without.
    from cosmic_ray import plugins
    from cosmic_ray.ast import ast_nodes, get_ast
    from cosmic_ray.mutating import mutate_code

    made: Counter[tuple[str, str]] = Counter()
    tree = get_ast(code)
    for name in sorted(plugins.operator_names()):
        kind = plugins.get_operator(name)
        if kind.arguments() or re.search(skip, name):
            continue
        operator = kind()
        found = sum(1 for node in ast_nodes(tree) for _ in operator.mutation_positions(node))
        for occurrence in range(found):
            changed = mutate_code(code, operator, occurrence)
            if changed is not None and changed != code:
                lines = _difference(code, changed)
                made[lines] += 1
                yield Change(file, *lines, made[lines], code=changed)


def _difference(before: str, after: str) -> tuple[str, str]:
    """Return the lines that differ in two texts, as one line each."""
    old, new = before.splitlines(), after.splitlines()
    while old and new and old[0] == new[0]:
        del old[0], new[0]
    while old and new and old[-1] == new[-1]:
        del old[-1], new[-1]
    was, now = (" ".join(line.strip() for line in lines) for lines in (old, new))
    return was, now
