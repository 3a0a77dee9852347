"""The plan to print: the parts that a reader ticked, or all of them."""

from collections.abc import Callable, Mapping

from .models.safety_plan import SafetyPlan
from .templating import render

FORM = ".wm-plan"


def safety_plan_form(
    plan: SafetyPlan, *, link: Callable[[str], str], strings: Mapping[str, str]
) -> str:
    """Show the parts to choose from, and the parts.

    Args:
        plan: Its parts.
        link: Turns the path of a page below docs/ into a link, as Markdown writes it.
        strings: The words of `safety_plan` in data/strings/.

    Returns:
        One `<form>` element, which nothing is ever sent from. Links in it are Markdown.
    """
    parts = [(part, link(part.page)) for part in plan.parts]
    return render("safety_plan", plan=plan, parts=parts, strings=strings)


def safety_plan_style(plan: SafetyPlan) -> str:
    """Write as CSS which parts to show, for browsers that know `:has()`.

    Nothing is shown or printed that was not ticked: some parts say much by their name alone. Other
    browsers show all, and nothing to tick.

    Returns:
        A style sheet on one line, for screen and paper.
    """
    waiting = f"{FORM} .wm-plan__part{{display:none}}{FORM} .wm-plan__choices{{display:block}}"
    chosen = ",".join(
        f"{FORM}:has(#plan-choose-{part.id}:checked) #plan-{part.id}" for part in plan.parts
    )
    return f"@supports selector(:has(:checked)){{{waiting}{chosen}{{display:block}}}}"
