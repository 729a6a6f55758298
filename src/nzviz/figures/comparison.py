"""Two frameworks side by side: each party and code as a row, with a dot for each side that has it.

Every row says in sign and word whether the item was shared, lost or gained.
"""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import wrap
from typing import Any

from nzviz.explore.compare import SIGNS, TITLES, Change, Item, Section
from nzviz.figures.style import Figure, Look, base_layout, plain
from nzviz.figures.texts import cut

_HEAD_LINE, _HEADING, _ROW, _NOTE = 17, 34, 27, 24
#: Width in pixels of a letter of 12 pixels, and of a bold one of 14.
_LETTER, _HEADING_LETTER = 6.3, 8.2


def comparison(
    sections: Sequence[Section], names: tuple[str, str], look: Look, width: int
) -> Figure:
    """Rows of items; ``customdata`` of a dot is ``side.kind.number`` for its evidence."""
    narrow = width < 560
    label_room = width * (0.46 if narrow else 0.4)
    x_first = label_room + (width - label_room) * (0.14 if narrow else 0.16)
    x_second = label_room + (width - label_room) * (0.52 if narrow else 0.5)
    x_word = label_room + (width - label_room) * 0.66
    room = max(int((x_second - x_first) / 7), 8)
    heads = [wrap(plain(name), room) for name in names]
    first_row = _HEAD_LINE * max(map(len, heads)) + 8
    annotations: list[dict[str, Any]] = [
        {
            **_words(x, first_row - 4, f"<b>{'<br>'.join(head)}</b>", look.ink, 13, "center"),
            "yanchor": "bottom",
        }
        for x, head in zip((x_first, x_second), heads, strict=True)
    ]
    named = {section.kind: _in_words(section) for section in sections}
    fitting = all(
        len(counts) * _LETTER <= width - (len(TITLES[kind]) * _HEADING_LETTER if narrow else x_word)
        for kind, counts in named.items()
    )
    shapes: list[dict[str, Any]] = []
    rows: list[tuple[Item, str, float]] = []
    top = float(first_row)
    for section in sections:
        annotations.append(
            _words(0, top + _HEADING / 2 + 4, f"<b>{TITLES[section.kind]}</b>", look.ink, 14)
        )
        if section.items:
            place, side = (width, "right") if narrow else (x_word, "left")
            counts = named[section.kind] if fitting else _in_signs(section)
            annotations.append(_words(place, top + _HEADING / 2 + 4, counts, look.quiet, 12, side))
        top += _HEADING
        shapes.append(_rule(0, width, top, look.quiet))
        if section.note:
            note = cut(section.note, int(width / 5.6))
            annotations.append(_words(0, top + _NOTE / 2, f"<i>{plain(note)}</i>", look.quiet, 12))
            top += _NOTE
        for item in section.items:
            rows.append((item, section.kind, top + _ROW / 2))
            top += _ROW
            shapes.append(_rule(0, width, top, look.hairline))
        top += 6
    for item, _, y in rows:
        text = item.label[:1].upper() + item.label[1:]
        annotations.append(_words(0, y, plain(cut(text, int(label_room / _LETTER))), look.ink, 12))
        word = f"{SIGNS[item.change]} {'not comparable' if item.change == 'open' else item.change}"
        strong = item.change in ("lost", "gained")
        annotations.append(
            _words(x_word, y, f"<b>{word}</b>" if strong else word,
                   look.ink if strong else look.quiet, 12)
        )  # fmt: skip
        if item.first and item.second:
            shapes.append(_rule(x_first, x_second, y, look.accent, 2))
    layout = base_layout(look, int(top) + 4)
    layout["margin"] = {"l": 0, "r": 0, "t": 0, "b": 0, "pad": 0, "autoexpand": False}
    layout["xaxis"] = {"range": [0, width], "fixedrange": True, "visible": False}
    layout["yaxis"] = {"range": [top + 4, 0], "fixedrange": True, "visible": False}
    layout["annotations"], layout["shapes"] = annotations, shapes
    return {"data": [_dots(rows, (x_first, x_second), names, look)], "layout": layout}


def _in_words(section: Section) -> str:
    """How many items had each change."""
    return " · ".join(f"{count} {change}" for change, count in _counts(section))


def _in_signs(section: Section) -> str:
    """The same, shorter, for pictures in which the words of a section have no room."""
    return "  ".join(f"{SIGNS[change]} {count}" for change, count in _counts(section))


def _counts(section: Section) -> list[tuple[Change, int]]:
    changes: tuple[Change, ...] = ("shared", "lost", "gained")
    return [(change, count) for change in changes if (count := section.count(change))]


def _words(
    x: float, y: float, text: str, colour: str, size: int, anchor: str = "left"
) -> dict[str, Any]:
    return {
        "x": x,
        "y": y,
        "text": text,
        "showarrow": False,
        "xanchor": anchor,
        "yanchor": "middle",
        "font": {"size": size, "color": colour},
    }


def _rule(x0: float, x1: float, y: float, colour: str, width: float = 1) -> dict[str, Any]:
    return {
        "type": "line",
        "x0": x0,
        "x1": x1,
        "y0": y,
        "y1": y,
        "line": {"color": colour, "width": width},
        "layer": "below",
    }


def _dots(
    rows: Sequence[tuple[Item, str, float]],
    places: tuple[float, float],
    names: tuple[str, str],
    look: Look,
) -> dict[str, Any]:
    x, y, fill, ids, hover = [], [], [], [], []
    for item, kind, row in rows:
        for side, (place, has) in enumerate(zip(places, (item.first, item.second), strict=True)):
            x.append(place)
            y.append(row)
            fill.append(look.accent if has else look.paper)
            ids.append(["ab"[side], f"{kind}.{item.id}" if has and kind != "party" else ""])
            state = "has it" if has else "does not have it" if item.change != "open" else "–"
            hover.append(f"<b>{plain(names[side])}</b>: {plain(item.label)}<br>{state}")
    return {
        "type": "scatter",
        "mode": "markers",
        "x": x,
        "y": y,
        "customdata": ids,
        "hovertext": hover,
        "hoverinfo": "text",
        "marker": {
            "symbol": "circle",
            "size": 12,
            "color": fill,
            "opacity": 1,
            "line": {
                "width": 1.4,
                "color": [look.accent if c == look.accent else look.hairline for c in fill],
            },
        },
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 1}},
    }


def alt_text(summary: str, sections: Sequence[Section]) -> str:
    """The comparison in words, item by item."""
    parts = []
    for section in sections:
        listed = [
            f"{change}: {', '.join(item.label for item in section.items if item.change == change)}"
            for change in ("shared", "lost", "gained", "open")
            if section.count(change)
        ]
        parts.append(f"{TITLES[section.kind]}: {'; '.join(listed) or section.note}.")
    return f"{summary}. {' '.join(parts)}"
