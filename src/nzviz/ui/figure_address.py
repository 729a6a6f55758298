"""Where the figure of a timeline is: an address that says all that it is drawn from.

The page tells its chart the address instead of the figure, so that a browser which has fetched the
figure already, for the first view or because the reader pointed at a button, draws it at once and
gets nothing twice. The answer is made in :mod:`nzviz.server.timeline_figure`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from nzviz.corpus.corpus import Corpus
from nzviz.explore.filters import FACETS
from nzviz.explore.second import SECOND as OF_SECOND
from nzviz.figures.style import Look
from nzviz.figures.timeline import link
from nzviz.share.links import query_string

#: Below the app's root.
PATH = "chart/timeline.json"
#: Its parameters besides those of the link: the look, the width in pixels that it is made for, the
#: state of the record, and which filter of a comparison it is of.
LOOK, MADE, VERSION, WHICH = "look", "made", "v", "which"
#: The value of :data:`WHICH` for the second filter; without the parameter it is the first.
SECOND = "second"
#: The parameters of the link that a timeline is drawn from.
LINK_KEYS = (*link.KEYS, "event")
#: Those whose values are a set: buttons write them in their own order.
_SETS = frozenset({*FACETS, *(OF_SECOND + key for key in FACETS), "without"})


def version(corpus: Corpus) -> str:
    """What names the state of the record in an address."""
    return corpus.digest[:12]


def of_link(query: Mapping[str, Sequence[str]]) -> str:
    """The part of a link that a timeline is drawn from, always in the same order."""
    drawn = {key: query[key] for key in LINK_KEYS if key in query}
    return query_string({k: sorted(v) if k in _SETS else v for k, v in drawn.items()})


def begun(corpus: Corpus, look: Look, width: int) -> str:
    """An address without its link: what goes before the ``&`` that :func:`of_link` comes after."""
    frame = {LOOK: [look.name], MADE: [str(width)], VERSION: [version(corpus)]}
    return f"{PATH}?{query_string(frame)}"


def figure_address(
    corpus: Corpus,
    query: Mapping[str, Sequence[str]],
    look: Look,
    width: int,
    *,
    second: bool = False,
) -> str:
    """Where the timeline of the link *query* is, made for *width* pixels."""
    which = f"{WHICH}={SECOND}" if second else ""
    return "&".join(filter(None, (begun(corpus, look, width), of_link(query), which)))
