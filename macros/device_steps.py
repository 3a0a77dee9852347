"""Steps on phones, accounts and other things, with the gate that stands above them."""

from collections.abc import Callable, Mapping

from .days import written
from .models.device_steps import PRINCIPLE, STAGES, DeviceSteps, PlanFirst
from .templating import render

LABELS = ("notice", "evidence", "undo")


def device_steps(
    record: DeviceSteps, *, cite: Callable[..., str], locale: str, strings: Mapping[str, str]
) -> str:
    """Show the steps of a subject, from learning to changing.

    Args:
        record: The subject; what to do is inline Markdown.
        cite: Turns keys of references.bib into Markdown links.
        locale: For dates.
        strings: The words of `device_steps` in data/strings/.

    Returns:
        Markdown: the introduction, and a heading with its steps for each stage that has any. Every
        label is words; nothing is told by a colour or a sign alone.
    """
    parts = [record.intro]
    for stage in STAGES:
        if steps := [step for step in record.steps if step.stage == stage]:
            shown = [
                {
                    "step": step,
                    "sources": cite(*step.sources),
                    "checked": step.checked and written(step.checked.date.isoformat(), locale),
                }
                for step in steps
            ]
            html = render(
                "device_steps", steps=shown, labels=LABELS, principle=PRINCIPLE, strings=strings
            )
            parts += [f"## {strings[f'stage_{stage}']} {{#{stage}}}", html]
    return "\n\n".join(parts)


def plan_first(
    record: PlanFirst, *, help_page: str, cite: Callable[..., str], strings: Mapping[str, str]
) -> str:
    """Show the gate: what to think of before any step.

    Args:
        record: Its sentences.
        help_page: Link to the page of all countries, as Markdown writes it.
        cite: Turns keys of references.bib into Markdown links.
        strings: The words of `device_steps` in data/strings/.

    Returns:
        An admonition, as Markdown.
    """
    sentences = [
        f"{item.text} {cite(*item.sources)}." if item.sources else f"{item.text}."
        for item in record.sentences
    ]
    title = record.title.replace('"', "'")
    return f'!!! note "{title}"\n    {" ".join(sentences)} [{strings["plan_more"]}]({help_page}).'
