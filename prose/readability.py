"""Sentences and paragraphs short enough for tired eyes, and words of few syllables."""

from collections.abc import Iterator

import textstat

from macros.sentences import Block

from .passages import Finding, Passage

# A worried reader at two in the morning; the NHS asks for a reading age of 9 to 11, 11 to 14 where
# law forces it (https://service-manual.nhs.uk/content/how-we-write).
LONGEST_SENTENCE = 25  # words
LONGEST_PARAGRAPH = 4  # sentences
SHORTEST_SENTENCE = 4  # words; fewer are a label, such as the bold words an item starts with
HIGHEST_GRADE = 7.0  # Flesch–Kincaid: years of school in the United States
HIGHEST_GRADE_OF_LAW = 9.0
# Pages whose subject has long words of its own.
LAW = frozenset({"docs/understand/law.md", "docs/act/court-orders.md"})


def too_long(passage: Passage) -> Iterator[Finding]:
    """Find sentences and paragraphs that are too long."""
    block = passage.block
    if passage.where == "description":  # for search engines; nobody reads it aloud
        return
    for sentence in block.sentences:
        count = len(sentence.text.split())
        if count > LONGEST_SENTENCE:
            found = f"{count} words: “{sentence.text}”"
            allowed = f"at most {LONGEST_SENTENCE} words: make it two sentences"
            yield Finding("long-sentence", found, allowed)
    counted = [item for item in block.sentences if len(item.text.split()) > SHORTEST_SENTENCE]
    if block.kind != "cell" and len(counted) > LONGEST_PARAGRAPH:
        found = f"{len(counted)} sentences: “{block.sentences[0].text}”"
        allowed = f"at most {LONGEST_PARAGRAPH} sentences: start a new paragraph"
        yield Finding("long-paragraph", found, allowed)


def grade(blocks: tuple[Block, ...]) -> float:
    """Return the Flesch–Kincaid grade of a page: of its running text, not of headings."""
    said = [
        sentence.text if sentence.text[-1] in ".?!:" else f"{sentence.text}."
        for block in blocks
        if block.kind in ("paragraph", "item")
        for sentence in block.sentences
    ]
    return float(textstat.flesch_kincaid_grade(" ".join(said))) if said else 0.0


def too_hard(file: str, blocks: tuple[Block, ...]) -> Iterator[tuple[str, str]]:
    """Tell whether a page as a whole asks for too much schooling."""
    highest = HIGHEST_GRADE_OF_LAW if file in LAW else HIGHEST_GRADE
    reached = grade(blocks)
    if reached > highest:
        yield f"grade {reached:.1f}", f"at most {highest:.0f}: shorter sentences, shorter words"
