"""The rules of the self-check as CSS, so that a page answers without a script."""

from collections.abc import Mapping, Sequence

from .models.self_check import PARTS, SelfCheck
from .self_check import ordered, waits

FORM = ".wm-self-check"
ALL = "#check-all:checked"  # the box that shows every paragraph


def self_check_style(check: SelfCheck) -> str:
    """Write the rules as CSS, for browsers that know `:has()`.

    Returns:
        A style sheet on one line. Paragraphs wait for answers on a screen; on paper they do once
        anything is answered.
    """
    rules = []
    served: dict[str, list[str]] = {}
    for part in PARTS:
        items = [item for item in check.paragraphs if item.part == part]
        for item in items:
            called = _called(item.when)
            before = served.setdefault(item.one_of, []) if item.one_of else []
            if called or before:
                rules.append(f"{_form(called, before)} #check-says-{item.id}{{display:list-item}}")
            before.extend(called)
        if waits(items):
            called = _called([alternative for item in items for alternative in item.when])
            rules.append(f"{_form(called, [])} #check-part-{part}{{display:block}}")
    waiting = f"{FORM}:not(:has({ALL})) :is([data-when],[data-waits]){{display:none}}"
    answered = waiting.replace(FORM, f"{FORM}:has([type=radio]:checked)")
    return (
        "@supports selector(:has(:checked)){"
        f"@media screen{{{waiting}}}@media print{{{answered}}}{''.join(rules)}}}"
    )


def _form(called: Sequence[str], before: Sequence[str]) -> str:
    """Return the selector of the form where one of `called` holds, and none of `before`."""
    wanted = f":is({','.join(called)})" if len(called) > 1 else "".join(called)
    return f"{FORM}{wanted}" + (f":not({','.join(before)})" if before else "")


def _called(when: Sequence[Mapping[str, frozenset[str]]]) -> list[str]:
    """Return selectors of the form, each of which is enough; none where nothing is asked for."""
    if {} in when:
        return []
    single: dict[str, None] = {}
    several = []
    for alternative in when:
        ticked = [f"#check-{name} {_value(wanted)}:checked" for name, wanted in alternative.items()]
        if len(ticked) == 1:
            single[ticked[0]] = None
        else:
            several.append("".join(f":has({box})" for box in ticked))
    return [*([f":has({','.join(single)})"] if single else []), *several]


def _value(wanted: frozenset[str]) -> str:
    values = [f"[value={answer}]" for answer in ordered(wanted)]
    return values[0] if len(values) == 1 else f":is({','.join(values)})"
