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

    waits: list[float] = field(default_factory=list)
    visits: int = 0
    errors: list[str] = field(default_factory=list)
    #: Seconds since the start, and megabytes.
    memory: list[tuple[float, float]] = field(default_factory=list)


async def reader(server: Server, number: int, end: float, pause: float, found: Found) -> None:
    """Visits, one after the other, until the *end*."""
    chance = random.Random(number)
    await asyncio.sleep(chance.random() * pause)  # nobody comes at the same moment
    while time.perf_counter() < end:
        try:
            await _visit(server, chance, end, pause, found)
        except Exception as error:
            found.errors.append(f"{type(error).__name__}: {error}")
            await asyncio.sleep(1)


async def _visit(
    server: Server, chance: random.Random, end: float, pause: float, found: Found
) -> None:
    begin = time.perf_counter()
    base = f"http://127.0.0.1:{server.port}"
    session, run = await StreamlitSession.open(base, chance.choice(_PAGES))
    found.visits += 1
    try:
        found.waits.append(time.perf_counter() - begin)
        found.errors += run.errors
        for _ in range(_CLICKS_OF_A_VISIT):
            await asyncio.sleep(chance.uniform(0.5, 1.5) * pause)
            if time.perf_counter() > end:
                return
            _, options, chosen = session.pills["filter-theme"]
            number = chance.randrange(len(options))
            after = [n for n in chosen if n != number] if number in chosen else [number]
            begin = time.perf_counter()
            run = await session.choose("filter-theme", after)
            found.waits.append(time.perf_counter() - begin)
            found.errors += run.errors
    finally:
        await session.close()


async def soak(server: Server, sessions: int, seconds: float, pause: float) -> Found:
    """Let *sessions* readers visit for some *seconds*, with a *pause* between clicks."""
    found = Found()
    begin = time.perf_counter()
    end = begin + seconds

    async def watch() -> None:
        while time.perf_counter() < end:
            found.memory.append((time.perf_counter() - begin, server.memory()))
            await asyncio.sleep(5)

    readers = (reader(server, number, end, pause, found) for number in range(sessions))
    await asyncio.gather(watch(), *readers)
    found.memory.append((time.perf_counter() - begin, server.memory()))
    return found


def level(pause: float, seconds: float) -> float:
    """Seconds until as many sessions end as begin: a visit, and the time its session is kept. Of a
    soak too short for that, the first fifth.
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
    waits = sorted(found.waits)
    cuts = statistics.quantiles(waits, n=20)
    begin = level(asked.pause, asked.minutes * 60)
    grown = slope(found.memory, begin)
    print(f"{asked.sessions} sessions for {asked.minutes:g} minutes, {found.visits:,} visits")
    print(f"  runs {len(waits):,}, {len(waits) / asked.minutes / 60:.1f} a second")
    print(
        f"  wait p50 {statistics.median(waits):.3f} s, p95 {cuts[-1]:.3f} s, most {waits[-1]:.3f} s"
    )
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
                "runs": len(waits),
                "p50": statistics.median(waits),
                "p95": cuts[-1],
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
