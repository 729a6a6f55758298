"""The texts that go with exported files: what they are, and how they may be used."""

from __future__ import annotations

from textwrap import fill

from nzviz.share.export.about import (
    CITE_FIRST,
    DATES_NOTE,
    QUOTED_NOTE,
    attribution,
    citation,
    licence,
    summary,
    version,
    what_is_shown,
)
from nzviz.share.export.columns import Table, tables
from nzviz.share.export.request import Export

_WIDTH = 96
_HARMLESS = (
    "In CSV a text that begins with =, +, - or @ carries a leading apostrophe, so that no "
    "spreadsheet takes it for a formula."
)
_FORMATS = (
    "Every table is here three times, with the same rows and columns: NAME.csv for any program, "
    "json/NAME.json, and parquet/NAME.parquet, which keeps the types. In CSV several ids in one "
    f"cell are joined by semicolons. {_HARMLESS} JSON and Parquet hold lists, and every text as "
    "it is. datapackage.json describes all of it to programs (Frictionless Data "
    "Package). sources.bib, sources.ris and sources.csl.json are the sources for reference "
    "managers."
)
_NAMED = (
    "The tables marked * hold exactly the records of the view. The others hold what belongs to "
    "these records and what they name: a record in a table without * is there because another one "
    "refers to it, whether or not it fits the filters."
)
_COUNTED = (
    "Read it with care. evidence.csv says which source says what about which record, and "
    "sources.csv where to find it; sources.csv may hold a few more than are counted above, from "
    "which quotes about the records come. Single-sourced means that all evidence has one "
    "publisher. Where sources disagree, disputes.csv says on what, and how we judge it."
)


def readme(export: Export) -> str:
    """What a pack is, what its files and columns are, and what to mind."""
    found = tables(export)
    parts = [
        head(export),
        _paragraph(_FORMATS),
        _paragraph(_NAMED),
        "Tables\n" + "\n".join(_listed(table) for table in found),
        _paragraph(_COUNTED),
        _paragraph(DATES_NOTE),
    ]
    if export.corpus.site.method:
        parts.append("How the collection is made")
        parts += [_paragraph(text) for text in export.corpus.site.method]
    parts += [_columns(table) for table in found]
    return "\n\n".join(parts) + "\n"


def table_readme(export: Export, what: str, name: str, columns: list[str]) -> str:
    """What one drawn table is."""
    told = f"{name}.csv: {what}. Its columns: {', '.join(columns)}. {_HARMLESS}"
    return f"{head(export)}\n\n{_paragraph(told)}\n"


def head(export: Export) -> str:
    """Title, what is shown and what it rests on, address, day, version, publisher, citation."""
    site = export.corpus.site
    told = [
        f"What this is: {what_is_shown(export)}",
        f"What it rests on: {summary(export)}",
        *([f"Address of the view: {export.view}"] if export.view else []),
        f"Exported: {export.today.isoformat()}",
        f"Version of the data: {version(export)}",
        f"Publisher: {site.publisher}",
        f"Licence: {licence(export)} (see LICENCE.txt)",
        f"Cite as: {citation(export)}",
        CITE_FIRST,
    ]
    return f"{site.title}\n{site.subtitle}\n\n" + "\n".join(told)


def licence_text(export: Export) -> str:
    """The licence, whom to name, and what the licence does not cover."""
    return f"{licence(export)}\n{attribution(export)}\n\n{_paragraph(QUOTED_NOTE)}\n"


def _paragraph(text: str) -> str:
    return fill(" ".join(text.split()), _WIDTH, break_long_words=False, break_on_hyphens=False)


def _listed(table: Table) -> str:
    mark = "*" if table.shown else " "
    return f"{mark} {table.name}: {len(table):,}; each row is {table.row}"


def _columns(table: Table) -> str:
    listed = "\n".join(f"  {f.name}: {f.meaning} ({f.type})" for f in table.fields)
    return f"Columns of {table.name}\n{listed}"
