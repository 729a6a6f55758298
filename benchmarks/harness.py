"""What every benchmark here is made with: servers, browsers, alternating runs, tables.

Measurements are comparisons: contenders take turns within one run, the order changes from round
to round, and what counts is the ratio of the medians. Absolute times say as much about the machine.
"""

from __future__ import annotations

import contextlib
import json
import os
import platform
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, Playwright

ROOT = Path(__file__).resolve().parents[1]
#: The environment that `make bench` makes for Dash and Datasette.
RIVALS = Path(os.environ.get("NZVIZ_BENCH_BIN", ROOT / ".venv" / "bench" / "bin"))
_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
_VIEWPORT = {"width": 1440, "height": 1000}
#: How long anything may take, in seconds, before it counts as never happening.
PATIENCE = 90.0


@dataclass(frozen=True, slots=True)
class Contender:
    """One application to measure.

    *command* makes the command line from the port; *health* is an address that answers 200 when
    it serves; *path* is the page with the timeline.
    """

    letter: str
    name: str
    command: Callable[[int], Sequence[str]]
    path: str = "/"
    health: str = "/"
    env: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Server:
    """A contender that serves. ``started`` is the seconds from its start to its first answer."""

    contender: Contender
    process: subprocess.Popen[bytes]
    port: int
    started: float

    @property
    def url(self) -> str:
        """Address of the page with the timeline."""
        return f"http://127.0.0.1:{self.port}{self.contender.path}"

    def memory(self) -> float:
        """Megabytes of memory that the process has to itself (proportional set size)."""
        for line in Path(f"/proc/{self.process.pid}/smaps_rollup").read_text("ascii").splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) / 1024
        raise ValueError("the system does not say how much memory a process has")


def free_port() -> int:
    """A port on which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _ended(_number: int, _frame: object) -> None:
    sys.exit(143)  # as an exception, so that what was started is ended too


signal.signal(signal.SIGTERM, _ended)


@contextmanager
def serving(contender: Contender) -> Iterator[Server]:
    """Start *contender* on a free port, wait for its first answer, and end it afterwards."""
    port = free_port()
    address = f"http://127.0.0.1:{port}{contender.health}"
    with tempfile.TemporaryFile() as log:
        begin = time.perf_counter()
        process = subprocess.Popen(
            [*contender.command(port)],
            cwd=ROOT,
            env={**os.environ, **contender.env},
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            while not _answers(address):
                if process.poll() is not None or time.perf_counter() - begin > PATIENCE:
                    log.seek(0)
                    said = log.read().decode(errors="replace")
                    raise RuntimeError(f"{contender.name} did not start:\n{said}")
                time.sleep(0.01)
            yield Server(contender, process, port, time.perf_counter() - begin)
        finally:
            _end(process)


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=5) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


def _end(process: subprocess.Popen[bytes]) -> None:
    with contextlib.suppress(ProcessLookupError):  # it has ended by itself
        os.killpg(process.pid, signal.SIGTERM)
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


@contextmanager
def serving_all(contenders: Sequence[Contender]) -> Iterator[list[Server]]:
    """Start every contender; they all serve at the same time."""
    with contextlib.ExitStack() as stack:
        yield [stack.enter_context(serving(contender)) for contender in contenders]


def launch(playwright: Playwright) -> Browser:
    """Chromium without a window."""
    program = os.environ.get("NZVIZ_CHROMIUM") or shutil.which("chromium") or None
    return playwright.chromium.launch(executable_path=program, args=list(_FLAGS))


@contextmanager
def fresh_page(browser: Browser, script: str = "", **options: Any) -> Iterator[Page]:
    """A page of a new profile: empty cache, no cookies. *script* runs before the page's own."""
    # A content security policy would keep the measuring script from being asked.
    context = browser.new_context(**{"viewport": _VIEWPORT, "bypass_csp": True, **options})
    if script:
        context.add_init_script(script)
    page = context.new_page()
    page.set_default_timeout(PATIENCE * 1000)
    try:
        yield page
    finally:
        context.close()


Times = dict[str, list[float]]


def alternating(
    things: Mapping[str, Any], runs: int, measure: Callable[[Any], float], warm_up: bool = True
) -> Times:
    """*runs* rounds of *measure* over all *things*, the order turned by one from round to round.

    With *warm_up* a first round does not count: it fills the servers' own caches.
    """
    found: Times = {name: [] for name in things}
    names = list(things)
    if warm_up:
        for name in names:
            measure(things[name])
    for number in range(runs):
        turn = number % len(names)
        for name in names[turn:] + names[:turn]:
            found[name].append(measure(things[name]))
    return found


@dataclass(slots=True)
class Report:
    """What one benchmark found: printed as tables, and kept for ``--json``."""

    name: str
    tables: list[dict[str, Any]] = field(default_factory=list)

    def add(
        self,
        title: str,
        values: Mapping[str, Sequence[float] | float],
        *,
        ours: str = "nzviz",
        targets: Mapping[str, float] | None = None,
        unit: str = "s",
        more_is_better: bool = False,
    ) -> None:
        """Print one measure: the median of each contender, and how ours compares with it.

        A ratio is ours divided by theirs. *targets* gives the ratio to a contender that ours has
        to keep to: at most it, or with *more_is_better* at least it.
        """
        medians = {
            name: statistics.median(value) if isinstance(value, Sequence) else value
            for name, value in values.items()
        }
        rows: list[dict[str, Any]] = []
        print(f"\n{title} ({unit})")
        for name, median in medians.items():
            row: dict[str, Any] = {"contender": name, "median": median}
            value = values[name]
            if isinstance(value, Sequence):
                row["all"] = list(value)
            line = f"  {name:<28}{median:>10.3f}"
            if name != ours and ours in medians and median:
                row["ratio"] = ratio = medians[ours] / median
                line += f"   ours/theirs {ratio:6.2f}"
                target = (targets or {}).get(name)
                if target is not None:
                    row["target"] = target
                    row["held"] = ratio >= target if more_is_better else ratio <= target
                    sign = "at least" if more_is_better else "at most"
                    line += f"   {sign} {target:.2f}: {'held' if row['held'] else 'MISSED'}"
            print(line, flush=True)
            rows.append(row)
        self.tables.append({"title": title, "unit": unit, "rows": rows})

    def save(self, path: Path | None) -> None:
        """Write everything as JSON, when a *path* was asked for."""
        if path is None:
            return
        about = {
            "benchmark": self.name,
            "when": datetime.now(UTC).isoformat(timespec="seconds"),
            "python": platform.python_version(),
            "system": f"{platform.system()} {platform.machine()}",
            "cores": os.cpu_count(),
        }
        path.write_text(json.dumps({**about, "tables": self.tables}, indent=1), "utf-8")


def streamlit(script: str | Path, *options: str) -> Callable[[int], list[str]]:
    """The command that serves a Streamlit script, or an application that it declares."""

    def command(port: int) -> list[str]:
        return [
            sys.executable, "-m", "streamlit", "run", str(script), "--server.port", str(port),
            "--server.address", "127.0.0.1", "--server.headless", "true",
            "--browser.gatherUsageStats", "false", *options,
        ]  # fmt: skip

    return command
