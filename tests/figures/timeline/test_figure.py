"""What the timeline draws, read back from the figure."""

from __future__ import annotations

import re
from collections import Counter
from datetime import datetime
from itertools import pairwise
from typing import Any

import plotly.graph_objects as go
import pytest

from nzviz.corpus.corpus import Corpus
from nzviz.explore.filters import Filters, select
from nzviz.figures.style import DARK, LIGHT, Look
from nzviz.figures.timeline import LANES, TimelineOptions, alt_text, lanes, timeline
from nzviz.figures.timeline.bands import _fitting
from nzviz.figures.timeline.figure import aggregates

_WIDTHS = (280, 560, 860, 1120)


def _ids(figure: dict[str, Any]) -> Counter[str]:
    """Event ids of all marks."""
    found: Counter[str] = Counter()
    for trace in figure["data"]:
        for value in trace.get("customdata", ()):
            if ":" not in value:
                found[value] += 1
    return found


def _marks(figure: dict[str, Any]) -> dict[str, Any]:
    """The one trace that holds all events."""
    (found,) = [
        trace
        for trace in figure["data"]
        if trace.get("mode") == "markers" and "customdata" in trace
    ]
    return found


def _texts(figure: dict[str, Any]) -> dict[str, Any]:
    """The one trace that holds all words."""
    (found,) = [trace for trace in figure["data"] if trace.get("mode") == "text"]
    return found


@pytest.mark.parametrize("width", _WIDTHS)
@pytest.mark.parametrize("look", [LIGHT, DARK], ids=lambda look: look.name)
@pytest.mark.parametrize("by", LANES)
def test_plotly_accepts_every_figure(real: Corpus, by: str, look: Look, width: int) -> None:
    options = TimelineOptions(Filters(first_year=1984, last_year=1990), by, width)
    go.Figure(timeline(real, options, look))


def test_every_event_has_a_mark_in_each_of_its_lanes(real: Corpus) -> None:
    filters = Filters(first_year=1984, last_year=1987)
    options = TimelineOptions(filters)
    wanted = Counter(event for lane in lanes(real, filters, "theme") for event in lane.events)
    assert _ids(timeline(real, options, LIGHT)) == wanted
    assert set(wanted) == set(select(real, filters, "event"))


def test_marks_are_drawn_in_order_of_time_whatever_their_lane(real: Corpus) -> None:
    marks = _marks(timeline(real, TimelineOptions(Filters()), LIGHT))
    assert marks["x"] == sorted(marks["x"])
    assert len(set(marks["y"])) > len(lanes(real, Filters(), "theme"))


def test_no_mark_lies_left_or_right_of_the_axis(real: Corpus) -> None:
    figure = timeline(real, TimelineOptions(Filters(first_year=1986, last_year=1986)), LIGHT)
    low, high = map(datetime.fromisoformat, figure["layout"]["xaxis"]["range"])
    for trace in figure["data"]:
        for x in trace["x"]:
            assert low <= datetime.fromisoformat(x) <= high


def test_the_selected_event_is_ringed_in_all_its_lanes(alba: Corpus) -> None:
    figure = timeline(alba, TimelineOptions(Filters(), selected="ports-opened"), LIGHT)
    rings = [
        trace for trace in figure["data"] if trace.get("marker", {}).get("symbol") == "circle-open"
    ]
    assert sum(len(ring["x"]) for ring in rings) == 2  # two themes, two lanes


def test_an_open_end_has_an_arrow_and_a_pale_bar_shows_a_vague_date(alba: Corpus) -> None:
    figure = timeline(alba, TimelineOptions(Filters(), without=frozenset({"words"})), LIGHT)
    arrows = [t for t in figure["data"] if t.get("marker", {}).get("symbol") == "triangle-right"]
    assert len(arrows) == 1
    paths = "".join(shape["path"] for shape in figure["layout"]["shapes"])
    assert re.search(r"M1999-01-01,([\d.]+)L1999-12-31,\1(M|$)", paths)


def test_highlighting_keeps_the_others_as_faint_marks(real: Corpus) -> None:
    filters = Filters(theme=("nuclear-free",), first_year=1984, last_year=1987, words="Buchanan")
    shown = set(select(real, filters, "event"))
    plain = timeline(real, TimelineOptions(filters), LIGHT)
    faint = timeline(real, TimelineOptions(filters, highlight=True), LIGHT)
    assert set(_ids(plain)) == shown
    extra = set(_ids(faint)) - shown
    assert extra
    marks = _marks(faint)
    colours = marks["marker"]["color"]
    for event, colour in zip(marks["customdata"], colours, strict=True):
        assert (colour == LIGHT.hairline) == (event in extra)
    assert colours[: len(extra)] == [LIGHT.hairline] * len(extra)  # below the others


def test_bands_can_be_left_out(real: Corpus) -> None:
    everything = timeline(real, TimelineOptions(Filters()), LIGHT)
    bare = timeline(
        real,
        TimelineOptions(Filters(), without=frozenset({"governments", "words", "direction"})),
        LIGHT,
    )
    names = set(_texts(everything)["text"])
    assert {"Closer", "Further", "New Zealand", "United States"} <= names
    left = set(_texts(bare)["text"])
    assert not {"Closer", "Further", "United States"} & left


@pytest.mark.parametrize(
    ("room", "shown"),
    [(20, "David Lange"), (11, "David Lange"), (10, "Lange"), (5, "Lange"), (4, ""), (0, "")],
)
def test_a_government_without_room_has_its_short_label(room: int, shown: str) -> None:
    assert _fitting("David Lange", "Lange", room) == shown


