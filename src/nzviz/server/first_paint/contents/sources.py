"""Sources: how well sourced the view is, its coverage, and the first of the bibliography."""

from __future__ import annotations

from nzviz.explore.coverage import (
    SOURCE_FACETS,
    chosen_of,
    narrowed,
    source_facet,
    source_summary,
    spread,
)
from nzviz.explore.wording import capital, words
from nzviz.server.first_paint.asked import Asked
from nzviz.server.first_paint.head import nothing_left
from nzviz.server.first_paint.parts import (
    Bars,
    Button,
    Choice,
    Columns,
    Content,
    Controls,
    Heading,
    Link,
    Part,
    Words,
)
from nzviz.server.first_paint.rows import source_rows
from nzviz.ui.sources import TERMS


def sources(asked: Asked) -> Content:
    """The page's content."""
    corpus, filters = asked.corpus, asked.filters
    if asked.empty:
        return Content(main=nothing_left(asked))
    chosen = {}
    choices = []
    for name, label in SOURCE_FACETS.items():
        counts = source_facet(corpus, filters, name)
        chosen[name] = mine = chosen_of(corpus, name, asked.query.get(name, ()))
        links = tuple(
            Link(
                f"{capital(words(value))} {count:,}",
                asked.toggled(name, value, mine),
                value in mine,
            )
            for value, count in counts.items()
        )
        choices.append(Choice(label, links))
    shown = narrowed(corpus, filters, chosen)
    columns = tuple(
        (Heading(title, 3), _bars(values), Button("Picture", "image", menu=True))
        for title, values in spread(shown).items()
    )
    main: tuple[Part, ...] = (
        Words("", lead=source_summary(corpus, filters)),
        Words(TERMS, "quiet"),
        Controls(tuple(choices), apart=True),
        Heading("Coverage"),
        Columns(columns),
    )
    return Content(main=main, below=(Heading("Bibliography"), source_rows(asked, shown)))


def _bars(values: dict[str, int]) -> Bars:
    most = max(values.values(), default=1) or 1
    return Bars(
        tuple((label, count, round(100 * count / most, 1)) for label, count in values.items())
    )
