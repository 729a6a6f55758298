"""What a page shows first for its link: the same filters, rows and pictures as the page itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from nzviz.corpus.corpus import Corpus
from nzviz.corpus.records.site import Site
from nzviz.explore.filters import sentence
from nzviz.server.first_paint import head
from nzviz.server.first_paint.asked import Asked, Query
from nzviz.server.first_paint.card import card
from nzviz.server.first_paint.contents import CONTENTS
from nzviz.server.first_paint.parts import Card, Content, FilterBar, Link
from nzviz.server.first_paint.pictures import Palette
from nzviz.ui.pages import PAGES, PageInfo


@dataclass(frozen=True, slots=True)
class FirstView:
    """Everything that the template puts on the page. ``whole`` is the address of an embedded view
    out of its frame; ``clear``, without filters, is empty where there are none.
    """

    site: Site
    title: str
    purpose: str
    embedded: bool
    whole: str
    pages: tuple[Link, ...]
    tour: head.TourBar | None
    filters: FilterBar
    elsewhere: tuple[Link, ...]
    unknown: str
    sentence: str
    clear: str
    content: Content
    opened: Card | None
    palette: Palette


def first_view(corpus: Corpus, page: PageInfo, query: Query, today: date) -> FirstView:
    """The first view of *page* for the link parameters *query*; *today* is the default day."""
    asked = Asked(corpus, page, query, today)
    site, first = corpus.site, page is PAGES[0]
    return FirstView(
        site=site,
        title=site.title if first else page.title,
        purpose=site.subtitle if first else page.purpose,
        embedded=asked.embedded,
        whole=asked.whole(),
        pages=head.pages(asked),
        tour=head.tour_bar(asked),
        filters=head.filter_bar(asked, asked.filters),
        elsewhere=head.opened_elsewhere(asked),
        unknown=head.left_out(asked),
        sentence=sentence(corpus, asked.filters, page.kind),
        clear=head.without_filters(asked) if asked.filters.active else "",
        content=CONTENTS[page.path](asked),
        opened=card(asked),
        palette=asked.palette,
    )
