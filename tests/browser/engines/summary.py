"""What the end of a test run says of the engines: the figures, and loudly what did not run."""

from typing import Any

from . import firefox, webkit

MODULES: dict[str, Any] = {"Firefox": firefox, "WebKit": webkit}
HOW = {
    "Firefox": "install firefox-esr, or run `make engines`",
    "WebKit": "install webkit2gtk-driver and xvfb, or run `make engines`",
}


def summarise(reporter: Any) -> None:
    """Write the sums of the walks at random, and name each engine that is not on this machine.

    Args:
        reporter: pytest's terminal reporter. Nothing is said where no test of the engines ran.
    """
    all_reports = [each for group in reporter.stats.values() for each in group]
    reports = [each for each in all_reports if "/engines/" in getattr(each, "nodeid", "")]
    figures: dict[str, list[int]] = {}
    for report in reports:
        for name, value in getattr(report, "user_properties", ()):
            if name == "walk" and report.when == "call":
                engine, shown, kept = value
                sums = figures.setdefault(engine, [0, 0, 0, 0])
                for place, more in enumerate([1, shown, kept, int(report.failed)]):
                    sums[place] += more
    for engine, (walks, shown, kept, failed) in sorted(figures.items()):
        reporter.write_line(
            f"{engine}: {walks} walks, {shown} pages, {kept} of them from the back/forward cache; "
            f"{failed} walks not left behind."
        )
    missing = [name for name, module in MODULES.items() if module.executable() is None]
    if reports and missing:
        reporter.section("NOT RUN", sep="!", red=True, bold=True)
        for name in missing:
            reporter.write_line(f"Nothing was tested in {name}: {HOW[name]}.", red=True)
