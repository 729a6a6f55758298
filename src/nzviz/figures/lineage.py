"""What succeeds, belongs to, rests on or was caused by what: families of frameworks.

Generations run to the right, so that every line can be read as "came of". networkx finds the
families and the generations; rows are then filled so that no label touches another, whatever
their number and the width: on a phone this becomes an indented list. Families share a shelf
where there is room beside one another.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from math import atan2, degrees
from textwrap import wrap
from typing import Any

import networkx as nx

from nzviz.corpus.corpus import Corpus
from nzviz.corpus.dates import edtf_bounds
from nzviz.explore.lineage import RELATIONS, families
from nzviz.explore.status import in_force, in_words, parties_on, standings
from nzviz.figures.main_theme import main_colours
from nzviz.figures.style import Figure, Look, base_layout, plain
from nzviz.figures.texts import cut

_LETTER = 6.3
_ROW, _TOP, _BETWEEN, _BESIDE, _MARK = 42, 4, 22, 56, 7
#: Pixels from one generation to the next, at most; and what the last one's names need.
_STEP, _LAST_LABEL = 216, 150
#: Narrower pictures have no room for words on lines.
_WORDY = 560
#: Lines by relation: dash, width, and the sign by which the key tells them apart.
LINES: dict[str, tuple[str, float, str]] = {
    "succeeds": ("solid", 2.2, "━"),
    "part-of": ("dash", 1.6, "╌"),
    "rests-on": ("dot", 1.6, "┈"),
    "caused-by": ("longdashdot", 1.6, "─·"),
}
KEY = (
    "Lines run from a framework to what came of it or belongs to it: ━ succeeds it · ╌ is part of "
    "it · ┈ rests on it · ─· was caused by it. ● in force on the day · ○ not in force. The year is "
    "that of the signature, else of the entry into force, else of the announcement. "
    "Names in italics are outside the filters."
)


@dataclass(frozen=True, slots=True)
class Placed:
    """A framework at its place, in pixels; its label covers ``left`` to ``right`` above it."""

    framework: str
    x: float
    y: float
    left: float
    right: float
    label: str


def place(
    part: nx.DiGraph, labels: Mapping[str, str], starts: Mapping[str, date], width: int
) -> tuple[list[Placed], list[float]]:
    """Where each framework stands when the picture is *width* wide, and where shelves end.

    No two labels overlap. Equal arguments give equal places.
    """
    order = sorted(part.nodes, key=lambda node: (starts.get(node, date.min), node))
    generation = generations(part)
    placed: list[Placed] = []
    ends: list[float] = []
    top = bottom = float(_TOP)
    used = 0.0
    for family in families(part, order):
        nodes = _family(part, family, generation, labels, width)
        right = max(node.right for node in nodes)
        if used and used + right > width:
            ends.append(bottom + _BETWEEN / 2)
            top, used = bottom + _BETWEEN, 0.0
        placed += [
            replace(
                node,
                x=node.x + used,
                left=node.left + used,
                right=node.right + used,
                y=node.y + top,
            )
            for node in nodes
        ]
        bottom = max(bottom, max(node.y for node in nodes) + top + _ROW / 2)
        used += right + _BESIDE
    return placed, [*ends, bottom]


def generations(part: nx.DiGraph) -> dict[str, int]:
    """How many relations, at most, each framework is away from the oldest that it came of."""
    came_of = nx.DiGraph(part.reverse())
    # A circle in the record must not keep the rest from being drawn.
    while not nx.is_directed_acyclic_graph(came_of):
        came_of.remove_edges_from(nx.find_cycle(came_of)[-1:])
    return {
        node: number
        for number, nodes in enumerate(nx.topological_generations(came_of))
        for node in nodes
    }


def _family(
    part: nx.DiGraph,
    family: Sequence[str],
    generation: Mapping[str, int],
    labels: Mapping[str, str],
    width: int,
) -> list[Placed]:
    """One family, with its upper left corner at 0, 0."""
    deepest = max(generation[node] for node in family)
    step = min(_STEP, (width - _LAST_LABEL) / max(deepest, 1))
    rows: dict[str, int] = {}
    extents: dict[int, list[tuple[float, float]]] = {}
    found: dict[str, tuple[float, float, float, str]] = {}
    for node in sorted(family, key=lambda node: (generation[node], family.index(node))):
        x = _MARK + 2 + generation[node] * step
        text = cut(labels[node], int((width - x) / _LETTER))
        left, right = x - _MARK, x + len(text) * _LETTER + 8
        known = [rows[other] for other in nx.all_neighbors(part, node) if other in rows]
        wish = round(sum(known) / len(known)) if known else 0
        rows[node] = next(
            row
            for away in range(len(family) + 1)
            for row in (wish + away, wish - away)
            if all(right < one or other < left for one, other in extents.get(row, ()))
        )
        extents.setdefault(rows[node], []).append((left, right))
        found[node] = (x, left, right, text)
    first = min(rows.values())
    return [
        Placed(node, x, (rows[node] - first) * _ROW + 26, left, right, text)
        for node, (x, left, right, text) in found.items()
    ]


def lineage(
    corpus: Corpus,
    part: nx.DiGraph,
    chosen: Iterable[str],
    look: Look,
    as_of: date,
    width: int,
    focus: str | None = None,
    words: bool = False,
) -> Figure:
    """The families in *part*; marks carry the framework as ``customdata``.

    *chosen* are the frameworks that the filters leave; others are context. *focus* is ringed. With
    *words*, every line says its relation.
    """
    known = corpus.frames.frameworks["start"].dropna()
    starts = {node: stamp.date() for node, stamp in known.items()}
    labels = {node: dated_label(corpus, node) for node in part.nodes}
    placed, ends = place(part, labels, starts, width)
    by_id = {node.framework: node for node in placed}
    running = {node: in_force(standings(corpus, node, as_of)) for node in part.nodes}
    height = int(max(ends)) + 4
    layout = base_layout(look, height)
    layout["margin"] = {"l": 0, "r": 0, "t": 0, "b": 0, "pad": 0, "autoexpand": False}
    layout["xaxis"] = {"range": [0, width], "fixedrange": True, "visible": False}
    layout["yaxis"] = {"range": [height, 0], "fixedrange": True, "visible": False}
    layout["meta"] = by_id[focus].y if focus in by_id else None
    inside = set(chosen)
    layout["shapes"] = [
        *(_gap(y, width, look) for y in ends[:-1]),
        *_lines(part, by_id, look),
    ]
    layout["annotations"] = [
        *(_relation_words(part, by_id, look) if words and width >= _WORDY else ()),
        *(_name(node, node.framework in inside, node.framework == focus, look) for node in placed),
    ]
    return {
        "data": [
            _joints(corpus, part, by_id, look),
            _marks(corpus, placed, main_colours(corpus, look), running, inside, look, as_of),
            *_ring(by_id, focus, look),
        ],
        "layout": layout,
    }


def dated_label(corpus: Corpus, framework: str) -> str:
    """The framework's name and the year by which it is known: that of its signature, else of its
    entry into force, else of its announcement. Where the record knows none of them, or the name
    has the year already, there is none.
    """
    name = corpus.label("framework", framework)
    steps = corpus.frames.frameworks.loc[framework, ["signed", "in_force", "announced"]].dropna()
    if steps.empty:
        return name
    first, last = edtf_bounds(steps.iloc[0])
    year = str(first.year)
    return name if first.year != last.year or year in name else f"{name} {year}"


def _gap(y: float, width: int, look: Look) -> dict[str, object]:
    return {
        "type": "line",
        "x0": 0,
        "x1": width,
        "y0": y,
        "y1": y,
        "line": {"color": look.hairline, "width": 1},
        "layer": "below",
    }


def _lines(part: nx.DiGraph, by_id: Mapping[str, Placed], look: Look) -> list[dict[str, object]]:
    found: list[dict[str, object]] = []
    for new, old, data in part.edges(data=True):
        dash, thick, _ = LINES[data["relation"]]
        one, other = by_id[old], by_id[new]
        bend = _bend(one, other)
        path = (
            f"M {one.x:.1f},{one.y:.1f} C {one.x + bend:.1f},{one.y:.1f} "
            f"{other.x - bend:.1f},{other.y:.1f} {other.x:.1f},{other.y:.1f}"
        )
        found.append(
            {
                "type": "path",
                "path": path,
                "line": {"color": look.quiet, "width": thick, "dash": dash},
                "fillcolor": "rgba(0,0,0,0)",
                "layer": "below",
            }
        )
    return found


def _bend(one: Placed, other: Placed) -> float:
    """How far the ends of a line run level before it turns."""
    return (other.x - one.x) / 2 if one.y != other.y else 0.0


def _joints(
    corpus: Corpus, part: nx.DiGraph, by_id: Mapping[str, Placed], look: Look
) -> dict[str, object]:
    """A small arrow in the middle of each line: says the relation, opens the newer framework."""
    x, y, angle, ids, hover = [], [], [], [], []
    for new, old, data in part.edges(data=True):
        one, other = by_id[old], by_id[new]
        x.append((one.x + other.x) / 2)
        y.append((one.y + other.y) / 2)
        # The line's direction at its middle, clockwise from upwards.
        right = other.x - one.x - _bend(one, other)
        angle.append(degrees(atan2(right, one.y - other.y)))
        ids.append(new)
        names = [plain(corpus.label("framework", node)) for node in (new, old)]
        hover.append(f"<b>{names[0]}</b> {RELATIONS[data['relation']]} <b>{names[1]}</b>")
    return {
        "type": "scatter",
        "mode": "markers",
        "x": x,
        "y": y,
        "customdata": ids,
        "hovertext": hover,
        "hoverinfo": "text",
        "marker": {"symbol": "arrow", "size": 10, "angle": angle, "color": look.quiet},
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 1}},
    }


def _relation_words(
    part: nx.DiGraph, by_id: Mapping[str, Placed], look: Look
) -> list[dict[str, object]]:
    """The relation in words beside the middle of each line, where no name stands."""
    taken = [(node.left, node.right, node.y - 26, node.y + _MARK) for node in by_id.values()]
    found: list[dict[str, object]] = []
    for new, old, data in part.edges(data=True):
        one, other = by_id[old], by_id[new]
        words = RELATIONS[data["relation"]]
        x, y = (one.x + other.x) / 2, (one.y + other.y) / 2 + 13
        half = len(words) * _LETTER / 2
        if any(
            x - half < right and left < x + half and y - 7 < lower and upper < y + 7
            for left, right, upper, lower in taken
        ):
            continue
        taken.append((x - half, x + half, y - 7, y + 7))
        found.append(
            {
                "x": x,
                "y": y,
                "text": f"<i>{words}</i>",
                "showarrow": False,
                "font": {"size": 11, "color": look.quiet},
            }
        )
    return found


def _name(node: Placed, inside: bool, focus: bool, look: Look) -> dict[str, object]:
    text = plain(node.label)
    if not inside:
        text = f"<i>{text}</i>"
    return {
        "x": node.left + 1,
        "y": node.y - 18,
        "text": f"<b>{text}</b>" if focus else text,
        "showarrow": False,
        "xanchor": "left",
        "yanchor": "middle",
        "align": "left",
        "font": {"size": 12, "color": look.ink if inside else look.quiet},
        "bgcolor": look.paper,
        "borderpad": 1,
    }


def _marks(
    corpus: Corpus,
    placed: Sequence[Placed],
    colours: Mapping[str, str],
    running: Mapping[str, bool],
    inside: set[str],
    look: Look,
    as_of: date,
) -> dict[str, object]:
    fills, outlines, hover = [], [], []
    for node in placed:
        colour = colours[node.framework]
        alive = running[node.framework]
        fills.append(colour if alive else look.paper)
        outlines.append(look.ink if alive else colour if node.framework in inside else look.quiet)
        hover.append(_hover(corpus, node.framework, as_of))
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [node.x for node in placed],
        "y": [node.y for node in placed],
        "customdata": [node.framework for node in placed],
        "hovertext": hover,
        "hoverinfo": "text",
        "cliponaxis": False,
        "marker": {
            "symbol": "circle",
            "size": 2 * _MARK,
            "color": fills,
            "opacity": 1,
            "line": {"width": [0.8 if running[n.framework] else 2 for n in placed],
                     "color": outlines},
        },
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 1}},
    }  # fmt: skip


def _hover(corpus: Corpus, framework: str, as_of: date) -> str:
    names = [corpus.label("actor", actor) for actor in parties_on(corpus, framework, None)]
    status = in_words(corpus, standings(corpus, framework, as_of))
    lines = [
        f"<b>{plain(corpus.records.by_kind['framework'][framework].name)}</b>",
        *wrap(plain(status[:1].upper() + status[1:]), 60),
        *wrap(plain(", ".join(names)), 60),
    ]
    return "<br>".join(lines)


def _ring(by_id: Mapping[str, Placed], focus: str | None, look: Look) -> list[dict[str, Any]]:
    node = by_id.get(focus or "")
    if node is None:
        return []
    return [
        {
            "type": "scatter",
            "mode": "markers",
            "x": [node.x],
            "y": [node.y],
            "hoverinfo": "skip",
            "marker": {
                "symbol": "circle-open",
                "size": 24,
                "color": look.accent,
                "line": {"width": 2.5, "color": look.accent},
            },
        }
    ]


def alt_text(corpus: Corpus, part: nx.DiGraph) -> str:
    """Every relation drawn, in words."""
    if not part.number_of_edges():
        return "No related frameworks are left."
    listed = "; ".join(
        f"{corpus.label('framework', new)} {RELATIONS[data['relation']]} "
        f"{corpus.label('framework', old)}"
        for new, old, data in part.edges(data=True)
    )
    return (
        f"Graph of {part.number_of_nodes()} frameworks in "
        f"{nx.number_weakly_connected_components(part)} families: {listed}."
    )
