"""The numbers that the bars show, in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from nzviz.corpus import dates
from nzviz.corpus.corpus import Corpus
from nzviz.explore.status import UNKNOWN, Standing, in_force, pair_standing, standings
from nzviz.figures.lifespans.rows import starts


def _found(
    corpus: Corpus, framework: str, as_of: date, pair: tuple[str, str] | None
) -> list[Standing]:
    if pair is None:
        return standings(corpus, framework, as_of)
    return [pair_standing(corpus, framework, *pair, as_of)]


def sentence(
    corpus: Corpus, ids: Sequence[str], as_of: date, pair: tuple[str, str] | None = None
) -> str:
    """How much was in force on *as_of*: the numbers that the bars show."""
    found = {framework: _found(corpus, framework, as_of, pair) for framework in ids}
    running = sum(map(in_force, found.values()))
    mixed = [
        corpus.label("framework", framework)
        for framework, mine in found.items()
        if in_force(mine) and any(standing.status == "suspended" for standing in mine)
    ]
    unknown = sum(all(standing.status == UNKNOWN for standing in mine) for mine in found.values())
    parts = [
        f"{running} of {len(found)} in force on {dates.in_words(as_of.isoformat())}",
        *([f"{', '.join(mixed)} suspended between some parties"] if mixed else []),
        *([f"{unknown} of unrecorded status"] if unknown else []),
    ]
    known = starts(corpus)
    undated = sum(framework not in known for framework in ids)
    missing = f" {undated} have no known dates and stand only in the table." if undated else ""
    return f"{'; '.join(parts)}.{missing}"


def alt_text(
    corpus: Corpus, ids: Sequence[str], as_of: date, pair: tuple[str, str] | None = None
) -> str:
    """What the picture shows, for people who cannot see it."""
    known = starts(corpus)
    dated = [known[framework] for framework in ids if framework in known]
    if not dated:
        return "No framework with known dates is left."
    return (
        f"Bars of {len(dated)} frameworks over time, the earliest from {min(dated).year}. "
        f"{sentence(corpus, ids, as_of, pair)} The table below lists the same frameworks."
    )
