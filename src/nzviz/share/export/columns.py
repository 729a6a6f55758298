"""The columns of exported tables: names, meanings and types, and their cells as plain values.

Types are those of Table Schema (https://specs.frictionlessdata.io/table-schema/).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from nzviz.corpus.corpus import Corpus
from nzviz.corpus.kept import kept_with_corpus
from nzviz.explore.filters import SELECTABLE
from nzviz.share.export.contents import TABLES, contents
from nzviz.share.export.request import Export
from nzviz.share.tables import LINK_TARGETS, with_link_lists

#: Table Schema's type for each dtype of the frames.
_TYPES = {
    "str": "string",
    "category": "string",
    "bool": "boolean",
    "int64": "integer",
    "float64": "number",
    "datetime64[s]": "date",
}
#: A list of ids; in CSV they are joined by semicolons.
LIST = "array"
_PLAIN: Mapping[str, Callable[[Any], Any]] = {
    "string": str,
    "boolean": bool,
    "integer": int,
    "number": float,
    "date": lambda value: value.date(),
    LIST: list,
}


@dataclass(frozen=True, slots=True)
class Field:
    """One column: its name, its type in Table Schema's words, and what a value means."""

    name: str
    type: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Table:
    """One table of an export, ready to be written.

    ``row`` says what a row is, ``key`` is the column that identifies a row ("" for none), and
    ``shown`` is whether its rows are the records of the view.
    """

    name: str
    row: str
    key: str
    shown: bool
    fields: tuple[Field, ...]
    frame: pd.DataFrame

    def __len__(self) -> int:
        return len(self.frame)

    def values(self, field: Field) -> list[Any]:
        """A column as str, bool, int, float, date or lists of str; None for what is missing."""
        column = self.frame.index if field.name == self.key else self.frame[field.name]
        plain = _PLAIN[field.type]
        return [None if _missing(value) else plain(value) for value in column]

    def rows(self) -> list[dict[str, Any]]:
        """Every row as its values by the names of the columns."""
        names = [field.name for field in self.fields]
        columns = [self.values(field) for field in self.fields]
        return [dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True)]


def _missing(value: Any) -> bool:
    return value is None or value is pd.NaT or (isinstance(value, float) and math.isnan(value))


def tables(export: Export) -> tuple[Table, ...]:
    """The tables of *export*; records of the kinds that have links carry them as lists."""
    return _tables(export.corpus, export)


@kept_with_corpus(4)
def _tables(corpus: Corpus, export: Export) -> tuple[Table, ...]:
    found = contents(export)
    made = []
    for name, frame in found.tables.items():
        spec = TABLES[name]
        fields = [Field("id", "string", spec.index)] if spec.index else []
        fields += [Field(n, _TYPES[c.dtype], c.meaning) for n, c in spec.columns.items()]
        kind = name.removesuffix("s")
        if kind in SELECTABLE and kind != "source":
            frame = with_link_lists(corpus, kind, frame)
            fields += [Field(f"{t}s", LIST, f"ids of its {t}s") for t in LINK_TARGETS]
        key = "id" if spec.index else ""
        made.append(Table(name, spec.row, key, name in found.shown, tuple(fields), frame))
    return tuple(made)


def as_json(value: Any) -> Any:
    """What :mod:`json` cannot write: a day as 2012-09-21."""
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{value!r} has no form in JSON")
