"""The column heads, as a figure of their own that can stay while the rows scroll."""

from __future__ import annotations

from nzviz.figures.obligations.grid import (
    HEAD,
    SCHEMES,
    TITLES,
    Grid,
    layout_of,
    left_words,
    no_marks,
)
from nzviz.figures.style import Figure, Look


def head(look: Look, width: int) -> Figure:
    """The column heads, as a figure of their own that can stay while the rows scroll."""
    grid = Grid(width)
    layout = layout_of(look, grid, HEAD)
    # Without columns at the right, the last heads would leave the picture if they leant over it.
    leaning = grid.wide and grid.pitch > 34
    annotations = []
    for scheme, codes in SCHEMES.items():
        title = TITLES[scheme] if grid.width >= 560 else TITLES[scheme].split()[0]
        left = grid.x(scheme, 0) - grid.pitch / 2
        right = grid.x(scheme, len(codes) - 1) + grid.pitch / 2
        annotations.append(
            {
                "x": (left + right) / 2,
                "y": 9,
                "text": f"<b>{title}</b>",
                "showarrow": False,
                "font": {"size": 12, "color": look.ink},
            }
        )
        annotations += [
            {
                "x": grid.x(scheme, number) + (4 if grid.pitch > 20 else 0),
                "y": HEAD - 3,
                "text": code.replace("-", " "),
                "textangle": -45 if leaning else -90,
                "xanchor": "left" if leaning else "center",
                "yanchor": "bottom",
                "showarrow": False,
                "font": {"size": 11, "color": look.ink},
            }
            for number, code in enumerate(codes)
        ]
    if grid.wide:
        start = grid.width - grid.tail
        annotations += [
            {
                **left_words(start + offset, HEAD - 12, f"<b>{text}</b>"),
                "font": {"size": 12, "color": look.ink},
            }
            for offset, text in ((14, "Legal form"), (104, "Status on the day"))
        ]
    layout["annotations"] = annotations
    return {"data": [no_marks()], "layout": layout}
