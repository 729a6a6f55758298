"""Does it stay as quick when the record grows? 20,000 events and quotes against 200 of each.

The same dashboard with two generated corpora: first chart of the timeline, a theme click, and a
search, in alternating order.
"""

from __future__ import annotations

import argparse
import tempfile
from contextlib import ExitStack
from pathlib import Path

from contenders import ours
from generated import write_corpus
from harness import ROOT, Report, alternating, fresh_page, launch, serving_all
from interaction import WATCH, Reader, first_chart, open_readers
from playwright.sync_api import sync_playwright

SMALL, LARGE = 200, 20_000
_BASE = ROOT / "tests" / "corpora" / "alba"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--events", type=int, default=LARGE)
    parser.add_argument("--json", type=Path)
    asked = parser.parse_args()
    report = Report("growth")
    few, many = f"{SMALL:,} events and quotes", f"{asked.events:,} events and quotes"
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        contenders = [
            ours(write_corpus(_BASE, Path(name) / label, size, quotes=size), label)
            for label, size in ((few, SMALL), (many, asked.events))
        ]
        browser = launch(playwright)
        with serving_all(contenders) as servers:
            things = {server.contender.name: server for server in servers}
            charts = alternating(things, asked.runs, lambda server: first_chart(browser, server))
            with ExitStack() as stack:
                readers = open_readers(stack, browser, servers)
                clicks = alternating(readers, asked.runs, Reader.click_theme)
            with ExitStack() as stack:
                readers = {}
                for server in servers:
                    page = stack.enter_context(fresh_page(browser, WATCH))
                    page.goto(server.url.replace("/timeline", "/quotes"))
                    page.locator(".st-key-live-search input").wait_for()
                    page.wait_for_timeout(2000)
                    readers[server.contender.name] = Reader(page, "O")
                found = alternating(readers, asked.runs, Reader.search)
        browser.close()
    for title, values in (
        ("First chart", charts),
        ("Theme click to redrawn chart", clicks),
        ("Keystroke to results", found),
    ):
        report.add(title, values, ours=many, targets={few: 1.3})
    report.save(asked.json)


if __name__ == "__main__":
    main()
