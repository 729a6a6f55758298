"""A first view: when content is painted, when the chart takes clicks, how many bytes it takes.

``--part`` measures some of it: ``paint`` on the loopback, ``slow`` at 10 Mbit/s with 40 ms,
``weight`` in bytes of every connection, websockets included, counted by a relay in front of the
server (what the browser reports leaves websockets out).
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from contenders import everybody
from harness import Report, Server, alternating, free_port, fresh_page, launch, serving_all
from interaction import CHART, first_chart
from playwright.sync_api import Browser, Page, sync_playwright

#: 10 Mbit/s in bytes a second, and milliseconds for each round trip. Chromium slows the messages of
#: websockets by their size before compression: more than a real connection of that rate would.
_SLOW = {"offline": False, "latency": 40, "downloadThroughput": 1.25e6, "uploadThroughput": 1.25e6}
_PAINTED = "performance.getEntriesByName('first-contentful-paint').map(e => e.startTime)[0]"
#: The moments at which our chart stands and takes clicks (what is chosen opens when the app does),
#: and from which the page is the app's; in the others' pages both are when the chart stands.
_MOMENTS = {
    "chart": "performance.getEntriesByName('nzviz-chart').map(e => e.startTime)[0]",
    "app": "performance.getEntriesByName('nzviz-hand-over').map(e => e.startTime)[0]",
}
#: What comes after the chart belongs to the view as well.
_AFTERWARDS = 4_000


def painted(browser: Browser, server: Server, slow: bool = False) -> float:
    """Seconds from the start of the navigation to the first paint with content."""
    with fresh_page(browser) as page:
        if slow:
            _slow_down(page)
        page.goto(server.url, wait_until="commit")
        return float(page.wait_for_function(_PAINTED, polling=20).json_value()) / 1000


def interactive(browser: Browser, server: Server, slow: bool = False, what: str = "chart") -> float:
    """Seconds until the chart stands and takes clicks, or until the whole app (*what*) does."""
    if server.contender.letter != "O" and not slow:
        return first_chart(browser, server)
    with fresh_page(browser) as page:
        if slow:
            _slow_down(page)
        page.goto(server.url, wait_until="commit")
        if server.contender.letter == "O":
            found = page.wait_for_function(_MOMENTS[what], polling=20).json_value()
            return float(found) / 1000
        page.locator(f"{CHART[server.contender.letter]} .main-svg").first.wait_for()
        return float(page.evaluate("performance.now()")) / 1000


def _slow_down(page: Page) -> None:
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", _SLOW)


class _Relay:
    """Passes connections on to a port and counts what comes back."""

    def __init__(self, target: int) -> None:
        self.port, self.bytes, self._target = free_port(), 0, target

    async def serve(self) -> None:
        """Until cancelled."""
        server = await asyncio.start_server(self._connect, "127.0.0.1", self.port)
        async with server:
            await server.serve_forever()

    async def _connect(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        far, back = await asyncio.open_connection("127.0.0.1", self._target)
        with contextlib.suppress(asyncio.CancelledError):  # as below; asyncio would log it
            await asyncio.gather(self._pass(reader, back, False), self._pass(far, writer, True))

    async def _pass(
        self, source: asyncio.StreamReader, sink: asyncio.StreamWriter, counted: bool
    ) -> None:
        # Cancelled when the relay ends while a connection is still open.
        with contextlib.suppress(OSError, asyncio.CancelledError):
            while part := await source.read(65_536):
                self.bytes += len(part) if counted else 0
                sink.write(part)
                await sink.drain()
        sink.close()


@contextmanager
def relayed(server: Server) -> Iterator[_Relay]:
    """A relay in front of *server*, in a thread of its own."""
    relay, loop = _Relay(server.port), asyncio.new_event_loop()
    task = loop.create_task(relay.serve())

    def run() -> None:
        with contextlib.suppress(asyncio.CancelledError):
            loop.run_until_complete(task)
        left = asyncio.all_tasks(loop)
        for one in left:
            one.cancel()
        if left:
            loop.run_until_complete(asyncio.wait(left))
        loop.close()

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    try:
        yield relay
    finally:
        loop.call_soon_threadsafe(task.cancel)
        thread.join(5)


def weight(browser: Browser, server: Server) -> tuple[float, float]:
    """Megabytes of a first visit, and of a second one with the same browser."""
    letter = server.contender.letter
    drawn = CHART[letter] if letter == "S" else f"{CHART[letter]} .main-svg"
    with relayed(server) as relay, fresh_page(browser) as page:
        address = f"http://127.0.0.1:{relay.port}{server.contender.path}"
        found = []
        for _ in range(2):
            relay.bytes = 0
            visit = page.context.new_page()
            visit.goto(address)
            visit.locator(drawn).first.wait_for(state="attached")
            visit.wait_for_timeout(_AFTERWARDS)
            found.append(relay.bytes / 1e6)
            visit.close()
    return found[0], found[1]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--part", choices=("paint", "slow", "weight"), action="append")
    parser.add_argument("--json", type=Path)
    asked = parser.parse_args()
    parts = asked.part or ["paint", "slow", "weight"]
    report = Report("first view")
    with (
        tempfile.TemporaryDirectory() as name,
        serving_all(everybody(Path(name))) as servers,
        sync_playwright() as playwright,
    ):
        browser = launch(playwright)
        by = {server.contender.letter: server for server in servers}
        names = {server.contender.letter: server.contender.name for server in servers}
        if "paint" in parts:
            things = {"nzviz": ("O", painted), names["S"]: ("S", painted)}
            things[names["B"]] = ("B", first_chart)
            report.add(
                "Contentful paint, and B's first chart",
                alternating(things, asked.runs, lambda one: one[1](browser, by[one[0]])),
                targets={names["S"]: 1.3, names["B"]: 0.2},
            )
        if "slow" in parts:
            things = {"nzviz": ("O", painted), names["S"]: ("S", painted)}
            report.add(
                "Contentful paint at 10 Mbit/s and 40 ms (ours within 1.0 s)",
                alternating(things, asked.runs, lambda one: one[1](browser, by[one[0]], True)),
            )
            things = {"nzviz": ("O", interactive), names["N"]: ("N", interactive)}
            for what, title in (("chart", "Chart that takes clicks"), ("app", "Whole page")):
                report.add(
                    f"{title} at 10 Mbit/s and 40 ms",
                    alternating(
                        things,
                        min(asked.runs, 3),
                        lambda one, what=what: one[1](browser, by[one[0]], True, what),
                    ),
                    targets={names["N"]: 0.45},
                )
        if "weight" in parts:
            weights = {server.contender.name: weight(browser, server) for server in servers}
            for number, visit in enumerate(("first", "second")):
                report.add(
                    f"Bytes of a {visit} visit, websocket included",
                    {name: found[number] for name, found in weights.items()},
                    unit="MB",
                )
        browser.close()
    report.save(asked.json)


if __name__ == "__main__":
    main()
