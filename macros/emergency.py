"""The emergency line: whom to call when there is danger now."""

from collections.abc import Mapping, Sequence

from .templating import render


def emergency_line(
    numbers: Sequence[tuple[str, str]], *, more: str, strings: Mapping[str, str]
) -> str:
    """Show emergency numbers with their places.

    Args:
        numbers: Number and places, in the order shown.
        more: Link to what helps whoever cannot call, as Markdown writes it.
        strings: The words of `emergency` in data/strings/.

    Returns:
        One `<aside>` element; its last line is left for Markdown (`markdown="span"`).
    """
    return render("emergency", numbers=numbers, more=more, strings=strings)
