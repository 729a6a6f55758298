"""What one replica takes: work for a first view and for an interaction, memory for a session.

Work is counted in seconds of a core that the server's process used, as the kernel counts them, so
that the machine's other business and the readers' own browsers do not come into it.

    python benchmarks/capacity.py --json docs/capacity.json

docs/capacity.md computes replicas from the file; benchmarks/sizing.py has the model.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import platform
import random
import statistics
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

from contenders import ours
from harness import Server, fresh_page, launch, serving
from playwright.sync_api import sync_playwright
from sizing import Measured, table
from streamlit_client import StreamlitSession

#: Pages that readers come to, each of them drawn and clicked on.
PAGES = ("", "timeline", "frameworks", "quotes")
PILLS = "filter-theme"


def work(server: Server) -> float:
    """Seconds of a core that the server's process has used so far."""
    fields = Path(f"/proc/{server.process.pid}/stat").read_text("ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def of_views(server: Server, visits: int) -> float:
    """Seconds of work for a first view in Chromium with an empty cache."""
    base = f"http://{urlsplit(server.url).netloc}"
    costs = []
    with sync_playwright() as playwright:
        browser = launch(playwright)
        for number in range(visits + len(PAGES)):
            with fresh_page(browser) as page:
                before = work(server)
                page.goto(f"{base}/{PAGES[number % len(PAGES)]}", wait_until="load")
                idle = '[data-testid="stApp"][data-test-script-state="notRunning"]'
                page.locator(idle).wait_for()
                page.locator(".st-key-result-line strong").first.wait_for()
                page.wait_for_load_state("networkidle")
                if number >= len(PAGES):  # the first of each page warms the server's caches
                    costs.append(work(server) - before)
        browser.close()
    return statistics.mean(costs)


async def _open(server: Server, number: int) -> StreamlitSession:
    base = f"http://{urlsplit(server.url).netloc}"
    session, run = await StreamlitSession.open(base, PAGES[number % len(PAGES)])
    if run.errors:
        raise RuntimeError("; ".join(run.errors))
    return session


async def _click(session: StreamlitSession, chance: random.Random) -> None:
    _, options, chosen = session.pills[PILLS]
    number = chance.randrange(len(options))
    after = [n for n in chosen if n != number] if number in chosen else [*chosen, number][-2:]
    run = await session.choose(PILLS, after)
    if run.errors:
        raise RuntimeError("; ".join(run.errors))


async def of_clicks(server: Server, sessions: int, clicks: int) -> float:
    """Seconds of work for an interaction, of readers on all of the pages."""
    chance = random.Random(1)
    opened = [await _open(server, number) for number in range(sessions)]
    for session in opened:
        await _click(session, chance)
    before = work(server)
    for _ in range(clicks):
        for session in opened:
            await _click(session, chance)
    taken = work(server) - before
    for session in opened:
        await session.close()
    return taken / (clicks * sessions)


async def of_sessions(server: Server, sessions: int) -> tuple[float, float]:
    """Megabytes of the server with some readers, and those that one more session takes."""
    chance = random.Random(2)
    opened = []

    async def more(count: int) -> None:
        for _ in range(count):
            opened.append(session := await _open(server, len(opened)))
            for _ in range(5):
                await _click(session, chance)

    await more(20)
    before = server.memory()
    await more(sessions)
    after = server.memory()
    for session in opened:
        await session.close()
    return before, (after - before) / sessions


def main() -> None:
    """Measure, print, and compute replicas."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--visits", type=int, default=12, help="first views in Chromium")
    parser.add_argument("--clicks", type=int, default=25, help="of each of 8 sessions")
    parser.add_argument("--sessions", type=int, default=80, help="opened to see what one takes")
    parser.add_argument("--json", type=Path, help="where to keep what was measured")
    asked = parser.parse_args()
    with serving(ours()) as server:
        view = of_views(server, asked.visits)
        click = asyncio.run(of_clicks(server, 8, asked.clicks))
        base, session = asyncio.run(of_sessions(server, asked.sessions))
    measured = Measured(view, click, base, session)
    about = {
        "when": datetime.now(UTC).date().isoformat(),
        "python": platform.python_version(),
        "processor": processor(),
        "cores": os.cpu_count(),
    }
    found = {name: round(value, 4) for name, value in asdict(measured).items()}
    print(json.dumps({**about, **found}, indent=1))
    print(table(Measured(**found)))  # of what is kept, as the page shows it
    if asked.json:
        asked.json.write_text(json.dumps({**about, **found}, indent=1) + "\n", "utf-8")


def processor() -> str:
    """What the system calls its processor."""
    for line in Path("/proc/cpuinfo").read_text("utf-8").splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.machine()


if __name__ == "__main__":
    main()
