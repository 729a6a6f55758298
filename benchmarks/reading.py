"""Reading a corpus: against PyYAML's C loader alone, and a second start against the first.

Prints, for several sizes of a generated corpus and in one run, processor seconds (medians of runs
in turns) and their ratios to ``yaml.load(..., Loader=CSafeLoader)`` over the same files, which only
parses: it neither validates nor links. The start figures are whole processes that load the corpus
as a server does, from nothing kept and from what the first start has kept.
"""

from __future__ import annotations

import gc
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import yaml
from generated import write_corpus

from nzviz.corpus.check import check
from nzviz.corpus.reading import read_records

_BASE = Path(__file__).parents[1] / "tests" / "corpora" / "alba"
_RUNS = 3
_START = """
import sys
from pathlib import Path
import nzviz.server.service
from nzviz.corpus import files
from nzviz.corpus.corpus import from_snapshot
if len(sys.argv) > 1:
    from_snapshot(files.take(Path(sys.argv[1])))
"""


def seconds(work: Callable[[], object]) -> float:
    """Processor seconds that *work* takes."""
    gc.collect()
    begin = time.process_time()
    work()
    return time.process_time() - begin


def read(folder: Path) -> list[float]:
    """Medians: the C loader alone, reading and linking, the editorial checks."""
    raw = [path.read_bytes() for path in sorted(folder.rglob("*.yaml"))]
    runs = []
    for _ in range(_RUNS):
        loader = seconds(lambda: [yaml.load(one, Loader=yaml.CSafeLoader) for one in raw])
        reading = seconds(lambda: read_records(folder))
        records = read_records(folder)
        runs.append((loader, reading, seconds(partial(check, records))))
    return [statistics.median(column) for column in zip(*runs, strict=True)]


def starts(folder: Path, kept: Path) -> tuple[float, float, float]:
    """Processor seconds of a start without a corpus, of the first with it, and of a later one."""
    environment = {**os.environ, "NZVIZ_CACHE": str(kept)}

    def start(*corpus: Path) -> float:
        before = os.times()
        command = [sys.executable, "-c", _START, *map(str, corpus)]
        subprocess.run(command, env=environment, check=True)
        after = os.times()
        used = after.children_user - before.children_user
        return used + after.children_system - before.children_system

    empty = statistics.median(start() for _ in range(_RUNS))
    first = start(folder)
    return empty, first, statistics.median(start(folder) for _ in range(_RUNS))


def main() -> None:
    """Measure all sizes and print both tables."""
    with tempfile.TemporaryDirectory() as name:
        base = Path(name)
        sizes = (200, 2_000, 10_000)
        folders = {size: write_corpus(_BASE, base / str(size), size) for size in sizes}
        print(f"{'events':>8} {'C loader s':>11} {'read':>6} {'ratio':>6} {'and check':>10} ratio")
        for size, folder in folders.items():
            loader, reading, checking = read(folder)
            both = reading + checking
            print(
                f"{size:>8,} {loader:>11.2f} {reading:>6.2f} {reading / loader:>6.2f} "
                f"{both:>10.2f} {both / loader:>5.2f}"
            )
        print(f"\n{'events':>8} {'no corpus s':>12} {'first start':>12} {'later':>6} {'ratio':>6}")
        for size, folder in folders.items():
            empty, first, later = starts(folder, base / "kept")
            print(f"{size:>8,} {empty:>12.2f} {first:>12.2f} {later:>6.2f} {later / empty:>6.2f}")


if __name__ == "__main__":
    main()
