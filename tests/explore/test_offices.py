"""Offices held on a day, as far as sources show."""

import pandas as pd
import pytest

from nzviz.corpus import dates
from nzviz.corpus.corpus import Corpus
from nzviz.explore.offices import office_on, with_office


@pytest.mark.parametrize(
    ("actor", "day", "office"),
    [
        ("ena-vik", "2007-12-31", None),
        ("ena-vik", "2008-01-01", "Harbour minister"),
        ("ena-vik", "2009-06-01", "Harbour minister"),
        ("ena-vik", "2010-03-01", "Harbour minister"),
        ("ena-vik", "2010-03-02", None),  # no source shows her in office later
        ("ena-vik", None, None),
        ("borea", "2010-03-01", None),
        ("nobody", "2010-03-01", None),
    ],
)
def test_office_on_a_day(alba: Corpus, actor: str, day: str | None, office: str | None) -> None:
    assert office_on(alba, actor, pd.Timestamp(day)) == office


@pytest.mark.parametrize(
    ("day", "wanted"),
    [("2010-03-01", "Ēna Vik, then Harbour minister"), ("2011-01-01", "Ēna Vik")],
)
def test_a_name_with_the_office_then(alba: Corpus, day: str, wanted: str) -> None:
    assert with_office(alba, "ena-vik", pd.Timestamp(day)) == wanted


def test_every_attested_day_shows_an_office_of_that_person(real: Corpus) -> None:
    checked = 0
    for actor in real.records.by_kind["actor"].values():
        titles = {office.title for office in actor.offices}
        for office in actor.offices:
            for text in office.attested:
                day = pd.Timestamp(dates.parse(text).start)
                assert office_on(real, actor.id, day) in titles, (actor.id, text)
                checked += 1
    assert checked
