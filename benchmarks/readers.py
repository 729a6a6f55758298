"""Many readers at once: interactions a second, waits with 50 sessions, memory per session.

Sessions click without pausing (a closed loop), so that the rate is what the server can do and the
wait is what a crowd would see. Streamlit apps are driven over their websocket, Dash by the request
that its page sends, Datasette by the page that a click on a facet asks for. Besides the usual
contenders there is P, a Streamlit page of as many parts as ours with nothing behind them.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import statistics
import tempfile
import time
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import httpx2
from contenders import everybody, parts
from harness import Contender, Report, Server, serving
from streamlit_client import StreamlitSession

#: A reader's next click; answers when the server has.
Click = Callable[[], Awaitable[None]]
#: Opens one session; returns its click and how it goes away.
Opener = Callable[[Server, random.Random], Awaitable[tuple[Click, Click]]]

_PILLS = {"O": "filter-theme", "N": "theme", "B": "theme", "P": "theme"}


async def open_streamlit(server: Server, chance: random.Random) -> tuple[Click, Click]:
    """A reader who chooses one theme or two, or none again."""
    parts = urlsplit(server.url)
    session, run = await StreamlitSession.open(
        f"http://{parts.netloc}", parts.path.strip("/"), parts.query
    )
    _raise(run.errors)
    key = _PILLS[server.contender.letter]

    async def click() -> None:
        _, options, chosen = session.pills[key]
        number = chance.randrange(len(options))
        after = [n for n in chosen if n != number] if number in chosen else [*chosen, number][-2:]
        _raise((await session.choose(key, after)).errors)

    return click, session.close


async def open_dash(server: Server, chance: random.Random) -> tuple[Click, Click]:
    """The same over HTTP, as Dash's page asks for it."""
    client = httpx2.AsyncClient(base_url=server.url, timeout=120)
    layout = (await client.get("/_dash-layout")).json()
    dependencies = (await client.get("/_dash-dependencies")).json()
    options = _component(layout, "theme")["options"]
    asked = dependencies[0]
    outputs = [{"id": i, "property": p} for i, p in (("chart", "figure"), ("answer", "children"))]
    chosen: list[str] = []

    async def click() -> None:
        value = chance.choice(options)
        if value in chosen:
            chosen.remove(value)
        else:
            chosen[:] = [*chosen, value][-2:]
        inputs = [
            {"id": "theme", "property": "value", "value": chosen},
            {"id": "search", "property": "value"},
        ]
        body = {
            "output": asked["output"],
            "outputs": outputs,
            "inputs": inputs,
            "changedPropIds": ["theme.value"],
        }
        answer = await client.post("/_dash-update-component", json=body)
        answer.raise_for_status()
        json.loads(answer.content)

    return click, client.aclose


async def open_datasette(server: Server, chance: random.Random) -> tuple[Click, Click]:
    """The page of one theme's events."""
    client = httpx2.AsyncClient(timeout=120)
    base = server.url.split("?", maxsplit=1)[0]
    facets = (await client.get(f"{base}.json?_facet=theme")).json()["facet_results"]
    themes = [value["value"] for value in facets["theme"]["results"]]

    async def click() -> None:
        theme = quote(chance.choice(themes))
        answer = await client.get(f"{base}?_facet=theme&theme={theme}")
        answer.raise_for_status()

    return click, client.aclose


def opener(contender: Contender) -> Opener:
    """How a session of *contender* is opened."""
    return {"D": open_dash, "S": open_datasette}.get(contender.letter, open_streamlit)


def _component(node: Any, name: str) -> Any:
    if isinstance(node, dict):
        if node.get("props", {}).get("id") == name:
            return node["props"]
        node = [node.get("props", {}).get("children")]
    for child in node if isinstance(node, list) else []:
        found = _component(child, name)
        if found:
            return found
    return None


def _raise(errors: Sequence[str]) -> None:
    if errors:
        raise RuntimeError("; ".join(errors))


async def crowd(server: Server, sessions: int, seconds: float, seed: int = 1) -> list[float]:
    """Waits of all clicks that *sessions* readers finish within *seconds*, none of them pausing.

    Every reader has clicked once before the clock starts.
    """
    opened = await asyncio.gather(
        *(opener(server.contender)(server, random.Random(seed + n)) for n in range(sessions))
    )
    await opened[0][0]()  # Plotly for Python imports its parts late, and not in several threads
    await asyncio.gather(*(click() for click, _ in opened))
    waits: list[float] = []
    end = time.perf_counter() + seconds

    async def reader(click: Click) -> None:
        while time.perf_counter() < end:
            begin = time.perf_counter()
            await click()
            if time.perf_counter() < end:
                waits.append(time.perf_counter() - begin)

    await asyncio.gather(*(reader(click) for click, _ in opened))
    await asyncio.gather(*(close() for _, close in opened))
    return waits


async def memory(server: Server, sessions: int, clicks: int = 3) -> float:
    """Megabytes that each added session costs, after ten have made the server's caches warm."""

    async def open_all(count: int, first: int) -> list[tuple[Click, Click]]:
        found = []
        for number in range(count):
            one = await opener(server.contender)(server, random.Random(first + number))
            for _ in range(clicks):
                await one[0]()
            found.append(one)
        return found

    early = await open_all(10, 0)
    for click, _ in early:
        for _ in range(10):
            await click()
    before = server.memory()
    late = await open_all(sessions, 100)
    after = server.memory()
    await asyncio.gather(*(close() for _, close in early + late))
    return (after - before) / sessions


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=8, help="for each contender and round")
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--without", default="")
    parser.add_argument("--only", nargs="*", default=["rate", "crowd", "memory"])
    parser.add_argument("--json", type=Path)
    asked = parser.parse_args()
    report = Report("readers")
    with tempfile.TemporaryDirectory() as name:
        everyone = [*everybody(Path(name)), parts()]
        contenders = [c for c in everyone if c.letter not in asked.without]
        rates: dict[str, list[float]] = {c.name: [] for c in contenders}
        slow: dict[str, list[float]] = {c.name: [] for c in contenders}
        grown: dict[str, float] = {}
        for number in range(asked.rounds):
            turn = number % len(contenders)
            for contender in contenders[turn:] + contenders[:turn]:
                with serving(contender) as server:
                    if "rate" in asked.only:
                        waits = asyncio.run(crowd(server, 10, asked.seconds))
                        rates[contender.name].append(len(waits) / asked.seconds)
                    if "crowd" in asked.only:
                        waits = asyncio.run(crowd(server, 50, asked.seconds * 1.5))
                        slow[contender.name].append(statistics.quantiles(waits, n=20)[-1])
                if "memory" in asked.only and number == 0:
                    with serving(contender) as server:
                        grown[contender.name] = asyncio.run(memory(server, 40))
    if "rate" in asked.only:
        report.add(
            "Filter interactions a second with 10 sessions",
            rates,
            targets={"B bare Streamlit": 0.9, "P as many parts": 0.9, "D plain Dash": 1.0},
            unit="1/s",
            more_is_better=True,
        )
    if "crowd" in asked.only:
        report.add("Wait with 50 sessions, p95", slow, targets={"D plain Dash": 1.0})
    if "memory" in asked.only:
        report.add("Memory per added session (ours at most 2)", grown, unit="MB")
    report.save(asked.json)


if __name__ == "__main__":
    main()
