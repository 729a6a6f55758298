"""Fifteen questions a desk officer asks: how did a framework stand between two parties on a day?"""

from datetime import date

import pytest

from nzviz.corpus.corpus import Corpus
from nzviz.explore.partners import in_force_between
from nzviz.explore.status import one_in_words, pair_standing

NZ, US, AU, NATO, UK = (
    "new-zealand",
    "united-states",
    "australia",
    "nato",
    "united-kingdom",
)
QUESTIONS = [
    ("anzus", NZ, US, "1951-10-01", "signed"),
    ("anzus", NZ, US, "1985-02-04", "in force"),
    ("anzus", NZ, US, "1986-12-31", "suspended"),
    ("anzus", NZ, AU, "1986-12-31", "in force"),
    ("anzus", AU, US, "1986-12-31", "in force"),
    ("anzus", NZ, UK, "1986-12-31", "not a party"),
    ("seato", NZ, US, "1960-06-01", "in force"),
    ("wellington-declaration", NZ, US, "2010-11-03", "not yet"),
    ("wellington-declaration", NZ, US, "2010-11-05", "in force"),
    ("washington-declaration", NZ, US, "2012-06-18", "not yet"),
    ("ipcp", NZ, NATO, "2012-06-04", "in force"),
    ("ipcp", NZ, NATO, "2024-06-01", "in force or superseded, day of the change not known"),
    ("ipcp", NZ, NATO, "2025-01-01", "superseded"),
    ("itpp", NZ, NATO, "2025-01-01", "in force"),
    ("nuclear-free-zone-act", NZ, US, "1990-01-01", "not a party"),
]


@pytest.mark.parametrize(
    ("framework", "one", "other", "day", "status"),
    QUESTIONS,
    ids=[f"{framework}-{one}-{other}-{day}" for framework, one, other, day, _ in QUESTIONS],
)
def test_how_it_stood(
    real: Corpus, framework: str, one: str, other: str, day: str, status: str
) -> None:
    on = date.fromisoformat(day)
    assert one_in_words(pair_standing(real, framework, one, other, on)) == status
    assert one_in_words(pair_standing(real, framework, other, one, on)) == status


def test_there_are_fifteen() -> None:
    assert len(QUESTIONS) == len(set(QUESTIONS)) == 15


def test_anzus_left_the_list_of_what_is_in_force_with_the_united_states(real: Corpus) -> None:
    before = in_force_between(real, NZ, US, date(1986, 8, 10))
    after = in_force_between(real, NZ, US, date(1986, 8, 11))
    assert "anzus" in before
    assert set(before) - set(after) == {"anzus"}
    assert "anzus" in in_force_between(real, NZ, AU, date(1986, 8, 11))
