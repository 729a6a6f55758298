"""The record from the partner's side."""

from datetime import date

from nzviz.corpus.corpus import Corpus
from nzviz.explore.partners import (
    actors_of_relationships,
    areas_by_partner,
    events_with,
    in_force_between,
    partners,
    shared_with,
    ties,
    without_home,
)
from nzviz.explore.status import parties_on

DAY = date(2011, 1, 1)


def test_partners_are_counted_and_ordered(corpus: Corpus) -> None:
    counts = partners(corpus)
    assert corpus.site.home not in counts
    assert list(counts.values()) == sorted(counts.values(), reverse=True)
    ids = list(corpus.frames.frameworks.index)
    for partner, count in counts.items():
        assert len(shared_with(corpus, partner, ids)) == count


def test_the_only_partner_of_alba(alba: Corpus) -> None:
    assert dict(partners(alba)) == {"borea": 2}


def test_ties_stand_as_they_do_between_the_two(alba: Corpus) -> None:
    found = {
        tie.framework: (tie.standing.status, tie.in_force)
        for tie in ties(alba, "borea", ["port-arrangement", "straits-league"], DAY)
    }
    assert found["port-arrangement"] == ("in-force", True)
    assert found["straits-league"] == ("not recorded", False)
    later = ties(alba, "borea", ["port-arrangement"], date(2012, 6, 1))
    assert [(tie.standing.status, tie.in_force) for tie in later] == [("suspended", False)]


def test_only_what_is_surely_in_force_answers_the_question(alba: Corpus) -> None:
    assert in_force_between(alba, "alba", "borea", date(2014, 1, 1)) == ["port-arrangement"]
    assert in_force_between(alba, "alba", "borea", date(2015, 6, 1)) == []


def test_frameworks_without_the_home_state_are_kept_apart(real: Corpus) -> None:
    ids = list(real.frames.frameworks.index)
    for partner in partners(real):
        apart = without_home(real, partner, ids)
        assert set(apart).isdisjoint(shared_with(real, partner, ids))
        for framework in apart:
            assert real.site.home not in parties_on(real, framework, None)


def test_every_coded_area_is_counted_for_each_partner(corpus: Corpus) -> None:
    frames = corpus.frames
    areas = frames.codes[frames.codes["scheme"] == "area"]
    links = frames.record_relationships[frames.record_relationships["kind"] == "framework"]
    pairs = areas.merge(links, left_on="framework", right_on="id")
    wanted = pairs.groupby(["relationship", "code"])["framework"].nunique().to_dict()
    cells = areas_by_partner(corpus, frames.frameworks.index, DAY)
    assert {key: len(cell.ever) for key, cell in cells.items()} == wanted
    for cell in cells.values():
        assert set(cell.on_day) <= set(cell.ever)


def test_anzus_no_longer_counts_for_the_united_states_after_the_suspension(real: Corpus) -> None:
    assert actors_of_relationships(real)["nz-us"] == "united-states"
    before = areas_by_partner(real, ["anzus"], date(1980, 1, 1))
    after = areas_by_partner(real, ["anzus"], date(1986, 12, 31))
    key, ours = ("nz-us", "collective-defence"), ("nz-australia", "collective-defence")
    assert before[key].on_day == ("anzus",)
    assert after[key].on_day == ()
    assert after[key].ever == after[ours].on_day == ("anzus",)


def test_events_with_a_partner_keep_their_order(corpus: Corpus) -> None:
    ids = corpus.frames.events.index
    for partner in partners(corpus):
        found = events_with(corpus, partner, ids)
        assert list(found) == [event for event in ids if event in set(found)]
    assert len(events_with(corpus, next(iter(partners(corpus))), ids[:0])) == 0