@pytest.mark.parametrize(
    ("width", "name"), [(280, "The New Zealand Herald"), (1120, "The New Zealand…")]
)
def test_a_speakers_name_has_the_room_above_its_row(real: Corpus, width: int, name: str) -> None:
    speakers = _texts(timeline(real, TimelineOptions(Filters(), width=width), LIGHT))["text"]
    assert any(words.replace("<br>", " ").startswith(name) for words in speakers), speakers


def test_a_government_without_a_short_label_is_cut(real: Corpus) -> None:
    assert _fitting("Vik ministry", None, 8) == "Vik…"
    assert _fitting("Vik ministry", None, 5) == ""
    figure = timeline(real, TimelineOptions(Filters(), width=860), LIGHT)
    assert "Lange" in _texts(figure)["text"]


@pytest.mark.parametrize("width", _WIDTHS)
def test_every_quote_counts_and_no_number_meets_the_next_mark(real: Corpus, width: int) -> None:
    figure = timeline(real, TimelineOptions(Filters(), width=width), LIGHT)
    (marks,) = [trace for trace in figure["data"] if trace.get("mode") == "markers+text"]
    assert all(ident.startswith("quote:") for ident in marks["customdata"])

    said = Counter(real.frames.quotes.dropna(subset=["start"])["speaker"])
    most = sorted(said.values(), reverse=True)[:6]
    rows: dict[float, list[tuple[str, int]]] = {}
    for x, y, number in zip(marks["x"], marks["y"], marks["text"], strict=True):
        rows.setdefault(y, []).append((x, int(number or 1)))
    assert [sum(number for _, number in row) for row in rows.values()] == most

    low, high = map(datetime.fromisoformat, figure["layout"]["xaxis"]["range"])
    margin = figure["layout"]["margin"]
    across = (width - margin["l"] - margin["r"]) / (high - low).total_seconds()
    for row in rows.values():
        days = [datetime.fromisoformat(x) for x, _ in row]
        for one, other in pairwise(days):
            assert (other - one).total_seconds() * across > 30


def test_direction_counts_the_coded_events(alba: Corpus) -> None:
    figure = timeline(alba, TimelineOptions(Filters()), LIGHT)
    hovers = [h for t in figure["data"] if t["type"] == "bar" for h in t["hovertext"]]
    assert hovers == ["2010: 2 events closer", "1999: 1 event further"]


@pytest.mark.parametrize("width", _WIDTHS)
def test_labels_do_not_overlap_in_the_whole_figure(real: Corpus, width: int) -> None:
    options = TimelineOptions(Filters(), width=width, without=frozenset({"words", "governments"}))
    if aggregates(real, options):
        options = TimelineOptions(
            Filters(first_year=2010, last_year=2014), width=width, without=options.without
        )
    figure = timeline(real, options, LIGHT)
    low, high = map(datetime.fromisoformat, figure["layout"]["xaxis"]["range"])
    margin = figure["layout"]["margin"]
    across = (width - margin["l"] - margin["r"]) / (high - low).total_seconds()
    boxes = []
    texts = _texts(figure)
    for x, y, words, place, font in zip(
        *(texts[key] for key in ("x", "y", "text", "textposition")),
        texts["textfont"]["size"],
        strict=True,
    ):
        if font == 12:  # the name of a lane
            continue
        lines = words.split("<br>")
        wide, tall = 5.4 * max(map(len, lines)), 12 * len(lines)
        at = (datetime.fromisoformat(x) - low).total_seconds() * across
        left = at - wide if "left" in place else at
        boxes.append((left, y - tall / 2, left + wide, y + tall / 2))
    for number, one in enumerate(boxes):
        assert one[0] >= -1
        assert one[2] <= width - margin["l"]
        for other in boxes[:number]:
            assert (
                one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
            )
    assert boxes or width < 560


def test_crowded_lanes_show_counts_with_their_landmarks(real: Corpus) -> None:
    options = TimelineOptions(Filters(), width=280, without=frozenset({"words", "direction"}))
    assert aggregates(real, options)
    figure = timeline(real, options, LIGHT)
    bars = [trace for trace in figure["data"] if trace["type"] == "bar"]
    found = lanes(real, Filters(), "theme")
    assert len(bars) == len(found)
    for bar, lane in zip(bars, found, strict=True):
        counted = [int(hover.split(": ")[1].split()[0]) for hover in bar["hovertext"]]
        assert sum(counted) == len(lane.events)
        assert all(value.startswith("years:") for value in bar["customdata"])
    landmarks = real.frames.events["significance"] == "landmark"
    assert set(_ids(figure)) <= set(real.frames.events.index[landmarks])
    assert _ids(figure)


def test_fewer_years_open_the_lanes_into_marks(real: Corpus) -> None:
    options = TimelineOptions(Filters(first_year=1986, last_year=1986), width=280)
    assert not aggregates(real, options)


def test_two_timelines_can_share_an_axis(alba: Corpus) -> None:
    one = timeline(alba, TimelineOptions(Filters(first_year=2009), years=(1990, 2020)), LIGHT)
    other = timeline(alba, TimelineOptions(Filters(), years=(1990, 2020)), LIGHT)
    assert one["layout"]["xaxis"] == other["layout"]["xaxis"]


def test_alt_text_counts(alba: Corpus) -> None:
    assert alt_text(alba, TimelineOptions(Filters())) == (
        "4 events in 2 lanes (Port access, Patrols) from 1999 to 2011; busiest 2010 with 3. "
        "The table below lists the same events."
    )
    nothing = TimelineOptions(Filters(words="nowhere"))
    assert alt_text(alba, nothing) == "Timeline without events."
    go.Figure(timeline(alba, nothing, LIGHT))
