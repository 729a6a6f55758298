"""The bars, arrows and names of the lifespans, as traces."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from nzviz.corpus import dates
from nzviz.corpus.corpus import Corpus
from nzviz.explore.status import Span, in_force, in_words, parties_on
from nzviz.figures.lifespans.rows import NAME, TRACK, Axis, Row
from nzviz.figures.style import Look, plain
from nzviz.figures.texts import cut

#: A bar shorter than this share of the axis could not be seen or clicked.
_SHORTEST = 1 / 150
_DAY = 86_400_000
#: Pixels that a letter of a name takes, on the wide side.
_LETTER = 6.6
#: How a status is drawn: opacity of the fill, opacity of the outline, pattern, thickness in pixels.
STATUS_STYLES: dict[str, tuple[float, float, str, int]] = {
    "in-force": (0.92, 1.0, "", TRACK),
    "signed": (0.12, 1.0, "", TRACK),
    "negotiating": (0.0, 0.6, ".", TRACK),
    "suspended": (0.0, 1.0, "/", TRACK),
    "dormant": (0.0, 0.6, "x", TRACK),
    "superseded": (0.35, 0.0, "", 2),
    "ended": (0.0, 0.0, "", 2),
}
#: The key to the above, in words beside look-alike signs; the page prints it.
KEY = (
    "█ in force · ▒ perhaps: only the month or year of the change is known · □ signed · "
    "▨ suspended · ⣿ under negotiation · ▩ dormant · ─ superseded · ◇ begun, status not recorded · "
    "▸ no end known. Colour is the main theme; grey was not in force on the day of the line."
)


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


def bars(
    corpus: Corpus,
    rows: Iterable[Row],
    look: Look,
    colours: dict[str, str],
    axis: Axis,
) -> list[dict[str, object]]:
    """The status spans of *rows*; what imprecise dates leave open is paler."""
    groups: dict[tuple[str, str], _Bars] = {}
    first, last = axis
    shortest = (last - first) * _SHORTEST
    for row in rows:
        running = in_force(row.standing)
        colour = colours[row.framework] if running else look.quiet
        name = f"<b>{plain(corpus.label('framework', row.framework))}</b>"
        parties = _parties(corpus, row.framework)
        for number, track in enumerate(row.tracks):
            middle = row.middle(number)
            for span in track:
                fill, outline, pattern, thick = STATUS_STYLES[span.status]
                hover = f"{name}<br>{_span_words(corpus, span)}{parties}"
                for start, end, sure in _pieces(span, last, shortest):
                    strength = (1.0 if running else 0.45) * (1.0 if sure else 0.35)
                    ink = look.pale(colour, outline * strength)
                    # A trace has one colour of hatching only.
                    drawn = groups.setdefault((pattern, ink if pattern else ""), _Bars())
                    drawn.base.append(start.isoformat())
                    drawn.x.append((end - start).days * _DAY)
                    drawn.y.append(middle)
                    drawn.width.append(thick)
                    drawn.fill.append(look.pale(colour, fill * strength))
                    drawn.outline.append(ink)
                    drawn.ids.append(row.framework)
                    drawn.hover.append(hover)
    return [_trace(pattern, ink, drawn) for (pattern, ink), drawn in groups.items()]


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


def _trace(pattern: str, ink: str, drawn: _Bars) -> dict[str, object]:
    marker: dict[str, object] = {
        "color": drawn.fill,
        "line": {"width": 1, "color": drawn.outline},
    }
    if pattern:
        marker["color"] = ink  # Plotly hatches in the colours of a list, if it gets one
        marker["pattern"] = {
            "shape": pattern,
            "fillmode": "replace",
            "fgcolor": ink,
            "bgcolor": "rgba(0,0,0,0)",
            "size": 6,
            "solidity": 0.4,
        }
    return {
        "type": "bar",
        "orientation": "h",
        "base": drawn.base,
        "x": drawn.x,
        "y": drawn.y,
        "width": drawn.width,
        "customdata": drawn.ids,
        "hovertext": drawn.hover,
        "hoverinfo": "text",
        "marker": marker,
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 1}},
    }


def points(
    corpus: Corpus, rows: Iterable[Row], look: Look, colours: dict[str, str], axis: Axis
) -> list[dict[str, object]]:
    """Arrows where no end is known, and a mark where the record has a start but no status."""
    arrows: list[tuple[Row, float, str]] = []
    starts: list[tuple[Row, float, str]] = []
    for row in rows:
        ink = colours[row.framework] if in_force(row.standing) else look.pale(look.quiet, 0.5)
        if not row.tracks:
            starts.append((row, row.middle(), ink))
        for number, track in enumerate(row.tracks):
            if any(s.open_end and s.status not in ("ended", "superseded") for s in track):
                arrows.append((row, row.middle(number), ink))
    return [
        _symbols(corpus, arrows, [axis[1].isoformat()] * len(arrows), {"symbol": "triangle-right"}),
        _symbols(
            corpus,
            starts,
            [row.start.isoformat() for row, _, _ in starts],
            {"symbol": "diamond-open", "size": 9, "line": {"width": 1.5}},
        ),
    ]


def _symbols(
    corpus: Corpus, placed: list[tuple[Row, float, str]], x: list[str], marker: dict[str, object]
) -> dict[str, object]:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": x,
        "y": [y for _, y, _ in placed],
        "customdata": [row.framework for row, _, _ in placed],
        "hovertext": [_standing_words(corpus, row) for row, _, _ in placed],
        "hoverinfo": "text",
        "cliponaxis": False,
        "marker": {"size": 10, **marker, "color": [ink for _, _, ink in placed]},
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 1}},
    }


def _standing_words(corpus: Corpus, row: Row) -> str:
    name = plain(corpus.label("framework", row.framework))
    words = in_words(corpus, row.standing)
    return f"<b>{name}</b><br>{plain(words[:1].upper() + words[1:])}"


def names(
    corpus: Corpus, rows: Iterable[Row], look: Look, axis: Axis, width: int
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
        y.append(row.top + NAME / 2 - 1)
        share = ((end if late else row.start) - first) / (last - first)
        room = width * (share if late else 1 - share) / _LETTER
        text.append(plain(cut(name, max(int(room), 12))))
        position.append("middle left" if late else "middle right")
        colour.append(look.ink if in_force(row.standing) else look.quiet)
        ids.append(row.framework)
        hover.append(_standing_words(corpus, row))
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
