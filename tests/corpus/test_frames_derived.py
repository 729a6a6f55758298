"""What frames hold beyond the records: lives of frameworks, terms of office, single sources."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from nzviz.corpus.corpus import Corpus, load

LEAGUE = "frameworks/straits-league.yaml"
EVIDENCE = "evidence: [{source: league-charter, note: Says so.}]"


def load_with(folder: Path, file: str, old: str, new: str) -> Corpus:
    """The corpus in *folder* with one text in it replaced by another."""
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")
    return load(folder)


def step(name: str, date: str) -> str:
    return f'{name}: {{date: "{date}", {EVIDENCE}}}\n'


def periods(*written: tuple[str, str]) -> str:
    """The field ``periods`` with a status and a date each."""
    lines = [f'- {{status: {s}, date: "{d}", {EVIDENCE}}}\n' for s, d in written]
    return "periods:\n" + "".join(lines)


LIVES = [
    ("", None, None, True),
    (step("signed", "1990-05"), "1990-05-01", "9999-12-31", True),
    (
        step("in_force", "1992") + step("signed", "1990-05"),
        "1990-05-01",
        "9999-12-31",
        True,
    ),
    (step("signed", "1990") + step("ended", "1999"), "1990-01-01", "1999-12-31", False),
    (step("ended", "1999-04-02"), "1999-04-02", "1999-04-02", False),
    (periods(("in-force", "1990/..")), "1990-01-01", "9999-12-31", True),
    (periods(("in-force", "1990/1999")), "1990-01-01", "1999-12-31", False),
    (
        step("announced", "1989-07") + periods(("in-force", "1990/1999"), ("dormant", "2000/..")),
        "1989-07-01",
        "9999-12-31",
        True,
    ),
    # A time of being superseded or ended is no part of the life.
    (
        periods(("in-force", "1990/1999"), ("superseded", "1999/..")),
        "1990-01-01",
        "1999-12-31",
        False,
    ),
    (
        step("signed", "1990") + periods(("ended", "1999-06/..")),
        "1990-01-01",
        "1999-06-30",
        False,
    ),
    # A date of the end says more than a period that nobody closed.
    (
        step("ended", "1999-06-01") + periods(("in-force", "1990/..")),
        "1990-01-01",
        "1999-06-01",
        False,
    ),
    # It lives on between some of its parties.
    (
        periods(("in-force", "1951/.."), ("suspended", "1986/2012"), ("ended", "2012/..")),
        "1951-01-01",
        "9999-12-31",
        True,
    ),
]


@pytest.mark.parametrize(("fields", "start", "end", "open_end"), LIVES)
def test_lives(
    alba_copy: Path, fields: str, start: str | None, end: str | None, open_end: bool
) -> None:
    corpus = load_with(alba_copy, LEAGUE, "documents:", f"{fields}documents:")
    row = corpus.frames.frameworks.loc["straits-league"]
    for column, day in (("start", start), ("end", end)):
        assert row[column] is pd.NaT if day is None else row[column] == pd.Timestamp(day)
    assert row["open_end"] == open_end


@pytest.mark.parametrize(
    ("fields", "start", "end", "term_start", "term_end"),
    [
        ('start: "2008"', "2008-01-01", "2008-12-31", "2008", None),
        ('end: "2011-05"', "2011-05-01", "2011-05-31", None, "2011-05"),
        ('start: "2008"\n    end: "2011-05"', "2008-01-01", "2011-05-31", "2008", "2011-05"),
        ('attested: ["2010-03-01"]', "2010-03-01", "2010-03-01", None, None),
        ('attested: ["2010-03-01", "2009"]', "2009-01-01", "2010-03-01", None, None),
        (
            'start: "2008"\n    attested: ["2010-03-01"]',
            "2008-01-01",
            "2010-03-01",
            "2008",
            None,
        ),
    ],
)
def test_offices(
    alba_copy: Path, fields: str, start: str, end: str, term_start: str | None, term_end: str | None
) -> None:
    old = 'start: "2008"\n    attested: ["2010-03-01"]'
    frame = load_with(alba_copy, "actors/all.yaml", old, fields).frames.offices
    row = frame.iloc[0]
    assert (row["start"], row["end"]) == (pd.Timestamp(start), pd.Timestamp(end))
    for column, text in (("term_start", term_start), ("term_end", term_end)):
        assert pd.isna(row[column]) if text is None else row[column] == text


@pytest.mark.parametrize(
    ("publisher", "single"),
    [
        ("publisher: Northern Post", False),
        ("publisher: Harbour News", True),
        ("publisher: HARBOUR news", True),
        ("publisher: Northern Post\n  reprint_of: Harbour News", True),
        ("note: Nobody knows its publisher.", False),
    ],
)
def test_single_sourced_counts_publishers_not_sources(
    alba_copy: Path, publisher: str, single: bool
) -> None:
    corpus = load_with(alba_copy, "sources/all.yaml", "publisher: Northern Post", publisher)
    row = corpus.frames.events.loc["ports-opened"]
    assert row["sources"] == 2
    assert row["single_sourced"] == single


@pytest.mark.parametrize(
    ("author", "text"),
    [
        ("[{family: Holt, given: Mira}, {family: Vik}]", "Holt, Mira; Vik"),
        ("[{literal: Harbour Board}]", "Harbour Board"),
        ("[]", None),
    ],
)
def test_authors(alba_copy: Path, author: str, text: str | None) -> None:
    old = "author:\n  - family: Holt\n    given: Mira"
    frame = load_with(alba_copy, "sources/all.yaml", old, f"author: {author}").frames.sources
    found = frame.at["harbour-news", "author"]
    assert pd.isna(found) if text is None else found == text


def test_reported_speech_concerns_who_is_reported(alba_copy: Path) -> None:
    new = "voice: reported\n  reporting: borea"
    corpus = load_with(alba_copy, "quotes/northern-post.yaml", "voice: direct", new)
    links = corpus.frames.record_actors
    assert list(links.loc[links["id"] == "vik-sail-northern-post", "actor"]) == ["ena-vik", "borea"]


def test_a_quote_without_any_date(alba_copy: Path) -> None:
    old = 'published: "2010-03-02"\n  '
    quote = load_with(alba_copy, "sources/all.yaml", old, "").frames.quotes.iloc[-1]
    assert quote.name == "vik-sail-northern-post"  # the dated ones come first
    assert quote["start"] is pd.NaT
    assert pd.isna(quote["date"])
    assert pd.isna(quote["precision"])
    assert not quote[["approximate", "uncertain", "open_end"]].any()


def test_a_dispute_concerns_what_its_frameworks_concern(alba_copy: Path) -> None:
    new = "frameworks: [straits-league]\nquotes:"
    corpus = load_with(alba_copy, "disputes/length-of-closure.yaml", "quotes:", new)
    for name, column, wanted in (
        ("record_relationships", "relationship", ["alba-borea", "alba-league"]),
        ("record_frameworks", "framework", ["straits-league", "port-arrangement"]),
    ):
        links = getattr(corpus.frames, name)
        assert list(links.loc[links["id"] == "length-of-closure", column]) == wanted


def test_a_dispute_without_any_date(alba_copy: Path) -> None:
    path = alba_copy / "disputes/length-of-closure.yaml"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if not line.startswith(("  date:", "events:"))]
    path.write_text("".join(kept), encoding="utf-8")
    row = load(alba_copy).frames.disputes.loc["length-of-closure"]
    assert row["start"] is pd.NaT
    assert row["end"] is pd.NaT


def test_a_document_makes_its_source_used(alba_copy: Path) -> None:
    corpus = load_with(alba_copy, LEAGUE, "[league-charter]", "[league-charter, northern-post]")
    assert corpus.frames.sources.at["northern-post", "records"] == 5
