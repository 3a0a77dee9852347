"""Myth or fact: a quiz that keeps no score and works without a script."""

from collections.abc import Callable, Mapping

from .models import Quiz
from .templating import render


def quiz_form(
    quiz: Quiz, *, slug: str, cite: Callable[..., str], strings: Mapping[str, str]
) -> str:
    """Show a quiz.

    Args:
        quiz: The record; explanations are inline Markdown.
        slug: Its name, the start of every id.
        cite: Turns keys of references.bib into Markdown links.
        strings: The words of `quiz` in data/strings/.

    Returns:
        One `<form>` element whose explanations are left for Markdown (`markdown="span"`), so that
        the engine checks their links. Its method is `dialog`: outside a `<dialog>` such a form
        never sends or navigates, so no answer can reach an address.
    """
    items = [(item, cite(*item.sources)) for item in quiz.statements]
    return render("quiz", quiz=quiz, slug=slug, items=items, strings=strings)
