"""Frameworks: the choice of a view and a day, and the lifespans as bars."""

from __future__ import annotations

from datetime import date

from nzviz.explore.filters import select
from nzviz.explore.grouping import GROUPINGS, grouped
from nzviz.figures import lifespans
from nzviz.server.first_paint.asked import Asked
from nzviz.server.first_paint.head import nothing_left
from nzviz.server.first_paint.parts import Beside, Box, Button, Choice, Content, Controls, Words
from nzviz.server.first_paint.pictures import Picture, picture, widths
from nzviz.server.first_paint.rows import first_rows
from nzviz.ui.frameworks.common import GROUPED, VIEWS, WINDOW, a_day


def frameworks(asked: Asked) -> Content:
    """The page's content: of its five views the bars are drawn, the others by the app alone."""
    shown, views = asked.choose("view", VIEWS)
    day = as_of(asked)
    controls: list[Choice | Box] = [Choice("View", views, joined=True)]
    if shown != "compare":
        controls.append(day_box(day))
    group, groups = asked.choose("group", GROUPINGS)
    if shown in GROUPED:
        controls.append(Choice("Group by", groups, joined=True))
    above = (Controls(tuple(controls)),)
    if asked.empty and shown != "compare":
        return Content(above, nothing_left(asked), measured=True)
    if shown != "lifespans":
        return Content(above, below=(first_rows(asked, "framework"),), measured=True)
    ids = [str(framework) for framework in select(asked.corpus, asked.filters, "framework")]
    said = Words(lifespans.sentence(asked.corpus, ids, day))
    main = (said, drawn(asked, ids, group, day), below(lifespans.KEY))
    return Content(above, main, (first_rows(asked, "framework"),), measured=True)


def as_of(asked: Asked) -> date:
    """The day for which statuses are shown (``asof=``); else today."""
    return a_day(asked.first("asof") or "") or asked.today


def day_box(day: date) -> Box:
    """The choice of that day."""
    return Box("In force on", day.isoformat().replace("-", " - "), "day", 190)


def below(key: str) -> Beside:
    """What stands below a picture: the key to its marks, and the way to take it away."""
    return Beside((Words(key, "quiet"), Button("Picture", "image", menu=True)))


def drawn(
    asked: Asked, ids: list[str], group: str, day: date, partner: str | None = None
) -> Picture:
    """The frameworks *ids* as bars; with a *partner* as they stood with the home state."""
    corpus, opened = asked.corpus, asked.opened_of("framework")
    pair = (corpus.site.home, partner) if partner else None
    groups = grouped(corpus, ids, group)
    alt = lifespans.alt_text(corpus, ids, day, pair)
    if pair:
        names = " and ".join(corpus.label("actor", actor) for actor in pair)
        alt = f"Frameworks between {names}. {alt}"
    return picture(
        lambda look, width: lifespans.lifespans(corpus, groups, look, day, width, opened, pair),
        alt,
        asked.palette,
        widths=widths(asked.opened),
        window=WINDOW,
    )
