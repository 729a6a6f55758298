"""Partners: one partner's ties over time, and what of them is in force."""

from __future__ import annotations

from nzviz.explore.filters import select
from nzviz.explore.partners import answer, known_partner, ties
from nzviz.explore.partners import partners as counts
from nzviz.figures import lifespans
from nzviz.server.first_paint.asked import Asked
from nzviz.server.first_paint.contents.frameworks import as_of, below, day_box, drawn
from nzviz.server.first_paint.head import nothing_left
from nzviz.server.first_paint.parts import Box, Choice, Content, Controls, Part, Row, Rows, Words
from nzviz.server.first_paint.rows import FIRST
from nzviz.ui.partners import GROUPED_BY


def partners(asked: Asked) -> Content:
    """The page's content."""
    corpus, day = asked.corpus, as_of(asked)
    partner = known_partner(corpus, asked.first("partner"))
    group, groups = asked.choose("group", GROUPED_BY)
    grouping = Choice("Group by", groups, joined=True)
    if partner is None:
        none = Words("The record has no framework that is shared with a partner.")
        return Content((none, Controls((day_box(day), grouping))), measured=True)
    name = f"{corpus.label('actor', partner)} ({counts(corpus)[partner]})"
    chosen = Box("Partner", name, width=320, said=True)
    above = (Controls((chosen, day_box(day), grouping)),)
    if asked.empty:
        return Content(above, nothing_left(asked), measured=True)
    ids = [str(framework) for framework in select(corpus, asked.filters, "framework")]
    found = ties(corpus, partner, ids, day)
    said, duties = answer(corpus, partner, found, day)
    main: list[Part] = [Words(duties, lead=f"{said}\n" if duties else said)]
    shared = [tie.framework for tie in found]
    if shared:
        picture = drawn(asked, shared, group, day, partner)
        main += [picture, below(lifespans.KEY)]
    rows = tuple(
        Row("", corpus.label("framework", one), asked.here({"framework": [one]}))
        for one in shared[:FIRST]
    )
    return Content(above, tuple(main), (Rows(rows),) if rows else (), measured=True)
