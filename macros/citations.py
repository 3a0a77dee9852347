"""Citations in the text and the list of sources they lead to."""

from collections.abc import Iterable, Mapping, Sequence

from .links import relative
from .models import Reference
from .templating import render


def citation(
    references: Sequence[Reference],
    *,
    pages: Mapping[str, str],
    here: str,
    strings: Mapping[str, str],
) -> str:
    """Point to sources from inside a sentence.

    Args:
        references: What is cited, in the order of importance.
        pages: Path below docs/ of the page that lists a source, by the source's key.
        here: Path below docs/ of the page that cites.
        strings: The words of `citations` in data/strings/.

    Returns:
        One line of Markdown: links in brackets, which the strict build follows to their anchors.
    """
    links = (
        f"[{_short(item, strings)}]({relative(pages[item.key], page=here)}#{item.key})"
        "{ .wm-cite }"
        for item in references
    )
    return f"({'; '.join(links)})"


def label(reference: Reference, strings: Mapping[str, str]) -> str:
    """Name a source for a list: as in a sentence, and `Paladin (no date)` where it has no year."""
    dated = "" if reference.year != "n.d." else f" {strings['no_date']}"
    return _short(reference, strings) + dated


def _short(reference: Reference, strings: Mapping[str, str]) -> str:
    """Name a source for a sentence: `Logan 2010`, `Logan and others 2010`, `Paladin`."""
    names = reference.names
    if len(names) == 1:
        who = names[0]
    elif len(names) == 2:
        who = f"{names[0]} {strings['and']} {names[1]}"
    else:
        who = f"{names[0]} {strings['and_others']}"
    return who if reference.year == "n.d." else f"{who} {reference.year}"


def source_list(references: Iterable[Reference], *, strings: Mapping[str, str]) -> str:
    """List sources in full.

    Returns:
        One `<ul>` element in the order of the labels; each item carries its key as id.
    """
    entries = sorted(
        ((label(item, strings), item) for item in references), key=lambda entry: entry[0].casefold()
    )
    return render("citations", entries=entries, strings=strings)
