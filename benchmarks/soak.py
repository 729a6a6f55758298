"""A soak: many sessions for a long time, with no error and flat memory.

Readers come, click one theme after another with pauses, switch the page, and go; another one takes
the place of each. Prints rates, waits, errors, and how the server's memory moved once caches are
filled and the sessions of the first who left are gone. Ends with status 1 when anything went wrong.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import statistics
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

from contenders import ours
from harness import Report, Server, serving
from streamlit_client import StreamlitSession

#: More than this, in MB a minute, is not flat.
FLAT = 2.0
_PAGES = ("timeline", "frameworks", "quotes", "", "sources", "disputes", "partners")
_CLICKS_OF_A_VISIT = 12
#: Seconds for which Streamlit keeps the session of a reader who has left.
_KEPT = 120


@dataclass(slots=True)
class Found:
    """What happened."""

    start: float = field(default_factory=time.perf_counter)
    #: Seconds since the start at which a reader began to wait, and for how many.
    waits: list[tuple[float, float]] = field(default_factory=list)
    visits: int = 0
    errors: list[str] = field(default_factory=list)
    #: Seconds since the start, and megabytes.
    memory: list[tuple[float, float]] = field(default_factory=list)

    def waited(self, begin: float) -> None:
        """Somebody has waited since *begin*, in seconds of the clock."""
        self.waits.append((begin - self.start, time.perf_counter() - begin))


async def reader(server: Server, number: int, end: float, pause: float, found: Found) -> None:
    """Visits, one after the other, until the *end*."""
    chance = random.Random(number)
    await asyncio.sleep(chance.random() * pause)  # nobody comes at the same moment
    # Nor do they leave together: the first visit is the rest of one. Visits of one length that
    # begin within seconds would keep in step, and the sessions that Streamlit keeps would come and
    # go in waves of minutes, which no slope tells from growth.
    clicks = chance.randint(1, _CLICKS_OF_A_VISIT)
    while time.perf_counter() < end:
        try:
            await _visit(server, chance, clicks, end, pause, found)
        except Exception as error:
            found.errors.append(f"{type(error).__name__}: {error}")
            await asyncio.sleep(1)
        clicks = _CLICKS_OF_A_VISIT


async def _visit(
    server: Server, chance: random.Random, clicks: int, end: float, pause: float, found: Found
) -> None:
    begin = time.perf_counter()
    base = f"http://127.0.0.1:{server.port}"
    session, run = await StreamlitSession.open(base, chance.choice(_PAGES))
    found.visits += 1
    try:
        found.waited(begin)
        found.errors += run.errors
        for _ in range(clicks):
            await asyncio.sleep(chance.uniform(0.5, 1.5) * pause)
            if time.perf_counter() > end:
                return
            _, options, chosen = session.pills["filter-theme"]
            number = chance.randrange(len(options))
            after = [n for n in chosen if n != number] if number in chosen else [number]
            begin = time.perf_counter()
            run = await session.choose("filter-theme", after)
            found.waited(begin)
            found.errors += run.errors
    finally:
        await session.close()


async def soak(server: Server, sessions: int, seconds: float, pause: float) -> Found:
    """Let *sessions* readers visit for some *seconds*, with a *pause* between clicks."""
    found = Found()
    end = found.start + seconds

    async def watch() -> None:
        while time.perf_counter() < end:
            found.memory.append((time.perf_counter() - found.start, server.memory()))
            await asyncio.sleep(5)

    readers = (reader(server, number, end, pause, found) for number in range(sessions))
    await asyncio.gather(watch(), *readers)
    found.memory.append((time.perf_counter() - found.start, server.memory()))
    return found


def level(pause: float, seconds: float) -> float:
    """Seconds until nothing is left of those who came together at first: a visit, and the time its
    session is kept. Of a soak too short for that, the first fifth.
    """
    steady = _CLICKS_OF_A_VISIT * pause + _KEPT
    return steady if steady < 0.8 * seconds else seconds / 5


def slope(memory: list[tuple[float, float]], begin: float) -> float:
    """Megabytes a minute after *begin*, in seconds (Theil and Sen: the median slope)."""
    late = [point for point in memory if point[0] >= begin]
    slopes = [
        (after[1] - before[1]) / (after[0] - before[0]) * 60
        for number, before in enumerate(late)
        for after in late[number + 1 :]
    ]
    return statistics.median(slopes) if slopes else 0.0


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sessions", type=int, default=200)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--pause", type=float, default=20, help="seconds between a reader's clicks")
    parser.add_argument("--json", type=Path)
    asked = parser.parse_args()
    with serving(ours()) as server:
        found = asyncio.run(soak(server, asked.sessions, asked.minutes * 60, asked.pause))
    begin = level(asked.pause, asked.minutes * 60)
    waits = {
        "wait": [wait for _, wait in found.waits],
        "wait once nobody is left of those who came together": [
            wait for since, wait in found.waits if since >= begin
        ],
    }
    grown = slope(found.memory, begin)
    print(f"{asked.sessions} sessions for {asked.minutes:g} minutes, {found.visits:,} visits")
    runs = len(found.waits)
    print(f"  runs {runs:,}, {runs / asked.minutes / 60:.1f} a second")
    for name, seconds in waits.items():
        p95 = statistics.quantiles(seconds, n=20)[-1]
        middle = statistics.median(seconds)
        print(f"  {name} p50 {middle:.3f} s, p95 {p95:.3f} s, most {max(seconds):.3f} s")
    first, last = found.memory[0][1], found.memory[-1][1]
    moved = f"{grown:+.2f} MB a minute after the first {begin / 60:.1f} minutes"
    print(f"  memory {first:.0f} MB at first, {last:.0f} at last, {moved}")
    print(f"  errors {len(found.errors)}: {'; '.join(sorted(set(found.errors))[:5]) or 'none'}")
    report = Report("soak")
    if asked.json:
        report.tables.append(
            {
                "title": "Soak",
                "sessions": asked.sessions,
                "minutes": asked.minutes,
                "waits": found.waits,
                "memory": found.memory,
                "slope": grown,
                "errors": found.errors,
            }
        )
        report.save(asked.json)
    if found.errors or grown > FLAT:
        sys.exit(1)


if __name__ == "__main__":
    main()
