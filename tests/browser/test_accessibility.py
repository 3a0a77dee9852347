"""What axe-core finds: nothing, on any page, in either scheme, at either width, in any state."""

import re
from pathlib import Path

import pytest
from axe_playwright_python.base import AXE_SCRIPT as AXE
from playwright.sync_api import Page

from . import reader
from .pages import (
    BUILT,
    COUNTRIES,
    DESK,
    LIST,
    LONG,
    NOT_FOUND,
    PAGES,
    PHONE,
    OpenPage,
    both_schemes,
    both_widths,
    every_page,
)

pytestmark = pytest.mark.browser

# Rules whose findings we accept, each with its reason. All others run: best practice, experimental
# and AAA too.
ACCEPTED = {
    "color-contrast-enhanced": (
        "AAA asks 7:1 of all text. Ink and accent have it, muted text has 4.5:1 by design: "
        "tests/test_tokens.py holds both."
    ),
}


# The costly rules, and the only ones that a change of scheme can break.
COLOUR = frozenset({"color-contrast", "link-in-text-block"})


def _findings(page: Page, *, rules: str = "all", within: str = "html") -> list[str]:
    """Run axe-core, and return what it finds as lines that name place and remedy.

    Args:
        page: A page in the state to look at.
        rules: "all", or "colour", or "structure": all but colour.
        within: What to look at, as a selector.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    names = set(page.evaluate("axe.getRules().map(rule => rule.ruleId)")) - ACCEPTED.keys()
    if rules != "all":
        names = names & COLOUR if rules == "colour" else names - COLOUR
    found = page.evaluate(
        """([within, names]) => axe.run(within, {
            runOnly: {type: "rule", values: names}, resultTypes: ["violations"], preload: false,
        }).then(results => results.violations)""",
        [within, sorted(names)],
    )
    return [
        f"{finding['id']} at {' '.join(map(str, node['target']))}: {finding['help']} "
        f"({finding['helpUrl']})\n    {node['html'][:200]}"
        for finding in found
        for node in finding["nodes"]
    ]


def _in_controls(page: Page, *, dark: bool) -> list[str]:
    """Look at a page with its menu or search open. In the dark only their colours are new."""
    return _findings(page, rules="colour", within=".wm-top") if dark else _findings(page)


def _show(findings: list[str]) -> str:
    return f"axe-core finds {len(findings)}:\n" + "\n".join(findings)


@every_page
@both_widths
def test_axe_finds_nothing_on_a_page(show_page: OpenPage, path: str, width: int) -> None:
    """As it arrives, then with its folds open and its quiz answered, then in the dark."""
    page = show_page(path, width=width, reduced_motion="reduce")
    assert not (findings := _findings(page, rules="structure")), _show(findings)
    reader.unfold(page)
    reader.answer_all(page)
    assert not (findings := _findings(page)), _show(findings)
    page.emulate_media(color_scheme="dark")
    assert not (findings := _findings(page, rules="colour")), _show(findings)


@both_widths
@both_schemes
@pytest.mark.parametrize("path", [LONG, NOT_FOUND])
def test_axe_finds_nothing_with_the_menu_open(
    show_page: OpenPage, path: str, width: int, dark: bool
) -> None:
    page = show_page(path, width=width, dark=dark, reduced_motion="reduce")
    reader.open_menu(page)
    assert not (findings := _in_controls(page, dark=dark)), _show(findings)


@both_widths
@both_schemes
@pytest.mark.parametrize("path", [LONG, NOT_FOUND])
def test_axe_finds_nothing_with_search_open_and_something_found(
    show_page: OpenPage, path: str, width: int, dark: bool
) -> None:
    page = show_page(path, width=width, dark=dark, reduced_motion="reduce")
    reader.search(page, "tracker")
    page.locator(".md-search-result__more summary").first.click()
    assert not (findings := _in_controls(page, dark=dark)), _show(findings)


@both_widths
@both_schemes
def test_axe_finds_nothing_in_the_form_for_notes_with_notes_in_it(
    open_page: OpenPage, width: int, dark: bool
) -> None:
    page = open_page("record/notes/", width=width, dark=dark, reduced_motion="reduce")
    for what in ("One", "Two"):
        page.locator("#log-date").fill("2026-11-03")
        page.locator("#log-what").fill(what)
        page.locator("[data-log-add]").click()
    page.get_by_role("button", name="Delete").first.click()
    reader.unfold(page)
    assert not (findings := _findings(page)), _show(findings)


def test_axe_sees_what_is_wrong(show_page: OpenPage) -> None:
    """The rules we count on run: each of these breaks one."""
    page = show_page("", width=PHONE, bypass_csp=True)
    page.evaluate(
        """() => {
            const main = document.querySelector("main");
            main.insertAdjacentHTML("beforeend", `
                <h5>Too deep</h5><img src="data:,"><a href="#"></a><p style="color: #ccc">Faint</p>
                <nav aria-label="All sections"></nav><nav aria-label="All sections"></nav>`);
            document.body.insertAdjacentHTML("beforeend", "<p>Outside every landmark</p>");
        }"""
    )
    found = {finding.split(" ")[0] for finding in _findings(page)}
    wanted = {"heading-order", "image-alt", "link-name", "color-contrast", "landmark-unique"}
    assert wanted | {"region"} <= found


def test_small_targets_are_among_what_axe_looks_at(show_page: OpenPage) -> None:
    """Off by default in axe-core."""
    page = show_page("", width=DESK, bypass_csp=True)
    page.evaluate(
        """() => document.querySelector("main").insertAdjacentHTML("beforeend", `
            <div style="display: flex">
              <button style="width: 9px; height: 9px" aria-label="A"></button>
              <button style="width: 9px; height: 9px" aria-label="B"></button>
            </div>`)"""
    )
    assert "target-size" in {finding.split(" ")[0] for finding in _findings(page)}


def test_every_page_that_was_built_is_among_those_looked_at(built: Path) -> None:
    """Save those that only forward, most countries, and most lists of sources."""
    found = {
        page.relative_to(built).as_posix().removesuffix("index.html")
        for page in built.rglob("*.html")
        if 'http-equiv="refresh"' not in page.read_text(encoding="utf-8")
    }
    assert found == set(BUILT)
    alike = r"(help|about/sources)/[a-z-]+/"
    others = {path for path in found - set(PAGES) if re.fullmatch(alike, path)}
    assert found == {*PAGES, *others}
    assert {*COUNTRIES, LIST, "help/elsewhere/"} <= set(PAGES)
