"""Frameworks as bars over time, with their status periods and an as-of line.

The y axis counts pixels, so that heights are exact whatever the width of the screen. Names stand
above their bars, which leaves the whole width to time on a phone, too.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from textwrap import shorten

from nzviz.corpus import dates
from nzviz.corpus.corpus import Corpus
from nzviz.explore.filters import year_span
from nzviz.explore.grouping import Group
from nzviz.explore.status import (
    UNKNOWN,
    Span,
    Standing,
    in_force,
    in_words,
    pair_standing,
    parties_on,
    spans,
    standings,
)
from nzviz.figures.main_theme import main_colours
from nzviz.figures.style import Figure, Look, base_layout, plain

_TOP, _HEADING, _YEARS, _NAME, _TRACK, _GAP, _AFTER_GROUP = 26, 30, 18, 17, 9, 12, 14
#: A bar shorter than this share of the axis could not be seen or clicked.
_SHORTEST = 1 / 150
_DAY = 86_400_000
#: Pixels that a letter of a name takes, on the wide side.
_LETTER = 6.6
#: How a status is drawn: opacity of the fill, opacity of the outline, pattern, thickness in pixels.
STATUS_STYLES: dict[str, tuple[float, float, str, int]] = {
    "in-force": (0.92, 1.0, "", _TRACK),
    "signed": (0.12, 1.0, "", _TRACK),
    "negotiating": (0.0, 0.6, ".", _TRACK),
    "suspended": (0.0, 1.0, "/", _TRACK),
    "dormant": (0.0, 0.6, "x", _TRACK),
    "superseded": (0.35, 0.0, "", 2),
    "ended": (0.0, 0.0, "", 2),
}
#: The key to the above, in words beside look-alike signs; the page prints it.
KEY = (
    "█ in force · ▒ in force at most, where a month or year is all that is known · □ signed · "
    "▨ suspended · ⣿ under negotiation · ─ superseded · ◇ begun, status not recorded · "
    "▸ no end known. Colour is the main theme; grey was not in force on the day of the line."
)


@dataclass(frozen=True, slots=True)
class _Row:
    """One framework, placed: the top of its name, its tracks (one for each group of parties)."""

    framework: str
    top: int
    tracks: tuple[tuple[Span, ...], ...]
    start: date
    standing: tuple[Standing, ...]

    @property
    def height(self) -> int:
        return _NAME + max(len(self.tracks), 1) * (_TRACK + 1) + _GAP


@dataclass(slots=True)
class _Bars:
    """Bars that share a pattern."""

    base: list[str] = field(default_factory=list)
    x: list[int] = field(default_factory=list)
    y: list[float] = field(default_factory=list)
    width: list[int] = field(default_factory=list)
    fill: list[str] = field(default_factory=list)
    outline: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    hover: list[str] = field(default_factory=list)


def lifespans(
    corpus: Corpus,
    groups: Sequence[Group],
    look: Look,
    as_of: date,
    width: int,
    selected: str | None = None,
    pair: tuple[str, str] | None = None,
) -> Figure:
    """A bar for each framework in *groups* whose dates are known, with ids as ``customdata``.

    *width* is the room in pixels; names are shortened to it.

    What is not in force on *as_of* is grey. With *pair*, statuses are those between these two
    actors; otherwise a framework whose status differs between parties has a bar for each.
    """
    starts = _starts(corpus)
    first, last = _axis(corpus, (starts.get(i) for group in groups for i in group.frameworks))
    rows: list[_Row] = []
    headings: list[tuple[int, Group]] = []
    top = _TOP
    for group in groups:
        dated = [framework for framework in group.frameworks if framework in starts]
        if not dated:
            continue
        headings.append((top, group))
        top += (_HEADING if group.label else 0) + _YEARS
        for framework in dated:
            row = _row(corpus, framework, top, starts[framework], as_of, pair)
            rows.append(row)
            top += row.height
        top += _AFTER_GROUP
    layout = base_layout(look, top + 4)
    layout["margin"] = {"l": 0, "r": 0, "t": 0, "b": 4, "pad": 0, "autoexpand": False}
    layout["barmode"] = "overlay"
    layout["xaxis"] = {
        "type": "date",
        "range": [first.isoformat(), (last + (last - first) / 40).isoformat()],
        "fixedrange": True,
        "visible": False,
    }
    layout["yaxis"] = {"range": [top, 0], "fixedrange": True, "visible": False}
    axis = (first, last)
    layout["shapes"] = [
        *_grid(headings, rows, look, axis),
        *_as_of_line(as_of, look, axis, top),
        *_frame(rows, selected, look),
    ]
    layout["annotations"] = [
        *_heading_texts(corpus, headings, rows, look, axis),
        *_as_of_text(as_of, look, axis),
    ]
    colours = main_colours(corpus, look)
    data = [*_bars(corpus, rows, look, colours, axis), *_points(rows, look, colours, axis)]
    return {"data": [*data, _names(corpus, rows, look, axis, width)], "layout": layout}


def _starts(corpus: Corpus) -> dict[str, date]:
    known = corpus.frames.frameworks["start"].dropna()
    return {framework: stamp.date() for framework, stamp in known.items()}


def _axis(corpus: Corpus, starts: Iterable[date | None]) -> tuple[date, date]:
    first, last = year_span(corpus)
    known = [start.year for start in starts if start is not None]
    first = min(known, default=first)
    return date(first, 1, 1), date(max(last, first + 4), 12, 31)


def _row(
    corpus: Corpus,
    framework: str,
    top: int,
    start: date,
    as_of: date,
    pair: tuple[str, str] | None,
) -> _Row:
    mine = spans(corpus)[framework]
    if pair is not None:
        mine = tuple(span for span in mine if not span.between or set(pair) <= set(span.between))
        found = [pair_standing(corpus, framework, *pair, as_of)]
    else:
        found = standings(corpus, framework, as_of)
    general = tuple(span for span in mine if not span.between)
    narrow: dict[frozenset[str], list[Span]] = {}
    for span in mine:
        if span.between:
            narrow.setdefault(frozenset(span.between), []).append(span)
    # Bars of pairs share the first track with the general one while they do not overlap it.
    tracks = [list(general)] if general else []
    for number, group in enumerate(narrow.values()):
        clear = all(a.sure_to <= b.first for a in general for b in group)
        if number == 0 and general and clear:
            tracks[0].extend(group)
        else:
            tracks.append(group)
    return _Row(framework, top, tuple(map(tuple, tracks)), start, tuple(found))


def _bars(
    corpus: Corpus,
    rows: Iterable[_Row],
    look: Look,
    colours: dict[str, str],
    axis: tuple[date, date],
) -> list[dict[str, object]]:
    by_pattern: dict[str, _Bars] = {}
    first, last = axis
    shortest = (last - first) * _SHORTEST
    for row in rows:
        running = in_force(row.standing)
        colour = colours[row.framework] if running else look.quiet
        name = f"<b>{plain(corpus.label('framework', row.framework))}</b>"
        parties = _parties(corpus, row.framework)
        for number, track in enumerate(row.tracks):
            middle = row.top + _NAME + number * (_TRACK + 1) + _TRACK / 2
            for span in track:
                fill, outline, pattern, thick = STATUS_STYLES[span.status]
                hover = f"{name}<br>{_span_words(corpus, span)}{parties}"
                for start, end, sure in _pieces(span, last, shortest):
                    bars = by_pattern.setdefault(pattern, _Bars())
                    bars.base.append(start.isoformat())
                    bars.x.append((end - start).days * _DAY)
                    bars.y.append(middle)
                    bars.width.append(thick)
                    strength = (1.0 if running else 0.45) * (1.0 if sure else 0.35)
                    bars.fill.append(look.pale(colour, fill * strength))
                    bars.outline.append(look.pale(colour, outline * strength))
                    bars.ids.append(row.framework)
                    bars.hover.append(hover)
    return [_bar_trace(pattern, bars, look) for pattern, bars in by_pattern.items()]


def _pieces(span: Span, last: date, shortest: timedelta) -> list[tuple[date, date, bool]]:
    """The sure part of a span and, around it, what its imprecise dates leave open."""
    start, end = span.first, min(span.last, last)
    if start > last or span.status == "ended":
        return []
    if end - start < shortest:
        return [(start, start + shortest, True)]
    sure_from, sure_to = min(span.sure_from, last), min(span.sure_to, last)
    if sure_from > sure_to:
        return [(start, end, False)]
    pieces = [(start, sure_from, False), (sure_from, sure_to, True), (sure_to, end, False)]
    return [(one, other, sure) for one, other, sure in pieces if (other - one).days > 1]


def _bar_trace(pattern: str, bars: _Bars, look: Look) -> dict[str, object]:
    marker: dict[str, object] = {
        "color": bars.fill,
        "line": {"width": 1, "color": bars.outline},
    }
    if pattern:
        marker["pattern"] = {
            "shape": pattern,
            "fillmode": "replace",
            "fgcolor": bars.outline,
            "bgcolor": look.paper,
            "size": 6,
            "solidity": 0.4,
        }
    return {
        "type": "bar",
        "orientation": "h",
        "base": bars.base,
        "x": bars.x,
        "y": bars.y,
        "width": bars.width,
        "customdata": bars.ids,
        "hovertext": bars.hover,
        "hoverinfo": "text",
        "marker": marker,
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 1}},
    }


def _points(
    rows: Iterable[_Row], look: Look, colours: dict[str, str], axis: tuple[date, date]
) -> list[dict[str, object]]:
    """Arrows where no end is known, and a mark where the record has a start but no status."""
    x: list[str] = []
    y: list[float] = []
    symbol: list[str] = []
    colour: list[str] = []
    ids: list[str] = []
    for row in rows:
        inks = colours[row.framework] if in_force(row.standing) else look.pale(look.quiet, 0.5)
        if not row.tracks:
            x.append(row.start.isoformat())
            y.append(row.top + _NAME + _TRACK / 2)
            symbol.append("diamond-open")
            colour.append(inks)
            ids.append(row.framework)
        for number, track in enumerate(row.tracks):
            if any(s.open_end and s.status not in ("ended", "superseded") for s in track):
                x.append(axis[1].isoformat())
                y.append(row.top + _NAME + number * (_TRACK + 1) + _TRACK / 2)
                symbol.append("triangle-right")
                colour.append(inks)
                ids.append(row.framework)
    return [
        {
            "type": "scatter",
            "mode": "markers",
            "x": x,
            "y": y,
            "customdata": ids,
            "hoverinfo": "skip",
            "cliponaxis": False,
            "marker": {
                "symbol": symbol,
                "size": [10 if s.startswith("t") else 8 for s in symbol],
                "color": colour,
                "line": {"width": [0 if s.startswith("t") else 1.5 for s in symbol]},
            },
            "selected": {"marker": {"opacity": 1}},
            "unselected": {"marker": {"opacity": 1}},
        }
    ]


def _names(
    corpus: Corpus, rows: Iterable[_Row], look: Look, axis: tuple[date, date], width: int
) -> dict[str, object]:
    """Names above the bars: from the start of early bars, up to the end of late ones."""
    first, last = axis
    x, y, text, position, colour, ids, hover = [], [], [], [], [], [], []
    for row in rows:
        name = corpus.label("framework", row.framework)
        # From the start of the bar where there is room to its right, else up to the bar's end.
        late = len(name) * _LETTER > width * (last - row.start) / (last - first)
        end = max((min(s.last, last) for t in row.tracks for s in t), default=last)
        x.append((end if late else row.start).isoformat())
        y.append(row.top + _NAME / 2 - 1)
        share = ((end if late else row.start) - first) / (last - first)
        room = width * (share if late else 1 - share) / _LETTER
        text.append(plain(shorten(name, max(int(room), 12), placeholder="…")))
        position.append("middle left" if late else "middle right")
        colour.append(look.ink if in_force(row.standing) else look.quiet)
        ids.append(row.framework)
        words = in_words(corpus, row.standing)
        hover.append(f"<b>{plain(name)}</b><br>{plain(words[:1].upper() + words[1:])}")
    return {
        "type": "scatter",
        "mode": "text",
        "x": x,
        "y": y,
        "text": text,
        "textposition": position,
        "textfont": {"size": 12, "color": colour},
        "customdata": ids,
        "hovertext": hover,
        "hoverinfo": "text",
        "cliponaxis": False,
        "selected": {"textfont": {"color": look.accent}},
        "unselected": {"textfont": {"color": look.ink}},
    }


def _span_words(corpus: Corpus, span: Span) -> str:
    names = [corpus.label("actor", actor) for actor in span.between]
    between = f" between {' and '.join(names)}" if names else ""
    words = span.status.replace("-", " ")
    return plain(f"{words[:1].upper()}{words[1:]}{between}, {dates.in_words(span.text)}")


def _parties(corpus: Corpus, framework: str) -> str:
    names = [corpus.label("actor", actor) for actor in parties_on(corpus, framework, None)]
    listed = ", ".join(names[:4]) + (f" and {len(names) - 4} more" if len(names) > 4 else "")
    return f"<br>{plain(listed)}"


def _years(axis: tuple[date, date]) -> list[int]:
    first, last = axis[0].year, axis[1].year
    step = next(s for s in (1, 2, 5, 10, 20, 50, 100) if (last - first) / s <= 9)
    return [year for year in range(first, last + 1) if year % step == 0]


def _grid(
    headings: Sequence[tuple[int, Group]],
    rows: Sequence[_Row],
    look: Look,
    axis: tuple[date, date],
) -> list[dict[str, object]]:
    found: list[dict[str, object]] = []
    for number, (top, group) in enumerate(headings):
        start = top + (_HEADING if group.label else 0) + _YEARS
        following = headings[number + 1][0] if number + 1 < len(headings) else 1e9
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


def _heading_texts(
    corpus: Corpus,
    headings: Iterable[tuple[int, Group]],
    rows: Sequence[_Row],
    look: Look,
    axis: tuple[date, date],
) -> list[dict[str, object]]:
    standing = {row.framework: row.standing for row in rows}
    found: list[dict[str, object]] = []
    for top, group in headings:
        years_top = top
        if group.label:
            years_top += _HEADING
            mine = [framework for framework in group.frameworks if framework in standing]
            running = sum(in_force(standing[framework]) for framework in mine)
            found.append(
                {
                    **_text(
                        f"<b>{plain(group.label)}</b>  {running} of {len(mine)} in force", look
                    ),
                    "xref": "paper",
                    "x": 0,
                    "y": top + _HEADING / 2,
                    "font": {"size": 15, "color": look.ink},
                }
            )
        found.extend(
            {
                **_text(str(year), look),
                "x": f"{year}-01-01",
                "y": years_top + _YEARS / 2 - 2,
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


def _as_of_line(
    as_of: date, look: Look, axis: tuple[date, date], bottom: int
) -> list[dict[str, object]]:
    if not axis[0] <= as_of <= axis[1]:
        return []
    return [
        {
            "type": "line",
            "x0": as_of.isoformat(),
            "x1": as_of.isoformat(),
            "y0": _TOP - 4,
            "y1": bottom,
            "line": {"color": look.accent, "width": 1.5},
            "layer": "below",
        }
    ]


def _as_of_text(as_of: date, look: Look, axis: tuple[date, date]) -> list[dict[str, object]]:
    words = plain(dates.in_words(as_of.isoformat()))
    share = (as_of - axis[0]) / (axis[1] - axis[0])
    if not 0 <= share <= 1:
        words += " lies outside the years drawn"
    share = min(max(share, 0), 1)
    return [
        {
            **_text(f"<b>{words}</b>", look),
            "x": max(min(as_of, axis[1]), axis[0]).isoformat(),
            "y": _TOP / 2 - 2,
            "xanchor": "left" if share < 0.15 else "right" if share > 0.85 else "center",
            "font": {"size": 12, "color": look.accent},
        }
    ]


def _frame(rows: Iterable[_Row], selected: str | None, look: Look) -> list[dict[str, object]]:
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


def sentence(corpus: Corpus, ids: Sequence[str], as_of: date) -> str:
    """How much was in force on *as_of*: the numbers that the bars show."""
    found = {framework: standings(corpus, framework, as_of) for framework in ids}
    running = sum(map(in_force, found.values()))
    mixed = [
        corpus.label("framework", framework)
        for framework, mine in found.items()
        if in_force(mine) and any(standing.status == "suspended" for standing in mine)
    ]
    unknown = sum(all(standing.status == UNKNOWN for standing in mine) for mine in found.values())
    parts = [
        f"{running} of {len(found)} in force on {dates.in_words(as_of.isoformat())}",
        *([f"{', '.join(mixed)} suspended between some parties"] if mixed else []),
        *([f"{unknown} of unrecorded status"] if unknown else []),
    ]
    undated = sum(framework not in _starts(corpus) for framework in ids)
    missing = f" {undated} have no known dates and stand only in the table." if undated else ""
    return f"{'; '.join(parts)}.{missing}"


def alt_text(corpus: Corpus, ids: Sequence[str], as_of: date) -> str:
    """What the picture shows, for people who cannot see it."""
    starts = _starts(corpus)
    dated = [starts[framework] for framework in ids if framework in starts]
    if not dated:
        return "No framework with known dates is left."
    return (
        f"Bars of {len(dated)} frameworks over time, the earliest from {min(dated).year}. "
        f"{sentence(corpus, ids, as_of)} The table below lists the same frameworks."
    )
