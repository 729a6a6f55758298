"""What a corpus covers and what it lacks, counted, for curators.

Each function gives one :class:`Table`; :func:`report` gives all of them, :func:`text` prints
them. The alignment is made here: a table library would not make it shorter.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from nzviz.corpus.check import events_by_year, publishers_behind, quoted_shares
from nzviz.corpus.kinds import RECORD_KINDS
from nzviz.corpus.reading import Records
from nzviz.corpus.verbatim import count_words

Cell = str | int | float


@dataclass(frozen=True, slots=True)
class Table:
    """A titled table: the names of its columns, and its rows."""

    title: str
    columns: tuple[str, ...]
    rows: list[tuple[Cell, ...]]


def report(records: Records) -> list[Table]:
    """Every table, in the order in which they are printed."""
    return [
        kinds(records),
        decades(records),
        themes(records),
        relationships(records),
        directions(records),
        significances(records),
        single_sourced_landmarks(records),
        frameworks(records),
        sources(records),
        countries(records),
        people(records),
        disputes(records),
        quotes(records),
    ]


def kinds(records: Records) -> Table:
    """How many records there are of each kind."""
    rows: list[tuple[Cell, ...]] = [
        (kind.plural, len(records.by_kind[kind.name])) for kind in RECORD_KINDS
    ]
    return Table("Records", ("kind", "records"), rows)


def decades(records: Records) -> Table:
    """Events by decade, with the years between the first and the last event that have none."""
    by_year = events_by_year(records)
    span = range(min(by_year), max(by_year) + 1) if by_year else range(0)
    rows: list[tuple[Cell, ...]] = []
    for decade, group in groupby(span, lambda year: year // 10 * 10):
        years = list(group)
        gaps = [year for year in years if not by_year[year]]
        rows.append((f"{decade}s", sum(by_year[year] for year in years), _runs(gaps)))
    return Table("Events by decade", ("decade", "events", "years without events"), rows)


def _runs(years: list[int]) -> str:
    """``1966-1968, 1972``"""
    parts = []
    for _, run in groupby(enumerate(years), lambda pair: pair[1] - pair[0]):
        found = [year for _, year in run]
        parts.append(str(found[0]) if len(found) == 1 else f"{found[0]}-{found[-1]}")
    return ", ".join(parts)


def themes(records: Records) -> Table:
    """Events by theme; an event counts once for each of its themes."""
    labels = {theme.id: theme.label for theme in _all(records, "theme")}
    found = (theme for event in _all(records, "event") for theme in event.themes)
    return _counted("Events by theme", "theme", found, labels, len(_all(records, "event")))


def relationships(records: Records) -> Table:
    """Events by relationship; an event counts once for each of its relationships."""
    labels = {term.id: term.label for term in records.site.relationships}
    found = (tie for event in _all(records, "event") for tie in event.relationships)
    title = "Events by relationship"
    return _counted(title, "relationship", found, labels, len(_all(records, "event")))


def directions(records: Records) -> Table:
    """Events by direction."""
    found = [event.direction for event in _all(records, "event")]
    return _counted("Events by direction", "direction", found, {}, len(found))


def significances(records: Records) -> Table:
    """Events by significance."""
    found = [event.significance for event in _all(records, "event")]
    return _counted("Events by significance", "significance", found, {}, len(found))


def single_sourced_landmarks(records: Records) -> Table:
    """Landmark events whose evidence has one publisher only."""
    rows: list[tuple[Cell, ...]] = []
    for event in _all(records, "event"):
        behind = publishers_behind(records, event)
        if event.significance == "landmark" and len(behind) == 1:
            rows.append((event.id, *behind))
    return Table("Landmark events with a single publisher", ("event", "publisher"), rows)


def frameworks(records: Records) -> Table:
    """How many frameworks have what."""
    every = _all(records, "framework")
    in_events = {fw for event in _all(records, "event") for fw in event.frameworks}
    having: dict[str, Callable[[Any], bool]] = {
        "more than one party": lambda fw: len(fw.parties) > 1,
        "key dates": lambda fw: any((fw.announced, fw.signed, fw.in_force, fw.ended)),
        "status periods": lambda fw: bool(fw.periods),
        "obligations coded": lambda fw: fw.obligations is not None,
        "activities coded": lambda fw: fw.activities is not None,
        "areas": lambda fw: bool(fw.areas),
        "signatories": lambda fw: bool(fw.signatories),
        "documents": lambda fw: bool(fw.documents),
        "events": lambda fw: fw.id in in_events,
    }
    rows: list[tuple[Cell, ...]] = []
    for name, has in having.items():
        count = sum(map(has, every))
        rows.append((name, count, len(every) - count))
    return Table("Frameworks", ("frameworks with", "yes", "no"), rows)


def sources(records: Records) -> Table:
    """Sources by kind and level."""
    found = Counter((source.kind, source.level) for source in _all(records, "source"))
    rows: list[tuple[Cell, ...]] = [
        (kind, found[kind, "primary"], found[kind, "secondary"])
        for kind in sorted({kind for kind, _ in found})
    ]
    return Table("Sources by kind", ("kind", "primary", "secondary"), rows)


def countries(records: Records) -> Table:
    """Sources by their publisher's country, the most frequent first."""
    found = [source.country or "unknown" for source in _all(records, "source")]
    return _counted("Sources by country", "country", found, {}, len(found))


