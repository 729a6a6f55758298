"""First views of every page in Chromium, with the events of the seed documents and with all.

Serves this project's corpus twice, once cut down to the events that rest on a source whose text
has been read whole (a `text` block), visits each page in alternating order with a fresh browser
profile, and prints the median times to the page's content and the ratio full / cut down.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import tempfile
import time
from pathlib import Path

import yaml
from contenders import ours
from harness import ROOT, Report, Server, alternating, fresh_page, launch, serving_all
from playwright.sync_api import Browser, sync_playwright

from nzviz.corpus.corpus import load
from nzviz.ui.pages import PAGES

#: What must be on the page before it counts as shown.
_CONTENT = {
    "overview": ".st-key-events-by-year .main-svg",
    "timeline": ".st-key-timeline-first .main-svg",
    "frameworks": ".nzviz-chart .main-svg",
    "sources": ".nzviz-chart .main-svg",
}


def cut_down(folder: Path) -> Path:
    """A copy of data/ with only the events that rest on a source with a text block."""
    shutil.copytree(ROOT / "data", folder)
    frames = load(ROOT / "data").frames
    texts = {path.stem for path in (folder / "fingerprints").glob("*.json")}
    evidence = frames.evidence[frames.evidence["kind"] == "event"]
    kept = set(evidence.loc[evidence["source"].isin(texts), "id"])
    for path in (folder / "events").glob("*.yaml"):
        records = yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader)
        left = [record for record in records if record["id"] in kept]
        _write(path, left)
    for kind in ("disputes", "quotes"):
        for path in (folder / kind).glob("*.yaml"):
            value = yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader)
            for record in value if isinstance(value, list) else [value]:
                record["events"] = [e for e in record.get("events", []) if e in kept]
            _write(path, value)
    (folder / "tours.yaml").unlink(missing_ok=True)
    return folder


def _write(path: Path, value: object) -> None:
    if value:
        path.write_text(yaml.dump(value, Dumper=yaml.CSafeDumper, sort_keys=False), "utf-8")
    else:
        path.unlink()


def first_view(browser: Browser, server: Server, page: str) -> float:
    """Seconds until the content of *page* stands, with an empty cache."""
    with fresh_page(browser) as tab:
        begin = time.perf_counter()
        tab.goto(f"http://127.0.0.1:{server.port}/{page}")
        tab.locator(".st-key-result-line").wait_for()
        if page in _CONTENT:
            tab.locator(_CONTENT[page]).first.wait_for()
        return time.perf_counter() - begin


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--json", type=Path)
    asked = parser.parse_args()
    report = Report("pages")
    rows = {}
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        contenders = [ours(cut_down(Path(name) / "data"), "few"), ours(name="all")]
        browser = launch(playwright)
        with serving_all(contenders) as servers:
            things = {server.contender.name: server for server in servers}
            for info in PAGES:

                def measure(server: Server, page: str = info.path) -> float:
                    return first_view(browser, server, page)

                rows[info.path] = alternating(things, asked.runs, measure)
        browser.close()
    for page, found in rows.items():
        report.add(f"First view of {page}", found, ours="all")
    ratios = [
        statistics.median(found["all"]) / statistics.median(found["few"]) for found in rows.values()
    ]
    print(f"\nall / few: median ratio {statistics.median(ratios):.2f}, most {max(ratios):.2f}")
    report.save(asked.json)


if __name__ == "__main__":
    main()
