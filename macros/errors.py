"""What an editor reads when data or a page is not as it should be."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, get_args

from pydantic import BaseModel, ValidationError

LONGEST_FOUND = 80  # characters; a whole paragraph in an error hides the error


@dataclass(frozen=True)
class Problem:
    """One thing to mend: where it stands, what stands there, what may stand there."""

    file: str
    where: str
    found: str
    allowed: str

    def __str__(self) -> str:
        """Show the problem as an indented block of four lines."""
        return (
            f"{self.file}\n"
            f"    where:   {self.where}\n"
            f"    found:   {self.found}\n"
            f"    allowed: {self.allowed}"
        )


class DataError(Exception):
    """One or more problems in data/ or docs/; nothing of the file is used."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Keep the problems in the order in which they were met."""
        self.problems = tuple(problems)
        super().__init__("\n\n".join(str(problem) for problem in self.problems))


class BuildStopped(Exception, SystemExit):  # noqa: N818 (an end, like SystemExit)
    """Ends a build with status 1 and a text instead of a traceback.

    It is an Exception too, as MkDocs' own Abort is: `mkdocs serve` catches those, prints the text
    and keeps showing the last good build.
    """

    def __init__(self, error: DataError) -> None:
        """Say what is to be mended; Python prints `code` when the program ends."""
        self.code = f"\n{error}\n\nNothing was built. To mend: {len(error.problems)}."
        super().__init__(self.code)


def shown(value: object) -> str:
    """Quote a found value for a message, on one line and cut to a readable length."""
    text = " ".join(repr(value).split())
    return text if len(text) <= LONGEST_FOUND else text[: LONGEST_FOUND - 1] + "…"


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
            where=_path(item["loc"], raw),
            found=_found(item),
            allowed=_allowed(item, model),
        )
        for item in error.errors(include_url=False)
    ]


def _path(loc: tuple[int | str, ...], raw: Any) -> str:
    """Write a location as an editor would say it: `statements → only-strangers → answer`."""
    parts: list[str] = []
    for key in loc:
        try:
            raw = raw[key]
        except (KeyError, IndexError, TypeError):
            raw = None
        if isinstance(key, int):
            name = raw.get("id") if isinstance(raw, dict) else None
            parts.append(name if isinstance(name, str) else f"item {key + 1}")
        else:
            parts.append(key)
    return " → ".join(parts) or "the whole file"


def _found(item: Any) -> str:
    if item["type"] == "missing":
        return "nothing: the field is missing"
    if item["type"] == "extra_forbidden":
        return f"the unknown field {shown(item['loc'][-1])}"
    return shown(item["input"])


def _allowed(item: Any, model: type[BaseModel]) -> str:
    if item["type"] == "missing":
        return "the field is required"
    if item["type"] == "extra_forbidden":
        return "only " + ", ".join(_fields_at(model, item["loc"][:-1]))
    message: str = item["msg"]
    return message.removeprefix("Value error, ").removeprefix("Input should be ")


def _fields_at(model: type[BaseModel], loc: tuple[int | str, ...]) -> list[str]:
    """Name the fields of the model that stands at a location."""
    for key in loc:
        if isinstance(key, str):
            model = _inner_model(model.model_fields[key].annotation)
    return list(model.model_fields)


def _inner_model(annotation: Any) -> type[BaseModel]:
    """Find the model inside `tuple[Model, ...]`, `Model | None` and the like."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    models = (_inner_model(part) for part in get_args(annotation) if part is not Ellipsis)
    return next((model for model in models if model is not BaseModel), BaseModel)
