"""What an editor reads when data or a page is not as it should be."""

import datetime as dt
import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, get_args

from pydantic import BaseModel, ValidationError

# The rule a field is held to, where another than "field" says more.
RULES = {
    **dict.fromkeys(("e164", "short_code", "display", "number", "phone"), "number"),
    **dict.fromkeys(("url", "chat_url", "source_url", "second_source_url"), "links"),
    **dict.fromkeys(("date", "seen", "checked", "written", "due", "year"), "date"),
    **dict.fromkeys(("country", "countries", "regions"), "country"),
    "sources": "sources",
}
LONGEST_FOUND = 80  # characters; a whole paragraph in an error hides the error
LONGEST_LINE = 120  # characters of one line of a problem, where it quotes the file
# pydantic's words where ours help more. YAML's traps are named: NO is false, 012 is ten.
ALLOWED = {
    "string_type": "text; in quotes if it is a number, a date, a time or a word like no",
    "tuple_type": "a list: each item on a line of its own, after a hyphen",
    "model_type": "fields, each written as name: value",
    "dict_type": "fields, each written as name: value",
    "bool_type": "true or false, without quotes",
    "invalid_key": "a name that is text",
}


@dataclass(frozen=True)
class Problem:
    """One thing to mend: where it stands, what stands there, what may stand there."""

    file: str
    where: str
    found: str
    allowed: str
    rule: str = "field"  # its section in .github/RULES.md
    line: int | None = None  # counts from 1, where it is known
    why: str = ""  # where it says more than the rule does

    def __str__(self) -> str:
        """Show the problem as an indented block: a first line to click on, then what to know."""
        why = f"    why:     {_line(self.why, longest=None)}\n" if self.why else ""
        return (
            f"{_line(self.file)}{f':{self.line}' if self.line else ''}\n"
            f"    where:   {_line(self.where)}\n"
            f"    found:   {_line(self.found)}\n"
            f"    allowed: {_line(self.allowed, longest=None)}\n"
            f"{why}"
            f"    rule:    {self.rule}, in .github/RULES.md"
        )


class DataError(Exception):
    """One or more problems in data/ or docs/; nothing of the file is used."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Keep the problems in the order in which they were met, each once."""
        self.problems = tuple(dict.fromkeys(problems))
        super().__init__("\n\n".join(str(problem) for problem in self.problems))


class BuildStopped(Exception, SystemExit):  # noqa: N818 (an end, like SystemExit)
    """Ends a build with status 1 and a text instead of a traceback.

    It is an Exception too, as MkDocs' own Abort is: `mkdocs serve` catches those, prints the text
    and waits for the mend instead of ending.
    """

    def __init__(self, error: DataError) -> None:
        """Say what is to be mended; Python prints `code` when the program ends."""
        self.code = f"\n{error}\n\nNothing was built. To mend: {len(error.problems)}."
        super().__init__(self.code)


def shown(value: object) -> str:
    """Say what was found in the words of an editor, on one line and cut to a readable length."""
    match value:
        case None:
            return "nothing: it is empty"
        case True:
            return "true, as YAML reads yes, on and true without quotes"
        case False:
            return "false, as YAML reads no, off and false without quotes"
        case int() | float():
            try:
                return _line(f"the number {value}", longest=LONGEST_FOUND)
            except ValueError:  # Python does not write out thousands of digits
                return "a number of thousands of digits"
        case dt.date():
            return f"the date {value}"
        case list() | tuple():
            return f"a list of {len(value)}"
        case dict():
            return _line("fields: " + ", ".join(map(shown, value)), longest=LONGEST_FOUND)
    return _line(repr(value), longest=LONGEST_FOUND)


def _line(text: str, *, longest: int | None = LONGEST_LINE) -> str:
    """Put a text on one line that a terminal can show, cut to a length."""
    line = "".join(sign if sign.isprintable() else "�" for sign in " ".join(text.split()))
    line = line or "''"  # a name or a value of blanks only
    return line if longest is None or len(line) <= longest else line[: longest - 1] + "…"


