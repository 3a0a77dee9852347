// Runs Lighthouse on one page after the other in one browser, and writes its reports.
// Gets {chrome, flags, jobs: [{url, categories, out}]} on standard input; `out` lacks an ending.

import { writeFileSync } from "node:fs";
import { text } from "node:stream/consumers";
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const { chrome, flags, jobs } = JSON.parse(await text(process.stdin));
const browser = await launch({ chromePath: chrome, chromeFlags: flags, logLevel: "error" });
try {
  for (const [done, { url, categories, out }] of jobs.entries()) {
    console.error(`lighthouse: ${done + 1} of ${jobs.length}: ${url}`);
    const { report } = await lighthouse(url, {
      port: browser.port,
      output: ["json", "html"],
      onlyCategories: categories,
      logLevel: "error",
    });
    writeFileSync(`${out}.json`, report[0]);
    writeFileSync(`${out}.html`, report[1]);
  }
} finally {
  await browser.kill();
}
