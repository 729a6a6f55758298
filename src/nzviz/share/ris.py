"""CSL-JSON items as RIS, written by rispy."""

from __future__ import annotations

from typing import Any

import rispy

from nzviz.share.csl import Item, one_line, remarks_of

#: RIS's reference type for a CSL type; GEN, any kind of work, for those it lacks.
_TYPES = {
    "article-journal": "JOUR",
    "article-magazine": "MGZN",
    "article-newspaper": "NEWS",
    "bill": "BILL",
    "book": "BOOK",
    "chapter": "CHAP",
    "entry-encyclopedia": "ENCYC",
    "hearing": "HEAR",
    "legislation": "STAT",
    "motion_picture": "VIDEO",
    "pamphlet": "PAMP",
    "post-weblog": "BLOG",
    "report": "RPRT",
    "webpage": "ELEC",
}


class _Writer(rispy.RisWriter):  # type: ignore[misc] # rispy's bases are untyped
    """rispy's writer, without the running number that it puts before every reference."""

    def set_header(self, count: int) -> str:
        return ""


def ris(items: list[Item]) -> str:
    """*items* as a RIS file."""
    written: str = rispy.dumps([_reference(item) for item in items], implementation=_Writer)
    return written.lstrip("\n")


def _reference(item: Item) -> dict[str, Any]:
    found: dict[str, Any] = {
        "type_of_reference": _TYPES.get(item["type"], "GEN"),
        "id": item["id"],
        "title": one_line(item["title"]),
    }
    authors = [_name(author) for author in item.get("author", ())]
    if authors:
        found["authors"] = authors
    for key, field in (
        ("container-title", "secondary_title"),
        ("publisher", "publisher"),
        ("archive", "name_of_database"),
    ):
        if key in item:
            found[field] = one_line(item[key])
    if "issued" in item:
        parts = item["issued"]["date-parts"][0]
        found["year"] = str(parts[0])
        found["date"] = _date(parts, "about" if item["issued"].get("circa") else "")
    if "accessed" in item:
        found["access_date"] = _date(item["accessed"]["date-parts"][0], "")
    if "URL" in item:
        found["urls"] = [item["URL"]]
    remarks = remarks_of({key: value for key, value in item.items() if key != "archive"})
    if remarks:
        found["notes"] = [one_line(remark) for remark in remarks]
    return found


def _date(parts: list[int], remark: str) -> str:
    """``YYYY/MM/DD/remark``, with empty fields for what is not known."""
    filled = [f"{part:02d}" for part in parts] + [""] * (3 - len(parts))
    return "/".join([*filled, remark])


def _name(author: dict[str, str]) -> str:
    if "literal" in author:
        return one_line(author["literal"])
    return one_line(", ".join(filter(None, (author["family"], author.get("given")))))
