"""The frames are what their specifications say, and hold what Alba's files say."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from nzviz.corpus.corpus import Corpus, load
from nzviz.corpus.frame_specs import FOREIGN_KEYS, FRAMES
from nzviz.corpus.frames import Frames
from nzviz.corpus.verbatim import count_words

#: Columns whose values together occur once in a frame without an index of ids.
KEYS = {
    "record_themes": ["kind", "id", "theme"],
    "record_relationships": ["kind", "id", "relationship"],
    "record_actors": ["kind", "id", "actor"],
    "record_frameworks": ["kind", "id", "framework"],
    "evidence": ["kind", "id", "part", "number"],
    "offices": ["actor", "title", "of", "start"],
    "parties": ["framework", "actor", "role", "start"],
    "periods": ["framework", "number"],
    "codes": ["framework", "scheme", "code"],
    "relations": ["framework", "relation", "other"],
    "positions": ["dispute", "number"],
    "dispute_records": ["dispute", "kind", "id"],
    "quote_events": ["quote", "event"],
}
IN_ORDER_OF_TIME = ["events", "frameworks", "quotes", "governments"]

BARE = {
    "site.yaml": """\
title: Bare
short_title: Bare
subtitle: The least there can be
introduction: Nothing more.
version: 0.0.1
updated: "2020"
publisher: Nobody
licence: CC0
licence_url: https://example.org/
home: alba
relationships: [{id: alba-borea, label: Borea}]
""",
    "themes.yaml": """\
- {id: ports, label: Ports, description: Ports., light: "#000000", dark: "#FFFFFF", symbol: x}
""",
    "actors/a.yaml": "- {id: alba, kind: state, name: Alba}\n",
    "sources/s.yaml": "- {id: news, title: News, kind: news, level: primary, csl: document}\n",
    "events/e.yaml": """\
- id: one
  date: "2012"
  title: One
  summary: One.
  themes: [ports]
  relationships: [alba-borea]
  direction: neutral
  significance: context
  evidence: [{source: news, note: Says so.}]
""",
    "frameworks/two.yaml": """\
