"""``nzviz export``: what it writes, where, and how it refuses."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from nzviz.cli import main
from nzviz.corpus.corpus import Corpus
from nzviz.explore.filters import Filters, select
from nzviz.share.export.formats import EXPORT_FORMATS


def run(data: Path, *arguments: str | Path) -> Result:
    options = ["export", "--data", str(data), *(str(argument) for argument in arguments)]
    return CliRunner().invoke(main, options, env={"NZVIZ_DATA": None})


@pytest.mark.parametrize("name", EXPORT_FORMATS)
def test_every_format_goes_into_its_file(alba_folder: Path, tmp_path: Path, name: str) -> None:
    out = tmp_path / f"view.{name}"
    result = run(alba_folder, name, out, "--theme", "ports")
    assert (result.exit_code, result.stdout.strip()) == (0, str(out))
    assert "Port access. " in result.stderr
    assert " rest" in result.stderr
    assert out.stat().st_size > 100
    if name in ("pack", "xlsx"):
        with zipfile.ZipFile(out) as archive:
            assert archive.testzip() is None


@pytest.mark.parametrize(
    "options",
    [
        ("--theme", "ports", "--from", "1990", "--to", "2012"),
        ("--link", "theme=ports&from=1990&to=2012"),
        ("--link", "https://example.org/timeline?theme=ports&from=1980&to=2012", "--from", "1990"),
    ],
)
def test_filters_are_those_of_the_link(
    alba: Corpus, alba_folder: Path, options: tuple[str, ...]
) -> None:
    result = run(alba_folder, "csv", "-", *options)
    assert result.exit_code == 0
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    filters = Filters(theme=("ports",), first_year=1990, last_year=2012)
    wanted = list(select(alba, filters, "event"))
    assert [row["id"] for row in rows] == wanted
    assert 0 < len(wanted) <= len(alba.frames.events)


def test_kinds_and_the_address(alba_folder: Path) -> None:
    found = json.loads(run(alba_folder, "json", "-", "--kind", "quote").stdout)
    assert found["about"]["shows"] == "All 2 quotes"
    assert found["about"]["view"] is None
    everything = run(alba_folder, "json", "-", "--address", "https://example.org/nz/").stdout
    about = json.loads(everything)["about"]
    assert about["shows"].startswith("The whole collection: 4 events")
    assert about["view"] == "https://example.org/nz/"
    told = run(
        alba_folder, "ics", "-", "--theme", "ports", "--address", "https://example.org/nz"
    ).stdout
    assert "URL:https://example.org/nz/timeline?theme=ports" in told


def test_a_file_that_is_there_is_kept(alba_folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "events.csv"
    out.write_text("mine", encoding="utf-8")
    refused = run(alba_folder, "csv", out)
    assert refused.exit_code == 2
    assert "--force" in refused.stderr
    assert out.read_text(encoding="utf-8") == "mine"
    assert run(alba_folder, "csv", out, "--force").exit_code == 0
    assert out.read_text(encoding="utf-8").startswith("id,")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("csv", "-", "--theme", "port"), '--theme="port" is not a theme here; nearest: "ports"'),
        (("csv", "-", "--from", "99"), '--from="99" is not a year such as 1985'),
        (("csv", "-", "--link", "to=1980&from=1990"), '--to="1980" lies before from=1990'),
        (("csv", "-", "--kind", "event", "--kind", "quote"), "one kind of record"),
        (("html", "-", "--kind", "quote"), "html holds events"),
        (("csv", "-", "--q", "zzzzz"), "nothing is left to export: 0 of 4 events"),
        (("csv", "-", "--address", "example.org"), "--address: example.org is not an address"),
        (("csv", "no/such/folder/x.csv"), "cannot write no/such/folder/x.csv: No such file"),
        (("docx", "-"), "'docx' is not one of 'pack', 'xlsx'"),
    ],
)
def test_wrong_use_is_told(alba_folder: Path, arguments: tuple[str, ...], said: str) -> None:
    result = run(alba_folder, *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in " ".join(result.stderr.split())


def test_what_is_no_filter_is_named(alba_folder: Path) -> None:
    result = run(alba_folder, "csv", "-", "--link", "theme=ports&event=ports-closed")
    assert result.exit_code == 0
    assert "--link: event is no filter and is left out" in result.stderr


def test_broken_data_are_told(alba_copy: Path) -> None:
    file = alba_copy / "events/1999.yaml"
    file.write_text(file.read_text("utf-8").replace("further", "nearer"), "utf-8")
    result = run(alba_copy, "csv", "-")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "alba/events/1999.yaml:" in result.stderr
