"""links/verdict.py: what an answer means."""

import pytest

from links.verdict import head_is_believed, of_status


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (200, "fine"),
        (204, "fine"),
        (304, "warning"),
        (401, "warning"),
        (403, "warning"),
        (404, "failure"),
        (410, "failure"),
        (429, "warning"),
        (500, "warning"),
        (503, "warning"),
        (999, "warning"),
    ],
)
def test_only_a_page_that_is_gone_is_a_failure(status: int, kind: str) -> None:
    assert of_status(status).kind == kind


@pytest.mark.parametrize(
    ("status", "passing"),
    [(403, False), (404, False), (410, False), (429, True), (500, True), (503, True)],
)
def test_only_what_may_pass_is_tried_again(status: int, passing: bool) -> None:
    assert of_status(status).passing is passing


def test_a_status_is_called_by_its_number_and_name() -> None:
    assert of_status(404).what == "404 Not Found"
    assert of_status(999).what == "999"


@pytest.mark.parametrize("status", [400, 403, 404, 405, 500, 501, 503])
def test_bad_news_from_head_is_not_believed(status: int) -> None:
    assert not head_is_believed(status)


@pytest.mark.parametrize("status", [200, 410, 429])
def test_good_news_from_head_is_believed_and_so_are_410_and_429(status: int) -> None:
    assert head_is_believed(status)
