"""Cells, bands, names and statuses of the rows."""

from __future__ import annotations

from collections.abc import Iterable
from textwrap import shorten, wrap
from typing import Any

from nzviz.corpus.corpus import Corpus
from nzviz.corpus.kept import kept_with_corpus
from nzviz.explore.obligations import (
    Code,
    coding,
    evidence_part,
    label,
)
from nzviz.explore.status import Standing, in_force, one_in_words
from nzviz.figures.main_theme import main_colours
from nzviz.figures.obligations.grid import LETTER, SCHEMES, TITLES, Grid
from nzviz.figures.style import Look, plain
from nzviz.figures.texts import cut


def bands(
    corpus: Corpus, rows: Iterable[tuple[str, float]], grid: Grid, look: Look, step: int
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


def cells(
    corpus: Corpus,
    rows: Iterable[tuple[str, float]],
    grid: Grid,
    look: Look,
    running: dict[str, bool],
) -> list[dict[str, object]]:
    """A full square for each code, with its first evidence on hover; a dot where there is none."""
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


@kept_with_corpus(maxsize=4)
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


def labels(
    corpus: Corpus,
    rows: Iterable[tuple[str, float]],
    grid: Grid,
    look: Look,
    found: dict[str, list[Standing]],
) -> dict[str, object]:
    """The names at the left; with legal form and status below, where these have no column."""
    most = int(grid.gutter / LETTER)
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


def tail(
    corpus: Corpus,
    rows: Iterable[tuple[str, float]],
    grid: Grid,
    look: Look,
    found: dict[str, list[Standing]],
) -> dict[str, object]:
    """Legal form and status in their columns."""
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
