"""Frameworks by what they oblige and provide for: a cell for each code.

Four things look different without colour: a code (full square), a code that was looked for and not
found (dot), "none" (a box with that word) and "not coded" (hatching with these words). The y axis
counts pixels; columns share the width, so that head and body align.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from textwrap import shorten, wrap
from typing import Any

from nzviz.corpus.corpus import Corpus
from nzviz.explore.grouping import Group
from nzviz.explore.obligations import (
    ACTIVITIES,
    OBLIGATIONS,
    Code,
    coded,
    coding,
    evidence_part,
    label,
)
from nzviz.explore.status import Standing, in_force, one_in_words, standings
from nzviz.figures.main_theme import main_colours
from nzviz.figures.style import Figure, Look, base_layout, plain
from nzviz.figures.texts import cut

SCHEMES = {"obligation": OBLIGATIONS, "activity": ACTIVITIES}
TITLES = {"obligation": "Obligations (ATOP)", "activity": "Activities (DCAD)"}
KEY = (
    "■ coded: choose it to read the clause · · looked for, not there · "
    "□ none: the editors found no such code · ▨ not coded: nobody has looked yet. "
    "Grey was not in force on the day."
)
_ROW, _ROW_WITH_STATUS, _HEADING, _HEAD = 25, 40, 34, 118
#: From this width on, legal form and status have columns of their own.
_WIDE = 860
_LETTER = 6.1


@dataclass(frozen=True, slots=True)
class _Grid:
    """Where columns stand, in pixels of an assumed width."""

    width: int

    @property
    def wide(self) -> bool:
        return self.width >= _WIDE

    @property
    def gutter(self) -> int:
        return 250 if self.wide else 210 if self.width >= 560 else 132

    @property
    def tail(self) -> int:
        """Room at the right for legal form and status."""
        return 300 if self.wide else 0

    @property
    def pitch(self) -> float:
        return (self.width - self.gutter - self.tail - 12) / self.columns

    @property
    def columns(self) -> int:
        return sum(map(len, SCHEMES.values()))

    def x(self, scheme: str, number: int) -> float:
        """Middle of a column; the schemes stand twelve pixels apart."""
        shift = 0 if scheme == "obligation" else len(OBLIGATIONS)
        return self.gutter + (shift + number + 0.5) * self.pitch + (12 if shift else 0)


def split(corpus: Corpus, groups: Iterable[Group]) -> tuple[list[Group], list[str]]:
    """The groups with only those frameworks that are coded on either scheme, and the others."""
    kept, others = [], []
    for group in groups:
        mine = [f for f in group.frameworks if coded(corpus, f, *SCHEMES)]
        others += [f for f in group.frameworks if f not in mine]
        if mine:
            kept.append(Group(group.label, tuple(mine)))
    return kept, others


def head(look: Look, width: int) -> Figure:
    """The column heads, as a figure of their own that can stay while the rows scroll."""
    grid = _Grid(width)
    layout = _layout(look, grid, _HEAD)
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
                "y": _HEAD - 3,
                "text": code.replace("-", " "),
                "textangle": -45 if grid.pitch > 34 else -90,
                "xanchor": "left" if grid.pitch > 34 else "center",
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
                **_left(start + offset, _HEAD - 12, f"<b>{text}</b>"),
                "font": {"size": 12, "color": look.ink},
            }
            for offset, text in ((14, "Legal form"), (104, "Status on the day"))
        ]
    layout["annotations"] = annotations
    return {"data": [_empty()], "layout": layout}


def body(
    corpus: Corpus,
    groups: Sequence[Group],
    look: Look,
    as_of: date,
    width: int,
    selected: tuple[str | None, Code | None] = (None, None),
) -> Figure:
    """The rows of the frameworks in *groups*; ``customdata`` is the framework and its code."""
    grid = _Grid(width)
    rows: list[tuple[str, float]] = []
    headings: list[tuple[str, float]] = []
    step = _ROW if grid.wide else _ROW_WITH_STATUS
    top = 0.0
    for group in groups:
        if group.label:
            headings.append((group.label, top + _HEADING / 2 + 4))
            top += _HEADING
        for framework in group.frameworks:
            rows.append((framework, top + step / 2))
            top += step
    layout = _layout(look, grid, int(top) + 8)
    found = {framework: standings(corpus, framework, as_of) for framework, _ in rows}
    running = {framework: in_force(mine) for framework, mine in found.items()}
    layout["annotations"] = [
        {
            **_left(0, y, f"<b>{plain(text)}</b>"),
            "font": {"size": 15, "color": look.ink},
        }
        for text, y in headings
    ]
    layout["shapes"] = [
        *_lines(rows, grid, look, step),
        *_chosen(rows, grid, look, step, selected),
    ]
    data = [
        *_bands(corpus, rows, grid, look, step),
        *_cells(corpus, rows, grid, look, running),
        _labels(corpus, rows, grid, look, found),
    ]
    if grid.wide:
        data.append(_tail(corpus, rows, grid, look, found))
    return {"data": data, "layout": layout}


def _layout(look: Look, grid: _Grid, height: int) -> dict[str, Any]:
    layout = base_layout(look, height)
    layout["margin"] = {"l": 0, "r": 0, "t": 0, "b": 0, "pad": 0, "autoexpand": False}
    layout["xaxis"] = {"range": [0, grid.width], "fixedrange": True, "visible": False}
    layout["yaxis"] = {"range": [height, 0], "fixedrange": True, "visible": False}
    return layout


def _empty() -> dict[str, object]:
    """Plotly draws annotations in data units only where there is a trace."""
    return {"type": "scatter", "x": [0], "y": [0], "mode": "markers", "marker": {"opacity": 0},
            "hoverinfo": "skip"}  # fmt: skip


def _left(x: float, y: float, text: str) -> dict[str, object]:
    return {
        "x": x,
        "y": y,
        "text": text,
        "showarrow": False,
        "xanchor": "left",
        "yanchor": "middle",
        "align": "left",
    }


def _lines(
    rows: Iterable[tuple[str, float]], grid: _Grid, look: Look, step: int
) -> list[dict[str, object]]:
    return [
        {
            "type": "line",
            "x0": 0,
            "x1": grid.width,
            "y0": y + step / 2,
            "y1": y + step / 2,
            "line": {"color": look.hairline, "width": 1},
            "layer": "below",
        }
        for _, y in rows
    ]


def _chosen(
    rows: Iterable[tuple[str, float]],
    grid: _Grid,
    look: Look,
    step: int,
    selected: tuple[str | None, Code | None],
) -> list[dict[str, object]]:
    framework, code = selected
    found: list[dict[str, object]] = []
    for mine, y in rows:
        if mine != framework:
            continue
        box = {"type": "rect", "layer": "below", "y0": y - step / 2, "y1": y + step / 2}
        found.append(
            {
                **box,
                "x0": 0,
                "x1": grid.width,
                "line": {"width": 0},
                "fillcolor": look.pale(look.accent, 0.1),
            }
        )
        if code is not None and code.code in SCHEMES.get(code.scheme, ()):
            x = grid.x(code.scheme, SCHEMES[code.scheme].index(code.code))
            found.append(
                {
                    **box,
                    "x0": x - grid.pitch / 2,
                    "x1": x + grid.pitch / 2,
                    "line": {"color": look.accent, "width": 2},
                }
            )
    return found


def _bands(
    corpus: Corpus, rows: Iterable[tuple[str, float]], grid: _Grid, look: Look, step: int
) -> list[dict[str, object]]:
    """Whole schemes that are "none" or "not coded", with these words on them."""
    kinds: dict[str, list[tuple[str, str, float]]] = {"none": [], "not coded": []}
    for framework, y in rows:
        for scheme in SCHEMES:
            codes = coding(corpus)[framework][scheme]
            if not codes:
                kinds["not coded" if codes is None else "none"].append((framework, scheme, y))
    traces = []
    for words, bands in kinds.items():
        hatched = words == "not coded"
        marker: dict[str, object] = {
            "color": "rgba(0,0,0,0)",
            "line": {"width": 0 if hatched else 1, "color": look.quiet},
        }
        if hatched:
            marker["pattern"] = {
                "shape": "/",
                "fillmode": "replace",
                "fgcolor": look.hairline,
                "fgopacity": 1,
                "bgcolor": "rgba(0,0,0,0)",
                "size": 6,
                "solidity": 0.3,
            }
        traces.append(
            {
                "type": "bar",
                "orientation": "h",
                "base": [grid.x(scheme, 0) - grid.pitch / 2 + 3 for _, scheme, _ in bands],
                "x": [len(SCHEMES[scheme]) * grid.pitch - 6 for _, scheme, _ in bands],
                "y": [y for _, _, y in bands],
                "width": min(step - 9, 17),
                "text": [f"<i>{words}</i>" if hatched else words] * len(bands),
                "textposition": "inside",
                "insidetextanchor": "middle",
                "textangle": 0,
                "constraintext": "none",
                "textfont": {"size": 11, "color": look.quiet if hatched else look.ink},
                "customdata": [[framework, f"{scheme}."] for framework, scheme, _ in bands],
                "hovertext": [
                    _band_hover(corpus, framework, scheme, words) for framework, scheme, _ in bands
                ],
                "hoverinfo": "text",
                "marker": marker,
                "selected": {"marker": {"opacity": 1}},
                "unselected": {"marker": {"opacity": 1}},
            }
        )
    return traces


def _band_hover(corpus: Corpus, framework: str, scheme: str, words: str) -> str:
    name = plain(corpus.label("framework", framework))
    reason = corpus.records.by_kind["framework"][framework].obligations_reason
    why = reason if words == "none" and scheme == "obligation" else None
    more = "<br>" + "<br>".join(wrap(plain(why), 56)) if why else ""
    return f"<b>{name}</b><br>{TITLES[scheme]}: {words}{more}"


def _cells(
    corpus: Corpus,
    rows: Iterable[tuple[str, float]],
    grid: _Grid,
    look: Look,
    running: dict[str, bool],
) -> list[dict[str, object]]:
    colours = main_colours(corpus, look)
    full: dict[str, list[Any]] = {"x": [], "y": [], "color": [], "ids": [], "hover": []}
    dots: dict[str, list[float]] = {"x": [], "y": []}
    for framework, y in rows:
        for scheme, columns in SCHEMES.items():
            codes = coding(corpus)[framework][scheme]
            for number, code in enumerate(columns if codes else ()):
                x = grid.x(scheme, number)
                if codes is not None and code not in codes:
                    dots["x"].append(x)
                    dots["y"].append(y)
                    continue
                full["x"].append(x)
                full["y"].append(y)
                full["color"].append(
                    colours[framework] if running[framework] else look.pale(look.quiet, 0.55)
                )
                full["ids"].append([framework, str(Code(scheme, code))])
                full["hover"].append(_cell_hover(corpus, framework, Code(scheme, code)))
    shared = {"type": "scatter", "mode": "markers", "cliponaxis": False}
    return [
        {
            **shared,
            **dots,
            "hoverinfo": "skip",
            "marker": {"symbol": "circle", "size": 3, "color": look.quiet},
        },
        {
            **shared,
            "x": full["x"],
            "y": full["y"],
            "customdata": full["ids"],
            "hovertext": full["hover"],
            "hoverinfo": "text",
            "marker": {
                "symbol": "square",
                "size": 15 if grid.pitch >= 20 else 11,
                "color": full["color"],
                "line": {"width": 0.6, "color": look.ink},
            },
            "selected": {"marker": {"opacity": 1}},
            "unselected": {"marker": {"opacity": 1}},
        },
    ]


@lru_cache(maxsize=4)
def _notes(corpus: Corpus) -> dict[tuple[str, str], list[str]]:
    """Evidence of every field of frameworks, as notes or quoted words."""
    frame = corpus.frames.evidence
    mine = frame[frame["kind"] == "framework"]
    exact = corpus.frames.quotes["exact"].to_dict()
    found: dict[tuple[str, str], list[str]] = {}
    for framework, part, note, quote in zip(
        mine["id"], mine["part"], mine["note"], mine["quote"], strict=True
    ):
        text = note if isinstance(note, str) else f"“{exact[quote]}”"
        found.setdefault((framework, part), []).append(text)
    return found


def _cell_hover(corpus: Corpus, framework: str, code: Code) -> str:
    notes = _notes(corpus)[framework, evidence_part(corpus, framework, code) or ""]
    more = f"<br>and {len(notes) - 1} more" if len(notes) > 1 else ""
    text = "<br>".join(wrap(plain(shorten(notes[0], 170, placeholder=" …")), 56))
    name = plain(corpus.label("framework", framework))
    return f"<b>{name}: {plain(label(corpus, code))}</b><br>{text}{more}"


def _labels(
    corpus: Corpus,
    rows: Iterable[tuple[str, float]],
    grid: _Grid,
    look: Look,
    found: dict[str, list[Standing]],
) -> dict[str, object]:
    most = int(grid.gutter / _LETTER)
    texts, hovers, colours, y_s, ids = [], [], [], [], []
    for framework, y in rows:
        name = corpus.label("framework", framework)
        line = plain(cut(name, most))
        if not grid.wide:
            status = cut(f"{_form(corpus, framework)}, {_lower(found[framework])}", most + 4)
            line += f"<br><span style='font-size:10px'>{plain(status)}</span>"
        texts.append(line)
        hovers.append(f"<b>{plain(name)}</b><br>{plain(_status(found[framework]))}")
        colours.append(look.ink if in_force(found[framework]) else look.quiet)
        y_s.append(y)
        ids.append([framework, ""])
    return {
        "type": "scatter",
        "mode": "text",
        "x": [0] * len(ids),
        "y": y_s,
        "text": texts,
        "textposition": "middle right",
        "textfont": {"size": 12, "color": colours},
        "customdata": ids,
        "hovertext": hovers,
        "hoverinfo": "text",
        "cliponaxis": False,
    }


def _tail(
    corpus: Corpus,
    rows: Iterable[tuple[str, float]],
    grid: _Grid,
    look: Look,
    found: dict[str, list[Standing]],
) -> dict[str, object]:
    x, y_s, text, ids = [], [], [], []
    start = grid.width - grid.tail
    for framework, y in rows:
        x += [start + 10, start + 100]
        y_s += [y, y]
        status = cut(_status(found[framework]), 34)
        text += [plain(_form(corpus, framework)), plain(status)]
        ids += [[framework, ""]] * 2
    return {
        "type": "scatter",
        "mode": "text",
        "x": x,
        "y": y_s,
        "text": text,
        "textposition": "middle right",
        "textfont": {"size": 12, "color": look.quiet},
        "customdata": ids,
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def _form(corpus: Corpus, framework: str) -> str:
    form: str = corpus.records.by_kind["framework"][framework].legal_form
    return form.replace("-", " ").capitalize()


def _lower(found: Iterable[Standing]) -> str:
    """Statuses without their parties, each once: "suspended; in force"."""
    return "; ".join(dict.fromkeys(one_in_words(standing) for standing in found))


def _status(found: Iterable[Standing]) -> str:
    words = _lower(found)
    return words[:1].upper() + words[1:]


def alt_text(corpus: Corpus, groups: Sequence[Group], others: Sequence[str], day: str) -> str:
    """How often each code stands, what is none and what is not coded."""
    ids = [framework for group in groups for framework in group.frameworks]
    parts = []
    for scheme, codes in SCHEMES.items():
        mine = [coding(corpus)[framework][scheme] for framework in ids]
        counts = {code: sum(code in (found or ()) for found in mine) for code in codes}
        listed = ", ".join(f"{code.replace('-', ' ')} {count}" for code, count in counts.items())
        none, missing = sum(found == {} for found in mine), sum(found is None for found in mine)
        parts.append(f"{TITLES[scheme]}: {listed}; none {none}, not coded {missing}.")
    return (
        f"Matrix of {len(ids)} frameworks as of {day}. {' '.join(parts)} "
        f"{len(others)} more are not coded at all. The table below holds the same cells."
    )
