"""What `make lighthouse` makes of reports; Lighthouse itself is not run here."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.lighthouse.__main__ import name_of, pages_of
from tests.lighthouse.report import CATEGORIES, failed, lines, page, typical
from tests.repository import ROOT


def report(paint: float, **scores: float) -> dict[str, Any]:
    """Return the part of a report that is read: each category has one audit, on one link."""
    scores = {name: scores.get(name.replace("-", "_"), 1) for name in CATEGORIES}
    audits: dict[str, Any] = {
        f"{name}-audit": {
            "id": f"{name}-audit",
            "title": "Links have names",
            "score": score,
            "details": {"items": [{"node": {"selector": "p > a"}}, {"url": "x"}]},
        }
        for name, score in scores.items()
    }
    audits["first-contentful-paint"] = {"numericValue": paint}
    categories = {
        name: {"score": score, "auditRefs": [{"id": f"{name}-audit", "weight": 3}]}
        for name, score in scores.items()
    }
    return {"audits": audits, "categories": categories}


def test_a_page_with_full_scores_and_an_early_paint_is_well() -> None:
    found = page("help/", report(900), report(1300))
    assert found.scores == dict.fromkeys(CATEGORIES, 100)
    assert found.findings == ()
    assert failed([found]) == []


@pytest.mark.parametrize("name", CATEGORIES)
def test_one_score_below_100_fails_and_names_audit_and_element(name: str) -> None:
    found = page("help/", report(900, **{name.replace("-", "_"): 0.99}), report(1300))
    assert failed([found]) == [f"help/: {name} 99"]
    text = "\n".join(lines([found]))
    assert f"- help/: {name}: {name}-audit: Links have names\n    - `p > a`" in text


def test_a_score_is_never_rounded_up_to_100() -> None:
    assert page("", report(900, seo=0.996), None).scores["seo"] == 99


@pytest.mark.parametrize(("paint", "fails"), [(699, False), (701, True)])
def test_a_first_paint_later_than_it_may_be_fails(paint: float, fails: bool) -> None:
    pages = [page(str(number), report(paint), report(1000)) for number in range(3)]
    assert bool(failed(pages)) is fails


def test_one_page_that_was_slow_among_many_is_no_finding() -> None:
    pages = [page(str(paint), report(paint), report(1000)) for paint in (600, 650, 2000)]
    assert typical(pages) == 0.65
    assert failed(pages) == []


def test_a_page_that_stock_material_lacks_has_no_ratio() -> None:
    found = page("", report(900), None)
    assert found.ratio is None
    assert failed([found]) == []
    assert "| / | 100 | 100 | 100 | 100 | 900 |  |  |" in list(lines([found]))


def test_a_page_that_did_not_load_is_an_error() -> None:
    broken = {**report(900), "runtimeError": {"message": "ERRORED_DOCUMENT_REQUEST"}}
    with pytest.raises(ValueError, match="help/: ERRORED_DOCUMENT_REQUEST"):
        page("help/", broken, None)


def test_a_category_without_a_score_is_an_error() -> None:
    silent = report(900)
    silent["categories"]["seo"]["score"] = None
    with pytest.raises(ValueError, match="help/: no score for seo"):
        page("help/", silent, None)


def test_every_page_is_looked_at_but_those_that_are_none(tmp_path: Path) -> None:
    for name in ("index.html", "help/index.html", "404.html", "leaving.html"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    assert pages_of(tmp_path, []) == ["help/", ""]
    assert pages_of(tmp_path, ["/"]) == [""]
    with pytest.raises(SystemExit, match="no such page: hlep/"):
        pages_of(tmp_path, ["/", "hlep/"])


def test_a_report_has_a_name_of_its_own() -> None:
    assert name_of("") == "start"
    assert name_of("help/abroad/") == "help.abroad"


def test_what_is_installed_is_what_is_locked() -> None:
    folder = ROOT / "tests" / "lighthouse"
    asked = json.loads((folder / "package.json").read_text(encoding="utf-8"))["devDependencies"]
    locked = json.loads((folder / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    for name, version in asked.items():
        assert locked[f"node_modules/{name}"]["version"] == version
    assert all("integrity" in each for path, each in locked.items() if path)
