"""The head of a first view: ways to the other pages, the tour, the filters, what was left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import shorten

from nzviz.explore.choices import FACET_LABELS, choices, chosen_years
from nzviz.explore.filters import FILTER_KEYS, Filters, loosening, year_span
from nzviz.explore.tours import TOUR_KEYS, Place, place
from nzviz.server.first_paint.asked import Asked, by_path
from nzviz.server.first_paint.parts import Buttons, Choice, FilterBar, Link, Part, Tags, Words
from nzviz.share import links
from nzviz.share.summaries import title
from nzviz.ui.pages import PAGES, called
from nzviz.ui.result_line import KEY_LABELS
from nzviz.ui.tour import BACK, LEAVE, NEXT, PREVIOUS

#: Unknown values of a link are named, but not pages of them.
_MOST, _LONGEST = 10, 160


@dataclass(frozen=True, slots=True)
class TourBar:
    """A step of a tour: where the reader is, what to see, the ways on and back, the way out."""

    heading: str
    text: str
    steps: tuple[Link, ...]
    leave: Link


def pages(asked: Asked) -> tuple[Link, ...]:
    """Ways to all pages."""
    return tuple(
        Link(called(info, asked.brief), asked.elsewhere(info, {}), info is asked.page)
        for info in PAGES
    )


def tour_bar(asked: Asked) -> TourBar | None:
    """The step of a tour that the link names; None when it names none."""
    here = place(asked.corpus, asked.query)
    if here is None:
        return None
    ways = ((here.previous, PREVIOUS), (here.following, NEXT))
    steps = [step_link(asked, to, label) for to, label in ways if to]
    if not here.shown(asked.page.path, asked.query):
        steps.append(step_link(asked, here, BACK))
    leave = Link(LEAVE, asked.here(dict.fromkeys(TOUR_KEYS, ())))
    return TourBar(here.heading, here.step.text, tuple(steps), leave)


def step_link(asked: Asked, to: Place, label: str) -> Link:
    """A link to one step of a tour; it keeps the brief. A page's links to itself are marked."""
    page = by_path(to.step.page)
    return Link(label, asked.address(page, {**to.query, **asked.collected()}), page is asked.page)


def filter_bar(asked: Asked, filters: Filters, prefix: str = "") -> FilterBar:
    """All shared filters as the link sets them; a second set's parameters have a *prefix*."""
    corpus, kind = asked.corpus, asked.page.kind
    themes = tuple(
        Link(label, asked.toggled(f"{prefix}theme", theme, filters.theme), theme in filters.theme)
        for theme, label in choices(corpus, filters, "theme", kind).items()
    )
    first, last = year_span(corpus)
    years = chosen_years(filters, first, last)
    span = [(year - first) / max(last - first, 1) for year in years]
    return FilterBar(
        Choice(FACET_LABELS["theme"], themes),
        tuple(
            Tags(label, _chosen(asked, filters, key))
            for key, label in FACET_LABELS.items()
            if key != "theme"
        ),
        years,
        (round(span[0], 4), round(span[1], 4)),
        filters.words,
    )


def _chosen(asked: Asked, filters: Filters, key: str) -> tuple[str, ...]:
    chosen: Sequence[str] = getattr(filters, key)
    if not chosen:  # most links choose none, and counting takes time
        return ()
    offered = choices(asked.corpus, filters, key, asked.page.kind)
    return tuple(offered[value] for value in chosen)


def without_filters(asked: Asked) -> str:
    """This view without any shared filter."""
    return asked.here(dict.fromkeys(FILTER_KEYS, ()))


def left_out(asked: Asked) -> str:
    """The values of the link that mean nothing here, in a row; empty when there are none."""
    return "; ".join(shorten(str(item), _LONGEST) for item in asked.unknown[:_MOST])


def opened_elsewhere(asked: Asked) -> tuple[Link, ...]:
    """The records that the link names on a page where none opens, and where they do."""
    found = links.opened_elsewhere(asked.query, asked.corpus, asked.page.path)
    return tuple(Link(title(asked.corpus, *one), asked.record(*one)) for one in found)


def nothing_left(asked: Asked) -> tuple[Part, ...]:
    """When the filters leave nothing: which one to loosen, as links. Nothing when they do."""
    if not asked.empty:
        return ()
    links = [
        Link(f"Drop {KEY_LABELS[key]} (shows {count:,})", asked.here({key: []}))
        for key, count in loosening(asked.corpus, asked.filters, asked.page.kind)
    ]
    links.append(Link("Clear all filters", without_filters(asked)))
    none = f"No {asked.page.kind}s are left by these filters."
    return Words("Loosen one of them:", lead=none), Buttons(tuple(links))
