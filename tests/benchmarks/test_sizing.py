"""Replicas for a number of readers: the arithmetic, and that the page on capacity follows it."""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

ROOT = Path(__file__).parents[2]


def _load() -> Any:
    """``benchmarks/sizing.py``, which is no package."""
    spec = importlib.util.spec_from_file_location("sizing", ROOT / "benchmarks/sizing.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look themselves up there
    spec.loader.exec_module(module)
    return module


sizing = _load()
MEASURED = sizing.Measured(view=0.5, click=0.1, base=300, session=2)


def reading(**given_: float) -> Any:
    plain = {"views": 1, "clicks": 10, "minutes": 9, "kept_minutes": 1, "peak": 1, "load": 0.5}
    return sizing.Reading(**{**plain, "memory": 1300, "memory_share": 1, "spare": 1, **given_})


@pytest.mark.parametrize(
    ("readers", "more", "sessions", "replicas"),
    [
        # 1 a second: 0.5 + 10 * 0.1 = 1.5 cores, at half load 3, and one to spare.
        (3600, {}, 600, 4),
        (7200, {}, 1200, 7),
        (3600, {"peak": 2}, 1200, 7),
        (3600, {"spare": 0}, 600, 3),
        (3600, {"load": 0.75}, 600, 3),
        # 1,000 MB hold 500 sessions: with long visits memory asks for more than work does.
        (3600, {"minutes": 99}, 6000, 13),
        # A second page at the same time is a second session.
        (3600, {"views": 2}, 1200, 5),
        (1, {}, 1, 2),
        (0, {}, 0, 2),
    ],
)
def test_sizes(readers: int, more: dict[str, float], sessions: int, replicas: int) -> None:
    found = sizing.size(readers, MEASURED, reading(**more))
    assert (found.sessions, found.replicas) == (sessions, replicas)


def test_work_and_memory() -> None:
    found = sizing.size(3600, MEASURED, reading())
    assert found.rate == pytest.approx(11)
    assert found.cores == pytest.approx(1.5)
    assert found.memory == pytest.approx((4 * 300 + 600 * 2) / 1024)


@given(st.integers(0, 10**7), st.integers(0, 10**6))
def test_more_readers_never_need_less(readers: int, more: int) -> None:
    few, many = (sizing.size(count, MEASURED) for count in (readers, readers + more))
    assert few.replicas <= many.replicas
    # What is planned for bears the work at the load that was asked for, and holds the sessions.
    plan = sizing.Reading()
    working = many.replicas - plan.spare
    assert many.cores <= working * plan.load + 1e-6
    assert many.sessions * MEASURED.session <= working * (
        plan.memory * plan.memory_share - MEASURED.base
    )


@pytest.mark.parametrize(
    "wrong", [{"load": 0}, {"load": 1}, {"memory_share": 1.1}, {"peak": 0.5}, {"clicks": -1}]
)
def test_assumptions_that_make_no_sense(wrong: dict[str, float]) -> None:
    with pytest.raises(ValueError, match=r"share|peak|nothing"):
        reading(**wrong)


def test_measurements_that_make_no_sense() -> None:
    with pytest.raises(ValueError, match="click is 0"):
        sizing.Measured(view=1, click=0, base=1, session=1)
    with pytest.raises(ValueError, match="not one session"):
        sizing.size(1, MEASURED, reading(memory=301))
    with pytest.raises(ValueError, match="fewer than none"):
        sizing.size(-1, MEASURED)


def test_the_page_on_capacity_says_what_the_model_says() -> None:
    page = (ROOT / "docs/capacity.md").read_text(encoding="utf-8")
    kept = json.loads((ROOT / "docs/capacity.json").read_text(encoding="utf-8"))
    measured = sizing.Measured(**{k: kept[k] for k in ("view", "click", "base", "session")})

    assert sizing.table(measured) in page
    for text in (f"{kept['view']:.2f} s", f"{kept['click'] * 1000:.0f} ms", kept["processor"]):
        assert text in page
    for text in (f"{kept['base']:.0f} MB", f"{kept['session']:.1f} MB"):
        assert text in page
    assumed = sizing.Reading()
    for number in (assumed.views, assumed.clicks, assumed.minutes, assumed.peak, assumed.load):
        assert f"{number:g}" in page