id: two
name: Two
kind: policy
summary: Two.
themes: [ports]
relationships: [alba-borea]
parties: [{actor: alba}]
legal_form: policy
evidence: [{source: news, note: Says so.}]
""",
}


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    """The least that a corpus can be: most of its frames are empty."""
    folder = tmp_path_factory.mktemp("bare")
    for name, text in BARE.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return load(folder)


@pytest.fixture(params=["alba", "real", "bare"])
def frames(request: pytest.FixtureRequest) -> Frames:
    """The frames of each corpus in turn."""
    corpus: Corpus = request.getfixturevalue(request.param)
    return corpus.frames


@pytest.mark.parametrize("name", FRAMES)
def test_frames_are_as_specified(frames: Frames, name: str) -> None:
    spec, frame = FRAMES[name], getattr(frames, name)
    assert list(frame.columns) == list(spec.columns)
    assert {column: str(dtype) for column, dtype in frame.dtypes.items()} == spec.dtypes
    if spec.index:
        assert frame.index.is_unique
        assert (frame.index.name, str(frame.index.dtype)) == ("id", "str")
    else:
        assert frame.index.equals(pd.RangeIndex(len(frame)))
        assert not frame.duplicated(KEYS[name]).any()


@pytest.mark.parametrize(("name", "column", "other"), FOREIGN_KEYS)
def test_links_lead_to_rows(frames: Frames, name: str, column: str, other: str) -> None:
    ids = getattr(frames, name)[column].dropna()
    assert set(ids) <= set(getattr(frames, other).index)


@pytest.mark.parametrize("name", IN_ORDER_OF_TIME)
def test_rows_are_in_order_of_time(frames: Frames, name: str) -> None:
    frame = getattr(frames, name)
    assert frame["start"].dropna().is_monotonic_increasing
    assert not frame["start"].isna().iloc[: frame["start"].notna().sum()].any()


@pytest.mark.parametrize("name", [name for name in FRAMES if "start" in FRAMES[name].columns])
def test_no_row_ends_before_it_starts(frames: Frames, name: str) -> None:
    frame = getattr(frames, name)
    assert not (frame["end"] < frame["start"]).any()
    if "open_end" in frame:
        dated = frame[frame["end"].notna()]
        assert (dated["open_end"] == (dated["end"] == pd.Timestamp("9999-12-31"))).all()


def test_every_event_has_evidence_and_links(frames: Frames) -> None:
    for name in ("record_themes", "record_relationships", "evidence"):
        linked = getattr(frames, name)
        assert set(linked.loc[linked["kind"] == "event", "id"]) == set(frames.events.index)
    assert (frames.events["sources"] >= 1).all()


#: Frame, row, column, value; None: missing.
CELLS = [
    ("events", "ports-closed", "start", "1999-01-01"),
    ("events", "ports-closed", "end", "1999-12-31"),
    ("events", "ports-closed", "approximate", True),
    ("events", "ports-closed", "precision", "year"),
    ("events", "ports-closed", "sources", 1),
    ("events", "ports-closed", "single_sourced", True),
    ("events", "ports-opened", "date", "2010-03-01"),
    ("events", "ports-opened", "precision", "day"),
    ("events", "ports-opened", "approximate", False),
    ("events", "ports-opened", "sources", 2),
    ("events", "ports-opened", "single_sourced", False),
    ("events", "ports-opened", "direction_reason", "A restriction was lifted."),
    ("events", "joint-patrols", "start", "2010-06-01"),
    ("events", "joint-patrols", "end", "2011-12-31"),
    ("events", "joint-patrols", "open_end", False),
    ("events", "league-member", "end", "9999-12-31"),
    ("events", "league-member", "open_end", True),
    ("events", "league-member", "direction_reason", None),
    ("frameworks", "port-arrangement", "short", "Port arrangement"),
    ("frameworks", "port-arrangement", "announced", "2010-03-01"),
    ("frameworks", "port-arrangement", "signed", None),
    ("frameworks", "port-arrangement", "start", "2010-03-01"),
    ("frameworks", "port-arrangement", "end", "2015-12-31"),
    ("frameworks", "port-arrangement", "open_end", False),
    ("frameworks", "port-arrangement", "obligations", "none"),
    ("frameworks", "port-arrangement", "activities", "exercises"),
    ("frameworks", "port-arrangement", "sources", 3),
    ("frameworks", "straits-league", "short", "Straits League"),
    ("frameworks", "straits-league", "start", None),
    ("frameworks", "straits-league", "end", None),
    ("frameworks", "straits-league", "open_end", True),
    ("frameworks", "straits-league", "obligations", None),
    ("frameworks", "straits-league", "activities", None),
    ("frameworks", "straits-league", "sources", 1),
    ("quotes", "vik-sail-harbour-news", "words", 17),
    ("quotes", "vik-sail-harbour-news", "date", "2010-03-01"),
    ("quotes", "vik-sail-harbour-news", "prefix", None),
    ("quotes", "vik-sail-harbour-news", "suffix", ",” said Alba's harbour minister"),
    ("quotes", "vik-sail-northern-post", "words", 6),
    ("quotes", "vik-sail-northern-post", "variant_of", "vik-sail-harbour-news"),
    # Nobody says when it was said: the day of printing serves.
    ("quotes", "vik-sail-northern-post", "date", "2010-03-02"),
    ("quotes", "vik-sail-northern-post", "start", "2010-03-02"),
    ("sources", "harbour-news", "author", "Holt, Mira"),
    ("sources", "harbour-news", "label", "Patrol boats return to the strait"),
    # Two events, a framework, an actor, a dispute, a government and a quote.
    ("sources", "harbour-news", "records", 7),
    ("sources", "league-charter", "title", None),
    ("sources", "league-charter", "label",
     "The charter of the Straits League, in a copy without a title page."),
    ("sources", "league-charter", "start", None),
    # Two events, a framework, and a framework's own document.
    ("sources", "league-charter", "records", 4),
    ("sources", "northern-post", "records", 4),
    ("actors", "ena-vik", "short", "Ēna Vik"),
    ("actors", "alba", "country", None),
    ("themes", "ports", "light", "#0B6E4F"),
    ("disputes", "length-of-closure", "start", "1998-01-01"),
    ("disputes", "length-of-closure", "end", "2010-03-01"),
    ("disputes", "length-of-closure", "positions", 2),
    ("governments", "alba-vik", "start", "2008-01-01"),
    ("governments", "alba-vik", "end", "9999-12-31"),
    ("governments", "alba-vik", "open_end", True),
]  # fmt: skip


@pytest.mark.parametrize(("name", "row", "column", "value"), CELLS)
def test_cells(alba: Corpus, name: str, row: str, column: str, value: object) -> None:
    found = getattr(alba.frames, name).at[row, column]
    if value is None:
        assert pd.isna(found)
    elif isinstance(found, pd.Timestamp):
        assert found == pd.Timestamp(str(value))
    else:
        assert found == value


def rows(frame: pd.DataFrame, **wanted: str) -> list[tuple[Any, ...]]:
    """Rows whose columns have the wanted values, without these columns; None: missing."""
    for column, value in wanted.items():
        frame = frame[frame[column] == value]
    frame = frame.drop(columns=list(wanted)).astype(object)
    return list(frame.where(frame.notna(), None).itertuples(index=False, name=None))


@pytest.mark.parametrize(
    ("name", "kind", "record_id", "linked"),
    [
        ("record_themes", "event", "ports-opened", [("ports", 0), ("patrols", 1)]),
        ("record_themes", "dispute", "length-of-closure", [("ports", 0)]),
        ("record_relationships", "event", "joint-patrols", [("alba-borea",), ("alba-league",)]),
        # A dispute concerns what its events and frameworks concern.
        ("record_relationships", "dispute", "length-of-closure", [("alba-borea",)]),
        ("record_actors", "framework", "port-arrangement", [("alba",), ("borea",)]),
        ("record_actors", "quote", "vik-sail-northern-post", [("ena-vik",)]),
        ("record_actors", "dispute", "length-of-closure", [("alba",), ("borea",), ("ena-vik",)]),
        # A framework is its own, and belongs to what it is a part of.
        (
            "record_frameworks",
            "framework",
            "port-arrangement",
            [("port-arrangement",), ("straits-league",)],
        ),
        ("record_frameworks", "framework", "straits-league", [("straits-league",)]),
        ("record_frameworks", "dispute", "length-of-closure", [("port-arrangement",)]),
        ("record_frameworks", "event", "ports-closed", []),
    ],
)
def test_links_of_a_record(
    alba: Corpus, name: str, kind: str, record_id: str, linked: list[tuple[Any, ...]]
) -> None:
    assert rows(getattr(alba.frames, name), kind=kind, id=record_id) == linked


def test_evidence_says_where_it_stands(alba: Corpus) -> None:
    evidence = alba.frames.evidence
    assert rows(evidence, kind="event", id="ports-opened") == [
        ("evidence", 0, "harbour-news", "vik-sail-harbour-news", None, None),
        (
            "evidence",
            1,
            "northern-post",
            None,
            "Reports that ports may be used again.",
            "paragraph 1",
        ),
    ]
    assert [row[:3] for row in rows(evidence, kind="framework", id="port-arrangement")] == [
        ("announced.evidence", 0, "harbour-news"),
        ("periods.0.evidence", 0, "harbour-news"),
        ("periods.1.evidence", 0, "league-charter"),
        ("activities.0.evidence", 0, "league-charter"),
        ("areas.0.evidence", 0, "northern-post"),
        ("relations.0.evidence", 0, "league-charter"),
        ("signatories.0.evidence", 0, "harbour-news"),
        ("evidence", 0, "harbour-news"),
    ]


def test_lists_of_frameworks_and_disputes(alba: Corpus) -> None:
    day, none = pd.Timestamp, None
    frames = alba.frames
    assert rows(frames.offices) == [
        ("ena-vik", "Harbour minister", "alba", day("2008"), day("2010-03-01"), "2008", none)
    ]
    assert rows(frames.parties, framework="straits-league") == [
        ("alba", "member", none, none),
        ("borea", "member", none, none),
    ]
    first, second = day("2010-03-01"), day("2012-01-01")
    assert rows(frames.periods, framework="port-arrangement") == [
        (0, "in-force", first, day("2015-12-31"), False, "2010-03-01/2015", "", none),
        (1, "suspended", second, day("2013-12-31"), False, "2012/2013", "alba,borea", none),
    ]
    assert rows(frames.codes) == [
        ("port-arrangement", "activity", "exercises", 0),
        ("port-arrangement", "area", "patrols", 0),
    ]
    assert rows(frames.relations) == [("port-arrangement", "part-of", "straits-league")]
    assert rows(frames.positions, dispute="length-of-closure") == [
        (0, "Eleven years", "1999", day("1999-01-01"), day("1999-12-31"), 11.0),
        (1, "Twelve years", "1998", day("1998-01-01"), day("1998-12-31"), 12.0),
    ]
    assert rows(frames.dispute_records) == [
        ("length-of-closure", "event", "ports-closed"),
        ("length-of-closure", "event", "ports-opened"),
        ("length-of-closure", "quote", "vik-sail-harbour-news"),
    ]
    assert rows(frames.quote_events) == [
        ("vik-sail-harbour-news", "ports-opened"),
        ("vik-sail-northern-post", "ports-opened"),
    ]


def test_words_are_those_of_the_rule_on_fair_quoting(real: Corpus) -> None:
    quotes = real.frames.quotes
    assert (quotes["words"] == quotes["exact"].map(count_words)).all()