def problems_of(
    error: ValidationError, *, file: str, model: type[BaseModel], raw: Any
) -> list[Problem]:
    """Translate pydantic's errors.

    Args:
        error: What pydantic raised.
        file: Path from the project's root, as the editor knows it.
        model: The model that was validated, to name the keys that are allowed.
        raw: The value that was validated, to name records by their `id`.
    """
    return [
        Problem(
            file=file,
            where=path_of(item["loc"], raw),
            found=_found(item),
            allowed=_allowed(item, model),
            rule=_rule(item["loc"]),
        )
        for item in error.errors(include_url=False)
        if not _is_echo(item)
    ]


def _rule(loc: tuple[int | str, ...]) -> str:
    names = [key for key in loc if isinstance(key, str)]
    return RULES.get(names[-1], "field") if names else "field"


def _is_echo(item: Any) -> bool:
    """Tell whether a list is called too short only because one of its items is wrong."""
    return bool(item["type"] == "too_short" and len(item["input"]) >= item["ctx"]["min_length"])


def path_of(loc: tuple[int | str, ...], raw: Any) -> str:
    """Write a location as an editor would say it: `statements → only-strangers → answer`."""
    parts: list[str] = []
    for key in loc:
        in_list = isinstance(raw, list | tuple)
        try:
            raw = raw[key]
        except (KeyError, IndexError, TypeError):
            raw = None
        if isinstance(key, int) and in_list:
            name = raw.get("id") if isinstance(raw, dict) else None
            parts.append(name if isinstance(name, str) else f"item {key + 1}")
        else:
            parts.append(str(key))
    return " → ".join(parts) or "the whole file"


def _found(item: Any) -> str:
    if item["type"] == "missing":
        return "nothing: the field is missing"
    if item["type"] == "extra_forbidden":
        return f"the unknown field {shown(item['loc'][-1])}"
    if item["type"] in ("string_too_short", "string_too_long") and len(item["input"]) > 1:
        return f"{shown(item['input'])} ({len(item['input'])} characters)"
    return shown(item["input"])


def _allowed(item: Any, model: type[BaseModel]) -> str:
    if item["type"] == "missing":
        return "the field is required"
    if item["type"] == "extra_forbidden":
        names = _fields_at(model, item["loc"][:-1])
        return f"only {', '.join(names)}{nearest(item['loc'][-1], names)}"
    if item["type"] == "too_short":
        return f"a list of at least {item['ctx']['min_length']}"
    if item["type"] == "string_too_short" and item["ctx"]["min_length"] == 1:
        return "text that is not empty"
    if item["type"] == "literal_error":
        expected = item["ctx"]["expected"]
        names = re.findall(r"'([^']*)'", expected)
        return f"{expected}{nearest(item['input'], names)}"
    message: str = ALLOWED.get(item["type"], item["msg"])
    for start in ("Value error, ", "Input should be ", "String should have "):
        message = message.removeprefix(start)
    return message


def nearest(found: object, names: Iterable[str]) -> str:
    """Say which of some names was probably meant, for the end of a message; or nothing."""
    known = {name.casefold(): name for name in names}
    typed = found.casefold() if isinstance(found, str) else ""  # a number is near to no name
    near = difflib.get_close_matches(typed, known, n=1)
    return f"; perhaps {known[near[0]]}" if near else ""


def _fields_at(model: type[BaseModel], loc: tuple[int | str, ...]) -> list[str]:
    """Name the fields of the model that stands at a location."""
    for key in loc:
        if isinstance(key, str):
            model = _inner_model(model.model_fields[key].annotation)
    return [field.alias or name for name, field in model.model_fields.items()]


def _inner_model(annotation: Any) -> type[BaseModel]:
    """Find the model inside `tuple[Model, ...]`, `Model | None` and the like."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    models = (_inner_model(part) for part in get_args(annotation) if part is not Ellipsis)
    return next((model for model in models if model is not BaseModel), BaseModel)
