"""The record from the partner's side: every tie with one party, and who cooperates in what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from nzviz.corpus import dates
from nzviz.corpus.corpus import Corpus
from nzviz.corpus.kept import kept_with_corpus
from nzviz.explore.obligations import coding
from nzviz.explore.status import (
    IN_FORCE,
    Standing,
    in_force,
    one_in_words,
    pair_standing,
    parties_on,
    standings,
)
from nzviz.explore.wording import words


@dataclass(frozen=True, slots=True)
class Tie:
    """A framework that a partner shares with the home state, and how it stands between them."""

    framework: str
    standing: Standing

    @property
    def in_force(self) -> bool:
        """Whether it is, or may be, in force between the two."""
        return in_force([self.standing])


@kept_with_corpus(maxsize=4)
def partners(corpus: Corpus) -> Mapping[str, int]:
    """Every actor that shares a framework with the home state: how many, most first."""
    parties = corpus.frames.parties
    home = corpus.site.home
    ours = set(parties.loc[parties["actor"] == home, "framework"])
    shared = parties[parties["framework"].isin(ours) & (parties["actor"] != home)]
    counts = shared.groupby("actor")["framework"].nunique().to_dict()
    return dict(sorted(counts.items(), key=lambda item: (-item[1], corpus.label("actor", item[0]))))


def shared_with(corpus: Corpus, partner: str, ids: Iterable[str]) -> list[str]:
    """Those frameworks among *ids* of which both the home state and *partner* are ever parties."""
    wanted = {corpus.site.home, partner}
    return [framework for framework in ids if wanted <= parties_on(corpus, framework, None).keys()]


def without_home(corpus: Corpus, partner: str, ids: Iterable[str]) -> list[str]:
    """Those frameworks among *ids* that have *partner*, but not the home state, as a party."""
    found = []
    for framework in ids:
        ever = parties_on(corpus, framework, None)
        if partner in ever and corpus.site.home not in ever:
            found.append(framework)
    return found


def ties(corpus: Corpus, partner: str, ids: Iterable[str], day: date) -> list[Tie]:
    """Every tie with *partner* among *ids*, as it stands between the two on *day*."""
    home = corpus.site.home
    return [
        Tie(framework, pair_standing(corpus, framework, home, partner, day))
        for framework in shared_with(corpus, partner, ids)
    ]


def known_partner(corpus: Corpus, asked: str | None) -> str | None:
    """The partner of that id, else the one with most ties; None when there is none at all."""
    counts = partners(corpus)
    record = corpus.find("actor", asked) if asked else None
    if record is not None and record.id in counts:
        return str(record.id)
    return next(iter(counts), None)


def answer(corpus: Corpus, partner: str, found: Sequence[Tie], day: date) -> tuple[str, str]:
    """How much is in force with *partner* on *day*, in a sentence, and the obligations of the ties
    that stand or are suspended (empty when there are none).
    """
    running = sum(tie.in_force for tie in found)
    home, name = corpus.label("actor", corpus.site.home), corpus.label("actor", partner)
    noun = "framework" if len(found) == 1 else "frameworks"
    said = []
    for tie in found:
        codes = coding(corpus)[tie.framework]["obligation"]
        if codes and tie.standing.status in ("in-force", "suspended"):
            names = " and ".join(words(code) for code in codes)
            label = corpus.label("framework", tie.framework)
            said.append(f"{label} ({names}): {one_in_words(tie.standing)}")
    on = dates.in_words(day.isoformat())
    return (
        f"{running} of {len(found)} {noun} in force between {home} and {name} on {on}.",
        f"Obligations: {'; '.join(said)}." if said else "",
    )


def in_force_between(corpus: Corpus, one: str, other: str, day: date) -> list[str]:
    """Ids of the frameworks that are surely in force between two actors on *day*."""
    found = []
    for framework in corpus.frames.frameworks.index:
        standing = pair_standing(corpus, framework, one, other, day)
        if standing.status == IN_FORCE and not standing.doubt:
            found.append(framework)
    return found


@dataclass(frozen=True, slots=True)
class AreaCell:
    """The frameworks of one partner that are coded with one area of cooperation."""

    ever: tuple[str, ...]
    on_day: tuple[str, ...]


@kept_with_corpus(maxsize=4)
def actors_of_relationships(corpus: Corpus) -> Mapping[str, str]:
    """The one actor that a relationship is with: an actor of the same name, where there is one."""
    named = {name: actor for actor, name in corpus.frames.actors["short"].items()}
    terms = corpus.site.relationships
    return {term.id: named[term.label] for term in terms if term.label in named}


def _running(corpus: Corpus, framework: str, relationship: str, day: date) -> bool:
    """Whether *framework* is in force for a relationship: with its actor, where that is a party."""
    actor = actors_of_relationships(corpus).get(relationship)
    ever = parties_on(corpus, framework, None)
    if actor in ever and corpus.site.home in ever:
        return in_force([pair_standing(corpus, framework, corpus.site.home, actor, day)])
    return in_force(standings(corpus, framework, day))


def areas_by_partner(
    corpus: Corpus, ids: Iterable[str], day: date
) -> dict[tuple[str, str], AreaCell]:
    """By relationship and area: the frameworks among *ids*, ever and in force on *day*."""
    links = corpus.frames.record_relationships
    mine = links[links["kind"] == "framework"]
    relationships: dict[str, list[str]] = {}
    for framework, relationship in zip(mine["id"], mine["relationship"], strict=True):
        relationships.setdefault(framework, []).append(relationship)
    cells: dict[tuple[str, str], tuple[list[str], list[str]]] = {}
    for framework in ids:
        areas = coding(corpus)[framework]["area"] or {}
        for relationship in relationships.get(framework, ()) if areas else ():
            running = _running(corpus, framework, relationship, day)
            for area in areas:
                ever, on_day = cells.setdefault((relationship, area), ([], []))
                ever.append(framework)
                if running:
                    on_day.append(framework)
    return {key: AreaCell(tuple(ever), tuple(now)) for key, (ever, now) in cells.items()}


def events_with(corpus: Corpus, partner: str, ids: pd.Index) -> pd.Index:
    """Those events among *ids* in which *partner* acts, or that belong to a framework shared with
    it, in the order of *ids*.
    """
    frames = corpus.frames
    actors, links = frames.record_actors, frames.record_frameworks
    acting = actors.loc[(actors["kind"] == "event") & (actors["actor"] == partner), "id"]
    shared = shared_with(corpus, partner, frames.frameworks.index)
    under = links.loc[(links["kind"] == "event") & links["framework"].isin(shared), "id"]
    return ids[ids.isin(acting) | ids.isin(under)]
