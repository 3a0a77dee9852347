"""The rules about words look at all that a reader may read."""

from collections.abc import Iterator
from dataclasses import replace

from macros.models.own_contacts import OwnContacts
from macros.sentences import blocks
from macros.store import Store
from prose.passages import in_theme, on_paper, passages
from tests.built import configuration
from tests.test_own_contacts import with_line
from tests.test_paper_guide import PAPER


def test_the_rules_look_at_every_word_on_paper() -> None:
    read = {(item.file, item.where) for item in on_paper(PAPER)}
    for sheet, fields in PAPER.model_dump().items():
        for field, value in fields.items():
            many = 0 if isinstance(value, str) else len(value)
            items = [f" → item {at}" for at in range(1, many + 1)] or [""]
            assert {("data/paper.yml", f"{sheet} → {field}{item}") for item in items} <= read


# What a reader may see of a record and the rules leave alone, by the last parts of its place.
LEFT_ALONE = {
    ("services", "name"),  # as the service calls itself
    ("law", "name"),
    ("phone", "display"),
    ("text", "display"),
    ("menus", "system"),  # as the device calls it
    ("menus", "path"),
    ("steps", "described"),
    ("figures", "year"),
    ("figures", "place"),
    # For editors, and never shown:
    ("services", "notes"),
    ("emergency", "note"),
    ("forbidden", "why"),
}


NAMES = {"regions", "languages"}  # in data/strings/: of places and of languages


def texts(value: object, *place: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """Give each text in a record, with the names of the fields that lead to it."""
    match value:
        case str():
            yield place, value
        case dict():
            for name, item in value.items():
                yield from texts(item, *place, str(name))
        case list() | tuple() | frozenset():
            for item in value:
                yield from texts(item, *place)


def test_the_rules_look_at_every_sentence_of_data(store: Store) -> None:
    """Four words or more are taken for one: a name, an address or a word of ours has fewer."""
    seen = {repr(item.block) for item in passages(store)}
    lists = ("quizzes", "device_steps", "figures", "countries")
    single = ("plan_first", "self_check", "incident_log", "safety_plan", "international")
    records = [(name, each) for name in lists for each in getattr(store, name).values()]
    records += [(name, getattr(store, name)) for name in single]
    words = {name: said for name, said in store.strings.items() if name not in NAMES}
    everything = [("strings", words)]
    for name, record in records:
        fields = record.model_dump()
        if "services" in fields:
            fields["services"] = [each.model_dump() for each in record.shown_services]
        everything.append((name, fields))
    missed = set()
    for name, fields in everything:
        for place, text in texts(fields, name):
            known = place[-2:] in LEFT_ALONE or len(text.split()) < 4
            if not known and not all(repr(block) in seen for block in blocks(text)):
                missed.add((place, text))
    assert missed == set()


def test_the_rules_look_at_every_page_quiz_figure_and_service(store: Store) -> None:
    seen = {item.file for item in passages(store)}
    assert {f"docs/{path}" for path in store.pages} <= seen
    assert {f"data/quizzes/{slug}.yml" for slug in store.quizzes} <= seen
    assert {f"data/figures/{slug}.yml" for slug in store.figures} <= seen
    assert {f"data/services/{code.lower()}.yml" for code in store.countries} <= seen
    assert "data/international.yml" in seen


def test_the_rules_look_at_every_word_of_the_theme_s_templates() -> None:
    words = configuration()["extra"]["strings"]
    read = {item.where: repr(item.block) for item in in_theme(words)}
    assert read.keys() >= {
        "extra → strings → leave_limit",
        "extra → strings → months → item 12",
        "extra → strings → search_says → search.result.none",
    }
    for _, text in texts(words):
        assert all(repr(block) in read.values() for block in blocks(text)), text


def test_the_rules_look_at_what_a_host_says_of_its_own_lines(store: Store) -> None:
    note = "You can ask for Ada."
    line = {"display": "0808 157 0123", "e164": "+448081570123", "note": note}
    own = OwnContacts.model_validate(with_line(who="Anyone near us.", phone=[line]))
    read = {
        item.where: item.block.sentences[0].text
        for item in passages(replace(store, own_contacts=own))
        if item.file == "data/own-contacts.yml"
    }
    assert read == {
        "contacts → own-line → who": "Anyone near us.",
        "contacts → own-line → 0808 157 0123 → note": note,
    }
