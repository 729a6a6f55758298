"""First views of every page in Chromium, with the events of the seed documents and with all.

Serves this project's corpus twice, once cut down to the events that rest on a source whose text
has been read whole (a `text` block), visits each page in alternating order with a fresh browser
profile, and prints the median times to the page's content and the ratio full / cut down.
"""

from __future__ import annotations

import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import yaml
from playwright.sync_api import Browser, sync_playwright

from nzviz.corpus.corpus import load
from nzviz.ui.pages import PAGES

_ROOT = Path(__file__).parents[1]
_RUNS = 3
#: What must be on the page before it counts as shown.
_CONTENT = {
    "overview": ".st-key-events-by-year .main-svg",
    "timeline": ".st-key-timeline-first .main-svg",
    "frameworks": "[data-testid=stPlotlyChart] .main-svg",
    "sources": "[data-testid=stPlotlyChart] .main-svg",
}
_FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run")


def cut_down(folder: Path) -> Path:
    """A copy of data/ with only the events that rest on a source with a text block."""
    shutil.copytree(_ROOT / "data", folder)
    frames = load(_ROOT / "data").frames
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


def serve(data: Path) -> tuple[subprocess.Popen[bytes], int]:
    """Start a server for *data* on a free port and wait until it answers."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [
        sys.executable, "-m", "streamlit", "run", "dashboard.py", "--server.port", str(port),
        "--server.address", "127.0.0.1", "--server.headless", "true",
    ]  # fmt: skip
    server = subprocess.Popen(
        command,
        cwd=_ROOT,
        env={**os.environ, "NZVIZ_DATA": str(data)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    for _ in range(240):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return server, port
        time.sleep(0.25)
    server.terminate()
    raise TimeoutError("the server did not answer within a minute")


def first_view(browser: Browser, port: int, page: str) -> float:
    """Seconds until the content of *page* stands, with an empty cache."""
    context = browser.new_context(viewport={"width": 1440, "height": 1000})
    tab = context.new_page()
    begin = time.perf_counter()
    tab.goto(f"http://127.0.0.1:{port}/{page}")
    tab.locator(".st-key-result-line").wait_for()
    if page in _CONTENT:
        tab.locator(_CONTENT[page]).first.wait_for()
    seconds = time.perf_counter() - begin
    context.close()
    return seconds


def main() -> None:
    """Measure and print."""
    chromium = os.environ.get("NZVIZ_CHROMIUM", "/usr/bin/chromium")
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        servers = [serve(cut_down(Path(name) / "data")), serve(_ROOT / "data")]
        try:
            browser = playwright.chromium.launch(executable_path=chromium, args=list(_FLAGS))
            print(f"{'page':<18}{'seeds s':>9}{'all s':>9}{'ratio':>7}   median of {_RUNS}")
            for info in PAGES:
                for _, port in servers:
                    first_view(browser, port, info.path)  # not counted: the server's own caches
                found: list[list[float]] = [[], []]
                for _ in range(_RUNS):
                    for number, (_, port) in enumerate(servers):
                        found[number].append(first_view(browser, port, info.path))
                few, everything = (statistics.median(times) for times in found)
                ratio = everything / few
                print(f"{info.path:<18}{few:>9.2f}{everything:>9.2f}{ratio:>7.2f}")
            browser.close()
        finally:
            for server, _ in servers:
                server.terminate()


if __name__ == "__main__":
    main()
