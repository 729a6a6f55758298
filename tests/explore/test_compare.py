"""Two frameworks, or one on two days, side by side."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nzviz.corpus.corpus import Corpus
from nzviz.explore.compare import (
    SIGNS,
    Side,
    compare,
    default_sides,
    facts,
    side_label,
    summary,
)
from nzviz.explore.obligations import coding

TODAY = date(2026, 1, 1)
IPCP, ITPP = Side("ipcp"), Side("itpp")


def items(corpus: Corpus, first: Side, second: Side, kind: str) -> dict[str, str]:
    section = next(s for s in compare(corpus, first, second) if s.kind == kind)
    return {item.id: item.change for item in section.items}


def test_the_first_programme_with_nato_and_the_one_that_replaced_it(real: Corpus) -> None:
    assert default_sides(real) == default_sides(real, "itpp") == (IPCP, ITPP)
    assert items(real, IPCP, ITPP, "party") == {"new-zealand": "shared", "nato": "shared"}
    areas = items(real, IPCP, ITPP, "area")
    assert areas["cyber"] == "shared"
    ours, theirs = (coding(real)[name]["area"] or {} for name in ("ipcp", "itpp"))
    assert {code for code, change in areas.items() if change == "lost"} == set(ours) - set(theirs)
    assert {code for code, change in areas.items() if change == "gained"} == set(theirs) - set(ours)


def test_swapping_the_sides_swaps_lost_and_gained(real: Corpus) -> None:
    swapped = {"lost": "gained", "gained": "lost"}
    for kind in ("party", "obligation", "activity", "area"):
        there, back = items(real, IPCP, ITPP, kind), items(real, ITPP, IPCP, kind)
        assert {name: swapped.get(change, change) for name, change in there.items()} == back


def test_none_coded_on_both_sides_is_said(real: Corpus) -> None:
    section = next(s for s in compare(real, IPCP, ITPP) if s.kind == "obligation")
    assert (section.items, section.note) == ((), "None, for either.")


def test_what_is_not_coded_is_never_called_lost(alba: Corpus) -> None:
    first, second = Side("port-arrangement"), Side("straits-league")
    assert items(alba, first, second, "activity") == {"exercises": "open"}
    section = next(s for s in compare(alba, first, second) if s.kind == "activity")
    assert section.note.startswith("Not coded for Straits League")


def test_anzus_before_and_after_the_suspension(real: Corpus) -> None:
    sides = Side("anzus", date(1985, 1, 1)), Side("anzus", date(1986, 12, 31))
    differing = {f.label: (f.first, f.second) for f in facts(real, *sides, TODAY) if not f.same}
    assert list(differing.values()) == [("in force", "suspended")]
    (label,) = differing
    assert {"New Zealand", "United States"} <= set(label.replace(" and ", ", ").split(", "))
    assert "lost" not in items(real, *sides, "party").values()


def test_parties_are_those_of_the_day(real: Corpus) -> None:
    early, late = Side("abca", date(1970, 1, 1)), Side("abca", date(2010, 1, 1))
    assert items(real, early, late, "party")["new-zealand"] == "gained"


@pytest.mark.parametrize("name", ["anzus", "five-eyes", "straits-league", "port-arrangement"])
def test_there_is_always_something_to_compare_with(corpus: Corpus, name: str) -> None:
    if name in corpus.frames.frameworks.index:
        first, second = default_sides(corpus, name)
        assert name in (first.framework, second.framework)
        assert first != second


@given(data=st.data())
def test_counts_add_up_for_any_two(real: Corpus, data: st.DataObject) -> None:
    names = st.sampled_from(list(real.frames.frameworks.index))
    days = st.none() | st.dates(date(1940, 1, 1), date(2030, 1, 1))
    first, second = (Side(data.draw(names), data.draw(days)) for _ in range(2))
    sections = compare(real, first, second)
    for section in sections:
        assert sum(section.count(change) for change in SIGNS) == len(section.items)
        for item in section.items:
            assert item.first or item.second
            assert item.change == "open" or (item.change == "shared") == (
                item.first and item.second
            )
    kept = sum(section.count("shared") for section in sections)
    assert f": {kept} shared," in summary(real, first, second, sections)
    if first == second:
        assert all(fact.same for fact in facts(real, first, second, TODAY))


def test_a_side_is_named_with_its_day(real: Corpus) -> None:
    assert side_label(real, Side("anzus", date(1986, 12, 31))) == "ANZUS on 31 December 1986"
    assert side_label(real, Side("anzus")) == "ANZUS"
