"""Random edits of this project's own data: a corpus or problems, and never a record lost.

``NZVIZ_EXAMPLES=3000`` runs as many as one has time for; what the checks run is few.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from nzviz.corpus import files, yaml_reader
from nzviz.corpus.files import DataFile, Snapshot
from nzviz.corpus.problems import CorpusError
from nzviz.corpus.reading import Records, read_snapshot

EXAMPLES = int(os.environ.get("NZVIZ_EXAMPLES", "25"))
FRACTIONS = st.floats(0, 1, exclude_max=True)
#: A record begins in its file, whatever else has happened there.
BEGINS = re.compile(rb"^(?:- )?id: ([a-z0-9-]+)[ \t]*\r?$", re.M)

ODD = [b'"', b"'", b"#", b"- ", b"\n", b": ", b"|", b">-\n", b"<<<<<<< x\n", b"\0", b"&a ", b"*a"]

Change = Callable[[bytes], bytes]


@lru_cache(maxsize=1)
def whole() -> Snapshot:
    """The data as they are (no fixture, whose value Hypothesis would print)."""
    return files.take(Path(__file__).parents[2] / "data")


@pytest.fixture(scope="module", autouse=True)
def only_changed_files_are_parsed() -> Any:
    """Each example changes one or two files of some hundred: the others are read once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yaml_reader, "parse", lru_cache(maxsize=400)(yaml_reader.parse))
        yield


@st.composite
def edits(draw: st.DrawFn) -> Change:
    """What a slip of the hand, a crash or a merge does to a file."""
    how = draw(st.sampled_from(["put", "cut", "truncate", "double", "drop", "swap", "quote"]))
    one, two = sorted((draw(FRACTIONS), draw(FRACTIONS)))
    odd = draw(st.binary(max_size=4) | st.sampled_from(ODD))

    def change(raw: bytes) -> bytes:
        at, to = int(one * len(raw)), int(two * len(raw))
        lines = raw.split(b"\n")
        first, last = int(one * len(lines)), int(two * len(lines))
        match how:
            case "put":
                return raw[:at] + odd + raw[at:]
            case "cut":
                return raw[:at] + raw[at + 1 + to % 40 :]
            case "truncate":
                return raw[:at]
            case "double":
                return b"\n".join(lines[:last] + lines[first:])
            case "drop":
                return b"\n".join(lines[:first] + lines[first + 1 + last % 8 :])
            case "swap":
                lines[first], lines[last] = lines[last], lines[first]
                return b"\n".join(lines)
            case _:
                places = [match.end() for match in re.finditer(rb": |\n", raw)] or [0]
                place = places[int(one * len(places))]
                return raw[:place] + b'"' + raw[place:]

    return change


@settings(max_examples=EXAMPLES)
@given(
    places=st.lists(FRACTIONS, min_size=1, max_size=2),
    change=edits(),
    removed=st.booleans() | st.just(False) | st.just(False),
)
def test_a_mangled_corpus(places: list[float], change: Change, removed: bool) -> None:
    changed = list(whole().files)
    for place in places:
        at = int(place * len(changed))
        # That site.yaml is missing is told where files are taken, which is before this.
        if removed and changed[at].kind.name != "site":
            del changed[at]
        else:
            changed[at] = replace(changed[at], raw=change(changed[at].raw))
    try:
        records = read_snapshot(replace(whole(), files=changed))
    except CorpusError as error:
        problems = error.problems
    else:
        assert_nothing_is_lost(records, changed)
        return
    assert problems
    for problem in problems:
        assert problem.file.startswith("data/")
        assert problem.line >= 1
        assert problem.column >= 1
        assert "\n" not in str(problem)
        assert len(str(problem)) < 1300


def assert_nothing_is_lost(records: Records, changed: list[DataFile]) -> None:
    """Every record that another reader finds, and every one that begins on a line of a file."""
    for file in changed:
        found = records.by_kind.get(file.kind.name, {})
        if file.kind.name == "site":
            continue
        value = yaml.load(file.raw, Loader=yaml.CBaseLoader)
        written = {record["id"] for record in (value if isinstance(value, list) else [value])}
        begun = {name.decode() for name in BEGINS.findall(file.raw)}
        assert written <= set(found), file.name
        assert begun <= set(found), file.name
    read = sum(len(found) for found in records.by_kind.values())
    assert read == sum(
        1 if isinstance(value, dict) else len(value)
        for file in changed
        if file.kind.name != "site"
        for value in [yaml_reader.parse(file.raw).value]
    )
