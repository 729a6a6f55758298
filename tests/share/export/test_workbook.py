"""The workbook, read back by openpyxl."""

from __future__ import annotations

import io
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from nzviz.corpus import dates
from nzviz.corpus.corpus import Corpus, load
from nzviz.explore.coverage import source_summary
from nzviz.explore.filters import SELECTABLE
from nzviz.share.export.columns import tables
from nzviz.share.export.workbook import workbook

HOSTILE = ["=1+1", "+1", "-1", "@SUM(A1)", "http://example.org/x", "{=1}", "'quoted"]


def read(data: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(data))


@pytest.mark.parametrize("kinds", [("event",), ("framework",), SELECTABLE])
def test_sheets_hold_the_tables(corpus: Corpus, export_of: Any, kinds: tuple[str, ...]) -> None:
    export = export_of(corpus, *kinds, last_year=1985)
    book = read(workbook(export))
    kept = [table for table in tables(export) if not table.name.startswith("record_")]
    assert book.sheetnames == ["README", "Columns", *(table.name for table in kept)]
    for table in kept:
        sheet = book[table.name]
        rows = list(sheet.iter_rows(values_only=True))
        assert list(rows[0]) == [field.name for field in table.fields]
        assert len(rows) - 1 == len(table)
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref.startswith("A1:")
        assert all(8 <= d.width <= 62 for d in sheet.column_dimensions.values())
        for field, cells in zip(table.fields, zip(*rows[1:], strict=True), strict=False):
            assert all(
                same(cell, value) for cell, value in zip(cells, table.values(field), strict=True)
            ), field.name
    assert not any(
        cell.data_type == "f" for sheet in book for row in sheet.iter_rows() for cell in row
    )


def same(cell: Any, value: Any) -> bool:
    if isinstance(cell, datetime):
        return cell.date().isoformat() == str(value)
    if isinstance(value, list):
        return (cell or "") == "; ".join(value)
    if cell is not None and hasattr(value, "isoformat"):
        return bool(cell == value.isoformat())
    return bool(cell == value)


def test_days_are_dates_and_other_dates_stay_text(real: Corpus, export_of: Any) -> None:
    export = export_of(real, "event", last_year=1990)
    sheet = read(workbook(export))["events"]
    names = [cell.value for cell in sheet[1]]
    for row in sheet.iter_rows(min_row=2):
        cell = row[names.index("date")]
        text = real.frames.events.at[row[0].value, "date"]
        if dates.parse(text).exact_day:
            assert cell.is_date
            assert cell.value.date().isoformat() == text
        else:
            assert cell.value == text


def test_the_first_sheet_says_what_it_is(corpus: Corpus, export_of: Any) -> None:
    export = export_of(corpus, "event", first_year=2010)
    told = dict(
        row for row in read(workbook(export))["README"].iter_rows(values_only=True) if row[0]
    )
    assert told["What it rests on"] == source_summary(corpus, export.filters)
    assert corpus.site.licence_url in told["Licence"]
    assert told["Address of the view"] == export.view


def test_links_lead_to_records_sources_and_addresses(alba: Corpus, export_of: Any) -> None:
    book = read(workbook(export_of(alba, "event")))
    event = book["events"]["A2"]
    assert event.hyperlink.target == f"https://example.org/app/timeline?event={event.value}"
    evidence = book["evidence"]
    names = [cell.value for cell in evidence[1]]
    cell = evidence.cell(2, names.index("source") + 1)
    sheet, _, place = cell.hyperlink.location.partition("!")
    assert book[sheet.strip("'")][place].value == cell.value
    assert not read(workbook(export_of(alba, "event", view="")))["events"]["A2"].hyperlink


@pytest.mark.parametrize("text", HOSTILE)
def test_texts_stay_texts(alba_copy: Path, export_of: Any, text: str) -> None:
    file = alba_copy / "events/1999.yaml"
    before = file.read_text(encoding="utf-8")
    title = "Alba and Borea close their ports to each other"
    assert title in before
    quoted = text.replace("'", "''")
    file.write_text(before.replace(title, f"'{quoted}'"), encoding="utf-8")
    sheet = read(workbook(export_of(load(alba_copy), "event")))["events"]
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value == text]
    assert len(cells) == 1
    assert cells[0].data_type == "s"
    assert cells[0].hyperlink is None


def test_days_before_excels_calendar_are_text(alba_copy: Path, export_of: Any) -> None:
    (alba_copy / "events/1999.yaml").rename(alba_copy / "events/1840.yaml")
    file = alba_copy / "events/1840.yaml"
    text = file.read_text(encoding="utf-8").replace('"1999~"', '"1840-02-06"')
    file.write_text(text, encoding="utf-8")
    sheet = read(workbook(export_of(load(alba_copy), "event", last_year=1900)))["events"]
    names = [cell.value for cell in sheet[1]]
    row = next(row for row in sheet.iter_rows(min_row=2, values_only=True))
    assert [row[names.index(n)] for n in ("date", "start", "end")] == ["1840-02-06"] * 3


def test_equal_exports_give_equal_bytes(alba: Corpus, alba_folder: Path, export_of: Any) -> None:
    assert workbook(export_of(alba, "event")) == workbook(export_of(load(alba_folder), "event"))
