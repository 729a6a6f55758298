"""The tables of an export as an Excel workbook."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from nzviz.corpus import dates
from nzviz.explore.filters import SELECTABLE
from nzviz.share.export.about import DATES_NOTE, lines
from nzviz.share.export.columns import LIST, Field, Table, tables
from nzviz.share.export.request import Export
from nzviz.share.tables import BETWEEN

#: Columns that hold EDTF dates: written as real dates where they name a sure day.
_EDTF = ("date", "published", "announced", "signed", "in_force", "ended", "term_start", "term_end")
#: Excel's calendar begins here (https://support.microsoft.com/office/date-function); earlier days
#: stay text.
_FIRST_DAY = date(1900, 3, 1)
_LONGEST_TEXT = 32_767
_LONGEST_LINK = 2_079
_NARROWEST, _WIDEST = 8, 60


class _Looks:
    """The cell formats of a workbook."""

    def __init__(self, book: Workbook) -> None:
        plain = {"valign": "top", "text_wrap": True}
        self.head: Format = book.add_format(
            {"bold": True, "bottom": 1, "valign": "top", "text_wrap": True}
        )
        self.title: Format = book.add_format({"bold": True, "font_size": 14})
        self.text: Format = book.add_format(plain)
        self.day: Format = book.add_format({**plain, "num_format": "yyyy-mm-dd", "align": "left"})
        self.link: Format = book.add_format({**plain, "font_color": "#0B5D5B", "underline": 1})


def workbook(export: Export) -> bytes:
    """An Excel workbook of *export*.

    The first sheet says what it is, the second what the columns mean; then a sheet for each table,
    with filters on its frozen head. Ids of sources lead to the source's row, ids of records to the
    record where it is served. Texts stay texts: none is taken for a formula or a link. Sheets of
    ids alone are left out, since the records carry the same ids in their columns.
    """
    buffer = io.BytesIO()
    options = {"in_memory": True, "default_date_format": "yyyy-mm-dd"}
    book = xlsxwriter.Workbook(buffer, options)
    site = export.corpus.site
    book.set_properties(
        {
            "title": site.title,
            "author": site.publisher,
            "comments": lines(export)["What this is"],
            # Equal exports give equal bytes: the hour of writing is not in the file.
            "created": datetime.combine(export.today, datetime.min.time(), UTC).replace(
                tzinfo=None
            ),
        }
    )
    looks = _Looks(book)
    found = [table for table in tables(export) if not table.name.startswith("record_")]
    _about_sheet(book.add_worksheet("README"), export, looks)
    _columns_sheet(book.add_worksheet("Columns"), found, looks)
    places = {table.name: _places(table) for table in found if table.key}
    for table in found:
        _table_sheet(book.add_worksheet(table.name), export, table, places, looks)
    book.close()
    return buffer.getvalue()


def _about_sheet(sheet: Worksheet, export: Export, looks: _Looks) -> None:
    sheet.set_column(0, 0, 22)
    sheet.set_column(1, 1, 100)
    sheet.write_string(0, 0, export.corpus.site.title, looks.title)
    told = {**lines(export), "Dates": DATES_NOTE}
    for row, (label, text) in enumerate(told.items(), start=2):
        sheet.write_string(row, 0, label, looks.head)
        _write_text(sheet, row, 1, text, looks)


def _columns_sheet(sheet: Worksheet, found: list[Table], looks: _Looks) -> None:
    _head(sheet, ["sheet", "column", "meaning"], looks)
    for column, width in enumerate((20, 20, 90)):
        sheet.set_column(column, column, width)
    rows = [(table.name, field.name, field.meaning) for table in found for field in table.fields]
    for row, texts in enumerate(rows, start=1):
        for column, text in enumerate(texts):
            sheet.write_string(row, column, text, looks.text)


def _table_sheet(
    sheet: Worksheet,
    export: Export,
    table: Table,
    places: dict[str, dict[str, int]],
    looks: _Looks,
) -> None:
    _head(sheet, [field.name for field in table.fields], looks)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(len(table), 1), len(table.fields) - 1)
    for column, field in enumerate(table.fields):
        values = table.values(field)
        sheet.set_column(column, column, _width(field, values))
        for row, value in enumerate(values, start=1):
            link = _link(export, table, field, value, places)
            if link:
                sheet.write_url(row, column, link, looks.link, str(value))
            elif value is not None:
                _write(sheet, row, column, field, value, looks)


def _head(sheet: Worksheet, names: list[str], looks: _Looks) -> None:
    for column, name in enumerate(names):
        sheet.write_string(0, column, name, looks.head)
    sheet.freeze_panes(1, 0)


def _write(
    sheet: Worksheet, row: int, column: int, field: Field, value: Any, looks: _Looks
) -> None:
    day = _day(value) if field.name in _EDTF else value
    if isinstance(day, date) and day >= _FIRST_DAY:
        sheet.write_datetime(row, column, day, looks.day)
    elif isinstance(value, bool):
        sheet.write_boolean(row, column, value, looks.text)
    elif isinstance(value, int | float):
        sheet.write_number(row, column, value, looks.text)
    else:
        text = BETWEEN.join(value) if isinstance(value, list) else str(value)
        _write_text(sheet, row, column, text, looks)


def _write_text(sheet: Worksheet, row: int, column: int, text: str, looks: _Looks) -> None:
    sheet.write_string(row, column, text[:_LONGEST_TEXT], looks.text)


def _day(text: str) -> date | None:
    """The day that an EDTF text names, when it names one without doubt."""
    parsed = dates.parse(text)
    return parsed.start if parsed.exact_day else None


def _link(
    export: Export, table: Table, field: Field, value: Any, places: dict[str, dict[str, int]]
) -> str:
    """Where a cell leads: the address it holds, the row of a source, the record; "" for nowhere."""
    if not isinstance(value, str):
        return ""
    link = ""
    if field.name == "url":
        link = value
    elif field.name == table.key and table.name.removesuffix("s") in SELECTABLE:
        link = export.record_address(table.name.removesuffix("s"), value)
    elif field.name in ("source", "quote") and value in places.get(f"{field.name}s", {}):
        link = f"internal:'{field.name}s'!A{places[f'{field.name}s'][value]}"
    return link if len(link) <= _LONGEST_LINK else ""


def _places(table: Table) -> dict[str, int]:
    """The row of every id, as Excel counts."""
    return {str(record_id): row for row, record_id in enumerate(table.frame.index, start=2)}


def _width(field: Field, values: list[Any]) -> float:
    if field.type == LIST:
        values = [BETWEEN.join(value or ()) for value in values]
    longest = max((len(str(value)) for value in values if value is not None), default=0)
    return min(max(longest, len(field.name) + 3, _NARROWEST) + 1, _WIDEST)
