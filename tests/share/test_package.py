"""The download: a zip that explains itself, with exactly the rows of the view."""

import csv
import io
import zipfile
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from nzviz.corpus.corpus import Corpus, load
from nzviz.corpus.frame_specs import FRAMES
from nzviz.explore.filters import SELECTABLE, Filters, select, sentence
from nzviz.explore.related import linked
from nzviz.share.package import package

TODAY = date(2026, 2, 3)
VIEW = "http://127.0.0.1/timeline?theme=ports"
LINKS = ["themes", "relationships", "actors", "frameworks"]
VIEWS = {
    "all": Filters(),
    "some": Filters(first_year=1985, last_year=2012),
    "none": Filters(words="nothing-like-this"),
}


@pytest.fixture(params=["alba", "real"])
def corpus(request: pytest.FixtureRequest) -> Corpus:
    found: Corpus = request.getfixturevalue(request.param)
    return found


def opened(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name).decode("utf-8") for name in archive.namelist()}


def table(text: str) -> pd.DataFrame:
    """A CSV file with every cell as the text that stands there."""
    return pd.read_csv(io.StringIO(text), dtype=str, keep_default_na=False)


@pytest.mark.parametrize("filters", VIEWS.values(), ids=VIEWS)
@pytest.mark.parametrize("kind", SELECTABLE)
def test_the_rows_are_those_of_the_view_with_all_their_columns(
    corpus: Corpus, kind: str, filters: Filters
) -> None:
    files = opened(package(corpus, filters, kind, VIEW, TODAY))
    rows = table(files[f"{kind}s.csv"])
    links = [] if kind == "source" else LINKS

    assert list(rows["id"]) == list(select(corpus, filters, kind))
    assert list(rows.columns) == ["id", *FRAMES[f"{kind}s"].columns, *links]
    frame = getattr(corpus.frames, f"{kind}s").loc[list(rows["id"])]
    for name, column in FRAMES[f"{kind}s"].columns.items():
        values = frame[name]
        if column.dtype.startswith("datetime"):
            wanted = [str(value)[:10] if pd.notna(value) else "" for value in values]
        else:
            wanted = [str(value) if pd.notna(value) else "" for value in values]
        assert [cell.removeprefix("'") for cell in rows[name]] == [
            text.removeprefix("'") for text in wanted
        ], name


@pytest.mark.parametrize("kind", [kind for kind in SELECTABLE if kind != "source"])
def test_links_stand_in_the_row(corpus: Corpus, kind: str) -> None:
    rows = table(opened(package(corpus, Filters(), kind, VIEW, TODAY))[f"{kind}s.csv"])
    for target in ("theme", "relationship", "actor", "framework"):
        for record_id, cell in zip(rows["id"], rows[f"{target}s"], strict=True):
            wanted = linked(corpus, target, kind, record_id)
            assert (cell.split("; ") if cell else []) == wanted, (record_id, target)


@pytest.mark.parametrize("filters", VIEWS.values(), ids=VIEWS)
@pytest.mark.parametrize("kind", [kind for kind in SELECTABLE if kind != "source"])
def test_evidence_and_sources_of_the_rows_are_there_and_no_others(
    corpus: Corpus, kind: str, filters: Filters
) -> None:
    files = opened(package(corpus, filters, kind, VIEW, TODAY))
    rows, evidence = table(files[f"{kind}s.csv"]), table(files["evidence.csv"])
    frame = corpus.frames.evidence
    mine = frame[(frame["kind"] == kind) & frame["id"].isin(rows["id"])]

    assert list(evidence.columns) == list(FRAMES["evidence"].columns)
    assert list(evidence["id"]) == list(mine["id"])
    assert list(evidence["source"]) == list(mine["source"])
    quoted = set(rows["source"]) if kind == "quote" else set()
    assert set(table(files["sources.csv"])["id"]) == set(evidence["source"]) | quoted
    if kind != "quote":
        assert set(evidence["id"]) == set(rows["id"]), "a row without evidence"


@pytest.mark.parametrize("kind", SELECTABLE)
def test_the_files_say_what_they_are(alba: Corpus, kind: str) -> None:
    filters = Filters(theme=("ports",), last_year=2012)
    data = package(alba, filters, kind, VIEW, TODAY)
    files = opened(data)
    readme = files["README.txt"]

    assert sentence(alba, filters, kind) in readme
    assert VIEW in readme
    assert "2026-02-03" in readme
    assert f"{alba.site.version} of {alba.site.updated}" in readme
    assert alba.digest[:16] in readme
    for name, column in FRAMES[f"{kind}s"].columns.items():
        assert f"{name}: {column.meaning}" in readme
    assert f"{kind}s.csv" in readme
    licence = files["LICENCE.txt"]
    for part in (alba.site.licence, alba.site.licence_url, alba.site.publisher):
        assert part in licence
    for line in (*readme.splitlines(), *licence.splitlines()):
        assert line == line.rstrip()


@pytest.mark.parametrize("kind", SELECTABLE)
def test_equal_views_give_equal_bytes(alba: Corpus, alba_folder: Path, kind: str) -> None:
    again = load(alba_folder)

    one = package(alba, Filters(), kind, VIEW, TODAY)
    assert one == package(again, Filters(), kind, VIEW, TODAY)
    with zipfile.ZipFile(io.BytesIO(one)) as archive:
        assert {info.date_time for info in archive.infolist()} == {(2026, 2, 3, 0, 0, 0)}
        assert all(info.compress_type == zipfile.ZIP_DEFLATED for info in archive.infolist())


FORMULAS = ["=1+1", "=HYPERLINK(A1)", "+1", "-1", "@SUM(A1)"]


@pytest.mark.parametrize("formula", FORMULAS)
def test_no_text_is_a_formula_to_a_spreadsheet(alba_copy: Path, formula: str) -> None:
    edits = {
        "events/1999.yaml": ("Alba and Borea close their ports to each other", formula),
        "sources/all.yaml": ("title: Patrol boats return to the strait", f"title: '{formula}'"),
        "frameworks/straits-league.yaml": ("note: Founds the League.", f"note: '{formula}'"),
    }
    for name, (old, new) in edits.items():
        file = alba_copy / name
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new if "'" in new else f"'{new}'"), encoding="utf-8")
    hostile = load(alba_copy)
    guarded = 0
    for kind in SELECTABLE:
        for name, text in opened(package(hostile, Filters(), kind, VIEW, TODAY)).items():
            if name.endswith(".csv"):
                guarded += text.count(f"'{formula}")
                check_no_formula(name, text)
    assert guarded >= len(edits)


@pytest.mark.parametrize("kind", SELECTABLE)
def test_no_text_of_the_record_is_a_formula(real: Corpus, kind: str) -> None:
    for name, text in opened(package(real, Filters(), kind, VIEW, TODAY)).items():
        if name.endswith(".csv"):
            check_no_formula(name, text)


def check_no_formula(name: str, text: str) -> None:
    for row in csv.reader(io.StringIO(text)):
        for cell in row:
            assert not cell.startswith(("=", "+", "-", "@", "\t", "\r")), (name, cell)
