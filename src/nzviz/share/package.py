"""The rows on screen as a file that explains itself: CSV, README, licence and sources in a zip."""

from __future__ import annotations

import io
import zipfile
from datetime import date

from nzviz.corpus.corpus import Corpus
from nzviz.corpus.frame_specs import FRAMES
from nzviz.explore.coverage import source_summary
from nzviz.explore.filters import Filters, rows, sentence
from nzviz.share.tables import as_csv, with_links

_QUOTED_NOTE = (
    "Quoted passages are not under this licence: they stay their owners' and are quoted, short\n"
    "and attributed, for criticism, review and research. Linked sources have their own terms."
)


def package(corpus: Corpus, filters: Filters, kind: str, view: str, today: date) -> bytes:
    """A zip of the records of *kind* that *filters* leave.

    It holds ``<kind>s.csv`` (columns as documented in its README), ``evidence.csv`` and
    ``sources.csv`` (what the rows rest on), ``README.txt`` and ``LICENCE.txt``. *view* is the
    address of the view and *today* the day of the download. Equal arguments give equal bytes.
    """
    shown = rows(corpus, filters, kind)
    frames = corpus.frames
    evidence = frames.evidence[
        (frames.evidence["kind"] == kind) & frames.evidence["id"].isin(shown.index)
    ]
    used = set(evidence["source"]) | set(shown["source"] if kind == "quote" else ())
    sources = frames.sources[frames.sources.index.isin(list(used))]
    files = {
        "README.txt": _readme(corpus, filters, kind, view, today),
        "LICENCE.txt": _licence(corpus),
    }
    if kind == "source":
        files["sources.csv"] = as_csv(shown)
    else:
        files[f"{kind}s.csv"] = as_csv(with_links(corpus, kind, shown))
        files["evidence.csv"] = as_csv(evidence, index=False)
        files["sources.csv"] = as_csv(sources)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in sorted(files.items()):
            stamp = zipfile.ZipInfo(name, (today.year, today.month, today.day, 0, 0, 0))
            stamp.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(stamp, text)
    return buffer.getvalue()


def _readme(corpus: Corpus, filters: Filters, kind: str, view: str, today: date) -> str:
    site = corpus.site
    columns = "\n".join(
        f"  {name}: {column.meaning} ({column.dtype})"
        for name, column in FRAMES[f"{kind}s"].columns.items()
    )
    return (
        f"{site.title}\n{site.subtitle}\n\n"
        f"What this is: {sentence(corpus, filters, kind)}\n"
        f"What it rests on: {source_summary(corpus, filters, kind)}\n"
        f"Address of the view: {view}\n"
        f"Downloaded: {today.isoformat()}\n"
        f"Version of the data: {site.version} of {site.updated} (digest {corpus.digest[:16]})\n"
        f"Publisher: {site.publisher}\n\n"
        f"Please cite the original sources (sources.csv) first, and this collection second.\n\n"
        f"Columns of {kind}s.csv (the first one is the id):\n{columns}\n\n"
        "Dates are EDTF (Extended Date/Time Format) level 1; start and end are the first and last\n"
        "day that a date can mean, and 9999-12-31 stands for an open end. evidence.csv tells\n"
        "which source says what about which record, sources.csv where to find it.\n"
        "A text that begins with =, +, - or @ carries a leading apostrophe, so that no\n"
        "spreadsheet takes it for a formula.\n"
    )


def _licence(corpus: Corpus) -> str:
    site = corpus.site
    return (
        f"Our own words and codings: {site.licence}, {site.licence_url}\n"
        f"Attribution: {site.publisher}, {site.title}, version {site.version}\n\n{_QUOTED_NOTE}\n"
    )
