"""Pictures without Plotly are well-formed, complete and harmless."""

from __future__ import annotations

from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from nzviz.corpus.corpus import Corpus
from nzviz.explore.filters import Filters
from nzviz.figures.style import DARK, LIGHT
from nzviz.figures.svg import Frame, svg
from nzviz.figures.timeline import TimelineOptions, timeline

_SVG = "{http://www.w3.org/2000/svg}"
_FRAME = Frame("Ships & treaties <1985>", "34 of 212 events", "Source: us", "CC BY 4.0")


def test_the_timeline_as_a_picture(real: Corpus) -> None:
    figure = timeline(real, TimelineOptions(Filters(first_year=1984, last_year=1987)), LIGHT)
    picture = ElementTree.fromstring(svg(figure, LIGHT, 1160, _FRAME))
    texts = ["".join(node.itertext()) for node in picture.iter(f"{_SVG}text")]
    for wanted in (_FRAME.title, _FRAME.sentence, _FRAME.source, _FRAME.licence, "1985"):
        assert wanted in texts
    marks = sum(
        len(t["x"]) for t in figure["data"] if t["type"] == "scatter" and "markers" in t["mode"]
    )
    drawn = [p for p in picture.iter(f"{_SVG}path") if "translate" in p.get("transform", "")]
    assert len(drawn) == marks
    assert int(picture.get("height", "0")) > figure["layout"]["height"]


def test_counts_become_rectangles(real: Corpus) -> None:
    figure = timeline(real, TimelineOptions(Filters(), width=320), DARK)
    picture = ElementTree.fromstring(svg(figure, DARK, 360))
    bars = sum(len(t["x"]) for t in figure["data"] if t["type"] == "bar")
    assert len(list(picture.iter(f"{_SVG}rect"))) >= bars + 1


@given(text=st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=80))
def test_any_words_stay_words(text: str) -> None:
    figure = {
        "data": [],
        "layout": {
            "height": 100,
            "margin": {"l": 0, "r": 0, "t": 0, "b": 20},
            "xaxis": {
                "range": [0, 1],
                "tickvals": [],
                "ticktext": [],
                "tickfont": {"color": "#000", "size": 9},
            },
            "yaxis": {"range": [1, 0], "visible": False},
        },
    }
    picture = ElementTree.fromstring(svg(figure, LIGHT, 200, Frame(text, text, text, text)))
    assert [node.tag for node in picture.iter() if "script" in str(node.tag)] == []
    assert sum("".join(n.itertext()) == text for n in picture.iter(f"{_SVG}text")) == 4
