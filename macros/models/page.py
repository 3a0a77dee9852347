"""What stands at the top of every page."""

from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, StrictBool, StringConstraints, model_validator

from ..fields import Day, NoMacros, Strict, Text, none_word

Template = Literal["home.html", "paper.html", "plan.html", "sheet.html"]


class Review(Strict):
    """Who read a page as a specialist, and until when that holds."""

    by: Text
    role: Text
    date: Day
    due: Day

    @model_validator(mode="after")
    def _holds_for_a_while(self) -> Self:
        if self.due <= self.date:
            raise ValueError("due: a day after the one of the review")
        return self


class FrontMatter(Strict):
    """What stands between the two `---` lines at the top of every page."""

    title: Annotated[Text, StringConstraints(max_length=60), NoMacros]
    # The h1, where the title in the tab should be another.
    heading: Annotated[Text, NoMacros] | None = None
    description: Annotated[Text, StringConstraints(min_length=60, max_length=160), NoMacros]
    summary: Annotated[Text, NoMacros]
    audience: Literal["you", "supporters", "professionals", "hosts", "everyone"]
    written: Day
    review: Annotated[Review | None, BeforeValidator(none_word)]
    template: Template | None = None
    faq: StrictBool = False  # its headings are questions, each answered in its first paragraph
