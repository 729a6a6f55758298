"""What a page shows first for its link: the same filters, rows and pictures as the page itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date
from textwrap import shorten
from typing import Any

from nzviz.corpus.corpus import Corpus
from nzviz.explore.filters import (
    FACETS,
    FILTER_KEYS,
    facet_counts,
    from_query,
    loosening,
    select,
    sentence,
    year_span,
)
from nzviz.explore.grouping import GROUPINGS, grouped
from nzviz.figures import bars, lifespans
from nzviz.figures import timeline as timeline_figure
from nzviz.figures.density import Inks, density
from nzviz.figures.style import DARK, LIGHT
from nzviz.server.first_paint import pictures, rows
from nzviz.server.first_paint.pictures import Palette, Picture
from nzviz.share.links import RECORD_PAGES, query_string
from nzviz.ui.frameworks.common import VIEWS, WINDOW
from nzviz.ui.pages import PAGES, PageInfo
from nzviz.ui.result_line import KEY_LABELS

Query = Mapping[str, Sequence[str]]

_CHOICES = {"rel": "Partner", "actor": "Actor", "fw": "Framework"}
#: The width in pixels for which a page draws its picture on a phone and on a desk.
_DRAWN = {pictures.NARROW: 320, pictures.BESIDE: 560, pictures.WIDE: timeline_figure.WIDEST}
_LIFESPANS = "lifespans"
_LANES = {"theme": "Theme", "relationship": "Partner", "framework": "Framework", "actor": "Actor"}
#: Unknown values of a link are named, but not pages of them.
_MOST, _LONGEST = 10, 160


@dataclass(frozen=True, slots=True)
class Link:
    """A way to another view. ``current``, whether it is the one that is shown."""

    label: str
    address: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class FirstView:
    """Everything that the template puts on the page, as plain text and numbers."""

    page: PageInfo
    title: str
    purpose: str
    site_title: str
    embedded: bool
    pages: list[Link]
    unknown: list[str]
    themes: list[Link]
    choices: list[tuple[str, str]]
    years: tuple[str, str]
    words: str
    sentence: str
    loosen: list[Link]
    introduction: str = ""
    figures: list[tuple[str, str]] = field(default_factory=list)
    presets: list[Link] = field(default_factory=list)
    overall: str = ""
    lanes: list[Link] = field(default_factory=list)
    views: list[Link] = field(default_factory=list)
    picture_title: str = ""
    picture_words: str = ""
    picture: Picture | None = None
    opened: rows.Row | None = None
    rows_title: str = ""
    rows: list[tuple[rows.Row, str]] = field(default_factory=list)
    palette: Palette = field(default_factory=Palette)


def first_view(corpus: Corpus, page: PageInfo, query: Query, today: date) -> FirstView:
    """The first view of *page* for the link parameters *query*; *today* is the default day."""
    return _Maker(corpus, page, query, today).view()


class _Maker:
    """Makes one view; what its parts need is read from the link once."""

    def __init__(self, corpus: Corpus, page: PageInfo, query: Query, today: date) -> None:
        self.corpus, self.page, self.query, self.today = corpus, page, query, today
        self.filters, unknown = from_query(query, corpus)
        self.unknown = [shorten(str(item), _LONGEST) for item in unknown[:_MOST]]
        self.kind = page.kind
        self.embedded = "true" in [value.lower() for value in query.get("embed", ())]
        self.palette = Palette()
        self.lane = self._one_of("lane", timeline_figure.LANES)
        self.shown = self._one_of("view", VIEWS)
        self.group = self._one_of("group", GROUPINGS)
        opens = ["event", "quote"] if page.path == "timeline" else [page.kind]
        if page.path in ("overview", "briefing", "data-and-method"):
            opens = []
        self.opened = next(filter(None, map(self._opened, opens)), None)

    def view(self) -> FirstView:
        """Everything together."""
        site, first = self.corpus.site, self.page is PAGES[0]
        low, high = year_span(self.corpus)
        empty = not len(select(self.corpus, self.filters, self.kind))
        return FirstView(
            page=self.page,
            title=site.title if first else self.page.title,
            purpose=site.subtitle if first else self.page.purpose,
            site_title=site.title,
            embedded=self.embedded,
            pages=[
                Link(p.title, self.address(p, self.filters.to_query()), p is self.page)
                for p in PAGES
            ],
            unknown=self.unknown,
            themes=self._themes(),
            choices=[(label, self._chosen(key)) for key, label in _CHOICES.items()],
            years=(str(self.filters.first_year or low), str(self.filters.last_year or high)),
            words=self.filters.words,
            sentence=sentence(self.corpus, self.filters, self.kind),
            loosen=self._loosen() if empty else [],
            palette=self.palette,
            opened=self.opened,
            **(self._introduction() if first else {}),
            **({} if empty else self._content()),
        )

    def address(self, page: PageInfo, query: Query) -> str:
        """The address of a view beside this one."""
        kept = {"embed": ["true"]} if self.embedded else {}
        link = query_string({**query, **kept})
        return ("./" if page is PAGES[0] else page.path) + (f"?{link}" if link else "")

    def here(self, changes: Query) -> str:
        """This view with other values of some parameters (none: without them)."""
        own = {"lane": [self.lane], "group": [self.group], "view": [self.shown]}
        own = {key: values for key, values in own.items() if values[0] in self.query.get(key, ())}
        changed = {**self.filters.to_query(), **own, **changes}
        return self.address(self.page, {key: value for key, value in changed.items() if value})

    def _one_of(self, key: str, known: Iterable[str]) -> str:
        """The value of a parameter, or the first of those that are known."""
        names = list(known)
        asked = next(iter(self.query.get(key, ())), "")
        return asked if asked in names else names[0]

    def _opened(self, kind: str) -> rows.Row | None:
        asked = next(iter(self.query.get(RECORD_PAGES[kind][1], ())), None)
        record = self.corpus.find(kind, asked) if asked else None
        return rows.row(self.corpus, kind, record.id) if record else None

    def _themes(self) -> list[Link]:
        chosen = self.filters.theme
        links = []
        for theme, count in facet_counts(self.corpus, self.filters, "theme", self.kind).items():
            after = [t for t in (*chosen, theme) if t != theme or theme not in chosen]
            label = f"{self.corpus.label('theme', theme)} {count:,}"
            links.append(Link(label, self.here({"theme": sorted(after)}), theme in chosen))
        return links

    def _chosen(self, key: str) -> str:
        names = [self.corpus.label(FACETS[key], value) for value in getattr(self.filters, key)]
        return ", ".join(names)

    def _loosen(self) -> list[Link]:
        links = [
            Link(f"Drop {KEY_LABELS[key]} (shows {count:,})", self.here({key: []}))
            for key, count in loosening(self.corpus, self.filters, self.kind)
        ]
        return [*links, Link("Clear all filters", self.here(dict.fromkeys(FILTER_KEYS, ())))]

    def _introduction(self) -> dict[str, Any]:
        kinds = ("event", "framework", "quote", "source", "dispute")
        return {
            "introduction": self.corpus.site.introduction,
            "figures": [
                (f"{kind.capitalize()}s", f"{len(select(self.corpus, self.filters, kind)):,}")
                for kind in kinds
            ],
        }

    def _content(self) -> dict[str, Any]:
        match self.page.path:
            case "overview":
                return {**self._years(), **self._rows("Latest events", latest=True)}
            case "timeline":
                return {**self._timeline(), **self._rows("")}
            case "frameworks":
                picture = self._lifespans() if self.shown == _LIFESPANS else {}
                return {"views": self._framework_views(), **picture, **self._rows("")}
            case "briefing" | "data-and-method":
                return {}
            case _:
                return self._rows("")

    def _rows(self, title: str, latest: bool = False) -> dict[str, Any]:
        listed = rows.first_rows(self.corpus, self.filters, self.kind, latest)
        page = next(p for p in PAGES if p.path == RECORD_PAGES[self.kind][0])
        key = RECORD_PAGES[self.kind][1]
        query = self.filters.to_query()
        return {
            "rows_title": title,
            "rows": [(row, self.address(page, {**query, key: [row.id]})) for row in listed],
        }

    def _years(self) -> dict[str, Any]:
        corpus, filters = self.corpus, self.filters
        listed = bars.per_year(corpus, filters)
        busiest = max(listed, key=lambda year: listed[year])
        return {
            "picture_title": "Events by year",
            "picture": pictures.picture(
                lambda look, _width: bars.events_by_year(corpus, filters, look),
                f"Columns: events by year from {min(listed)} to {max(listed)}; "
                f"most in {busiest} with {listed[busiest]}.",
                self.palette,
            ),
        }

    def _timeline(self) -> dict[str, Any]:
        corpus, filters = self.corpus, self.filters
        without = frozenset(self.query.get("without", ())) & frozenset(timeline_figure.BANDS)
        faint = list(self.query.get("outside", ()))[:1] == ["faint"]
        event = self.opened.id if self.opened and self.opened.kind == "event" else None

        def options(width: int) -> timeline_figure.TimelineOptions:
            drawn = _DRAWN[width]
            return timeline_figure.TimelineOptions(
                filters, self.lane, drawn, faint, without, event, None
            )

        return {
            "presets": self._presets(),
            "overall": density(corpus, filters, self._inks()),
            "lanes": [
                Link(
                    _LANES[key],
                    self.here({"lane": [] if key == "theme" else [key]}),
                    key == self.lane,
                )
                for key in timeline_figure.LANES
            ],
            "picture": pictures.picture(
                lambda look, width: timeline_figure.timeline(corpus, options(width), look),
                timeline_figure.alt_text(corpus, options(pictures.WIDE)),
                self.palette,
                widths=self._widths,
            ),
        }

    def _inks(self) -> Inks:
        """The strip's colours in both looks."""
        light, dark = Inks.of(LIGHT), Inks.of(DARK)
        names = [ink.name for ink in fields(Inks)]
        return Inks(*(self.palette.of(getattr(light, n), getattr(dark, n)) for n in names))

    def _presets(self) -> list[Link]:
        links = [Link("Whole period", self.here({"from": [], "to": []}))]
        for period in self.corpus.site.periods:
            until = f" {period.first}–{period.last}" if period.last else ""
            years = {"from": [f"{period.first:04d}"], "to": []}
            if period.last:
                years["to"] = [f"{period.last:04d}"]
            links.append(Link(f"{period.label}{until}", self.here(years)))
        return links

    def _framework_views(self) -> list[Link]:
        return [
            Link(
                label, self.here({"view": [] if view == _LIFESPANS else [view]}), view == self.shown
            )
            for view, label in VIEWS.items()
        ]

    def _lifespans(self) -> dict[str, Any]:
        corpus = self.corpus
        ids = [str(framework) for framework in select(corpus, self.filters, "framework")]
        groups = grouped(corpus, ids, self.group)
        day = self._as_of()
        opened = self.opened.id if self.opened else None
        return {
            "picture_words": lifespans.sentence(corpus, ids, day),
            "picture": pictures.picture(
                lambda look, width: lifespans.lifespans(
                    corpus, groups, look, day, _DRAWN[width], opened
                ),
                lifespans.alt_text(corpus, ids, day),
                self.palette,
                widths=self._widths,
                window=WINDOW,
            ),
        }

    def _as_of(self) -> date:
        try:
            return date.fromisoformat(next(iter(self.query.get("asof", ())), ""))
        except ValueError:
            return self.today

    @property
    def _widths(self) -> tuple[int, int]:
        return (pictures.BESIDE if self.opened else pictures.WIDE, pictures.NARROW)
