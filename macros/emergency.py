"""The emergency line: whom to call when there is danger now."""

from collections.abc import Mapping, Sequence

from .templating import render


def emergency_line(
    numbers: Sequence[tuple[str, str]], *, help_page: str | None, strings: Mapping[str, str]
) -> str:
    """Show emergency numbers with their places.

    Args:
        numbers: Number and places, in the order shown.
        help_page: Link to the help page as Markdown writes it; None on that page itself.
        strings: The words of `emergency` in data/strings/.

    Returns:
        One `<aside>` element; its last line is left for Markdown (`markdown="span"`).
    """
    return render("emergency", numbers=numbers, help_page=help_page, strings=strings)
