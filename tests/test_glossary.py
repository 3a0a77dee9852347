"""Words used here: where an entry leads on, the page there knows the word, or says it plainly."""

import posixpath
import re

import pytest

from macros.store import Store
from tests.repository import ROOT
from tests.test_content import body, source

GLOSSARY = "about/glossary.md"
ENTRIES = re.findall(r"^### (.+?) \{#.*?\}\n(.*?)(?=^##)", body(GLOSSARY), re.DOTALL | re.MULTILINE)
# What the page says instead: a plainer word, or the word for what to do about it.
PLAIN = {
    ("Advocate", "act/first-steps.md"): "a worker can weigh it up with you",
    ("Coercive control", "understand/who.md"): "a partner or ex",
    ("Course of conduct", "understand/law.md"): "acts on at least two occasions",
    ("Deepfake", "devices/images.md"): "faked",
    ("Evidence", "help/index.md"): "proof",
    ("Gaslighting", "act/first-steps.md"): "you doubt yourself",
    ("Intimate image abuse", "devices/images.md"): "private pictures",
    ("Phishing", "devices/accounts.md"): "who knows the password",
    ("Proxy stalking", "for-others/friends-and-family.md"): "news",
    ("Relay service", "help/index.md"): "deaf",
    ("Risk check", "understand/threats-and-violence.md"): "signs",
    ("Sextortion", "understand/young-people.md"): "pay or send more",
    ("Spoofing", "understand/ways.md"): "number shown",
    ("Two-step sign-in", "understand/cyberstalking.md"): "reset code",
}
LEADS = [
    (term, posixpath.normpath(posixpath.join("about", page)))
    for term, text in ENTRIES
    for page in re.findall(r"\]\(([^)#\s]+\.md)", text)
]


def words(path: str, store: Store) -> str:
    """Return the text of a page, with the steps that it shows."""
    steps = [
        (ROOT / "data/device-steps" / f"{call.arguments[0]}.yml").read_text(encoding="utf-8")
        for call in store.pages[path].calls
        if call.name == "device_steps"
    ]
    return " ".join(" ".join([source(path), *steps]).casefold().split())


@pytest.mark.parametrize(("term", "path"), LEADS)
def test_an_entry_leads_to_a_page_that_says_the_word_or_says_it_plainly(
    term: str, path: str, store: Store
) -> None:
    said = words(path, store)
    plain = PLAIN.get((term, path))
    assert (plain or term).casefold() in said
    assert not plain or term.casefold() not in said, "it needs no exception any more"


def test_no_exception_is_kept_for_an_entry_that_leads_elsewhere() -> None:
    assert len(ENTRIES) > 30
    assert PLAIN.keys() - set(LEADS) == set()
