"""Building the timeline at 200, 2,000 and 20,000 events: the cost follows what is drawn.

Prints, for each size, the median time to build the figure anew (nothing cached but the corpus),
the number of marks and columns drawn, and both as ratios to the smallest size.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from pathlib import Path

from generated import write_corpus

from nzviz.corpus.corpus import load
from nzviz.explore import filters
from nzviz.explore.filters import Filters
from nzviz.figures.style import LIGHT
from nzviz.figures.timeline import TimelineOptions, timeline
from nzviz.figures.timeline.figure import aggregates
from nzviz.figures.timeline.lanes import lanes

_BASE = Path(__file__).parents[1] / "tests" / "corpora" / "alba"
_RUNS = 7


def measure(size: int, folder: Path) -> tuple[float, float, int]:
    """Seconds for the whole period and for three years, and things drawn over the whole period."""
    corpus = load(write_corpus(_BASE, folder / str(size), size))
    seconds = []
    drawn = 0
    for options in (
        TimelineOptions(Filters()),
        TimelineOptions(Filters(first_year=1984, last_year=1986)),
    ):
        timeline(corpus, options, LIGHT)  # what is kept for the corpus as a whole
        runs = []
        for _ in range(_RUNS):
            timeline.cache_clear()
            lanes.cache_clear()
            filters.select.cache_clear()
            filters.kept_rows.cache_clear()
            filters.rows.cache_clear()
            aggregates.cache_clear()
            begin = time.perf_counter()
            figure = timeline(corpus, options, LIGHT)
            runs.append(time.perf_counter() - begin)
        seconds.append(statistics.median(runs))
        drawn = drawn or sum(len(trace["x"]) for trace in figure["data"])
    return seconds[0], seconds[1], drawn


def main() -> None:
    """Measure all sizes and print the table."""
    with tempfile.TemporaryDirectory() as name:
        found = {size: measure(size, Path(name)) for size in (200, 2_000, 20_000)}
    base = found[200]
    print("timeline figure, median of", _RUNS)
    print(
        f"{'events':>8} {'whole ms':>9} {'ratio':>6} {'3 years ms':>11} {'ratio':>6} {'drawn':>7}"
    )
    for size, (whole, part, drawn) in found.items():
        print(
            f"{size:>8,} {whole * 1000:>9.1f} {whole / base[0]:>6.2f} "
            f"{part * 1000:>11.1f} {part / base[1]:>6.2f} {drawn:>7,}"
        )


if __name__ == "__main__":
    main()
