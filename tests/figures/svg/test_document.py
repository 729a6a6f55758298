"""Pictures without Plotly are well-formed, complete and harmless."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from nzviz.corpus.corpus import Corpus
from nzviz.explore.filters import Filters
from nzviz.figures import fonts
from nzviz.figures.style import DARK, LIGHT, Figure, Look, base_layout
from nzviz.figures.svg import Frame, svg
from nzviz.figures.svg.texts import lines
from nzviz.figures.timeline import TimelineOptions, timeline

_SVG = "{http://www.w3.org/2000/svg}"
_FRAME = Frame("Ships & treaties <1985>", "34 of 212 events", "Source: us", "CC BY 4.0", "■ a mark")
_TRANSLATED = re.compile(r"translate\((-?[\d.]+),(-?[\d.]+)\)")
_PAIR = re.compile(r"(-?[\d.]+),(-?[\d.]+)")
Make = Callable[[Corpus, Look, int], list[Figure]]


def texts(picture: ElementTree.Element) -> list[str]:
    """Every text of a picture, with usual blanks."""
    found = ("".join(node.itertext()) for node in picture.iter(f"{_SVG}text"))
    return [text.replace("\u00a0", " ") for text in found]


def visible(figure: Figure) -> Iterator[str]:
    """Every text that a figure shows, line by line put together."""
    layout = figure["layout"]
    told: list[Any] = [note["text"] for note in layout.get("annotations", ())]
    for axis in (layout["xaxis"], layout["yaxis"]):
        if axis.get("visible", True):
            told += axis.get("ticktext", ())
            told += [axis["title"]["text"]] if "title" in axis else []
    for trace in figure["data"]:
        if trace["type"] == "bar" or "text" in trace["mode"]:
            told += trace.get("text", ())
        if layout["yaxis"].get("type") == "category":
            told += trace["y"]
    return ("".join(lines(str(text))) for text in told if text)


def places(picture: ElementTree.Element, x: float = 0, y: float = 0) -> Iterator[tuple[float, ...]]:
    """Where marks and shapes are: points of the picture."""
    moved = _TRANSLATED.search(picture.get("transform", ""))
    if moved:
        x, y = x + float(moved[1]), y + float(moved[2])
        if picture.tag == f"{_SVG}path":
            yield x, y
            return
    if picture.tag == f"{_SVG}path":
        yield from ((x + float(a), y + float(b)) for a, b in _PAIR.findall(picture.get("d", "")))
    elif picture.tag == f"{_SVG}rect" and picture.get("width") != "100%":
        left, top = (x + float(picture.get("x", 0)), y + float(picture.get("y", 0)))
        yield left, top
        yield left + float(picture.get("width", 0)), top + float(picture.get("height", 0))
    for inner in picture:
        yield from places(inner, x, y)


def test_a_figure_is_drawn_whole(make: Make, corpus: Corpus, look: Look) -> None:
    figures = make(corpus, look, 1120)
    picture = ElementTree.fromstring(svg(figures, look, 1160, _FRAME))
    drawn = texts(picture)
    for figure in figures:
        for text in visible(figure):
            assert text in drawn
    for wanted in (_FRAME.title, _FRAME.sentence, _FRAME.source, _FRAME.licence, _FRAME.key):
        assert wanted in drawn
    # Programs other than browsers know no colour with an opacity.
    assert "rgba(" not in ElementTree.tostring(picture, encoding="unicode")


def test_nothing_leaves_the_picture(make: Make, corpus: Corpus, width: int) -> None:
    picture = ElementTree.fromstring(svg(make(corpus, LIGHT, width), LIGHT, width + 40, _FRAME))
    found = list(places(picture))
    assert found
    high = float(picture.get("height", 0))
    for x, y in found:
        assert 18 <= x <= width + 22
        assert 30 <= y <= high - 20


def test_no_words_leave_a_picture_to_take_away(make: Make, corpus: Corpus) -> None:
    picture = ElementTree.fromstring(svg(make(corpus, LIGHT, 1120), LIGHT, 1160, _FRAME))
    for text in (text for group in picture for text in group.findall(f"{_SVG}text")):
        size = int(float(text.get("font-size", 0)))
        for line in text:
            words = "".join(line.itertext())
            wide = fonts.text_width(words, fonts.SANS_FAMILY, 400, size)
            share = {"end": 1, "middle": 0.5}.get(text.get("text-anchor", ""), 0)
            left = 20 + float(line.get("x", 0)) - wide * share
            assert left >= 0, words
            assert left + wide <= 1160, words


def test_every_mark_of_the_timeline_is_drawn(real: Corpus) -> None:
    figure = timeline(real, TimelineOptions(Filters(first_year=1984, last_year=1987)), LIGHT)
    picture = ElementTree.fromstring(svg(figure, LIGHT, 1160, _FRAME))
    assert "1985" in texts(picture)
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


def _empty(height: int) -> Figure:
    layout = base_layout(LIGHT, height)
    hidden = {"range": [0, 1], "visible": False}
    return {"data": [], "layout": {**layout, "xaxis": hidden, "yaxis": hidden}}


@given(text=st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=80))
def test_any_words_stay_words(text: str) -> None:
    picture = ElementTree.fromstring(
        svg(_empty(100), LIGHT, 200, Frame(text, text, text, text, text))
    )
    assert [node.tag for node in picture.iter() if "script" in str(node.tag)] == []
    found = ["".join(node.itertext()) for node in picture.iter(f"{_SVG}text")]
    assert found == [text] * (5 if text else 4)


def test_figures_stand_below_one_another() -> None:
    picture = ElementTree.fromstring(svg([_empty(100), _empty(40)], LIGHT, 200))
    assert picture.get("height") == "140"
    moved = [group.get("transform") for group in picture.iter(f"{_SVG}g")]
    assert moved == ["translate(0,0)", "translate(0,100)"]
