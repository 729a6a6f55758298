"""Drawings in fewer bytes show the same marks, and none that hid another is hidden by it."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from nzviz.corpus.corpus import Corpus
from nzviz.explore.filters import Filters
from nzviz.figures import timeline
from nzviz.figures.style import LIGHT
from nzviz.figures.svg import svg
from nzviz.server.first_paint.compact import Marks, compact

#: Pixels across the largest mark.
WIDEST_MARK = 22
KINDS = [f'd="M{size},0L0,{size}Z" fill="{ink}"' for size in (3, 5) for ink in ("#111", "#222")]
Mark = tuple[str, str, str]

_PLACES = st.integers(-40, 160).map(lambda tenths: f"{tenths / 2}")
_MARKS = st.lists(st.tuples(_PLACES, _PLACES, st.sampled_from(KINDS)), min_size=1, max_size=40)


def number(text: str) -> str:
    return text.removesuffix(".0")


def shown(drawn: str, marks: Marks) -> list[Mark]:
    """The marks of a compact drawing in the order in which they are painted."""
    kinds = {name: kind for kind, name in marks.names.items()}
    found = []
    for line in ElementTree.fromstring(f"<g>{drawn}</g>").iter("polyline"):
        where, name = re.findall(r"(marker(?:-start)?):url\(#(\w+)\)", line.attrib["style"])[0]
        corners = line.attrib["points"].split()
        for corner in corners[:1] if where == "marker-start" else corners:
            x, _, y = corner.partition(",")
            found.append((x, y, kinds[name]))
    return found


@given(drawn=_MARKS)
def test_all_marks_are_there_and_cover_each_other_as_before(drawn: list[Mark]) -> None:
    marks = Marks()
    paths = "".join(f'<path transform="translate({x},{y})" {kind}/>' for x, y, kind in drawn)
    before = [(number(x), number(y), kind) for x, y, kind in drawn]
    after = shown(compact(paths, marks), marks)

    assert sorted(after) == sorted(before)

    def covering(order: list[Mark]) -> set[tuple[Mark, Mark]]:
        return {
            (low, high)
            for at, high in enumerate(order)
            for low in order[:at]
            if low[2] != high[2]
            and abs(float(low[0]) - float(high[0])) < WIDEST_MARK
            and abs(float(low[1]) - float(high[1])) < WIDEST_MARK
        }

    assert covering(after) == covering(before)


def test_kinds_are_defined_once_for_all_drawings() -> None:
    marks = Marks()
    path = f'<path transform="translate(1,2)" {KINDS[0]}/>'
    assert marks.defined() == ""
    compact(path, marks)
    compact(path, marks)
    assert marks.defined().count("<marker ") == 1


def test_columns_of_one_colour_are_one_path() -> None:
    def column(x: int, fill: str) -> str:
        return (
            f'<rect x="{x}.0" y="2" width="3" height="4" fill="{fill}" '
            'stroke="none" stroke-width="0"/>'
        )

    drawn = compact(column(1, "#111") + column(5, "#111") + column(9, "#222"), Marks())
    assert drawn == (
        '<path d="M1,2h3v4h-3zM5,2h3v4h-3z" fill="#111"/><path d="M9,2h3v4h-3z" fill="#222"/>'
    )


def test_the_real_timeline_keeps_its_words_in_less_than_half_the_bytes(real: Corpus) -> None:
    drawn = svg(timeline.timeline(real, timeline.TimelineOptions(Filters()), LIGHT), LIGHT, 1280)
    bare = re.sub(r"<title>.*?</title>", "", drawn, flags=re.DOTALL)
    small = compact(bare, Marks())

    def words(text: str) -> list[str]:
        return ["".join(part.itertext()) for part in ElementTree.fromstring(text).iter()
                if part.tag.endswith("}text")]  # fmt: skip

    assert len(words(bare)) > 40
    assert words(small) == words(bare)
    assert len(small) < 0.5 * len(bare)
