"""Two frameworks, or one framework on two days, side by side: what was gained, lost and kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Literal

from nzviz.corpus import dates
from nzviz.corpus.corpus import Corpus
from nzviz.explore.lineage import graph
from nzviz.explore.obligations import FIELDS, Code, coding, columns, evidence_part, label
from nzviz.explore.status import (
    NO_PARTY,
    one_in_words,
    pair_standing,
    parties_on,
    spans,
    standings,
)

#: What became of an item from the first side to the second. ``open``: one side is not coded.
Change = Literal["shared", "lost", "gained", "open"]
#: The sign that stands beside the word, so that neither colour nor sign is needed alone.
SIGNS: dict[Change, str] = {"shared": "=", "lost": "−", "gained": "+", "open": "?"}  # noqa: RUF001 - the true minus sign
TITLES = {
    "party": "Parties",
    "obligation": "Obligations (ATOP)",
    "activity": "Activities (DCAD)",
    "area": "Areas of cooperation",
}


@dataclass(frozen=True, slots=True)
class Side:
    """One side: a framework, on a day or over its whole life."""

    framework: str
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """A party or code that at least one side has; ``parts`` are its evidence paths, by side."""

    id: str
    label: str
    change: Change
    first: bool
    second: bool
    parts: tuple[str | None, str | None] = (None, None)


@dataclass(frozen=True, slots=True)
class Section:
    """The items of one kind, kept ones first, then lost, then gained; ``note`` says what is
    missing.
    """

    kind: str
    items: tuple[Item, ...]
    note: str = ""

    def count(self, change: Change) -> int:
        """Number of items with that change."""
        return sum(item.change == change for item in self.items)


@dataclass(frozen=True, slots=True)
class Fact:
    """A single-valued property of both sides, as a reader says it."""

    label: str
    first: str
    second: str

    @property
    def same(self) -> bool:
        """Whether both sides have the same value."""
        return self.first == self.second


def default_sides(corpus: Corpus, framework: str | None = None) -> tuple[Side, Side]:
    """What to compare when nothing is chosen: *framework* with what it succeeded or was succeeded
    by, else the newest succession in the record, else its first two frameworks.
    """
    edges = [
        (old, new)
        for new, old, data in graph(corpus).edges(data=True)
        if data["relation"] == "succeeds"
    ]
    mine = [pair for pair in edges if framework in pair] if framework else edges
    order = {name: place for place, name in enumerate(corpus.frames.frameworks.index)}
    if mine:
        # The pair in which most was coded tells most; the newer one breaks a tie.
        old, new = max(mine, key=lambda pair: (_coded(corpus, pair), order[pair[1]]))
        return Side(old), Side(new)
    everything = list(order)
    first = framework or everything[0]
    second = next((other for other in everything if other != first), first)
    return Side(first), Side(second)


def _coded(corpus: Corpus, pair: Iterable[str]) -> int:
    return sum(len(codes or ()) for one in pair for codes in coding(corpus)[one].values())


def facts(corpus: Corpus, first: Side, second: Side, today: date) -> list[Fact]:
    """Kind, legal form, key dates, status and size of both sides."""
    found = []
    rows = [corpus.records.by_kind["framework"][side.framework] for side in (first, second)]
    for title, field in (("Kind", "kind"), ("Legal form", "legal_form")):
        one, other = (str(getattr(row, field)).replace("-", " ") for row in rows)
        found.append(Fact(title, one, other))
    steps = ("announced", "signed", "in_force", "ended")
    for name in steps:
        one, other = (
            dates.in_words(step.date) if (step := getattr(row, name)) else "not recorded"
            for row in rows
        )
        if not one == other == "not recorded":
            found.append(Fact(name.replace("_", " ").capitalize(), one, other))
    found.extend(_status_facts(corpus, first, second, today))
    return found


def _status_facts(corpus: Corpus, first: Side, second: Side, today: date) -> list[Fact]:
    """The status of both sides; pair by pair where one of them has a status between pairs."""
    sides = (first, second)
    days = [side.day or today for side in sides]
    pairs: list[tuple[str, str]] = []
    if first.framework == second.framework and any(
        span.between for span in spans(corpus)[first.framework]
    ):
        members = parties_on(corpus, first.framework, None)
        pairs = [
            (one, other)
            for one, other in combinations(members, 2)
            if any(
                pair_standing(corpus, first.framework, one, other, day).status != NO_PARTY
                for day in days
            )
        ]
    if pairs:
        return [
            Fact(
                f"Status, {corpus.label('actor', one)} and {corpus.label('actor', other)}",
                *(
                    one_in_words(pair_standing(corpus, first.framework, one, other, day))
                    for day in days
                ),
            )
            for one, other in pairs
        ]
    texts = []
    for side, day in zip(sides, days, strict=True):
        standing = standings(corpus, side.framework, day)
        texts.append("; ".join(dict.fromkeys(one_in_words(one) for one in standing)))
    return [Fact("Status", *texts)]


def compare(corpus: Corpus, first: Side, second: Side) -> list[Section]:
    """Parties, obligations, activities and areas of both sides, each marked by what became of it.

    Codes describe a framework as a whole; only parties depend on the days.
    """
    return [_parties(corpus, first, second), *(_codes(corpus, first, second, s) for s in FIELDS)]


def _parties(corpus: Corpus, first: Side, second: Side) -> Section:
    members = [parties_on(corpus, side.framework, side.day) for side in (first, second)]
    order = [*members[0], *(actor for actor in members[1] if actor not in members[0])]
    items = [
        _item(actor, corpus.label("actor", actor), actor in members[0], actor in members[1])
        for actor in order
    ]
    return Section("party", _sorted(items))


def _codes(corpus: Corpus, first: Side, second: Side, scheme: str) -> Section:
    names = (first.framework, second.framework)
    codes = [coding(corpus)[name][scheme] for name in names]
    missing = [
        corpus.label("framework", name)
        for name, mine in zip(names, codes, strict=True)
        if mine is None
    ]
    missing = list(dict.fromkeys(missing))
    items = []
    for code in columns(corpus, scheme):
        named = Code(scheme, code)
        has = [code in (mine or ()) for mine in codes]
        if any(has):
            parts = tuple(evidence_part(corpus, name, named) for name in names)
            items.append(
                _item(
                    code,
                    label(corpus, named),
                    has[0],
                    has[1],
                    (parts[0], parts[1]),
                    bool(missing),
                )
            )
    if missing:
        note = f"Not coded for {' and '.join(missing)}, so nothing can be said about change."
    elif not items:
        note = "None, for either." if names[0] != names[1] else "None."
    else:
        note = "; ".join(
            f"None for {corpus.label('framework', name)}"
            for name, mine in zip(names, codes, strict=True)
            if not mine
        )
    return Section(scheme, _sorted(items), note)


def _item(
    name: str,
    text: str,
    first: bool,
    second: bool,
    parts: tuple[str | None, str | None] = (None, None),
    missing: bool = False,
) -> Item:
    change: Change
    if first and second:
        change = "shared"
    elif missing:
        change = "open"
    else:
        change = "lost" if first else "gained"
    return Item(name, text, change, first, second, parts)


def _sorted(items: Iterable[Item]) -> tuple[Item, ...]:
    rank: dict[Change, int] = {"shared": 0, "lost": 1, "gained": 2, "open": 3}
    return tuple(sorted(items, key=lambda item: rank[item.change]))


def summary(corpus: Corpus, first: Side, second: Side, sections: Iterable[Section]) -> str:
    """The comparison in a sentence: "From IPCP to ITPP: 14 kept, 4 lost, 2 gained"."""
    sections = list(sections)
    kept, lost, gained, unknown = (
        sum(section.count(change) for section in sections)
        for change in ("shared", "lost", "gained", "open")
    )
    names = [side_label(corpus, side) for side in (first, second)]
    text = f"From {names[0]} to {names[1]}: {kept} shared, {lost} lost, {gained} gained"
    return f"{text}, {unknown} that cannot be compared" if unknown else text


def side_label(corpus: Corpus, side: Side) -> str:
    """A side as a reader says it: "ANZUS on 31 December 1986"."""
    name = corpus.label("framework", side.framework)
    return f"{name} on {dates.in_words(side.day.isoformat())}" if side.day else name
