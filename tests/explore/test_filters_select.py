"""What filters leave, against a plain recount of the curated records."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from nzviz.corpus.corpus import Corpus, load
from nzviz.explore.filters import (
    FACETS,
    SELECTABLE,
    Filters,
    facet_counts,
    known_ids,
    rows,
    select,
)
from nzviz.explore.search import matching_ids

WORDS = ["", "ship", "port*", "visit -minister", "nothing-like-this", "-the"]


def years(text: str | None) -> tuple[int, int] | None:
    """First and last year of an EDTF text, read off its digits."""
    if text is None:
        return None
    first, _, last = text.partition("/")
    return int(first[:4]), 9999 if last == ".." else int((last or first)[:4])


def linked(corpus: Corpus, kind: str, record: Any, facet: str) -> set[str]:
    """Ids by which a filter may find a record, from its own fields."""
    field = {"theme": "themes", "rel": "relationships", "actor": "actors", "fw": "frameworks"}[
        facet
    ]
    match kind, facet:
        case "framework", "actor":
            return {party.actor for party in record.parties}
        case "framework", "fw":
            return {record.id} | {r.framework for r in record.relations if r.kind == "part-of"}
        case "quote", "actor":
            return {record.speaker, *([record.reporting] if record.reporting else [])}
        case "dispute", ("rel" | "actor" | "fw"):
            events = [corpus.records.by_kind["event"][event] for event in record.events]
            found = {value for event in events for value in getattr(event, field)}
            if facet == "fw":
                found |= set(record.frameworks)
            if facet == "rel":
                frameworks = corpus.records.by_kind["framework"]
                found |= {rel for f in record.frameworks for rel in frameworks[f].relationships}
            return found
    return set(getattr(record, field))


def time_of(corpus: Corpus, kind: str, record: Any) -> tuple[int, int] | None:
    """First and last year of a record."""
    match kind:
        case "event":
            return years(record.date)
        case "quote":
            return years(record.said or corpus.records.by_kind["source"][record.source].published)
        case "dispute":
            events = corpus.records.by_kind["event"]
            texts = [position.date for position in record.positions if position.date]
            spans = [years(text) for text in [*texts, *(events[e].date for e in record.events)]]
            known = [span for span in spans if span]
            return (min(a for a, _ in known), max(b for _, b in known)) if known else None
        case _:  # how a framework's life is told from its dates is tested with the frames
            life = corpus.frames.frameworks.loc[record.id]
            return None if life.isna()["start"] else (life["start"].year, life["end"].year)


def sources_in(corpus: Corpus, value: Any) -> Iterator[str]:
    """Every source that the evidence in a dumped record names, itself or through a quote."""
    if isinstance(value, dict):
        if "note" in value and value.get("source"):
            yield value["source"]
        if "note" in value and value.get("quote"):
            yield corpus.records.by_kind["quote"][value["quote"]].source
        for inner in value.values():
            yield from sources_in(corpus, inner)
    elif isinstance(value, list):
        for inner in value:
            yield from sources_in(corpus, inner)


def recount(corpus: Corpus, filters: Filters, kind: str) -> set[str]:
    """Ids that *filters* leave, one record after the other."""
    if kind == "source":
        return recount_sources(corpus, filters)
    found = set(matching_ids(corpus, filters.words, kind)) if filters.words else None
    left = set()
    for record in corpus.records.by_kind[kind].values():
        time = time_of(corpus, kind, record)
        if (
            all(
                set(getattr(filters, facet)) & linked(corpus, kind, record, facet)
                for facet in FACETS
                if getattr(filters, facet)
            )
            and (filters.first_year is None or (time and time[1] >= filters.first_year))
            and (filters.last_year is None or (time and time[0] <= filters.last_year))
            and (found is None or record.id in found)
        ):
            left.add(record.id)
    return left


def recount_sources(corpus: Corpus, filters: Filters) -> set[str]:
    by_kind = corpus.records.by_kind
    left = set(by_kind["source"])
    facets = replace(filters, words="")
    if facets.active:
        left = set()
        for kind in ("event", "framework", "dispute"):
            for record_id in recount(corpus, facets, kind):
                record = by_kind[kind][record_id]
                left.update(sources_in(corpus, record.model_dump()))
                left.update(getattr(record, "documents", ()))
        left.update(by_kind["quote"][quote].source for quote in recount(corpus, facets, "quote"))
    if filters.words:
        left &= set(matching_ids(corpus, filters.words, "source"))
    return left


@st.composite
def filters_of(draw: st.DrawFn, corpus: Corpus) -> Filters:
    chosen = {
        key: tuple(draw(st.lists(st.sampled_from(known_ids(corpus, target)), max_size=2)))
        if draw(st.booleans())
        else ()
        for key, target in FACETS.items()
    }
    first = draw(st.none() | st.integers(1940, 2030))
    last = draw(st.none() | st.integers(first or 1940, 2030))
    words = draw(st.sampled_from(WORDS)) if draw(st.booleans()) else ""
    return Filters(**chosen, first_year=first, last_year=last, words=words)


# One example reads hundreds of records: few examples, but each over all kinds, and the first one
# that fails is shown as it is, since making it smaller takes minutes.
MANY = settings(
    deadline=None,
    max_examples=25,
    suppress_health_check=[HealthCheck.too_slow],
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)
FEW = settings(MANY, max_examples=6)


@MANY
@given(st.data())
def test_selection_is_what_a_recount_of_the_records_finds(
    corpus: Corpus, data: st.DataObject
) -> None:
    filters = data.draw(filters_of(corpus))

    for kind in SELECTABLE:
        shown = select(corpus, filters, kind)
        frame = getattr(corpus.frames, f"{kind}s")
        assert set(shown) == recount(corpus, filters, kind), kind
        assert list(shown) == [value for value in frame.index if value in set(shown)]
        assert rows(corpus, filters, kind).index.equals(shown)


@pytest.mark.parametrize("kind", SELECTABLE)
@pytest.mark.parametrize("facet", FACETS)
def test_each_single_value_leaves_what_a_recount_finds(
    corpus: Corpus, kind: str, facet: str
) -> None:
    ids = known_ids(corpus, FACETS[facet])
    for value in ids[:: max(len(ids) // 12, 1)]:
        filters = Filters().choosing(facet, (value,))
        assert set(select(corpus, filters, kind)) == recount(corpus, filters, kind), value


@FEW
@given(st.data())
def test_a_count_is_what_choosing_that_value_would_show(
    corpus: Corpus, data: st.DataObject
) -> None:
    filters = data.draw(filters_of(corpus))
    for kind in SELECTABLE:
        for facet, target in FACETS.items():
            counts = facet_counts(corpus, filters, facet, kind)
            assert list(counts) == known_ids(corpus, target)
            others = filters.without(facet)
            for value in data.draw(st.lists(st.sampled_from(list(counts)), max_size=4)):
                shown = select(corpus, others.choosing(facet, (value,)), kind)
                assert counts[value] == len(shown), (kind, facet, value)


@pytest.mark.parametrize("facet", FACETS)
@pytest.mark.parametrize("kind", SELECTABLE)
def test_every_count_of_the_small_record(alba: Corpus, facet: str, kind: str) -> None:
    for filters in (
        Filters(),
        Filters(theme=("patrols",), last_year=2012),
        Filters(actor=("ena-vik",), words="port*"),
        Filters(words="nothing-like-this"),
    ):
        counts = facet_counts(alba, filters, facet, kind)
        others = filters.without(facet)
        assert counts == {
            value: len(select(alba, others.choosing(facet, (value,)), kind))
            for value in known_ids(alba, FACETS[facet])
        }


@pytest.mark.parametrize(
    ("filters", "kind", "wanted"),
    [
        (Filters(last_year=1999), "event", ["ports-closed"]),
        (Filters(first_year=2000, last_year=2009), "event", []),
        (Filters(first_year=2011, last_year=2011), "event", ["league-member", "joint-patrols"]),
        (Filters(first_year=2400), "event", ["league-member"]),
        (Filters(actor=("ena-vik",)), "quote", ["vik-sail-harbour-news", "vik-sail-northern-post"]),
        (Filters(fw=("straits-league",)), "framework", ["port-arrangement", "straits-league"]),
        (Filters(fw=("port-arrangement",)), "framework", ["port-arrangement"]),
        (Filters(first_year=1900), "framework", ["port-arrangement"]),
        (Filters(first_year=2016), "framework", []),
        (Filters(actor=("ena-vik",)), "dispute", ["length-of-closure"]),
        (Filters(last_year=1997), "dispute", []),
        (Filters(rel=("alba-league",)), "source", ["league-charter"]),
        (Filters(words="ports"), "source", ["northern-post"]),
        (Filters(rel=("alba-league",), words="ports"), "source", []),
    ],
)
def test_selections_of_the_small_record(
    alba: Corpus, filters: Filters, kind: str, wanted: list[str]
) -> None:
    assert list(select(alba, filters, kind)) == wanted


def test_records_of_different_kinds_may_have_the_same_id(alba_copy: Path) -> None:
    for name in ("events/1999.yaml", "disputes/length-of-closure.yaml"):
        file = alba_copy / name
        text = file.read_text(encoding="utf-8")
        assert "ports-closed" in text
        file.write_text(text.replace("ports-closed", "straits-league"), encoding="utf-8")
    twins = load(alba_copy)

    for facet, target in FACETS.items():
        for value in known_ids(twins, target):
            filters = Filters().choosing(facet, (value,))
            for kind in SELECTABLE:
                shown = select(twins, filters, kind)
                assert set(shown) == recount(twins, filters, kind), (kind, value)
                assert facet_counts(twins, Filters(), facet, kind)[value] == len(shown)
