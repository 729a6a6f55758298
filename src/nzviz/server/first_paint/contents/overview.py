"""The overview: what this is, headline figures, events by year, guided tours, latest events."""

from __future__ import annotations

from nzviz.explore.filters import select
from nzviz.explore.related import disputed_ids, latest, openly_disputed_ids
from nzviz.explore.tours import Place
from nzviz.explore.wording import capital, date_in_words
from nzviz.figures import bars
from nzviz.server.first_paint.asked import Asked
from nzviz.server.first_paint.head import nothing_left, step_link
from nzviz.server.first_paint.parts import (
    Beside,
    Button,
    Buttons,
    Columns,
    Content,
    Figures,
    Framed,
    Heading,
    Lines,
    Link,
    Part,
    Words,
)
from nzviz.server.first_paint.pictures import picture

_KINDS = ("event", "framework", "quote", "source", "dispute")


def overview(asked: Asked) -> Content:
    """The page's content."""
    corpus, filters = asked.corpus, asked.filters
    counted = tuple(
        (capital(f"{kind}s"), f"{len(select(corpus, filters, kind)):,}") for kind in _KINDS
    )
    begin = (Words(corpus.site.introduction, "read"), Figures(counted))
    if asked.empty:
        return Content(main=(*begin, *nothing_left(asked)))
    years = picture(
        lambda look, _width: bars.events_by_year(corpus, filters, look),
        bars.events_by_year_alt(corpus, filters),
        asked.palette,
    )
    head = Beside((Heading("Events by year"), Button("Picture", "image", menu=True)))
    columns = Columns((_tours(asked), _latest(asked)))
    return Content(main=(*begin, head, years, columns))


def _tours(asked: Asked) -> tuple[Part, ...]:
    found = asked.corpus.records.by_kind["tour"].values()
    tours = (
        Framed(
            (
                Words(tour.summary, lead=f"{tour.title}\n"),
                Buttons(
                    (step_link(asked, Place(tour, 1), f"Start: {len(tour.steps)} steps →"),),
                    plain=True,
                ),
            )
        )
        for tour in found
    )
    return (Heading("Guided tours"), *tours) if found else ()


def _latest(asked: Asked) -> tuple[Part, ...]:
    shown = latest(asked.corpus, asked.filters)
    links = tuple(
        (
            Link(f"{date_in_words(date)}: {title}", asked.record("event", str(event))),
            _disputed(asked, str(event)),
        )
        for event, date, title in zip(shown.index, shown["date"], shown["title"], strict=True)
    )
    return Heading("Latest events"), Lines(links)


def _disputed(asked: Asked, event: str) -> str:
    if event in openly_disputed_ids(asked.corpus, "event"):
        return "Sources disagree"
    return "Sources differed, settled" if event in disputed_ids(asked.corpus, "event") else ""
