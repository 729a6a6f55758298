"""An export as one JSON document, and one of its tables alone."""

from __future__ import annotations

import json

from nzviz.share.export.about import CITE_FIRST, QUOTED_NOTE, citation, summary, what_is_shown
from nzviz.share.export.columns import Table, as_json, tables
from nzviz.share.export.request import Export


def document(export: Export) -> str:
    """Everything as one JSON object: ``about`` and, by name, every table as a list of rows."""
    site = export.corpus.site
    about = {
        "collection": site.title,
        "shows": what_is_shown(export),
        "rests_on": summary(export),
        "view": export.view or None,
        "exported": export.today,
        "version": site.version,
        "updated": site.updated,
        "digest": export.digest,
        "publisher": site.publisher,
        "licence": site.licence,
        "licence_url": site.licence_url,
        "not_under_licence": QUOTED_NOTE,
        "citation": f"{citation(export)} {CITE_FIRST}",
    }
    found = {"about": about, "tables": {table.name: table.rows() for table in tables(export)}}
    return json.dumps(found, ensure_ascii=False, indent=1, default=as_json) + "\n"


def only_table(export: Export) -> Table:
    """The one table of the records shown; raises ValueError when several kinds are."""
    shown = [table for table in tables(export) if table.shown]
    if len(shown) != 1:
        raise ValueError(f"one kind of record makes one table, not {len(shown)}")
    return shown[0]
