"""Process start to first answer and to the first page: ours against a bare Streamlit page.

The first answer is that of ``/_stcore/health``. A page of ours waits until the corpus has been
read. The first start after an edit of the data checks and reads all of it; later ones find it in
the cache on disk, when there is one.
"""

from __future__ import annotations

import argparse
import time
import urllib.request
from pathlib import Path

from contenders import bare, ours
from harness import PATIENCE, Contender, Report, alternating, serving


def start(contender: Contender) -> float:
    """Seconds from the start of the process to its first answer."""
    with serving(contender) as server:
        return server.started


def first_page(contender: Contender) -> float:
    """Seconds from the start of the process to the last byte of the page with the timeline."""
    with serving(contender) as server:
        answered = time.perf_counter()
        with urllib.request.urlopen(server.url, timeout=PATIENCE) as page:
            page.read()
        return server.started + time.perf_counter() - answered


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--json", type=Path)
    asked = parser.parse_args()
    report = Report("start")
    contenders = {contender.name: contender for contender in (ours(), bare())}
    found = alternating(contenders, asked.runs, start)
    report.add("Process start to first answer", found, targets={"B bare Streamlit": 1.4})
    report.add("Process start to first page", alternating(contenders, asked.runs, first_page))
    report.save(asked.json)


if __name__ == "__main__":
    main()
