"""From data and a template to a PDF: tagged, its fonts inside, the same bytes for the same data."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import typst

from macros.errors import DataError, Problem

_HERE = Path(__file__).parent


def pdf(
    template: str,
    data: Mapping[str, Any],
    *,
    paper: str,
    language: str,
    direction: str = "ltr",
    fonts: Sequence[Path] = (),
) -> bytes:
    """Set a template on paper, as PDF/UA-1.

    Args:
        template: `guide`, for guide.typ.
        data: All that it shows.
        paper: As Typst names it: a4, us-letter.
        language: BCP 47 tag, for screen readers.
        direction: Of the writing, ltr or rtl.
        fonts: Folders of more fonts, for writings that the built-in one lacks.

    Raises:
        DataError: A font has no sign for a letter, or the paper would not be accessible.
    """
    result: bytes = compiled(
        template,
        data,
        paper=paper,
        language=language,
        direction=direction,
        fonts=fonts,
        format="pdf",
        pdf_standards=["ua-1"],
        timestamp=0,
    )
    return result


def compiled(
    template: str,
    data: Mapping[str, Any],
    *,
    paper: str,
    language: str,
    direction: str = "ltr",
    fonts: Sequence[Path] = (),
    **more: Any,
) -> Any:
    """Set a template as Typst does, in the format that `more` names.

    Raises:
        DataError: As `pdf` does.
    """
    try:
        return typst.compile(
            _HERE / f"{template}.typ",
            ignore_system_fonts=True,  # the same letters wherever it is made
            font_paths=list(fonts),
            sys_inputs={
                "data": json.dumps(data),
                "paper": paper,
                "lang": language,
                "dir": direction,
            },
            **more,
        )
    except typst.TypstError as error:
        found = str(error).splitlines()[0]
        allowed = "words that fit, in Latin, Greek or Cyrillic letters, or a folder after --fonts"
        raise DataError([Problem(f"paper/{template}.typ", "as a PDF", found, allowed)]) from None
