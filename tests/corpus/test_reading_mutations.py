"""However a file is mangled, reading ends in a corpus or in a list of problems.

Nothing is lost on the way: when no problem is told, every record written down is there.
``NZVIZ_EXAMPLES=3000`` runs as many as one has time for.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from nzviz.corpus.corpus import Corpus, load
from nzviz.corpus.problems import CorpusError

EXAMPLES = int(os.environ.get("NZVIZ_EXAMPLES", "60"))
#: Texts that stand for something else than themselves in YAML, or nearly.
ODD = st.sampled_from(
    ["", "null", "~", "true", "1", "-1.5", "1e400", "9" * 50, "[]", "{}", "[[]]", "{a: {}}", "no",
     "*a", "&a x", "!!set {a}", "!x", "<<", "'", '"', "|", "> x", "- x", "? x", "x: y", "# x", "\t",
     "2012-02-30", '"2012/2011"', '"2001/.."', '"\\0"', '"\\u202e"', "[alba, alba]", "{source: x}",
     "ports", "alba", "é", "\ufeff", "\u2028", "x" * 2000]
)  # fmt: skip
FRACTIONS = st.floats(0, 1, exclude_max=True)

Change = Callable[[bytes], bytes]


@st.composite
def byte_changes(draw: st.DrawFn) -> Change:
    """Replace, insert or drop a few bytes somewhere."""
    at, length = draw(FRACTIONS), draw(st.integers(0, 3))
    new = draw(st.binary(max_size=3) | st.sampled_from([b":", b"-", b"\n", b" ", b"\0", b"\xff"]))

    def change(raw: bytes) -> bytes:
        place = int(at * len(raw))
        return raw[:place] + new + raw[place + length :]

    return change


@st.composite
def line_changes(draw: st.DrawFn) -> Change:
    """Drop, double, move, indent or cut a line, or give its key another value."""
    how = draw(st.sampled_from(["drop", "double", "move", "indent", "dedent", "cut", "value"]))
    at, to, odd = draw(FRACTIONS), draw(FRACTIONS), draw(ODD)

    def change(raw: bytes) -> bytes:
        lines = raw.decode("utf-8", "surrogateescape").split("\n")
        place = int(at * len(lines))
        line = lines.pop(place)
        key = line[: line.find(":") + 1] or line[: len(line) - len(line.lstrip("- "))]
        made = {
            "drop": [],
            "double": [line, line],
            "move": [],
            "indent": ["  " + line],
            "dedent": [line.removeprefix("  ")],
            "cut": [line[: int(to * len(line))]],
            "value": [f"{key} {odd}"],
        }[how]
        lines[place:place] = made
        if how == "move":
            lines.insert(int(to * len(lines)), line)
        return "\n".join(lines).encode("utf-8", "surrogateescape")

    return change


@pytest.fixture(scope="module")
def folder(alba_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of Alba that each example breaks and mends."""
    return shutil.copytree(alba_folder, tmp_path_factory.mktemp("mutations") / "alba")


NAMES = st.sampled_from(
    sorted(
        path.relative_to(Path(__file__).parents[1] / "corpora/alba").as_posix()
        for path in (Path(__file__).parents[1] / "corpora/alba").rglob("*.yaml")
    )
)


@settings(max_examples=EXAMPLES)
@given(name=NAMES, changes=st.lists(byte_changes(), min_size=1, max_size=3))
def test_mangled_bytes(folder: Path, name: str, changes: list[Change]) -> None:
    read_with(folder, name, changes)


@settings(max_examples=EXAMPLES)
@given(name=NAMES, changes=st.lists(line_changes(), min_size=1, max_size=3))
def test_mangled_lines(folder: Path, name: str, changes: list[Change]) -> None:
    read_with(folder, name, changes)


def read_with(folder: Path, name: str, changes: list[Change]) -> None:
    path = folder / name
    before = raw = path.read_bytes()
    for change in changes:
        raw = change(raw)
    path.write_bytes(raw)
    try:
        corpus = load(folder)
    except CorpusError as error:
        problems = error.problems
    else:
        assert_nothing_is_lost(corpus, folder)
        return
    finally:
        path.write_bytes(before)
    assert problems
    assert all(problem.line >= 1 and problem.column >= 1 for problem in problems)
    assert all(problem.file.startswith("alba") for problem in problems)


def assert_nothing_is_lost(corpus: Corpus, folder: Path) -> None:
    """As many records as another YAML reader finds in the files."""
    written = 0
    for path in folder.rglob("*.yaml"):
        value = yaml.load(path.read_bytes(), Loader=yaml.CBaseLoader)
        written += len(value) if isinstance(value, list) else 1
    read = sum(len(records) for records in corpus.records.by_kind.values())
    assert read + 1 == written  # the site has no id
