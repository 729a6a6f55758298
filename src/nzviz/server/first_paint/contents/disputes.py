"""Disputes: the choice of a resolution, and the first questions with their answers."""

from __future__ import annotations

from nzviz.explore import disputes as found
from nzviz.explore.paging import paged
from nzviz.explore.wording import capital
from nzviz.figures import positions
from nzviz.figures.style import Figure, Look
from nzviz.server.first_paint.asked import Asked
from nzviz.server.first_paint.head import nothing_left
from nzviz.server.first_paint.parts import (
    Answers,
    Button,
    Choice,
    Close,
    Content,
    Divider,
    Heading,
    Link,
    Part,
    Sureness,
    Words,
)
from nzviz.server.first_paint.pictures import WHOLE, Picture, Widths, picture
from nzviz.ui.disputes import PER_PAGE, READ, WITHOUT

#: Pixels of a picture's width that one tick of its axis takes, the answers' names included.
_TICK = 110


def disputes(asked: Asked) -> Content:
    """The page's content."""
    if asked.empty:
        return Content(main=nothing_left(asked), measured=True)
    corpus = asked.corpus
    chosen = found.known_resolutions(list(asked.query.get("resolution", ())))
    counts = found.resolution_counts(corpus, asked.filters)
    links = tuple(
        Link(
            f"{label} {counts[value]:,}",
            asked.toggled("resolution", value, chosen),
            value in chosen,
        )
        for value, label in found.RESOLUTIONS.items()
    )
    shown = found.disputes(corpus, asked.filters, chosen)
    main: list[Part] = [Choice("Resolution", links)]
    if shown.empty:
        main.append(Words("Choose another one above.", lead=WITHOUT))
    for place, dispute in enumerate(paged(list(shown.index), asked.query, PER_PAGE)[0]):
        if place:
            main.append(Divider())
        main.append(_question(asked, str(dispute)))
    return Content(main=tuple(main), measured=True)


def answers(asked: Asked, dispute: str, widths: Widths = WHOLE) -> Answers | Picture:
    """The answers on their axis; as a list where they assert neither dates nor numbers."""
    corpus = asked.corpus
    if positions.axis_of(corpus, dispute) is None:
        frame = corpus.frames.positions
        return Answers(tuple(frame.loc[frame["dispute"] == dispute, "answer"]))

    def drawn(look: Look, width: int) -> Figure:
        figure = positions.positions(corpus, dispute, look)
        assert figure is not None  # there is an axis
        layout = figure["layout"]
        # Plotly turns ticks that have no room; here there are fewer.
        axis = {**layout["xaxis"], "nticks": min(layout["xaxis"]["nticks"], width // _TICK)}
        return {**figure, "layout": {**layout, "xaxis": axis}}

    alt = positions.alt_text(corpus, dispute)
    return picture(drawn, alt, asked.palette, widths=widths)


def _question(asked: Asked, dispute: str) -> Close:
    record = asked.corpus.records.by_kind["dispute"][dispute]
    sure = Sureness(f"{capital(record.confidence)} confidence", record.confidence_reason)
    return Close(
        (
            Words(found.RESOLUTIONS[record.resolution], "faint"),
            Heading(record.question),
            answers(asked, dispute),
            Words(record.assessment),
            sure,
            Button(READ, "forward", asked.here({"dispute": [dispute]}), plain=True),
        )
    )
