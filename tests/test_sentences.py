"""Sentences of a page: what a reader hears, on the line where it stands."""

import re

import markdown
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from macros import markup
from macros.sentences import Block, blocks
from tests.cases import untimed


def read(text: str, first_line: int = 1) -> list[Block]:
    return list(blocks(text, first_line=first_line))


def said(text: str) -> list[str]:
    return [sentence.text for block in read(text) for sentence in block.sentences]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One. Two! Three? Four", ["One.", "Two!", "Three?", "Four"]),
        ("A *bold* [link](a.md#b) and `code`.", ["A bold link and code."]),
        ("It was 46.5% of them. So it was.", ["It was 46.5% of them.", "So it was."]),
        ('"Are you sure?" are words. "Yes." No.', ['"Are you sure?" are words.', '"Yes."', "No."]),
        ("One\nline. Two\nlines.", ["One line.", "Two lines."]),
        ("**Label.** Then text {{ cite('a') }}, more.", ["Label.", "Then text, more."]),
        ("Heading  \nBelow.", ["Heading", "Below."]),
        ("A word\n: Its meaning. More.", ["A word", "Its meaning.", "More."]),
        ("A door.\n{ .wm-door }", ["A door."]),
        ("{{ quiz('a') }}", []),
        ("A word.\n{## a remark\nfor editors ##}\nMore.", ["A word.", "More."]),
        ("See. ![A *lamp*, lit](a.png) It burns.", ["See.", "A lamp, lit", "It burns."]),
        ("*Hilfe*{ lang=de } is help. {#a .b}", ["Hilfe is help."]),
        ("", []),
    ],
)
def test_a_text_is_these_sentences(text: str, sentences: list[str]) -> None:
    assert said(text) == sentences


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("## Head {#head}\n\nText.", ["heading", "paragraph"]),
        ("- One.\n- Two.\n\n1. Three.", ["item", "item", "item"]),
        ("| a | b |\n|---|---|\n| c | d |", ["cell", "cell", "cell", "cell"]),
        ("a | b\n:-- | --:\nc | d \\| e | f", ["cell", "cell", "cell", "cell", "cell"]),
        ("| a | b |\n|---|---|", ["cell", "cell"]),
        ("Either | or.\nThen.", ["paragraph"]),
        ("Text.\n---", ["paragraph"]),
        ('!!! note "Title"\n    Text.', ["paragraph"]),
        ('!!! note "Title"\n\n    Text.', ["paragraph", "paragraph"]),
    ],
)
def test_a_block_is_of_its_kind(text: str, kinds: list[str]) -> None:
    assert [block.kind for block in read(text)] == kinds


def test_the_title_of_a_note_is_a_sentence_of_its_own() -> None:
    assert said('!!! note "Plan first"\n    Then act.') == ["Plan first.", "Then act."]


def test_the_id_of_a_heading_is_not_said() -> None:
    assert said("## What is it? {#what-is-it}") == ["What is it?"]


def test_lines_are_counted_in_the_whole_file() -> None:
    text = "First.\n\n- Second.\n\n{## A\nremark. ##}\nThird,\nstill third.\n\n|a|b|\n|-|-|\n|c|d|"
    assert [block.line for block in read(text, first_line=10)] == [10, 12, 16, 19, 19, 21, 21]


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ('Fact {{ cite("a") }}. Not.', [True, False]),
        ('Not. Fact {{ cite("a", "b") }}.', [False, True]),
        ('Fact {{ cite("a") }}, and more. "Not."', [True, False]),
        ("See {{ other('a') }}.", [False]),
    ],
)
def test_a_source_belongs_to_the_sentence_it_stands_in(text: str, cited: list[bool]) -> None:
    (block,) = read(text)
    assert [sentence.cited for sentence in block.sentences] == cited


def test_a_permission_holds_in_its_own_block_and_is_not_said() -> None:
    first, second = read("One. {## allow blame: words of others ##}\n\nTwo.")
    assert first.allowed == {"blame": "words of others"}
    assert [sentence.text for sentence in first.sentences] == ["One."]
    assert second.allowed == {}


@untimed
@given(st.text(alphabet=st.sampled_from('ab .!?"”)(#-*|`[]{}:\n1%\ue000\ue001<>&!\\')))
def test_any_text_is_read_and_no_line_is_beyond_its_end(text: str) -> None:
    lines = text.count("\n") + 1
    for block in read(text):
        assert 1 <= block.line <= lines
        assert all(sentence.text.strip() for sentence in block.sentences)


# What might hide one of these sentences from us that the site shows.
SENTENCES = ["Lamps burn.", "Oil is gone.", "Nobody came.", "90) Ships sank."]
SIGNS = ["\n", "\n\n", "  \n", "    ", "\t", "> ", "- ", "1. ", "## ", "---\n", "===\n", ": "]
SIGNS += ["~~~\n", "```\n", "`", "*", "|", "|---|---|\n", "!!! note\n", '!!! note "', '"\n', "!!!"]
SIGNS += ["??? note\n", "???", "[", "](../help/index.md)", "![", "](../assets/images/a.png)"]
SIGNS += ["[x]: a.md '", "*[GPS]: ", "GPS", "{ .", "{: .wm-door }", "{#x}", "}", "\\", "(", ")"]


@untimed
@given(st.lists(st.sampled_from(SIGNS) | st.sampled_from(SENTENCES), max_size=12).map("".join))
@example("~~~\nLamps burn.\n~~~")
@example("    [x]: a.md 'Lamps burn.'")
@example("Words\n| a | b |\n|---|---|\n| c | d | Lamps burn. |")
@example("| `a | b` | c |\n|---|---|---|\n| c | d | e | Lamps burn. |")
@example("> " * 25 + "Lamps burn.")
@example("90) Ships sank.")
@example("Words { . Lamps burn. }")
@example("!!!Lamps burn.")
@example("??? Lamps burn.")
@example("![Lamps burn.](../assets/images/a.png)")
@example("[x](../help/index.md 'Lamps burn.')")
def test_each_sentence_that_a_page_shows_is_seen(text: str) -> None:
    if markup.refused(text, {}):
        return
    html = markdown.markdown(text, extensions=list(markup.EXTENSIONS))
    page = LexborHTMLParser(f"<!doctype html><body>{html}")
    beside = [node.attributes.get(name) for node in page.css("*") for name in ("alt", "title")]
    shown = " ".join(" ".join([page.text(), *filter(None, beside)]).split())
    seen = " ".join(said(text))
    assert [sentence for sentence in SENTENCES if sentence in shown and sentence not in seen] == []


@untimed
@given(st.lists(st.from_regex(r"[A-Z][a-z]{1,8}( [a-z]{1,8}){0,8}[.!?]", fullmatch=True)))
def test_plain_sentences_come_back_as_they_were(sentences: list[str]) -> None:
    assert said(" ".join(sentences)) == sentences
    assert said("\n".join(f"- {sentence}\n" for sentence in sentences)) == sentences
    assert not re.search("[\ue000-\ue004]", "".join(said(" ".join(sentences))))
