"""Where marks and labels go, so that neither hides the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from textwrap import wrap

import numpy as np
import numpy.typing as npt

from nzviz.figures.timeline.axis import Axis
from nzviz.figures.timeline.lanes import EventMark

Boxes = npt.NDArray[np.float64]

#: Least distance in pixels between the centres of two marks.
MARK = 9.0
#: Rows of marks above (and as many below) a lane's middle, at the most.
DEEPEST = 5
#: Height in pixels of a label's line, and width of one of its characters.
LINE_HEIGHT = 13.0
CHARACTER = 5.9
_LABEL_CHARACTERS = 26
_GAP = 7.0


@dataclass(frozen=True, slots=True)
class Placed:
    """An event of a lane: pixels from the left, and its row (0 middle, then -1, 1, -2, 2 ...).

    ``left`` and ``right`` are the ends of its bar, where it has one, else of its mark.
    """

    mark: EventMark
    x: float
    row: int
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Label:
    """A label: its mark, its lines, and its box in pixels from the lane's left and middle."""

    placed: Placed
    lines: tuple[str, ...]
    left: float
    top: float
    right_aligned: bool

    @property
    def width(self) -> float:
        """Pixels across, at the most."""
        return CHARACTER * max(map(len, self.lines))

    @property
    def height(self) -> float:
        """Pixels down."""
        return LINE_HEIGHT * len(self.lines)


def place(events: Sequence[EventMark], axis: Axis) -> list[Placed]:
    """Put each event into the row nearest to the middle that is free there.

    When no row is free the one whose last mark is farthest away is taken: marks overlap only where
    more than 2 * DEEPEST + 1 events fall within one mark's width.
    """
    free_from = dict.fromkeys(sorted(range(-DEEPEST, DEEPEST + 1), key=lambda r: (abs(r), r)), -1e9)
    placed = []
    for mark in sorted(events, key=lambda m: (m.middle, m.id)):
        x = axis.pixel(mark.middle)
        row = next((r for r, free in free_from.items() if free <= x), None)
        if row is None:
            row = min(free_from, key=lambda r: free_from[r])
        size = MARK * (1.35 if mark.landmark else 1)
        end = axis.pixel(mark.end) if mark.spans and not mark.open_end else x
        free_from[row] = max(x, end) + size
        placed.append(at_row(mark, axis, row))
    return placed


def at_row(mark: EventMark, axis: Axis, row: int) -> Placed:
    """An event put into a row."""
    x = axis.pixel(mark.middle)
    left = axis.pixel(max(mark.start, axis.first))
    right = axis.pixel(min(mark.end, axis.last))
    return Placed(mark, x, row, min(left, x - MARK / 2), max(right, x + MARK / 2))


def depth(placed: Sequence[Placed]) -> int:
    """How many rows the farthest mark stands from the middle."""
    return max((abs(p.row) for p in placed), default=0)


def place_labels(
    placed: Sequence[Placed], width: float, half_height: float, wanted: int, done: set[str]
) -> list[Label]:
    """Labels for the most telling events of one lane, where they touch neither a mark nor another
    label nor leave the lane; ids in *done* already have one elsewhere.

    Landmarks come first, then events with more sources. *wanted* bounds the number of labels.
    """
    marks = np.array(
        [(p.left, p.row * MARK - MARK / 2, p.right, p.row * MARK + MARK / 2) for p in placed]
    ).T
    labels: list[Label] = []
    taken: list[tuple[float, ...]] = []
    order = sorted(placed, key=lambda p: (not p.mark.landmark, -p.mark.sources, p.mark.id))
    candidates = [
        (label, (label.left, label.top, label.left + label.width, label.top + label.height))
        for one in order
        if one.mark.id not in done
        for label in _candidates(one, half_height)
    ]
    free = _free([box for _, box in candidates], marks)
    for (label, box), is_free in zip(candidates, free, strict=True):
        if len(labels) >= wanted:
            break
        if label.placed.mark.id in done or not is_free or box[0] < 0 or box[2] > width:
            continue
        if not any(_touch(box, other) for other in taken):
            taken.append((box[0] - 4, box[1], box[2] + 4, box[3]))
            labels.append(label)
            done.add(label.placed.mark.id)
    return labels


def _candidates(placed: Placed, half_height: float) -> list[Label]:
    """Right of the mark, left of it, then above and below it near the lane's edges."""
    lines = _lines(placed.mark.title)
    width = CHARACTER * max(map(len, lines))
    height = LINE_HEIGHT * len(lines)
    middle = placed.row * MARK - height / 2
    edge_top, edge_bottom = -half_height + 1, half_height - height - 1
    spots = [
        (placed.x + _GAP, middle, False),
        (placed.x - _GAP - width, middle, True),
        (placed.x - 4, placed.row * MARK - _GAP - height, False),
        (placed.x - 4, placed.row * MARK + _GAP, False),
        (placed.x - width + 4, placed.row * MARK - _GAP - height, True),
        (placed.x - width + 4, placed.row * MARK + _GAP, True),
    ]
    return [
        Label(placed, lines, left, top, right)
        for left, top, right in spots
        if edge_top <= top <= edge_bottom
    ]


@lru_cache(maxsize=4096)
def _lines(title: str) -> tuple[str, ...]:
    return tuple(wrap(title, _LABEL_CHARACTERS, max_lines=2, placeholder=" …"))


def _free(boxes: Sequence[tuple[float, ...]], others: Boxes) -> list[bool]:
    """Which of *boxes* touch none of the *others*: rows of left, top, right and bottom."""
    if not boxes:
        return []
    left, top, right, bottom = others
    ours = np.array(boxes)[:, :, np.newaxis]
    touched = (ours[:, 0] < right) & (left < ours[:, 2]) & (ours[:, 1] < bottom)
    free: list[bool] = (~(touched & (top < ours[:, 3])).any(axis=1)).tolist()
    return free


def _touch(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
