"""The formats in which a view leaves: what each is for, and what writes it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Literal

from nzviz.corpus.corpus import Corpus
from nzviz.corpus.kept import kept_with_corpus
from nzviz.share.export.calendar import calendar
from nzviz.share.export.document import document, only_table
from nzviz.share.export.pack import csv, pack, parquet
from nzviz.share.export.page import page
from nzviz.share.export.references import REFERENCE_FILES, references
from nzviz.share.export.request import Export
from nzviz.share.export.timelinejs import timelinejs
from nzviz.share.export.workbook import workbook


@dataclass(frozen=True, slots=True)
class ExportFormat:
    """One format.

    ``label`` and ``purpose`` are for readers; ``ending`` ends the file's name and ``mime`` is its
    media type. ``takes`` says what can be in it: ``any`` kinds of record, ``one`` kind at a time,
    or ``events`` alone, whatever else is shown.
    """

    label: str
    purpose: str
    ending: str
    mime: str
    takes: Literal["any", "one", "events"]
    write: Callable[[Export], str | bytes]


#: By the short name that the command line and file names use; it is public.
EXPORT_FORMATS: Mapping[str, ExportFormat] = {
    "pack": ExportFormat(
        "Pack",
        "every table as CSV, JSON and Parquet, with README, licence and bibliography",
        "zip",
        "application/zip",
        "any",
        pack,
    ),
    "xlsx": ExportFormat(
        "Excel",
        "the same tables as sheets, with real dates and links",
        "xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "any",
        workbook,
    ),
    "json": ExportFormat(
        "JSON", "the same tables in one document, for programs", "json", "application/json", "any",
        document,
    ),
    "csv": ExportFormat(
        "CSV", "the one table of a kind of record", "csv", "text/csv", "one",
        lambda export: csv(only_table(export)),
    ),
    "parquet": ExportFormat(
        "Parquet", "the same table with its types", "parquet", "application/vnd.apache.parquet",
        "one",
        lambda export: parquet(only_table(export)),
    ),
    "html": ExportFormat(
        "Web page",
        "timeline, table and sources in one file that opens and prints anywhere",
        "html",
        "text/html",
        "events",
        page,
    ),
    "timelinejs": ExportFormat(
        "TimelineJS", "slides for Knight Lab’s storytelling timeline", "json",
        "application/json", "events", timelinejs,
    ),
    "ics": ExportFormat(
        "Calendar", "events of known day or month, for calendar programs", "ics",
        "text/calendar", "events", calendar,
    ),
    "bib": ExportFormat(
        "BibTeX", "the sources, for LaTeX and reference managers", "bib",
        "application/x-bibtex", "any", partial(references, format="bibtex"),
    ),
    "ris": ExportFormat(
        "RIS", "the sources, for Zotero, EndNote and Mendeley", "ris",
        "application/x-research-info-systems", "any", partial(references, format="ris"),
    ),
    "csl": ExportFormat(
        "CSL-JSON", "the sources, for Zotero, Pandoc and citation programs", "json",
        "application/vnd.citationstyles.csl+json", "any", partial(references, format="csl-json"),
    ),
}  # fmt: skip


def exported(name: str, export: Export) -> bytes:
    """*export* in the format of one of the :data:`EXPORT_FORMATS`.

    The last few files are kept with their corpus, by what they show: many readers of one view get
    one file. Raises ValueError when the format cannot hold what is shown.
    """
    return _exported(export.corpus, name, export)


@kept_with_corpus(24)
def _exported(corpus: Corpus, name: str, export: Export) -> bytes:
    written = EXPORT_FORMATS[name].write(export)
    return written if isinstance(written, bytes) else written.encode()


def file_name(name: str, export: Export) -> str:
    """What the file is called: the records that it holds, the format where the ending does not
    tell it, and the ending.
    """
    format = EXPORT_FORMATS[name]
    if name in ("bib", "ris", "csl"):
        return REFERENCE_FILES[{"bib": "bibtex", "csl": "csl-json"}.get(name, name)]
    if format.takes == "events":
        return {"html": "timeline.html", "timelinejs": "timelinejs.json"}.get(name, "events.ics")
    what = f"{export.kinds[0]}s" if len(export.kinds) == 1 else "everything"
    return f"{what}.{format.ending}"
