"""Marks keep their distance, labels hide neither a mark nor each other nor leave the lane."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from nzviz.figures.timeline.axis import Axis
from nzviz.figures.timeline.lanes import EventMark
from nzviz.figures.timeline.placing import DEEPEST, MARK, Label, depth, place, place_labels

_FIRST = date(1980, 1, 1)


def _axis(width: int = 900) -> Axis:
    return Axis(_FIRST, date(2020, 12, 31), width, narrow=width < 640)


def _mark(
    number: int, day: int, landmark: bool = False, title: str = "A ship is refused"
) -> EventMark:
    start = _FIRST + timedelta(days=day)
    return EventMark(f"e{number}", title, start, start, False, False, landmark, 1, "t", "")


_MARKS = st.lists(
    st.tuples(st.integers(0, 14_900), st.booleans(), st.text("abc defgh", min_size=1, max_size=90)),
    max_size=60,
).map(
    lambda found: [
        _mark(n, day, landmark, title.strip() or "x")
        for n, (day, landmark, title) in enumerate(found)
    ]
)


@given(marks=_MARKS)
def test_every_event_is_placed_once_and_within_the_depth(marks: list[EventMark]) -> None:
    placed = place(marks, _axis())
    assert sorted(p.mark.id for p in placed) == sorted(m.id for m in marks)
    assert depth(placed) <= DEEPEST
    assert all(p.x == _axis().pixel(p.mark.middle) for p in placed)


@given(marks=_MARKS)
def test_marks_of_one_row_overlap_only_when_all_rows_are_full(marks: list[EventMark]) -> None:
    placed = place(marks, _axis())
    rows: dict[int, list[float]] = {}
    for one in placed:
        others = rows.setdefault(one.row, [])
        if others and one.x - max(others) < MARK:
            near = [p for p in placed if abs(p.x - one.x) <= 2 * MARK]
            assert len({p.row for p in near}) == 2 * DEEPEST + 1
        others.append(one.x)


def test_a_lone_event_stands_in_the_middle_row() -> None:
    assert [p.row for p in place([_mark(0, 10), _mark(1, 9_000)], _axis())] == [0, 0]


def test_events_of_one_day_stack_around_the_middle() -> None:
    rows = [p.row for p in place([_mark(n, 100) for n in range(5)], _axis())]
    assert sorted(rows) == [-2, -1, 0, 1, 2]


def _box(label: Label) -> tuple[float, float, float, float]:
    return label.left, label.top, label.left + label.width, label.top + label.height


def _apart(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]


@given(marks=_MARKS, width=st.sampled_from([280, 560, 860, 1120]))
def test_labels_touch_nothing_and_stay_inside(marks: list[EventMark], width: int) -> None:
    axis = _axis(width)
    placed = place(marks, axis)
    half = depth(placed) * MARK + 12
    labels = place_labels(placed, axis.plot_width, half, len(placed), set())
    boxes = [_box(label) for label in labels]
    for number, box in enumerate(boxes):
        assert box[0] >= 0
        assert box[2] <= axis.plot_width
        assert -half <= box[1]
        assert box[3] <= half
        assert all(_apart(box, other) for other in boxes[:number])
        for one in placed:
            mark = (one.x - 4, one.row * MARK - 4, one.x + 4, one.row * MARK + 4)
            assert _apart(box, mark)


def test_landmarks_get_their_labels_first() -> None:
    marks = [
        _mark(n, 7_000 + n * 40, title="Lesser talks are held in Wellington") for n in range(4)
    ]
    marks.append(_mark(9, 7_100, landmark=True, title="A treaty is signed"))
    axis = _axis()
    labels = place_labels(place(marks, axis), axis.plot_width, 60, 1, set())
    assert [label.placed.mark.id for label in labels] == ["e9"]


def test_an_event_labelled_in_another_lane_is_not_labelled_again() -> None:
    axis = _axis()
    placed = place([_mark(0, 100, landmark=True)], axis)
    assert place_labels(placed, axis.plot_width, 30, 1, {"e0"}) == []


def test_a_long_title_is_cut_between_words() -> None:
    axis = _axis()
    title = "The United States suspends its security obligations to New Zealand under ANZUS"
    (label,) = place_labels(
        place([_mark(0, 100, True, title)], axis), axis.plot_width, 30, 1, set()
    )
    assert len(label.lines) == 2
    assert label.lines[1].endswith(" …")
    assert title.startswith(label.lines[0])
