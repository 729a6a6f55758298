"""The timeline for a page without scripts."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from nzviz.corpus.corpus import Corpus
from nzviz.explore.filters import Filters, select
from nzviz.figures.svg import Linked, svg
from nzviz.figures.timeline import LANES, TimelineOptions, timeline
from nzviz.figures.timeline.drawing import drawing

_SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("by", LANES)
def test_marks_lead_to_their_events_and_say_what_they_are(corpus: Corpus, by: str) -> None:
    filters = Filters(first_year=1985, last_year=1999)
    drawn = drawing(corpus, filters, by)
    ids = set(select(corpus, filters, "event"))
    picture = ElementTree.fromstring(drawn.wide)
    marks = list(picture.iter(f"{_SVG}a"))
    assert {mark.get("href") for mark in marks} <= {f"#event-{event}" for event in ids}
    assert bool(marks) == bool(ids) or by != "theme"  # an event may have no framework
    for mark in marks:
        title = mark.find(f"{_SVG}path/{_SVG}title")
        assert title is not None
        event = str(mark.get("href")).removeprefix("#event-")
        told = "".join(str(title.text).split())  # it is broken into lines
        assert "".join(corpus.frames.events.at[event, "title"].split()) in told
        assert mark.get("tabindex") == "-1"
    assert picture.get("role") == "group"
    assert picture.get("aria-label")


def test_both_widths_share_variables_of_both_looks(real: Corpus) -> None:
    drawn = drawing(real, Filters(), "theme")
    used = set(re.findall(r"var\((--\w+)\)", drawn.wide + drawn.narrow))
    assert used <= set(drawn.light)
    assert set(drawn.light) == set(drawn.dark)
    assert {"--paper", "--ink", "--quiet", "--accent", "--hairline"} <= set(drawn.light)
    assert drawn.light["--paper"] != drawn.dark["--paper"]
    assert not re.search(r'"#[0-9A-Fa-f]{6}"', drawn.wide + drawn.narrow)
    widths = [ElementTree.fromstring(one).get("width") for one in (drawn.wide, drawn.narrow)]
    assert widths == ["1120", "358"]
    assert "Choose to open" not in drawn.narrow


def test_an_alternative_text_cannot_break_out(alba: Corpus) -> None:
    from nzviz.figures.style import LIGHT

    figure = timeline(alba, TimelineOptions(Filters()), LIGHT)
    linked = Linked('"><script>', lambda mark: f'#"{mark}&')
    picture = ElementTree.fromstring(svg(figure, LIGHT, 900, linked=linked))
    assert picture.get("aria-label") == '"><script>'
    assert next(picture.iter(f"{_SVG}a")).get("href", "").startswith('#"')
