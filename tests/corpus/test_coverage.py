"""The coverage tables, recounted by hand for Alba and against each other for both corpora."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from nzviz.corpus import coverage
from nzviz.corpus.corpus import Corpus
from nzviz.corpus.coverage import Table
from nzviz.corpus.reading import Records, read_records

ALBA: list[tuple[Callable[[Records], Table], list[tuple[object, ...]]]] = [
    (
        coverage.kinds,
        [
            ("themes", 2), ("actors", 4), ("sources", 3), ("events", 4), ("frameworks", 2),
            ("quotes", 2), ("disputes", 1), ("governments", 1), ("tours", 1), ("synonyms", 0),
        ],
    ),
    (coverage.decades, [("1990s", 1, ""), ("2000s", 0, "2000-2009"), ("2010s", 3, "")]),
    (coverage.themes, [("Port access", 2, 50.0), ("Patrols", 3, 75.0)]),
    (coverage.relationships, [("Borea", 3, 75.0), ("Straits League", 2, 50.0)]),
    (coverage.directions, [("closer", 2, 50.0), ("further", 1, 25.0), ("neutral", 1, 25.0)]),
    (coverage.significances, [("landmark", 2, 50.0), ("context", 1, 25.0), ("notable", 1, 25.0)]),
    (coverage.single_sourced_landmarks, [("ports-closed", "Harbour News")]),
    (
        coverage.frameworks,
        [
            ("more than one party", 2, 0), ("key dates", 1, 1), ("status periods", 1, 1),
            ("obligations coded", 1, 1), ("activities coded", 1, 1), ("areas", 1, 1),
            ("signatories", 1, 1), ("documents", 1, 1), ("events", 2, 0),
        ],
    ),
    (coverage.sources, [("news", 0, 2), ("official-text", 1, 0)]),
    (coverage.countries, [("unknown", 2, 66.7), ("IS", 1, 33.3)]),
    (
        coverage.people,
        [
            ("people", 1), ("people with offices", 1), ("offices", 1),
            ("offices with start and end", 0),
        ],
    ),
    (coverage.disputes, [("open", 1, 100.0)]),
    (coverage.quotes, [("harbour-news", 1, 17, 32.3), ("northern-post", 1, 6, 14.6)]),
]  # fmt: skip


@pytest.mark.parametrize(("table", "rows"), ALBA, ids=lambda value: getattr(value, "__name__", ""))
def test_alba(
    alba: Corpus, table: Callable[[Records], Table], rows: list[tuple[object, ...]]
) -> None:
    assert table(alba.records).rows == rows


@pytest.mark.parametrize("name", ["alba", "real"])
def test_tables_agree_with_each_other(name: str, request: pytest.FixtureRequest) -> None:
    records = request.getfixturevalue(name).records
    counts = dict(coverage.kinds(records).rows)
    for table, kind in [
        (coverage.decades, "events"),
        (coverage.directions, "events"),
        (coverage.significances, "events"),
        (coverage.countries, "sources"),
        (coverage.disputes, "disputes"),
        (coverage.quotes, "quotes"),
    ]:
        assert sum(int(row[1]) for row in table(records).rows) == counts[kind]
    for _, primary_or_yes, secondary_or_no in coverage.frameworks(records).rows:
        assert int(primary_or_yes) + int(secondary_or_no) == counts["frameworks"]
    assert sum(int(a) + int(b) for _, a, b in coverage.sources(records).rows) == counts["sources"]
    every = list(records.by_kind["event"])
    assert {row[0] for row in coverage.single_sourced_landmarks(records).rows} <= set(every)


@pytest.mark.parametrize("name", ["alba", "real"])
def test_single_sourced_landmarks_are_those_of_the_pages(
    name: str, request: pytest.FixtureRequest
) -> None:
    corpus: Corpus = request.getfixturevalue(name)
    events = corpus.frames.events
    marked = events[events["single_sourced"] & (events["significance"] == "landmark")]
    rows = coverage.single_sourced_landmarks(corpus.records).rows
    assert {row[0] for row in rows} == set(marked.index)


def test_a_kind_without_records(alba_copy: Path) -> None:
    for path in (alba_copy / "disputes").iterdir():
        path.unlink()
    tables = {table.title: table for table in coverage.report(read_records(alba_copy))}
    assert tables["Disputes by resolution"].rows == []


def test_a_source_whose_length_nobody_knows(alba_copy: Path) -> None:
    (alba_copy / "fingerprints/northern-post.json").unlink()
    assert coverage.quotes(read_records(alba_copy)).rows[1] == ("northern-post", 1, 6, "unknown")


def test_text_is_aligned() -> None:
    rows: list[tuple[str | int | float, ...]] = [("a", 1_234, 5.0, ""), ("bbbbb", 5, 0.25, "x")]
    tables = [Table("One", ("name", "count", "percent", "note"), rows), Table("Two", ("name",), [])]
    assert coverage.text(tables) == (
        "One\n"
        "  name   count  percent  note\n"
        "  a      1,234      5.0\n"
        "  bbbbb      5      0.2  x\n"
        "\n"
        "Two: none"
    )


def test_the_report_has_every_table(alba: Corpus) -> None:
    found = coverage.report(alba.records)
    assert found == [table(alba.records) for table, _ in ALBA]
    for table in found:
        assert table.title in coverage.text(found)
        assert all(len(row) == len(table.columns) for row in table.rows)
