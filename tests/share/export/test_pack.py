"""The pack is read back by other people's programs, and is the same in its three forms."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import bibtexparser
import frictionless
import pandas as pd
import pyarrow.parquet as pq
import pytest
import RISparser

from nzviz.corpus.corpus import Corpus, load
from nzviz.corpus.frame_specs import FRAMES
from nzviz.explore.coverage import source_summary
from nzviz.explore.filters import SELECTABLE, Filters, select, sentence
from nzviz.share.export.about import DATES_NOTE
from nzviz.share.export.columns import tables
from nzviz.share.export.contents import TABLES
from nzviz.share.export.pack import pack, table_pack

LINKS = ["themes", "relationships", "actors", "frameworks"]
#: Kinds and filters of each pack that the validator sees.
PACKS: dict[str, tuple[tuple[str, ...], dict[str, Any]]] = {
    "everything": (SELECTABLE, {}),
    "events": (("event",), {"first_year": 1985}),
    "frameworks": (("framework",), {}),
    "quotes": (("quote",), {"last_year": 2012}),
    "disputes": (("dispute",), {}),
    "sources": (("source",), {"first_year": 2000}),
    "several": (("event", "quote"), {"first_year": 2000}),
    "nothing": (("event",), {"words": "nothing-like-this"}),
}


@pytest.mark.parametrize("name", PACKS)
def test_the_validator_finds_no_error(
    request: pytest.FixtureRequest, export_of: Any, opened: Any, tmp_path: Path, name: str
) -> None:
    kinds, filters = PACKS[name]
    corpus = request.getfixturevalue("real" if name in ("everything", "events") else "alba")
    for file, content in opened(pack(export_of(corpus, *kinds, **filters))).items():
        (tmp_path / file).parent.mkdir(exist_ok=True)
        (tmp_path / file).write_bytes(content)
    report = frictionless.validate(str(tmp_path / "datapackage.json"))
    assert report.errors == []
    assert [error.message for task in report.tasks for error in task.errors] == []
    assert report.warnings == []
    files = [path for path in tmp_path.rglob("*") if path.parent.name in ("json", "parquet")]
    assert len(report.tasks) == len(files) + len(list(tmp_path.glob("*.csv")))


def test_the_validator_would_find_a_fault(
    alba: Corpus, export_of: Any, opened: Any, tmp_path: Path
) -> None:
    files = opened(pack(export_of(alba, "event")))
    described = json.loads(files["datapackage.json"])
    for resource in described["resources"]:
        resource.pop("bytes")
        resource.pop("hash")
    for file, content in files.items():
        (tmp_path / file).parent.mkdir(exist_ok=True)
        (tmp_path / file).write_bytes(content)
    (tmp_path / "datapackage.json").write_text(json.dumps(described), encoding="utf-8")
    sources = (tmp_path / "sources.csv").read_text(encoding="utf-8").splitlines()
    (tmp_path / "sources.csv").write_text("\n".join(sources[:-1]), encoding="utf-8")
    report = frictionless.validate(str(tmp_path / "datapackage.json"))
    kinds = {error.type for task in report.tasks for error in task.errors}
    assert kinds == {"foreign-key"}


def test_the_descriptor_says_what_it_holds(corpus: Corpus, export_of: Any, opened: Any) -> None:
    described = json.loads(opened(pack(export_of(corpus, "event")))["datapackage.json"])
    site = corpus.site
    assert described["version"] == site.version
    assert described["licenses"][0]["path"] == site.licence_url
    assert described["digest"] == corpus.digest
    assert source_summary(corpus, Filters()) in described["description"]
    assert DATES_NOTE in described["description"]
    tabular = {r["name"]: r for r in described["resources"] if r["format"] == "csv"}
    for name in ("events", "sources", "evidence"):
        fields = {f["name"]: f["description"] for f in tabular[name]["schema"]["fields"]}
        wanted = {column: spec.meaning for column, spec in FRAMES[name].columns.items()}
        assert {n: fields[n] for n in wanted} == wanted
    keys = tabular["evidence"]["schema"]["foreignKeys"]
    assert {"fields": "source", "reference": {"resource": "sources", "fields": "id"}} in keys
    listed = {source["title"] for source in described["sources"]}
    used = select(corpus, Filters(), "source")
    assert listed <= set(corpus.frames.sources.loc[used, "label"])


@pytest.mark.parametrize("kind", SELECTABLE)
def test_three_forms_of_a_table_are_the_same(
    corpus: Corpus, export_of: Any, opened: Any, kind: str
) -> None:
    export = export_of(corpus, kind, last_year=2012)
    files = opened(pack(export))
    for table in tables(export):
        rows = json.loads(files[f"json/{table.name}.json"])
        arrow = pq.read_table(io.BytesIO(files[f"parquet/{table.name}.parquet"]))
        text = files[f"{table.name}.csv"].decode()
        cells = pd.read_csv(io.StringIO(text), dtype=str, keep_default_na=False)
        names = [field.name for field in table.fields]
        assert list(cells.columns) == arrow.column_names == names
        assert len(rows) == arrow.num_rows == len(cells) == len(table)
        from_arrow = json.loads(json.dumps(arrow.to_pylist(), default=str))
        assert rows == from_arrow
        for name in names:
            assert list(cells[name]) == [in_csv(row[name]) for row in rows], (table.name, name)
        for field in table.fields:
            described = arrow.schema.field(field.name).metadata[b"description"]
            assert described.decode() == field.meaning


def in_csv(value: Any) -> str:
    if value is None:
        return ""
    text = "; ".join(value) if isinstance(value, list) else str(value)
    return f"'{text}" if text[:1] in tuple("=+-@\t\r") else text


@pytest.mark.parametrize("kind", SELECTABLE)
def test_public_names_and_columns(corpus: Corpus, export_of: Any, opened: Any, kind: str) -> None:
    export = export_of(corpus, kind, first_year=1985)
    files = opened(pack(export))
    assert {f"{kind}s.csv", "evidence.csv", "sources.csv", "README.txt", "LICENCE.txt"} <= set(
        files
    )
    cells = pd.read_csv(io.BytesIO(files[f"{kind}s.csv"]), dtype=str, keep_default_na=False)
    links = [] if kind == "source" else LINKS
    assert list(cells.columns) == ["id", *FRAMES[f"{kind}s"].columns, *links]
    assert list(cells["id"]) == list(select(corpus, export.filters, kind))
    frame = getattr(corpus.frames, f"{kind}s").loc[list(cells["id"])]
    for name, column in FRAMES[f"{kind}s"].columns.items():
        values = frame[name].dt.strftime("%Y-%m-%d") if "datetime" in column.dtype else frame[name]
        wanted = [str(value) if pd.notna(value) else "" for value in values]
        assert [cell.removeprefix("'") for cell in cells[name]] == [
            text.removeprefix("'") for text in wanted
        ]


@pytest.mark.parametrize("kind", SELECTABLE)
def test_the_readme_tells_only_of_what_is_there(
    corpus: Corpus, export_of: Any, opened: Any, kind: str
) -> None:
    export = export_of(corpus, kind, last_year=2012)
    files = opened(pack(export))
    readme, licence = files["README.txt"].decode(), files["LICENCE.txt"].decode()
    site = corpus.site
    on_one_line = " ".join(readme.split())
    for part in (
        site.title, sentence(corpus, export.filters, kind), export.view, "2026-02-03",
        f"{site.version} of {site.updated}", corpus.digest[:16], site.publisher,
        source_summary(corpus, export.filters, kind), " ".join(" ".join(site.method).split()),
    ):  # fmt: skip
        assert part in on_one_line
    for part in (site.licence, site.licence_url, site.publisher, "Quoted passages"):
        assert part in licence
    for name in TABLES:
        assert (f"{name}.csv" in files) == (f"Columns of {name}\n" in readme)
        for column, spec in TABLES[name].columns.items() if f"{name}.csv" in files else ():
            assert f"  {column}: {spec.meaning} (" in readme
    for word in readme.replace(",", " ").split():
        if word.endswith((".csv", ".bib", ".ris", ".json", ".txt")) and "NAME" not in word:
            assert word.rstrip(";.)") in files or word == "disputes.csv", word
    for line in (*readme.splitlines(), *licence.splitlines()):
        assert line == line.rstrip()


def test_sources_are_references_for_other_programs(
    corpus: Corpus, export_of: Any, opened: Any
) -> None:
    export = export_of(corpus, "event", first_year=1985)
    files = opened(pack(export))
    ids = list(pd.read_csv(io.BytesIO(files["sources.csv"]))["id"])
    bib = files["sources.bib"].decode()
    library = bibtexparser.parse_string(bib)
    assert library.failed_blocks == []
    assert [entry.key for entry in library.entries] == ids
    assert source_summary(corpus, export.filters) in bib
    assert corpus.site.licence_url in bib
    assert [r["id"] for r in RISparser.read(files["sources.ris"].decode().splitlines())] == ids
    assert [item["id"] for item in json.loads(files["sources.csl.json"])] == ids


def test_an_at_sign_in_the_remarks_begins_no_entry(
    alba_copy: Path, export_of: Any, opened: Any
) -> None:
    file = alba_copy / "site.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(
        text.replace("title: Alba", "title: '@book{x, Alba", 1)
        .replace("straits partnerships\n", "straits partnerships'\n", 1)
        .replace("Alba's", "Albas"),
        "utf-8",
    )
    bib = opened(pack(export_of(load(alba_copy), "event")))["sources.bib"].decode()
    library = bibtexparser.parse_string(bib)
    assert "(at)book{x" in bib
    assert "x" not in [entry.key for entry in library.entries]
    assert library.failed_blocks == []


@pytest.mark.parametrize("kinds", [("event",), SELECTABLE])
def test_equal_exports_give_equal_bytes(
    alba: Corpus, alba_folder: Path, export_of: Any, kinds: tuple[str, ...]
) -> None:
    one = pack(export_of(alba, *kinds))
    assert one == pack(export_of(load(alba_folder), *kinds))
    with zipfile.ZipFile(io.BytesIO(one)) as archive:
        assert {info.date_time for info in archive.infolist()} == {(2026, 2, 3, 0, 0, 0)}
        assert archive.namelist() == sorted(archive.namelist())


def test_a_drawn_table_goes_with_a_readme(alba: Corpus, export_of: Any, opened: Any) -> None:
    export = export_of(alba, "framework")
    drawn = pd.DataFrame({"name": ["=1+1"], "status": ["in force"]}, index=["league"])
    files = opened(table_pack(export, "Lifespans on 1 May 2012", "lifespans", drawn, True))
    assert set(files) == {"lifespans.csv", "README.txt", "LICENCE.txt"}
    assert files["lifespans.csv"] == b",name,status\nleague,'=1+1,in force\n"
    readme = " ".join(files["README.txt"].decode().split())
    assert "Lifespans on 1 May 2012. Its columns: name, status." in readme
    assert source_summary(alba, Filters(), "framework") in readme
