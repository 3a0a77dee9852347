"""BibTeX text in, References out. pybtex reads; this module names what is wrong."""

import re
from dataclasses import replace

from pybtex.database import Entry, Person, parse_string
from pybtex.exceptions import PybtexError
from pybtex.richtext import Text
from pydantic import ValidationError

from . import characters
from .errors import DataError, Problem, problems_of
from .models import Reference

CONTAINERS = ("journal", "booktitle")
PUBLISHERS = ("publisher", "institution", "howpublished")
SHOWN = ("year", "title", "volume", "number", "pages")
ADDRESSES = ("doi", "url")
READ = frozenset({"shortauthor", *CONTAINERS, *PUBLISHERS, *SHOWN})
# Letters, digits and signs that mean nothing to LaTeX. To read it takes a hundred times as long.
_NO_LATEX = re.compile(r"(?:[^\W_]|[ .:;()/+&’–?!]|,(?!,)|-(?!-)|'(?!'))*")


def references(text: str, *, file: str) -> dict[str, Reference]:
    """Read a bibliography.

    Args:
        text: BibTeX. `shortauthor` holds the short name of an organisation; `annotation` is for
            editors and is not read.
        file: Path for messages.

    Returns:
        Records by key, in the order of their keys.

    Raises:
        DataError: Broken BibTeX, a key used twice, a field missing or malformed, no entry.
    """
    if macro := re.search(r"@\s*(?:string|preamble)\b", text, re.IGNORECASE):
        line = text[: macro.start()].count("\n") + 1
        allowed = "each entry with its own words: what is put together could grow without end"
        raise DataError([Problem(file, f"line {line}", macro[0], allowed, "yaml", line)])
    try:
        entries = parse_string(text, "bibtex").entries
    except PybtexError as error:
        where = f"line {error.lineno}" if getattr(error, "lineno", None) else "the whole file"
        raise DataError(
            [Problem(file, where, str(error), "BibTeX, as in the entries around it", "yaml")]
        ) from error
    except (ValueError, IndexError, AttributeError, RecursionError) as error:  # pybtex on odd bytes
        raise DataError([Problem(file, "the whole file", str(error), "BibTeX", "yaml")]) from error
    if not entries:
        raise DataError(
            [Problem(file, "the whole file", "no entry", "at least one BibTeX entry", "yaml")]
        )
    problems: list[Problem] = []
    found: dict[str, Reference] = {}
    for key in sorted(entries):
        try:
            raw = _fields(key, entries[key])
            found[key] = Reference.model_validate(raw)
            problems.extend(
                Problem(file, key, sign, characters.ALLOWED, characters.RULE)
                for text in (found[key].title, *found[key].authors, *found[key].names)
                for _, sign in characters.hidden(text)
            )
        except ValidationError as error:
            for problem in problems_of(error, file=file, model=Reference, raw=raw):
                problems.append(replace(problem, where=f"{key} → {problem.where}"))
        except (PybtexError, ValueError, RecursionError) as error:
            # ValueError: a backslash at the end of a field; RecursionError: thousands of braces
            allowed = "braces in pairs, and no backslash: é and not \\'e"
            problems.append(Problem(file, key, str(error), allowed, "yaml"))
    if problems:
        raise DataError(problems)
    return found


def _fields(key: str, entry: Entry) -> dict[str, object]:
    people = entry.persons.get("author", [])
    fields = {
        name.lower(): _plain(value) for name, value in entry.fields.items() if name.lower() in READ
    }
    short = fields.get("shortauthor")
    raw: dict[str, object] = {
        "key": key,
        "authors": tuple(_full_name(person) for person in people),
        "names": (short,) if short else tuple(_family_name(person) for person in people),
        "container": next((fields[name] for name in CONTAINERS if name in fields), None),
        "publisher": next((fields[name] for name in PUBLISHERS if name in fields), None),
    }
    for name in SHOWN:
        if name in fields:
            raw[name] = fields[name]
    # Addresses are taken as they stand: LaTeX would eat `~`, `%` and `_`.
    for name in ADDRESSES:
        if name in entry.fields:
            raw[name] = entry.fields[name].strip()
    return raw


def _plain(value: str) -> str:
    inner = value[1:-1] if value.startswith("{") and value.endswith("}") else value
    if _NO_LATEX.fullmatch(inner):
        return " ".join(inner.split())
    # A bare % would start a comment, and the rest of the line would be gone without a word.
    latex = re.sub(r"(?<!\\)%", r"\%", value)
    return " ".join(str(Text.from_latex(latex)).split())


def _family_name(person: Person) -> str:
    return _plain(" ".join([*person.prelast_names, *person.last_names]))


def _full_name(person: Person) -> str:
    """Write `Logan, T. K.`; an organisation keeps its name."""
    given = " ".join(_initial(_plain(name)) for name in [*person.first_names, *person.middle_names])
    family = _family_name(person)
    lineage = _plain(" ".join(person.lineage_names))
    return ", ".join(part for part in (family, given, lineage) if part)


def _initial(name: str) -> str:
    """Shorten `Anna-Maria` to `A.-M.`, leave `T.K.` as it is."""
    if name.endswith("."):
        return name
    return "-".join(f"{part[0]}." for part in re.split("-", name) if part)
