"""What belongs to a record."""

import pandas as pd
import pytest

from nzviz.corpus.corpus import Corpus
from nzviz.explore.related import (
    disputes_of,
    linked,
    neighbours,
    of_framework,
    quotes_of_event,
    resting_on,
    variants,
)

BOTH = ["vik-sail-harbour-news", "vik-sail-northern-post"]


@pytest.mark.parametrize(
    ("kind", "record_id", "wanted"),
    [
        ("event", "ports-closed", ["length-of-closure"]),
        ("event", "ports-opened", ["length-of-closure"]),
        ("event", "joint-patrols", []),
        ("quote", "vik-sail-harbour-news", ["length-of-closure"]),
        ("quote", "vik-sail-northern-post", []),
        ("framework", "port-arrangement", []),
        ("framework", "ports-closed", []),  # an event's id is no framework's
    ],
)
def test_disputes_of_a_record(alba: Corpus, kind: str, record_id: str, wanted: list[str]) -> None:
    assert disputes_of(alba, kind, record_id) == wanted


def test_disputes_and_records_name_each_other(real: Corpus) -> None:
    for dispute in real.records.by_kind["dispute"].values():
        for kind in ("event", "framework", "quote"):
            for record_id in getattr(dispute, f"{kind}s"):
                assert dispute.id in disputes_of(real, kind, record_id)


def test_quotes_of_an_event(alba: Corpus) -> None:
    assert quotes_of_event(alba, "ports-opened") == BOTH
    assert quotes_of_event(alba, "ports-closed") == []


@pytest.mark.parametrize(
    ("kind", "framework", "wanted"),
    [
        ("event", "straits-league", ["league-member", "joint-patrols"]),
        ("event", "port-arrangement", ["ports-opened", "joint-patrols"]),
        ("quote", "port-arrangement", ["vik-sail-harbour-news"]),
        ("quote", "straits-league", []),
        ("dispute", "port-arrangement", ["length-of-closure"]),
        ("event", "no-such-framework", []),
    ],
)
def test_what_names_a_framework(alba: Corpus, kind: str, framework: str, wanted: list[str]) -> None:
    assert list(of_framework(alba, kind, framework)) == wanted


@pytest.mark.parametrize(
    ("target", "kind", "record_id", "wanted"),
    [
        ("theme", "event", "ports-opened", ["ports", "patrols"]),
        ("relationship", "event", "joint-patrols", ["alba-borea", "alba-league"]),
        ("actor", "event", "ports-opened", ["alba", "borea", "ena-vik"]),
        ("framework", "event", "ports-closed", []),
        ("actor", "quote", "vik-sail-northern-post", ["ena-vik"]),
    ],
)
def test_links_of_a_record_in_their_curated_order(
    alba: Corpus, target: str, kind: str, record_id: str, wanted: list[str]
) -> None:
    assert linked(alba, target, kind, record_id) == wanted


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("northern-post", {
            ("event", "ports-opened"), ("framework", "port-arrangement"),
            ("dispute", "length-of-closure"), ("quote", "vik-sail-northern-post")}),
        ("league-charter", {
            ("event", "joint-patrols"), ("event", "league-member"),
            ("framework", "port-arrangement"), ("framework", "straits-league")}),
    ],
)  # fmt: skip
def test_what_rests_on_a_source(alba: Corpus, source: str, wanted: set[tuple[str, str]]) -> None:
    assert set(resting_on(alba, source)) == wanted


def test_each_source_counts_the_records_that_rest_on_it(corpus: Corpus) -> None:
    for source, count in corpus.frames.sources["records"].items():
        resting = resting_on(corpus, str(source))
        assert len(resting) == len(set(resting)) == count, source


@pytest.mark.parametrize("quote", BOTH)
def test_printings_of_a_statement_start_with_the_first(alba: Corpus, quote: str) -> None:
    assert variants(alba, quote) == BOTH


def test_printings_are_the_same_from_each_of_them(real: Corpus) -> None:
    for quote in real.frames.quotes.index:
        same = variants(real, quote)
        assert quote in same
        assert len(same) == len(set(same))
        for other in same:
            assert variants(real, other) == same


@pytest.mark.parametrize(
    ("ids", "record_id", "wanted"),
    [
        (["a", "b", "c"], "a", (None, "b")),
        (["a", "b", "c"], "b", ("a", "c")),
        (["a", "b", "c"], "c", ("b", None)),
        (["a"], "a", (None, None)),
        (["a", "b"], "x", (None, None)),
        ([], "a", (None, None)),
    ],
)
def test_neighbours(ids: list[str], record_id: str, wanted: tuple[str | None, str | None]) -> None:
    assert neighbours(pd.Index(ids, dtype="str"), record_id) == wanted
