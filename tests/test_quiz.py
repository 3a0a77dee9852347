"""Myth or fact: complete without a script, and nothing it holds can be sent."""

from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from macros.models import Quiz
from macros.quiz import quiz_form
from tests.cases import golden, words

STATEMENT = {
    "id": "gives-light",
    "statement": "A lantern gives light.",
    "answer": "fact",
    "explanation": "It burns.",
    "sources": ["keeper2020"],
}


def html(slug: str, statements: list[dict[str, Any]]) -> str:
    # A record asks for five statements; a case shows what it needs.
    quiz = Quiz.model_validate(
        {"title": "Lanterns", "statements": statements + [STATEMENT] * (5 - len(statements))}
    )
    quiz = quiz.model_copy(update={"statements": quiz.statements[: len(statements)]})
    return quiz_form(
        quiz, slug=slug, cite=lambda *keys: f"({', '.join(keys)})", strings=words()["quiz"]
    )


@pytest.mark.parametrize("case", golden("quiz"))
def test_a_quiz_is_this_html(case: dict[str, Any]) -> None:
    assert html(case["slug"], case["statements"]) == case["html"].rstrip("\n")


def test_no_answer_can_reach_an_address() -> None:
    (form,) = LexborHTMLParser(html("lanterns", [STATEMENT])).css("form")
    assert form.attributes["method"] == "dialog"
    assert "action" not in form.attributes
    assert form.attributes["autocomplete"] == "off"
    first, *others = form.css("button")
    # Enter presses the first button of a form, in browsers that do not know the method as well.
    assert (first.attributes["type"], "disabled" in first.attributes) == ("submit", True)
    assert {button.attributes["type"] for button in others} == {"reset"}
    assert form.css("[formaction], input[type=submit], input[type=image]") == []


def test_every_explanation_is_there_before_anything_is_chosen() -> None:
    tree = LexborHTMLParser(html("lanterns", [STATEMENT]))
    (answer,) = tree.css(".wm-quiz__answer")
    assert "It burns." in answer.text()
    assert tree.css("[hidden]:not(button), [checked], [disabled]:not(button)") == []


@pytest.mark.parametrize("answer", ["myth", "fact"])
def test_the_same_is_said_whatever_was_chosen(answer: str) -> None:
    tree = LexborHTMLParser(html("lanterns", [{**STATEMENT, "answer": answer}]))
    (statement,) = tree.css("fieldset")
    assert statement.attributes["data-spoken"] == f"[spoken_{answer}]"
    assert tree.css("input[data-spoken]") == []


def test_choices_of_two_quizzes_on_a_page_do_not_meet() -> None:
    one, two = (LexborHTMLParser(html(slug, [STATEMENT])) for slug in ("lanterns", "lamps"))
    names = [{choice.attributes["name"] for choice in tree.css("input")} for tree in (one, two)]
    assert len(names[0] | names[1]) == 2
    ids = [tree.css("fieldset")[0].id for tree in (one, two)]
    assert ids[0] != ids[1]
