"""The schema of data/ and of page front matter: what an editor may write, as types."""

from .figure import Figure, FigureRow
from .page import FrontMatter, Review
from .quiz import Quiz, Statement
from .reference import Reference
from .self_check import SelfCheck
from .service import (
    Country,
    EmergencyNumber,
    EmergencyNumbers,
    International,
    Law,
    Phone,
    Service,
    TextLine,
)

__all__ = [
    "Country",
    "EmergencyNumber",
    "EmergencyNumbers",
    "Figure",
    "FigureRow",
    "FrontMatter",
    "International",
    "Law",
    "Phone",
    "Quiz",
    "Reference",
    "Review",
    "SelfCheck",
    "Service",
    "Statement",
    "TextLine",
]
