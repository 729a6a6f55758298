"""What was in force on a day, between whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pandas as pd

from nzviz.corpus.corpus import Corpus

#: Shown when the record has no status for a day.
NOT_YET, UNKNOWN, ENDED = "not yet", "not recorded", "ended"


@dataclass(frozen=True, slots=True)
class Standing:
    """A status and the parties between which it holds; no parties means all of them."""

    status: str
    between: tuple[str, ...] = ()
    note: str = ""


def standings(corpus: Corpus, framework: str, day: date) -> list[Standing]:
    """Every status of *framework* on *day*: one for all parties, or one for each group of them.

    A later period in the record is more specific: it overrides earlier ones for its parties.
    """
    frames = corpus.frames
    stamp = pd.Timestamp(day)
    mine = frames.periods[frames.periods["framework"] == framework]
    running = mine[(mine["start"] <= stamp) & (mine["end"] >= stamp)].sort_values("number")
    found: dict[tuple[str, ...], Standing] = {}
    for period in running.itertuples():
        between = tuple(period.between.split(",")) if period.between else ()
        note = period.note if isinstance(period.note, str) else ""
        found[between] = Standing(str(period.status), between, note)
    if found:
        return list(found.values())
    life = frames.frameworks.loc[framework]
    if pd.isna(life["start"]):
        return [Standing(UNKNOWN)]
    if stamp < life["start"]:
        return [Standing(NOT_YET)]
    if stamp > life["end"]:
        return [Standing(ENDED)]
    return [Standing(UNKNOWN)]


def pair_status(corpus: Corpus, framework: str, one: str, other: str, day: date) -> str:
    """Status of *framework* between two of its parties on *day*: the most specific one."""
    found = standings(corpus, framework, day)
    for standing in reversed(found):
        if {one, other} <= set(standing.between):
            return standing.status
    general = [standing.status for standing in found if not standing.between]
    return general[-1] if general else UNKNOWN


def in_words(corpus: Corpus, found: list[Standing]) -> str:
    """Statuses as a reader says them: "suspended (New Zealand, United States); in force"."""
    parts = []
    for standing in found:
        names = ", ".join(corpus.label("actor", actor) for actor in standing.between)
        words = standing.status.replace("-", " ")
        parts.append(f"{words} ({names})" if names else words)
    return "; ".join(parts)
