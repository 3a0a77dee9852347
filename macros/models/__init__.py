"""The schema of data/ and of page front matter: what an editor may write, as types."""

from .country import (
    Country,
    EmergencyNumber,
    EmergencyNumbers,
    HarmonisedNumber,
    International,
    Law,
    Police,
)
from .device_steps import DeviceStep, DeviceSteps, PlanFirst
from .figure import Figure, FigureRow
from .incident_log import IncidentLog
from .page import FrontMatter, Review
from .quiz import Quiz, Statement
from .reference import Reference
from .safety_plan import SafetyPlan
from .search_words import SearchWords
from .self_check import SelfCheck
from .service import Phone, Service, TextLine

__all__ = [
    "Country",
    "DeviceStep",
    "DeviceSteps",
    "EmergencyNumber",
    "EmergencyNumbers",
    "Figure",
    "FigureRow",
    "FrontMatter",
    "HarmonisedNumber",
    "IncidentLog",
    "International",
    "Law",
    "Phone",
    "PlanFirst",
    "Police",
    "Quiz",
    "Reference",
    "Review",
    "SafetyPlan",
    "SearchWords",
    "SelfCheck",
    "Service",
    "Statement",
    "TextLine",
]
