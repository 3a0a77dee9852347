"""Flat orders on steps over which services differ are found; choices are let pass."""

import pytest

from macros.sentences import blocks
from prose import disputes
from prose.passages import Passage
from tests.repository import ROOT


def passage(text: str) -> Passage:
    (block,) = blocks(text)
    return Passage("docs/a.md", "line 1", block)


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("blocking", "Block them everywhere."),
        ("blocking", "Never block the person."),
        ("blocking", "You should block him at once."),
        ("blocking", "It is best not to block her."),
        ("blocking", "Mute them."),
        ("blocking", "When you can, block him."),
        ("blocking", "The best thing you can do is to block him."),
        ("new-number", "Change your number."),
        ("new-number", "Do not change your phone number."),
        ("new-number", "You must keep your old number."),
        ("new-number", "First, get a new number."),
        ("new-number", "It is safest to change your email address."),
        ("new-number", "If it feels safe, change your number."),
        ("new-number", "Once he has stopped, always keep your old number."),
        ("new-number", "The safest thing is to change your number."),
        ("new-number", "In that case, change your number."),
        ("telling-them-once", "Tell them once to stop."),
        ("telling-them-once", "Always tell the person clearly to leave you alone."),
        ("telling-them-once", "You need to tell him that it is over."),
        ("telling-them-once", "Never ask them to stop."),
        ("telling-them-once", "If you can, tell him to stop."),
        ("a-tracker-found", "Never touch the tag."),
        ("a-tracker-found", "Leave the tracker where it is."),
        ("a-tracker-found", "Switch off any tag you find."),
        ("a-tracker-found", "Switch the tracker off."),
        ("a-tracker-found", "Even if it beeps, turn the tag off."),
        ("a-tracker-found", "You must not move the tracker."),
        ("a-tracker-found", "Found one: take off the tag."),
        ("court-orders", "Get a court order."),
        ("court-orders", "Before you go, get a restraining order."),
        ("court-orders", "As soon as you can, seek an order."),
        ("court-orders", "You should apply for a protection order."),
        ("court-orders", "Do not seek an order."),
        ("court-orders", "It is best to ask for an injunction."),
        ("changing-routines", "Vary your route."),
        ("changing-routines", "Always take a different way home."),
        ("changing-routines", "You should change your daily routine."),
        ("changing-routines", "Stay off social media."),
        ("changing-routines", "Do not change your habits."),
    ],
)
def test_a_flat_order_on_a_disputed_step_is_found(page: str, text: str) -> None:
    found = list(disputes.orders(passage(text)))
    assert [f"docs/differs/{page}.md" in item.allowed for item in found] == [True]
    assert (ROOT / "docs" / "differs" / f"{page}.md").is_file()


@pytest.mark.parametrize(
    "text",
    [
        "Some people block them, and it can lose proof.",
        "Should I block the person?",
        "Plan before you block.",
        "A UK service advises against blocking.",
        "You can ask if you should block them.",
        "You can keep the old number and take a second one.",
        "The Swedish police say that a new number can be a good idea.",
        "Should I change my number?",
        "Ask about blocking or a new number.",
        "Services differ on telling the person to stop.",
        "You do not have to tell the person to stop.",
        "Tell the person being stalked first.",
        "Ask them to keep everything: it may be proof.",
        "The police could tell them instead.",
        "Advice differs on touching a tag.",
        "If it is safe to wait, you can ask before you touch it.",
        "Turning it off may show the person that it was found.",
        "Keep a copy first.",
        "Courts differ on who can ask for an order.",
        "Someone has told me to get a court order.",
        "Find a stalking service, before you ask for an order.",
        "Ask what an order can do.",
        "Some UK advice is to vary routes and routine.",
        "You could change one thing.",
        "Others say that people should not have to change their lives.",
        "You can go back to the old way.",
        "If you want to, you can change your number.",
        "Before you change your number, ask a service.",
        "When you block him, he may notice.",
        "If you can, tell a friend first.",
        "The safest thing differs from life to life.",
        "The best way to find out is to ask a service.",
    ],
)
def test_a_choice_on_such_a_step_is_no_order(text: str) -> None:
    assert list(disputes.orders(passage(text))) == []
