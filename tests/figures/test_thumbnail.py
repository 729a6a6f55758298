"""Small pictures of views and records."""

import re

import pytest
from lxml import etree

from nzviz.corpus.corpus import Corpus
from nzviz.explore.filters import SELECTABLE, Filters, rows
from nzviz.figures import thumbnail
from nzviz.figures.style import DARK, LIGHT
from nzviz.figures.svg import svg


def marks(lanes: list[thumbnail.Lane]) -> list[thumbnail.Mark]:
    return [mark for lane in lanes for mark in lane.marks]


@pytest.mark.parametrize("kind", SELECTABLE)
@pytest.mark.parametrize("filters", [Filters(), Filters(first_year=1984, last_year=1987)])
def test_every_dated_record_of_a_view_is_a_mark(real: Corpus, kind: str, filters: Filters) -> None:
    lanes = thumbnail.view_lanes(real, kind, filters, LIGHT)
    shown = rows(real, filters, kind).dropna(subset=["start"])

    if kind in ("framework", "source"):
        assert len(marks(lanes)) == len(shown)
    else:
        links = real.frames.record_themes
        mine = links[(links["kind"] == kind) & links["id"].isin(shown.index)]
        assert len(marks(lanes)) == len(mine), "one in each of its themes"


@pytest.mark.parametrize("kind", ["event", "quote"])
def test_a_record_is_ringed_in_each_of_its_themes(real: Corpus, kind: str) -> None:
    for record_id in list(real.records.by_kind[kind])[::40]:
        lanes = thumbnail.record_lanes(real, kind, record_id, LIGHT)
        themes = real.records.by_kind[kind][record_id].themes
        assert [lane.name for lane in lanes] == [
            row.label for row in real.frames.themes.itertuples() if row.Index in themes
        ]
        assert all(sum(mark.ringed for mark in lane.marks) == 1 for lane in lanes)


def test_a_framework_shows_its_life_and_its_events(real: Corpus) -> None:
    life, events = thumbnail.record_lanes(real, "framework", "anzus", LIGHT)
    assert life.bars
    assert life.marks[0].start.year == 1951
    links = real.frames.record_frameworks
    mine = links[(links["kind"] == "event") & (links["framework"] == "anzus")]
    assert len(events.marks) == len(mine)


def test_a_dispute_has_no_marks(real: Corpus) -> None:
    assert (
        thumbnail.record_lanes(real, "dispute", next(iter(real.records.by_kind["dispute"])), LIGHT)
        == []
    )


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("height", [60, 160, 400])
@pytest.mark.parametrize("kind", SELECTABLE)
def test_a_picture_keeps_to_its_room(alba: Corpus, real: Corpus, kind, height, look) -> None:
    for corpus in (alba, real):
        lanes = thumbnail.view_lanes(corpus, kind, Filters(), look)
        years = thumbnail.years_of(corpus, Filters(), lanes)
        figure = thumbnail.thumbnail(lanes, years, look, 540, height)
        assert figure["layout"]["height"] <= height
        drawn = etree.fromstring(svg(figure, look, 540))
        for path in drawn.iterfind(".//{*}path[@transform]"):
            x, y = map(float, re.findall(r"[-\d.]+", path.get("transform"))[:2])
            assert 0 <= x <= 540
            assert 0 <= y <= height


def test_the_axis_shows_the_years_asked_for(real: Corpus) -> None:
    lanes = thumbnail.view_lanes(real, "event", Filters(first_year=1984, last_year=1987), LIGHT)
    asked = Filters(first_year=1984, last_year=1987)
    assert thumbnail.years_of(real, asked, lanes) == (1984, 1987)
    quotes = thumbnail.view_lanes(real, "quote", Filters(), LIGHT)
    first, last = thumbnail.years_of(real, Filters(), quotes)
    starts = real.frames.quotes["start"].dt.year
    assert (first, last) == (starts.min() - 1, starts.max() + 1), "most of the axis is not empty"
    assert thumbnail.years_of(real, Filters(), [])[0] < 1950
