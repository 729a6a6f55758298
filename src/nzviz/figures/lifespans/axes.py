"""Years, headings, the as-of line and the frame of the opened framework."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from nzviz.corpus import dates
from nzviz.explore.grouping import Group
from nzviz.explore.status import in_force
from nzviz.figures.lifespans.rows import HEADING, TOP, YEARS, Axis, Row
from nzviz.figures.style import Look, plain

#: Width in pixels of a letter of 15 pixels, bold and not.
_STRONG_LETTER, _LETTER = 7.0, 6.4


def _years(axis: Axis) -> list[int]:
    first, last = axis[0].year, axis[1].year
    step = next(s for s in (1, 2, 5, 10, 20, 50, 100) if (last - first) / s <= 9)
    return [year for year in range(first, last + 1) if year % step == 0]


def grid(
    placed: Sequence[tuple[int, Group]],
    rows: Sequence[Row],
    look: Look,
    axis: Axis,
) -> list[dict[str, object]]:
    """Lines of the years through the rows of each group."""
    found: list[dict[str, object]] = []
    for number, (top, group) in enumerate(placed):
        start = top + (HEADING if group.label else 0) + YEARS
        following = placed[number + 1][0] if number + 1 < len(placed) else 1e9
        bottom = max(row.top + row.height for row in rows if top <= row.top < following)
        found.extend(
            {
                "type": "line",
                "x0": f"{year}-01-01",
                "x1": f"{year}-01-01",
                "y0": start - 2,
                "y1": bottom,
                "line": {"color": look.hairline, "width": 1},
                "layer": "below",
            }
            for year in _years(axis)
        )
    return found


def headings(
    placed: Iterable[tuple[int, Group]],
    rows: Sequence[Row],
    look: Look,
    axis: Axis,
    width: int,
) -> list[dict[str, object]]:
    """Each group's name with what of it is in force, and the years below it. Where *width* has no
    room for that, the numbers alone: "in force" is said above all of them.
    """
    standing = {row.framework: row.standing for row in rows}
    found: list[dict[str, object]] = []
    for top, group in placed:
        years_top = top
        if group.label:
            years_top += HEADING
            mine = [framework for framework in group.frameworks if framework in standing]
            running = sum(in_force(standing[framework]) for framework in mine)
            told = f"{running} of {len(mine)} in force"
            if len(group.label) * _STRONG_LETTER + (2 + len(told)) * _LETTER > width:
                told = told.removesuffix(" in force")
            found.append(
                {
                    **_text(f"<b>{plain(group.label)}</b>  {told}", look),
                    "xref": "paper",
                    "x": 0,
                    "y": top + HEADING / 2,
                    "font": {"size": 15, "color": look.ink},
                }
            )
        found.extend(
            {
                **_text(str(year), look),
                "x": f"{year}-01-01",
                "y": years_top + YEARS / 2 - 2,
                "xanchor": "center" if year > axis[0].year + 1 else "left",
                "font": {"size": 11, "color": look.quiet},
            }
            for year in _years(axis)
        )
    return found


def _text(text: str, look: Look) -> dict[str, object]:
    return {
        "text": text,
        "showarrow": False,
        "xanchor": "left",
        "yanchor": "middle",
        "align": "left",
    }


def as_of_line(as_of: date, look: Look, axis: Axis, bottom: int) -> list[dict[str, object]]:
    """The chosen day through all rows; none when it lies outside the axis."""
    if not axis[0] <= as_of <= axis[1]:
        return []
    return [
        {
            "type": "line",
            "x0": as_of.isoformat(),
            "x1": as_of.isoformat(),
            "y0": TOP - 4,
            "y1": bottom,
            "line": {"color": look.accent, "width": 1.5},
            "layer": "below",
        }
    ]


def as_of_text(as_of: date, look: Look, axis: Axis) -> list[dict[str, object]]:
    """The chosen day in words above its line."""
    words = plain(dates.in_words(as_of.isoformat()))
    share = (as_of - axis[0]) / (axis[1] - axis[0])
    if not 0 <= share <= 1:
        words += " lies outside the years drawn"
    share = min(max(share, 0), 1)
    return [
        {
            **_text(f"<b>{words}</b>", look),
            "x": max(min(as_of, axis[1]), axis[0]).isoformat(),
            "y": TOP / 2 - 2,
            "xanchor": "left" if share < 0.15 else "right" if share > 0.85 else "center",
            "font": {"size": 12, "color": look.accent},
        }
    ]


def frame(rows: Iterable[Row], selected: str | None, look: Look) -> list[dict[str, object]]:
    """A frame around the opened framework."""
    return [
        {
            "type": "rect",
            "xref": "paper",
            "x0": 0,
            "x1": 1,
            "y0": row.top - 3,
            "y1": row.top + row.height - 6,
            "line": {"color": look.accent, "width": 1.5},
            "fillcolor": look.pale(look.accent, 0.08),
            "layer": "below",
        }
        for row in rows
        if row.framework == selected
    ]
