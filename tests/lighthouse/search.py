"""python -m tests.lighthouse.search SITE: how long search takes after a key, on a slow phone."""

import statistics
import sys
from pathlib import Path

import yaml
from playwright.sync_api import Page, sync_playwright

from tests.browser import reader
from tests.browser.chromium import launch
from tests.cases import CASES
from tests.serving import Sender, served

SLOWER = 4  # times, as Lighthouse has a phone's processor
QUESTIONS = 30  # of those of the tests, taken evenly
# Puts one more letter into the field, and waits until results are drawn anew; milliseconds.
KEY = """letter => new Promise(done => {
    const field = document.querySelector('[data-md-component="search-query"]');
    const list = document.querySelector(".md-search-result__list");
    const meta = document.querySelector(".md-search-result__meta");
    const start = performance.now();
    const end = () => requestAnimationFrame(() => {
        watch.disconnect();
        done(performance.now() - start);
    });
    const watch = new MutationObserver(end);
    watch.observe(list, {childList: true});
    watch.observe(meta, {childList: true, characterData: true, subtree: true});
    setTimeout(() => done(null), 5000);
    field.value += letter;
    field.dispatchEvent(new Event("keyup"));
})"""


def times(page: Page, question: str) -> list[float]:
    """Type a question, and return what each of its keys took; those that change nothing are out."""
    reader.search_field(page).fill("")
    page.wait_for_timeout(300)
    found = (page.evaluate(KEY, letter) for letter in question)
    return [each for each in found if each is not None]


def main(site: Path) -> int:
    """Print the median and the 95th percentile."""
    text = (CASES / "search-queries.yml").read_text(encoding="utf-8")
    queries = [query["q"] for query in yaml.safe_load(text)["queries"]]
    with served(site, Sender) as url, sync_playwright() as playwright:
        browser = launch(playwright, [])
        page = browser.new_page(viewport=reader.window(360))
        page.goto(url)
        reader.search(page, "police")
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        taken = [
            each
            for query in queries[:: max(1, len(queries) // QUESTIONS)]
            for each in times(page, query)
        ]
        browser.close()
    fifth = statistics.quantiles(taken, n=20)[-1]
    print(
        f"From a key to results, processor {SLOWER} times slower: median"
        f" {statistics.median(taken):.0f} ms, 95th percentile {fifth:.0f} ms ({len(taken)} keys)."
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
