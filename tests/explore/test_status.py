"""What was in force on a day, between whom, and how surely."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import yaml

from nzviz.corpus.corpus import Corpus, load
from nzviz.explore.status import (
    Standing,
    in_force,
    in_words,
    pair_status,
    parties_on,
    standings,
)

NZ, AU, US = "new-zealand", "australia", "united-states"
FRAMEWORK = "port-arrangement"
Build = Callable[..., Corpus]


@pytest.fixture
def with_periods(alba_copy: Path) -> Build:
    """A corpus whose port arrangement has the given periods, and other fields if need be."""

    def build(*periods: tuple[str, str, list[str]], **fields: object) -> Corpus:
        file = alba_copy / "frameworks/port-arrangement.yaml"
        record = yaml.safe_load(file.read_text(encoding="utf-8"))

        # A list of its own for each: the reader refuses YAML aliases.
        def evidence() -> list[dict[str, str]]:
            return [{"source": "harbour-news", "note": "Says so."}]

        record.pop("announced")
        record["periods"] = [
            {"status": status, "date": when, "between": between, "evidence": evidence()}
            for status, when, between in periods
        ]
        for name, when in fields.items():
            record[name] = {"date": when, "evidence": evidence()}
        file.write_text(yaml.safe_dump(record, allow_unicode=True), encoding="utf-8")
        return load(alba_copy)

    return build


@pytest.mark.parametrize(
    ("day", "nz_us", "au_nz", "au_us"),
    [
        (date(1950, 6, 1), "not yet", "not yet", "not yet"),
        (date(1951, 9, 1), "signed", "signed", "signed"),
        (date(1952, 4, 28), "signed", "signed", "signed"),
        (date(1952, 4, 29), "in-force", "in-force", "in-force"),
        (date(1970, 1, 1), "in-force", "in-force", "in-force"),
        (date(1986, 8, 10), "in-force", "in-force", "in-force"),
        (date(1986, 8, 11), "suspended", "in-force", "in-force"),
        (date(1986, 12, 31), "suspended", "in-force", "in-force"),
        (date(2024, 1, 1), "suspended", "in-force", "in-force"),
    ],
)
def test_anzus_between_each_two_of_its_parties(
    real: Corpus, day: date, nz_us: str, au_nz: str, au_us: str
) -> None:
    for one, other, wanted in ((NZ, US, nz_us), (AU, NZ, au_nz), (AU, US, au_us)):
        assert pair_status(real, "anzus", one, other, day) == wanted
        assert pair_status(real, "anzus", other, one, day) == wanted


def test_anzus_holds_for_all_before_and_for_pairs_after_the_suspension(real: Corpus) -> None:
    before = standings(real, "anzus", date(1970, 1, 1))
    assert [(s.status, s.between, s.doubt) for s in before] == [("in-force", (), "")]

    after = standings(real, "anzus", date(1986, 12, 31))
    assert [(s.status, set(s.between), s.doubt) for s in after] == [
        ("suspended", {NZ, US}, ""),
        ("in-force", {AU, US}, ""),
        ("in-force", {AU, NZ}, ""),
    ]


def test_anzus_binds_nobody_else(real: Corpus) -> None:
    day = date(1970, 1, 1)
    assert set(parties_on(real, "anzus", day)) == {NZ, AU, US}
    assert pair_status(real, "anzus", NZ, "united-kingdom", day) == "not a party"


@pytest.mark.parametrize(
    ("day", "wanted"),
    [
        (date(2010, 2, 28), Standing("not yet")),
        (date(2010, 3, 1), Standing("in-force")),
        (date(2012, 6, 1), Standing("suspended", ("alba", "borea"), doubt="first day not known")),
        (date(2013, 6, 1), Standing("suspended", ("alba", "borea"), doubt="last day not known")),
        (date(2014, 1, 1), Standing("in-force")),
        (date(2015, 12, 31), Standing("in-force", doubt="last day not known")),
        (date(2016, 1, 1), Standing("ended")),
    ],
)
def test_the_port_arrangement_over_its_life(alba: Corpus, day: date, wanted: Standing) -> None:
    assert standings(alba, FRAMEWORK, day) == [wanted]


def test_a_framework_without_any_date_has_no_status(alba: Corpus) -> None:
    assert standings(alba, "straits-league", date(2012, 1, 1)) == [Standing("not recorded")]


@pytest.mark.parametrize(
    ("day", "wanted"),
    [
        (date(2004, 12, 31), Standing("in-force")),
        (
            date(2005, 6, 1),
            Standing("superseded", other="in-force", doubt="day of the change not known"),
        ),
        (date(2006, 1, 1), Standing("superseded")),
    ],
)
def test_a_change_in_a_year_leaves_its_day_open(
    with_periods: Build, day: date, wanted: Standing
) -> None:
    corpus = with_periods(("in-force", "2000/2005", []), ("superseded", "2005/..", []))
    assert standings(corpus, FRAMEWORK, day) == [wanted]


def test_the_later_period_of_the_same_parties_holds(with_periods: Build) -> None:
    corpus = with_periods(
        ("in-force", "2000-01-01/..", ["alba", "borea"]),
        ("suspended", "2005-01-01/..", ["borea", "alba"]),
    )
    assert pair_status(corpus, FRAMEWORK, "alba", "borea", date(2004, 1, 1)) == "in-force"
    assert pair_status(corpus, FRAMEWORK, "alba", "borea", date(2006, 1, 1)) == "suspended"
    assert [s.status for s in standings(corpus, FRAMEWORK, date(2006, 1, 1))] == ["suspended"]


def test_a_later_period_of_all_ends_those_of_some(with_periods: Build) -> None:
    corpus = with_periods(
        ("suspended", "2000-01-01/..", ["alba", "borea"]), ("ended", "2005-01-01/..", [])
    )
    assert standings(corpus, FRAMEWORK, date(2006, 1, 1)) == [Standing("ended")]
    assert pair_status(corpus, FRAMEWORK, "alba", "borea", date(2006, 1, 1)) == "ended"


@pytest.mark.parametrize(
    ("day", "wanted"),
    [
        (date(1999, 12, 31), "not yet"),
        (date(2000, 1, 1), "signed"),
        (date(2002, 1, 1), "in-force"),
        (date(2009, 12, 31), "in-force"),
        (date(2010, 1, 2), "ended"),
    ],
)
def test_without_periods_the_key_dates_tell(with_periods: Build, day: date, wanted: str) -> None:
    corpus = with_periods(signed="2000-01-01", in_force="2001-01-01", ended="2010-01-01")
    (only,) = standings(corpus, FRAMEWORK, day)
    assert only.status == wanted


def test_every_framework_has_a_status_on_any_day(real: Corpus) -> None:
    lives = real.frames.frameworks[["start", "end"]].dropna(subset=["start"])
    for framework, start, end in lives.itertuples():
        for year in (1900, 1951, 1986, 2012, 2024, 2100):
            day = date(year, 12, 31)
            told = [standing.status for standing in standings(real, framework, day)]
            assert told
            assert (told == ["not yet"]) == (day < start.date()), (framework, day)
            if day > end.date():
                assert set(told) <= {"ended", "superseded"}, (framework, day)


def test_a_status_for_all_and_a_day_it_surely_covers_is_told_as_it_stands(real: Corpus) -> None:
    checked = 0
    for framework in real.records.by_kind["framework"].values():
        if len(framework.periods) == 1 and not framework.periods[0].between:
            period = framework.periods[0]
            day = date(int(period.date[:4]) + 1, 1, 1)
            last = period.date.partition("/")[2]
            if last == ".." or (last and int(last[:4]) > day.year):
                assert standings(real, framework.id, day)[0].status == period.status
                checked += 1
    assert checked


@pytest.mark.parametrize(
    ("found", "wanted"),
    [
        ([Standing("in-force")], "in force"),
        ([Standing("not yet")], "not yet"),
        (
            [Standing("suspended", ("alba", "ena-vik")), Standing("in-force")],
            "suspended (Alba, Ēna Vik); in force",
        ),
        (
            [Standing("superseded", (), "", "in-force", "day of the change not known")],
            "in force or superseded, day of the change not known",
        ),
        ([], ""),
    ],
)
def test_statuses_in_words(alba: Corpus, found: list[Standing], wanted: str) -> None:
    assert in_words(alba, found) == wanted


@pytest.mark.parametrize(
    ("found", "wanted"),
    [
        ([Standing("in-force")], True),
        ([Standing("suspended", ("alba", "borea")), Standing("in-force", ("alba",))], True),
        ([Standing("superseded", other="in-force", doubt="why")], True),
        ([Standing("suspended")], False),
        ([], False),
    ],
)
def test_whether_anything_is_in_force(found: list[Standing], wanted: bool) -> None:
    assert in_force(found) is wanted