def people(records: Records) -> Table:
    """How many people have offices, and how many of these offices a term of known length."""
    every = [actor for actor in _all(records, "actor") if actor.kind == "person"]
    held = [office for actor in every for office in actor.offices]
    rows: list[tuple[Cell, ...]] = [
        ("people", len(every)),
        ("people with offices", sum(bool(actor.offices) for actor in every)),
        ("offices", len(held)),
        ("offices with start and end", sum(bool(o.start and o.end) for o in held)),
    ]
    return Table("People", ("what", "count"), rows)


def disputes(records: Records) -> Table:
    """Disputes by resolution."""
    found = [dispute.resolution for dispute in _all(records, "dispute")]
    return _counted("Disputes by resolution", "resolution", found, {}, len(found))


def quotes(records: Records) -> Table:
    """Quotes and quoted words of each source, and their share where its length is known."""
    shares = quoted_shares(records)
    rows: list[tuple[Cell, ...]] = []
    every = sorted(_all(records, "quote"), key=lambda quote: quote.source)
    for source_id, group in groupby(every, lambda quote: quote.source):
        mine = list(group)
        share: Cell = round(shares[source_id], 1) if source_id in shares else "unknown"
        rows.append((source_id, len(mine), sum(count_words(q.exact) for q in mine), share))
    return Table(
        "Quotes by source (the share counts context too)",
        ("source", "quotes", "words", "percent"),
        rows,
    )


def _all(records: Records, kind: str) -> list[Any]:
    return list(records.by_kind[kind].values())


def _counted(
    title: str, column: str, found: Iterable[str], labels: dict[str, str], whole: int
) -> Table:
    """Counts and percent of *whole*: in the order of *labels*, else the most frequent first."""
    counts = Counter(found)
    names = list(labels) or sorted(counts, key=lambda name: (-counts[name], name))
    rows: list[tuple[Cell, ...]] = [
        (labels.get(name, name), counts[name], round(100 * counts[name] / whole, 1))
        for name in names
        if whole
    ]
    return Table(title, (column, "count", "percent"), rows)


def text(tables: Sequence[Table]) -> str:
    """All tables as aligned text: names to the left, numbers to the right."""
    return "\n\n".join(map(_table_text, tables))


def _table_text(table: Table) -> str:
    if not table.rows:
        return f"{table.title}: none"
    rows = [list(table.columns), *([_cell_text(cell) for cell in row] for row in table.rows)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    names = [all(isinstance(c, str) for c in column) for column in zip(*table.rows, strict=True)]
    lines = [
        "  ".join(
            cell.ljust(width) if name else cell.rjust(width)
            for cell, width, name in zip(row, widths, names, strict=True)
        ).rstrip()
        for row in rows
    ]
    return "\n  ".join([table.title, *lines])


def _cell_text(cell: Cell) -> str:
    if isinstance(cell, str):
        return cell
    return f"{cell:,.1f}" if isinstance(cell, float) else f"{cell:,}"
