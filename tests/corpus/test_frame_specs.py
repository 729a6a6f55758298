"""Every frame and every column is documented, with dtypes that pandas knows."""

from __future__ import annotations

import dataclasses

import pandas as pd
import pytest

from nzviz.corpus.frame_specs import FOREIGN_KEYS, FRAMES
from nzviz.corpus.frames import Frames

NAMED = pytest.mark.parametrize("name", FRAMES)
COLUMNS = [(name, column) for name, spec in FRAMES.items() for column in spec.columns]


def test_every_frame_has_a_specification() -> None:
    assert [field.name for field in dataclasses.fields(Frames)] == list(FRAMES)


@NAMED
def test_rows_are_explained(name: str) -> None:
    assert len(FRAMES[name].row) > 10
    assert FRAMES[name].index in ("", f"{name.removesuffix('s')} id")


@pytest.mark.parametrize(("name", "column"), COLUMNS)
def test_columns_are_explained(name: str, column: str) -> None:
    spec = FRAMES[name].columns[column]
    assert len(spec.meaning.strip()) >= 3
    assert pd.Series([], dtype=spec.dtype).dtype == spec.dtype
    assert FRAMES[name].dtypes[column] == spec.dtype


@pytest.mark.parametrize(
    ("column", "dtype"),
    [("start", "datetime64[s]"), ("end", "datetime64[s]"), ("open_end", "bool"), ("id", "str")],
)
def test_columns_of_one_name_have_one_dtype(column: str, dtype: str) -> None:
    specs = [spec.columns[column] for spec in FRAMES.values() if column in spec.columns]
    assert {spec.dtype for spec in specs} == {dtype}


@pytest.mark.parametrize("name", ["alba", "real"])
def test_every_foreign_key_has_its_row(request: pytest.FixtureRequest, name: str) -> None:
    frames = request.getfixturevalue(name).frames
    for table, column, other in FOREIGN_KEYS:
        values = getattr(frames, table)[column].dropna()
        assert set(values) <= set(getattr(frames, other).index), (table, column)
