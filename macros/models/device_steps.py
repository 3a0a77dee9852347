"""Steps on phones, accounts and other things, each with its risks."""

from typing import Annotated, Literal

from pydantic import Field

from ..fields import NoMacros, Slug, Strict, Text
from .service import IsChecked

# In this order on a page: nothing is changed before it is known what could be lost.
STAGES = ("learn", "prepare", "change")
Stage = Literal["learn", "prepare", "change"]
PRINCIPLE = "Principle only"  # where no maker's own page could be read
Keys = Annotated[tuple[Text, ...], Field(min_length=1)]  # of references.bib


class Menu(Strict):
    """Where a vendor's own documentation, in one version, puts what a step is about."""

    system: Text
    path: Text
    source: Text  # key of references.bib; one of the step's sources too


class DeviceStep(Strict):
    """One step. No label has a default: what nobody thought about cannot be published."""

    id: Slug
    stage: Stage
    title: Text
    do: Annotated[Text, NoMacros]  # inline Markdown
    notice: Literal["yes", "maybe", "no"]  # will the person notice?
    notice_why: Text
    evidence: Literal["yes", "maybe", "no"]  # may it destroy evidence?
    evidence_why: Text
    undo: Literal["yes", "partly", "no"]
    undo_why: Text
    device: Literal["safer", "this", "either"]  # safer: one that the person could never use
    not_when: Text
    menus: tuple[Menu, ...] = ()
    sources: Keys
    described: Text  # the version that it was written from, or PRINCIPLE
    checked: IsChecked


class DeviceSteps(Strict):
    """One subject, such as accounts: from learning what somebody knows to changing something."""

    title: Text
    intro: Text
    steps: Annotated[tuple[DeviceStep, ...], Field(min_length=4, max_length=8)]


class PlanSentence(Strict):
    """A sentence without its full stop, and what it rests on."""

    text: Annotated[Text, NoMacros]  # inline Markdown
    sources: Annotated[tuple[Text, ...], Field(min_length=1)] | None = None


class PlanFirst(Strict):
    """data/plan-first.yml: what stands above every step that could warn the person."""

    title: Text
    sentences: Annotated[tuple[PlanSentence, ...], Field(min_length=2)]

    @property
    def sources(self) -> frozenset[str]:
        """Keys of references.bib."""
        return frozenset(key for item in self.sentences for key in item.sources or ())
