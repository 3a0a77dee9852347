"""The schema of the words that say how a page or a number can be mended."""

from typing import Annotated

from ..fields import Strict, Text
from .filled import filled


class Improve(Strict):
    """Words of macros/improve.py, as Markdown: points and steps are lists."""

    ways: Text
    kept: Annotated[Text, filled("host")]
    project: Annotated[Text, filled("host")]
    here_page: Text
    here_number: Text
    elsewhere: Text
    report: Text
    first: Text
    first_points: Text
    sentence: Text
    sentence_steps: Text
    sentence_else: Text
    number: Text
    number_steps: Text
    number_else: Text
    then: Text
    then_points: Text
    no_project: Text
    no_project_more: Text
    tell: Text
    tell_points: Text
    tell_trace: Text
