"""Disputes by resolution."""

from nzviz.corpus.corpus import Corpus
from nzviz.explore.disputes import RESOLUTIONS, disputes, known_resolutions, resolution_counts
from nzviz.explore.filters import Filters, select
from nzviz.explore.related import disputed_ids, disputes_of


def test_open_questions_come_first_and_none_is_lost(corpus: Corpus) -> None:
    found = disputes(corpus, Filters())

    order = [list(RESOLUTIONS).index(str(value)) for value in found["resolution"]]
    assert order == sorted(order)
    assert set(found.index) == set(select(corpus, Filters(), "dispute"))


def test_counts_are_what_choosing_shows(corpus: Corpus) -> None:
    for resolution, count in resolution_counts(corpus, Filters()).items():
        assert len(disputes(corpus, Filters(), (resolution,))) == count
    assert len(disputes(corpus, Filters(), tuple(RESOLUTIONS))) == len(corpus.frames.disputes)


def test_unknown_resolutions_are_left_out() -> None:
    assert known_resolutions(["resolved", "bogus", "open", "open"]) == ("open", "resolved")
    assert known_resolutions([]) == ()


def test_disputed_records_are_those_of_the_disputes(corpus: Corpus) -> None:
    for kind in ("event", "framework", "quote"):
        wanted = {
            r for d in corpus.records.by_kind["dispute"].values() for r in getattr(d, f"{kind}s")
        }
        assert disputed_ids(corpus, kind) == wanted
        assert all(disputes_of(corpus, kind, record) for record in wanted)
