"""The list of rules, from rules.yml: what messages, the document and the tests share."""

from functools import cache
from pathlib import Path

from pydantic import StrictBool

from macros.fields import Strict, Text
from macros.reading import checked_record, parse_yaml, read_text

FILE = Path(__file__).parent / "rules.yml"
PAGE = "docs/understand/lantern.md"
SENTENCE = 'A lantern gives light {{ cite("keeper2020", "yard2021") }}.'


# Where a sentence begins to say what to do: at its start, or behind a colon or a condition.
OPENING = (
    r"(?:^|: )(?:(?:(?:even )?(?:if|when|once|before|after|where|while|until|unless)|as soon as"
    r"|to be safe|in that case)\b[^,.:]*, )?"
)


class Words(Strict):
    """A pattern that a rule finds, with a text it finds and one it lets pass."""

    pattern: Text
    opens: StrictBool = False  # only where a sentence begins to say what to do
    why: Text | None = None  # where it says more than the rule's own
    write: Text | None = None
    bad: Text
    good: Text

    @property
    def places(self) -> str:
        """The pattern with the place where it has to stand."""
        return f"{OPENING}(?:{self.pattern})" if self.opens else self.pattern


class Example(Strict):
    """A change of one file of the small project: as it is refused, and as it passes."""

    file: Text = PAGE
    old: str = SENTENCE
    bad: str
    good: str
    is_path: bool = False  # bad and good are names of files


class Rule(Strict):
    """One rule: why there is one, what to write, and what shows it."""

    name: Text
    title: Text
    why: Text
    write: Text
    words: tuple[Words, ...] = ()
    examples: tuple[Example, ...] = ()
    may_be_allowed: bool = False

    @property
    def is_allowable(self) -> bool:
        """Tell whether a page may set the rule aside with a reason."""
        return self.may_be_allowed or bool(self.words)

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """What is wrong and what is right, beside each other."""
        pairs = [(item.bad, item.good) for item in self.words]
        return pairs + [(item.bad, item.good) for item in self.examples]


class _Rules(Strict):
    rules: tuple[Rule, ...]


@cache
def rules() -> dict[str, Rule]:
    """Read rules.yml: rules by name, in the order of the document."""
    file = f"prose/{FILE.name}"
    # Not read_record: the bad examples are no plain words.
    raw = parse_yaml(read_text(FILE, root=FILE.parent.parent), file=file)
    return {rule.name: rule for rule in checked_record(_Rules, raw, file=file).rules}


def number(name: str) -> int:
    """Return the number of a rule in the document."""
    return list(rules()).index(name) + 1
