"""The timeline: periods, the whole period as a strip, the picture, and a second one to compare."""

from __future__ import annotations

import json
from dataclasses import fields

from nzviz.explore.filters import Filters, sentence
from nzviz.explore.second import SECOND, SECOND_KEYS, compares, second_filters
from nzviz.figures import timeline as figure
from nzviz.figures.density import Inks, density
from nzviz.figures.style import DARK, LIGHT
from nzviz.figures.timeline import legend, link
from nzviz.figures.timeline.figure import aggregates
from nzviz.server.first_paint.asked import Asked
from nzviz.server.first_paint.head import filter_bar, nothing_left
from nzviz.server.first_paint.parts import (
    Box,
    Button,
    Buttons,
    Choice,
    Content,
    Controls,
    Heading,
    Legend,
    Link,
    Part,
    Strip,
    Switch,
    Words,
)
from nzviz.server.first_paint.pictures import Palette, in_both_looks, picture, widths
from nzviz.server.first_paint.rows import first_rows
from nzviz.ui.event_choice import OPEN, OPEN_HINT
from nzviz.ui.figure_address import PATH, VERSION, of_link, version
from nzviz.ui.layout import room
from nzviz.ui.timeline import CROWDED
from nzviz.ui.viewport import STEPS


def timeline(asked: Asked) -> Content:
    """The page's content."""
    filters = asked.filters
    strip = Strip(density(asked.corpus, filters, _inks(asked.palette)))
    main: list[Part] = [_controls(asked)]
    if asked.empty:
        main += nothing_left(asked)
    else:
        main += [*_drawn(asked, filters, _chart(asked)), *_explained(asked)]
    return Content(
        above=(Buttons(_periods(asked), close=True), strip),
        main=(*main, *_compared(asked)),
        below=() if asked.empty else (first_rows(asked, "event"),),
        measured=True,
    )


def _inks(palette: Palette) -> Inks:
    """The strip's colours in both looks."""
    light, dark = Inks.of(LIGHT), Inks.of(DARK)
    names = [ink.name for ink in fields(Inks)]
    return Inks(*(palette.of(getattr(light, name), getattr(dark, name)) for name in names))


def _periods(asked: Asked) -> tuple[Link, ...]:
    links = [Link("Whole period", asked.here({"from": [], "to": []}))]
    for period in asked.corpus.site.periods:
        until = f" {period.first}–{period.last}" if period.last else ""
        last = [f"{period.last:04d}"] if period.last else []
        years = {"from": [f"{period.first:04d}"], "to": last}
        links.append(Link(f"{period.label}{until}", asked.here(years)))
    return tuple(links)


def _controls(asked: Asked) -> Controls:
    out = link.left_out(asked.query)
    bands = tuple(
        Link(label, asked.toggled("without", band, sorted(out)), band not in out)
        for band, label in figure.BANDS.items()
    )
    faint, second = link.keeps_others(asked.query), compares(asked.query)
    kept = asked.here({"outside": [] if faint else [link.FAINT]}) if asked.filters.active else ""
    alone = dict.fromkeys(SECOND_KEYS, ())
    compared = asked.here(alone if second else {"compare": ["yes"]})
    return Controls(
        (
            Choice("Lanes by", asked.choose("lane", link.LANE_LABELS)[1], joined=True),
            Choice("Around the lanes", bands),
            Switch("Keep other events as faint marks", kept, faint),
            Switch("Compare two filters", compared, second),
            Button("Picture", "image", menu=True),
        )
    )


def _drawn(asked: Asked, filters: Filters, chart: str = "") -> tuple[Part, ...]:
    """The timeline of one of the link's filters, said to be crowded where it is. *chart* says where
    its figure is.
    """
    corpus, event = asked.corpus, asked.opened_of("event")

    def options(width: int) -> figure.TimelineOptions:
        return link.options(corpus, asked.query, filters, event, width)

    wide, narrow = (aggregates(corpus, options(drawn)) for _, drawn in widths(asked.opened))
    crowded = {
        (True, True): (Words(CROWDED, "quiet"),),
        (True, False): (Words(CROWDED, "quiet", "wide"),),
        (False, True): (Words(CROWDED, "quiet", "narrow"),),
    }
    return (
        *crowded.get((wide, narrow), ()),
        picture(
            lambda look, width: figure.timeline(corpus, options(width), look),
            figure.alt_text(corpus, options(figure.WIDEST)),
            asked.palette,
            widths=widths(asked.opened),
            chart=chart,
        ),
    )


def _chart(asked: Asked) -> str:
    """Where the figure is: what the script that draws it makes an address of, with the look and the
    width that it finds (``made``: for each room that a page can have, that of the picture).
    """
    query = asked.query
    return json.dumps(
        {
            "path": PATH,
            "made": [[step, room(step, "" if asked.opened else None)] for step in STEPS],
            "chart": "&".join(filter(None, (f"{VERSION}={version(asked.corpus)}", of_link(query)))),
        }
    )


def _explained(asked: Asked) -> tuple[Part, ...]:
    marks = zip(legend.marks_legend(LIGHT), legend.marks_legend(DARK), strict=True)
    items = tuple(
        (in_both_looks(light, dark, asked.palette), words) for (light, words), (dark, _) in marks
    )
    rule = "direction" not in link.left_out(asked.query)
    return (
        Legend(items, legend.NOTE),
        *((Button("How direction is coded", plain=True, menu=True),) if rule else ()),
        Box(OPEN, OPEN_HINT, "words", icon="search"),
    )


def _compared(asked: Asked) -> tuple[Part, ...]:
    """The second filter with its sentence and its picture; nothing for a link without one."""
    if not compares(asked.query):
        return ()
    filters, _ = second_filters(asked.query, asked.corpus)
    return (
        Heading("Compared with"),
        filter_bar(asked, filters, SECOND),
        Words("", lead=sentence(asked.corpus, filters, "event")),
        *_drawn(asked, filters),
    )
