"""The sources of an export as files for reference managers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from nzviz.share.csl import one_line
from nzviz.share.export.about import lines
from nzviz.share.export.contents import contents
from nzviz.share.export.request import Export
from nzviz.share.formats import bibliography

#: The file's name by the name of its format in :data:`nzviz.share.formats.FORMATS`.
REFERENCE_FILES: Mapping[str, str] = {
    "bibtex": "sources.bib",
    "ris": "sources.ris",
    "csl-json": "sources.csl.json",
}


def references(export: Export, format: str, sources: Sequence[str] | None = None) -> str:
    """The *sources* with these ids (None: all of *export*) in one of the :data:`REFERENCE_FILES`.

    BibTeX begins with what the export shows, rests on and may be used for; the other two have no
    place for it, since all that their files may hold is references.
    """
    ids = list(contents(export).tables["sources"].index if sources is None else sources)
    text = bibliography(export.corpus, ids, format)
    return _commented(lines(export), text) if format == "bibtex" else text


def _commented(about: Mapping[str, str], text: str) -> str:
    """A BibTeX file with remarks in front: what stands outside of entries is no entry's."""
    remarks = [f"% {label}: {one_line(words)}" for label, words in about.items()]
    return "\n".join(remarks).replace("@", "(at)") + "\n\n" + text
