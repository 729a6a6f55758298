"""One person's words, and the words before and after an event."""

from nzviz.corpus.corpus import Corpus
from nzviz.explore.filters import Filters, rows, select
from nzviz.explore.speakers import around, said_by, themes_of, turning_points


def test_reported_words_are_the_reported_persons_too(real: Corpus) -> None:
    found = said_by(real, Filters(), "leon-panetta")

    quotes = real.records.by_kind["quote"].values()
    wanted = {q.id for q in quotes if "leon-panetta" in (q.speaker, q.reporting)}
    assert set(found.index) == wanted
    assert (found["reporting"] == "leon-panetta").any()
    assert found["start"].is_monotonic_increasing


def test_themes_are_counted_from_the_quotes(real: Corpus) -> None:
    found = said_by(real, Filters(), "leon-panetta")

    themes = themes_of(real, found.index)

    records = [real.records.by_kind["quote"][quote] for quote in found.index]
    assert themes == {t: n for t in themes if (n := sum(t in r.themes for r in records))}
    assert list(themes.values()) == sorted(themes.values(), reverse=True)


def test_every_quote_is_on_one_side_of_an_event(corpus: Corpus) -> None:
    for event in corpus.frames.events.index[:: max(len(corpus.frames.events) // 12, 1)]:
        parted = around(corpus, Filters(), event)
        ids = [*parted.before.index, *parted.during.index, *parted.after.index]
        day = corpus.frames.events.loc[event]

        assert sorted(ids) == sorted(select(corpus, Filters(), "quote"))
        assert (parted.before["end"] < day["start"]).all()
        assert (parted.after["start"] > day["end"]).all()


def test_turning_points_lie_among_the_words(corpus: Corpus) -> None:
    quotes = rows(corpus, Filters(), "quote")

    for event in turning_points(corpus, Filters()):
        row = corpus.frames.events.loc[event]
        assert row["end"] >= quotes["start"].min()
        assert row["start"] <= quotes["end"].max()
    assert turning_points(corpus, Filters(words="zzzz")) == []
