"""Every format is written, kept and named."""

from __future__ import annotations

from typing import Any

import pytest

from nzviz.corpus.corpus import Corpus
from nzviz.explore.coverage import source_summary
from nzviz.explore.filters import SELECTABLE
from nzviz.share.export.formats import EXPORT_FORMATS, exported, file_name

#: Formats that have no place for a sentence; a pack, a README sheet and so on have one.
BARE = ("csv", "parquet", "ris", "csl")
#: How a file of each format begins.
BEGINS = {
    "pack": b"PK", "xlsx": b"PK", "json": b"{", "csv": b"id,", "parquet": b"PAR1",
    "html": b"<!DOCTYPE html>", "timelinejs": b"{", "ics": b"BEGIN:VCALENDAR", "bib": b"%",
    "ris": b"TY  - ", "csl": b"[",
}  # fmt: skip


def test_all_are_tested_here() -> None:
    assert set(BEGINS) == set(EXPORT_FORMATS)


@pytest.mark.parametrize("name", BEGINS)
def test_a_file_is_of_its_format_and_carries_the_summary(
    alba: Corpus, export_of: Any, name: str
) -> None:
    export = export_of(alba, "event")
    content = exported(name, export)
    assert content.startswith(BEGINS[name])
    assert exported(name, export_of(alba, "event")) is content
    assert exported(name, export_of(alba, "event", last_year=1999)) != content
    if name not in (*BARE, "pack", "xlsx"):  # these two are zips; their own tests look inside
        unfolded = content.decode().replace("\r\n ", "").replace("\\", "")
        assert source_summary(alba, export.filters) in unfolded


@pytest.mark.parametrize(
    ("name", "kinds", "file"),
    [
        ("pack", ("event",), "events.zip"),
        ("pack", SELECTABLE, "everything.zip"),
        ("xlsx", ("quote",), "quotes.xlsx"),
        ("html", ("event",), "timeline.html"),
        ("timelinejs", ("event",), "timelinejs.json"),
        ("ics", ("event",), "events.ics"),
        ("bib", ("event",), "sources.bib"),
        ("ris", ("event",), "sources.ris"),
        ("csl", ("event",), "sources.csl.json"),
    ],
)
def test_file_names(alba: Corpus, export_of: Any, name: str, kinds: Any, file: str) -> None:
    assert file_name(name, export_of(alba, *kinds)) == file
