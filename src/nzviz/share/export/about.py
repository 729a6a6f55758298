"""What every exported file says of itself: what it shows, rests on, and how it may be used."""

from __future__ import annotations

from collections.abc import Mapping

from nzviz.corpus.corpus import Corpus
from nzviz.corpus.kept import kept_with_corpus
from nzviz.explore.coverage import source_summary
from nzviz.explore.filters import Filters, describe, select, sentence
from nzviz.share.citation import chicago
from nzviz.share.csl import Item, view_item
from nzviz.share.export.request import Export

QUOTED_NOTE = (
    "Quoted passages are not under this licence: they stay their owners' and are quoted, short "
    "and attributed, for criticism, review and research. Linked sources have their own terms."
)
CITE_FIRST = "Please cite the original sources first, and this collection second."
DATES_NOTE = (
    "Dates are EDTF (Extended Date/Time Format) level 1; start and end are the first and last day "
    "that a date can mean, and 9999-12-31 stands for an open end."
)


def what_is_shown(export: Export) -> str:
    """The filters in a sentence: "34 of 449 events: Nuclear-free policy; since 1984"."""
    corpus, filters = export.corpus, export.filters
    if len(export.kinds) == 1:
        return sentence(corpus, filters, export.kinds[0])
    counted = [sentence(corpus, filters, kind).partition(":")[0] for kind in export.kinds]
    counted = [text.removeprefix("All ") for text in counted]
    listed = f"{', '.join(counted[:-1])} and {counted[-1]}"
    if export.everything:
        return f"The whole collection: {listed}"
    return f"{listed}: {describe(corpus, filters)}" if filters.active else f"All {listed}"


def summary(export: Export) -> str:
    """How well sourced it is: the source-summary sentence of every kind that rests on sources."""
    return _summary(export.corpus, export.filters, export.kinds)


@kept_with_corpus(64)
def _summary(corpus: Corpus, filters: Filters, shown: tuple[str, ...]) -> str:
    kinds = [kind for kind in shown if kind != "source"] or ["source"]
    left = [kind for kind in kinds if len(select(corpus, filters, kind))] or kinds[:1]
    return " ".join(source_summary(corpus, filters, kind) for kind in left)


def version(export: Export) -> str:
    """Version and day of the data, and the digest that identifies them."""
    site = export.corpus.site
    return f"{site.version} of {site.updated} (digest {export.digest[:16]})"


def licence(export: Export) -> str:
    """The licence of our own words and codings, with its address."""
    site = export.corpus.site
    return f"Our own words and codings: {site.licence}, {site.licence_url}"


def attribution(export: Export) -> str:
    """Whom to name."""
    site = export.corpus.site
    return f"Attribution: {site.publisher}, {site.title}, version {site.version}"


def item(export: Export) -> Item:
    """CSL-JSON of the export as a page of this collection."""
    title = what_is_shown(export)
    if len(export.kinds) > 1:
        title = describe(export.corpus, export.filters) or title.partition(":")[0]
    found = view_item(export.corpus, title, export.view, export.today)
    return found if export.view else {key: value for key, value in found.items() if key != "URL"}


def citation(export: Export) -> str:
    """How to cite the export, as a line of a Chicago bibliography."""
    return chicago(item(export))


def lines(export: Export) -> Mapping[str, str]:
    """Everything above by its label, for files that have room for a few lines."""
    site = export.corpus.site
    found = {
        "Collection": f"{site.title}. {site.subtitle}",
        "What this is": what_is_shown(export),
        "What it rests on": summary(export),
        "Address of the view": export.view,
        "Exported": export.today.isoformat(),
        "Version of the data": version(export),
        "Publisher": site.publisher,
        "Licence": licence(export),
        "Not under it": QUOTED_NOTE,
        "Citation": f"{citation(export)} {CITE_FIRST}",
    }
    return {label: text for label, text in found.items() if text}
