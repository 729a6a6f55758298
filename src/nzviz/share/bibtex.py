"""CSL-JSON items as BibTeX, written by pybtex."""

from __future__ import annotations

from pybtex.database import BibliographyData, Entry, Person
from pybtex.database.output.bibtex import Writer

from nzviz.share.csl import Item, one_line, remarks_of

#: BibTeX's entry type for a CSL type, and the field that takes the container or publisher. BibTeX
#: has no treaties, speeches, laws or web pages: they are ``misc``, as other exporters write them.
_TYPES = {
    "article-journal": ("article", "journal"),
    "article-magazine": ("article", "journal"),
    "article-newspaper": ("article", "journal"),
    "book": ("book", "publisher"),
    "chapter": ("incollection", "booktitle"),
    "entry-encyclopedia": ("incollection", "booktitle"),
    "pamphlet": ("booklet", "howpublished"),
    "report": ("techreport", "institution"),
}
_OTHER = ("misc", "howpublished")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LATEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        # Not \{ and \}: BibTeX counts every brace, escaped or not.
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{letter: f"\\{letter}" for letter in "&%$#_"},
    }
)
#: An address stays as it is, but for what would unbalance the braces around it.
_ADDRESS = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C", '"': "%22", " ": "%20"})


class _Writer(Writer):  # type: ignore[misc] # pybtex ships no types
    """pybtex's writer, for texts that are LaTeX already: its own encoder leaves $ and ^ bare."""

    def _encode(self, text: str) -> str:
        return text


def bibtex(items: list[Item]) -> str:
    """*items* as a BibTeX file in UTF-8; every id is its entry's key."""
    entries = BibliographyData()
    for item in items:
        entries.add_entry(str(item["id"]), _entry(item))
    return str(_Writer(encoding="UTF-8").to_string(entries))


def _entry(item: Item) -> Entry:
    kind, place = _TYPES.get(item["type"], _OTHER)
    fields = {"title": f"{{{_latex(item['title'])}}}"}
    container = item.get("container-title") or item.get("publisher")
    if container:
        fields[place] = _latex(container)
    if "container-title" in item and "publisher" in item:
        fields["publisher"] = _latex(item["publisher"])
    fields.update(_date_fields(item))
    if "URL" in item:
        fields["url"] = item["URL"].translate(_ADDRESS)
    if "accessed" in item:
        year, month, day = item["accessed"]["date-parts"][0]
        fields["urldate"] = f"{year:04d}-{month:02d}-{day:02d}"
    remarks = remarks_of(item)
    if remarks:
        fields["note"] = _latex("; ".join(remarks))
    persons = [_person(author) for author in item.get("author", ())]
    return Entry(kind, fields=fields, persons={"author": persons} if persons else {})


def _date_fields(item: Item) -> dict[str, str]:
    """``year`` and ``month`` for BibTeX, and the whole date (EDTF) for BibLaTeX."""
    if "issued" not in item:
        return {}
    parts = item["issued"]["date-parts"]
    circa = "~" if item["issued"].get("circa") else ""
    written = "/".join("-".join(f"{part:02d}" for part in date) for date in parts)
    fields = {"year": str(parts[0][0]), "date": written + circa}
    if len(parts) == 1 and len(parts[0]) > 1:
        fields["month"] = _MONTHS[parts[0][1] - 1]
    return fields


def _person(author: dict[str, str]) -> Person:
    if "literal" in author:
        return Person(last=f"{{{_latex(author['literal'])}}}")
    return Person(first=_latex(author.get("given", "")), last=_latex(author["family"]))


def _latex(text: str) -> str:
    return one_line(text).translate(_LATEX)
