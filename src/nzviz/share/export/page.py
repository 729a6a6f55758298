"""The timeline as one HTML file that needs no server, no script and nothing from anywhere."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files

from jinja2 import Environment, StrictUndefined, Template
from markupsafe import Markup

from nzviz.corpus import dates
from nzviz.explore.coverage import source_summary
from nzviz.explore.filters import sentence
from nzviz.share.export.about import CITE_FIRST, QUOTED_NOTE, citation, version
from nzviz.share.export.event_texts import EventText, event_texts
from nzviz.share.export.request import Export
from nzviz.share.formats import source_in_words


@dataclass(frozen=True, slots=True)
class _Source:
    """A source in the page's list: its number there, its words and its address, if it has one."""

    id: str
    number: int
    words: str
    url: str | None
    kind: str


def page(export: Export) -> str:
    """A self-contained HTML page: timeline, table of events, sources, citation and licence.

    It follows the reader's light or dark look, prints in the light one, and asks nobody for
    anything (its Content-Security-Policy forbids it). Without a script the table is in order of
    time; with its own small one it can be sorted. Raises ValueError when *export* cannot draw.
    """
    if export.draw is None:
        raise ValueError("a page of the timeline needs something that draws it")
    corpus, site = export.corpus, export.corpus.site
    events = event_texts(export)
    sources = _numbered(export, events)
    drawn = export.draw(corpus, export.filters, export.lane) if events else None
    script = _part("page.js")
    return _template().render(
        site=site,
        export=export,
        sentence=sentence(corpus, export.filters, "event"),
        summary=source_summary(corpus, export.filters, "event"),
        events=events,
        starts={event.id: dates.parse(event.date).start.isoformat() for event in events},
        sources=sources,
        drawn=drawn,
        wide=Markup(drawn.wide) if drawn else "",
        narrow=Markup(drawn.narrow) if drawn else "",
        light=_variables(drawn.light) if drawn else "",
        dark=_variables(drawn.dark) if drawn else "",
        style=Markup(_part("page.css")),
        script=Markup(script),
        script_hash=b64encode(sha256(script.encode()).digest()).decode(),
        version=version(export),
        citation=citation(export),
        cite_first=CITE_FIRST,
        not_licensed=QUOTED_NOTE,
    )


def _numbered(export: Export, events: list[EventText]) -> Mapping[str, _Source]:
    """The events' sources by id, numbered in the order in which the events name them."""
    ids = dict.fromkeys(source for event in events for source in event.sources)
    frame = export.corpus.frames.sources
    found = {}
    for number, source in enumerate(ids, start=1):
        url = frame.at[source, "url"]
        address = url if isinstance(url, str) else None
        words = source_in_words(export.corpus, source)
        kind = f"{frame.at[source, 'kind']}, {frame.at[source, 'level']}".replace("-", " ")
        found[source] = _Source(source, number, words.removesuffix(f", {address}"), address, kind)
    return found


def _variables(values: Mapping[str, str]) -> Markup:
    """CSS declarations; names and values are ours or colours that the corpus's models checked."""
    return Markup("".join(f"{name}:{value};" for name, value in values.items()))


def _part(name: str) -> str:
    return files("nzviz.share.export").joinpath(name).read_text(encoding="utf-8")


@cache
def _template() -> Template:
    environment = Environment(
        autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined
    )
    return environment.from_string(_part("page.html.jinja"))
