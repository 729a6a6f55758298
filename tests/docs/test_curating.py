"""docs/curating.md does what it says: its commands and records, on a copy of the data."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from nzviz.cli import main
from nzviz.corpus import yaml_reader


def blocks(text: str, language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", text, re.DOTALL)


def commands(text: str) -> list[list[str]]:
    """The arguments of each ``nzviz`` command."""
    lines = "".join(blocks(text, "sh")).splitlines()
    return [shlex.split(line, comments=True)[1:] for line in lines if line.startswith("nzviz ")]


@pytest.fixture
def text(root: Path) -> str:
    return (root / "docs/curating.md").read_text(encoding="utf-8")


@pytest.fixture
def data(real_folder: Path, tmp_path: Path) -> Path:
    return shutil.copytree(real_folder, tmp_path / "data")


def run(arguments: list[str], data: Path) -> Result:
    return CliRunner().invoke(main, [*arguments, "--data", str(data)])


def test_from_article_to_event(text: str, data: Path) -> None:
    told = run(["format"], data).stderr
    records = []
    for arguments, record in zip(commands(text)[1:3], blocks(text, "yaml"), strict=True):
        begun = run(arguments, data)
        assert (begun.exit_code, begun.stderr) == (0, "")
        told += begun.stdout
        records.append((Path(begun.stdout.partition(":")[0]), record))
    told += run(["check"], data).stderr
    for line in "".join(blocks(text, "text")).splitlines():
        assert without_lines(line) in without_lines(told)
    for path, record in records:
        fill_in(path, record)
    assert run(["format", "--check"], data).stderr == ""
    checked = run(["check"], data)
    assert (checked.exit_code, checked.stderr) == (0, "")


def without_lines(text: str) -> str:
    """*text* with every place alike: the data grow, and the document stands."""
    return re.sub(r":\d+", ":1", text)


def fill_in(path: Path, record: str) -> None:
    """Put the finished *record* into the place of its skeleton, which it has to continue."""
    finished = yaml_reader.parse(record.encode()).value[0]
    begun: dict[str, Any] = next(
        found for found in yaml_reader.read(path).value if found["id"] == finished["id"]
    )
    known = {name: value for name, value in begun.items() if "TODO" not in str(value)}
    assert {name: finished[name] for name in known} == known
    text = path.read_text(encoding="utf-8")
    begin = text.index(f"- id: {finished['id']}\n")
    end = text.find("\n- ", begin) + 1 or len(text)
    path.write_text(text[:begin] + record + text[end:], encoding="utf-8")


def test_every_other_record_can_be_begun(text: str, data: Path) -> None:
    for arguments in commands(text):
        if arguments[0] == "new":
            assert run(arguments, data).exit_code == 0, arguments
    assert "still to write" in run(["check"], data).stderr


def test_every_command_of_a_curator_is_shown(text: str) -> None:
    shown = {
        tuple(arguments[:2]) if arguments[0] == "new" else (arguments[0],)
        for arguments in commands(text)
    }
    assert shown >= {("new", name) for name in main.commands["new"].commands}  # type: ignore[attr-defined]  # it is a group
    assert shown >= {("format",), ("check",), ("verify",), ("schema",), ("serve",)}
