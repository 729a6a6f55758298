"""What stands around a picture has the lines that it needs."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from nzviz.figures.style import LIGHT
from nzviz.figures.svg.frame import Frame, laid_out

_LONG = "https://example.org/frameworks?" + "&".join(f"fw=framework-{n}" for n in range(40))


def _lines(drawn: str) -> list[str]:
    parsed = ElementTree.fromstring(f"<g>{drawn}</g>")
    return ["".join(line.itertext()) for line in parsed.iter("tspan")]


def test_short_texts_have_a_line_each() -> None:
    around = laid_out(Frame("Title", "All 9 events", "Us", "CC BY 4.0"), LIGHT, 1120)
    assert _lines(around.above) == ["Title", "All 9 events"]
    assert _lines(around.below) == ["Us", "CC BY 4.0"]


def test_long_ones_are_broken_and_take_room() -> None:
    sentence = "34 of 212 events: " + " or ".join(f"Partner {n}" for n in range(60))
    short = laid_out(Frame("Title", "All 9 events", "Us", "CC BY 4.0"), LIGHT, 600)
    around = laid_out(Frame("Title", sentence, f"Us, {_LONG}", "CC BY 4.0", "A key"), LIGHT, 600)
    title, *said = _lines(around.above)
    assert title == "Title"
    assert "".join(said) == sentence
    assert all(line.endswith(" ") for line in said[:-1])
    key, *source, licence = _lines(around.below)
    assert (key, licence) == ("A key", "CC BY 4.0")
    assert "".join(source) == f"Us, {_LONG}"
    assert around.head == short.head + 18 * (len(said) - 1)
    assert around.foot == short.foot + 16 * len(source)


def test_no_line_is_on_another() -> None:
    around = laid_out(Frame("Title " * 40, "Words " * 90, _LONG, "CC BY 4.0", "A key"), LIGHT, 400)
    for drawn, high in ((around.above, around.head), (around.below, around.foot)):
        ends = []
        for y, size, rows in re.findall(r'y="(\d+)".*?font-size="(\d+)".*?>(.*?)</text>', drawn):
            steps = [int(dy) for dy in re.findall(r'dy="(\d+)"', rows)]
            assert not ends or int(y) - int(size) >= ends[-1] - 1
            ends.append(int(y) + sum(steps))
        assert ends[-1] < high
