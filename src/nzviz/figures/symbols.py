"""Plotly's marker symbols as SVG paths, for pictures that are drawn without Plotly."""

from __future__ import annotations

from math import cos, pi, sin


def path(symbol: str, size: float) -> str:
    """SVG path data of *symbol*, centred on 0,0 and *size* pixels across.

    Accepted are the symbols that themes may have and those that figures add; anything else is
    drawn as a circle. A name's ``-open`` ending is about its fill, not its shape.
    """
    radius = size / 2
    match symbol.removesuffix("-open"):
        case "square":
            return _polygon([(-1, -1), (1, -1), (1, 1), (-1, 1)], radius * 0.89)
        case "diamond":
            return _polygon([(0, -1), (1, 0), (0, 1), (-1, 0)], radius * 1.3)
        case "triangle-up":
            return _polygon([(-1.15, 0.6), (1.15, 0.6), (0, -1.2)], radius)
        case "triangle-down":
            return _polygon([(-1.15, -0.6), (1.15, -0.6), (0, 1.2)], radius)
        case "triangle-right":
            return _polygon([(-0.6, -1.15), (-0.6, 1.15), (1.2, 0)], radius)
        case "cross":
            return _polygon(_CROSS, radius)
        case "x":
            turned = [((x - y) * 0.71, (x + y) * 0.71) for x, y in _CROSS]
            return _polygon(turned, radius)
        case "pentagon":
            return _polygon(_regular(5), radius * 1.1)
        case "hexagon":
            return _polygon(_regular(6), radius * 1.05)
        case "star":
            outer, inner = _regular(5), _regular(5, offset=pi / 5)
            points = [
                p for pair in zip(outer, inner, strict=True) for p in (pair[0], _half(pair[1]))
            ]
            return _polygon(points, radius * 1.4)
        case "bowtie":
            return _polygon([(-1, -1), (-1, 1), (1, -1), (1, 1)], radius * 0.95)
        case "hourglass":
            return _polygon([(-1, -1), (1, -1), (-1, 1), (1, 1)], radius * 0.95)
        case "arrow":
            return _polygon([(0, 0), (-0.62, 1.9), (0.62, 1.9)], radius)
        case "line-ns":
            return f"M0,{-radius:.2f}V{radius:.2f}"
        case _:
            return (
                f"M{-radius:.2f},0a{radius:.2f},{radius:.2f} 0 1,0 {2 * radius:.2f},0"
                f"a{radius:.2f},{radius:.2f} 0 1,0 {-2 * radius:.2f},0Z"
            )


_CROSS = [
    (-0.4, -1), (0.4, -1), (0.4, -0.4), (1, -0.4), (1, 0.4), (0.4, 0.4),
    (0.4, 1), (-0.4, 1), (-0.4, 0.4), (-1, 0.4), (-1, -0.4), (-0.4, -0.4),
]  # fmt: skip


def _regular(corners: int, offset: float = 0.0) -> list[tuple[float, float]]:
    turns = [2 * pi * corner / corners + offset for corner in range(corners)]
    return [(sin(turn), -cos(turn)) for turn in turns]


def _half(point: tuple[float, float]) -> tuple[float, float]:
    return point[0] * 0.45, point[1] * 0.45


def _polygon(points: list[tuple[float, float]], radius: float) -> str:
    return "M" + "L".join(f"{x * radius:.2f},{y * radius:.2f}" for x, y in points) + "Z"
