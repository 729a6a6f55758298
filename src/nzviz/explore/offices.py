"""Which office somebody held on a day, as far as sources show."""

from __future__ import annotations

import pandas as pd

from nzviz.corpus.corpus import Corpus
from nzviz.corpus.kept import kept_with_corpus


@kept_with_corpus(maxsize=2048)
def office_on(corpus: Corpus, actor: str, day: pd.Timestamp) -> str | None:
    """The office in which sources show *actor* on *day*, or None when none does."""
    offices = corpus.frames.offices
    held = offices[
        (offices["actor"] == actor) & (offices["start"] <= day) & (offices["end"] >= day)
    ]
    return None if held.empty else str(held.iloc[0]["title"])


def with_office(corpus: Corpus, actor: str, day: pd.Timestamp) -> str:
    """A name with the office held on *day*: "Leon Panetta, then Secretary of Defense"."""
    name = corpus.label("actor", actor)
    office = office_on(corpus, actor, day)
    return f"{name}, then {office}" if office else name
