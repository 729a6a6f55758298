"""New records go into the right file, and nothing else is touched."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from nzviz.corpus import adding, canonical, yaml_reader
from nzviz.corpus.adding import AddingError
from nzviz.corpus.kinds import KINDS
from nzviz.corpus.problems import CorpusError

SOURCE = {"id": "new", "title": "x", "kind": "news", "level": "secondary", "csl": "webpage"}
EVENT = {"id": "new", "date": "2010-02", "title": "TODO: headline", "themes": ["ports", "TODO"]}
EVENT_LINES = """\
- id: new
  date: "2010-02"
  title: "TODO: headline"
  themes: [ports, TODO]
"""

PLACES: list[tuple[str, dict[str, Any], str]] = [
    ("event", {"date": "2010-05"}, "events/2010.yaml"),
    ("event", {"date": "2015~"}, "events/2015.yaml"),
    ("event", {"date": "1999-12/2001"}, "events/1999.yaml"),
    ("quote", {"source": "harbour-news"}, "quotes/harbour-news.yaml"),
    ("quote", {"source": "league-charter"}, "quotes/league-charter.yaml"),
    ("source", {"kind": "news"}, "sources/all.yaml"),
    ("source", {"kind": "analysis"}, "sources/analysis.yaml"),
    ("source", {"kind": "speech"}, "sources/speeches.yaml"),
    ("actor", {"kind": "person"}, "actors/all.yaml"),
    ("actor", {"kind": "unit"}, "actors/units.yaml"),
    ("framework", {"id": "mine"}, "frameworks/mine.yaml"),
    ("dispute", {"id": "mine"}, "disputes/mine.yaml"),
]


@pytest.mark.parametrize(("kind_name", "record", "wanted"), PLACES)
def test_places(alba_folder: Path, kind_name: str, record: dict[str, Any], wanted: str) -> None:
    kind = next(kind for kind in KINDS if kind.name == kind_name)
    found = adding.file_for(adding.look(alba_folder), kind, record)
    assert found == alba_folder / wanted


def test_a_file_deeper_down_is_found(alba_copy: Path) -> None:
    deeper = alba_copy / "events/2010s"
    deeper.mkdir()
    (alba_copy / "events/2010.yaml").rename(deeper / "2010.yaml")
    added = adding.add(adding.look(alba_copy), "event", EVENT)
    assert added.path == deeper / "2010.yaml"


def test_an_event_is_added_in_its_place(alba_copy: Path) -> None:
    path = alba_copy / "events/2010.yaml"
    before = path.read_text()
    added = adding.add(adding.look(alba_copy), "event", EVENT)
    assert (added.path, path.read_text().replace(EVENT_LINES, "")) == (path, before)
    assert path.read_text().splitlines()[added.line - 1] == "- id: new"
    assert added.unwritten == [
        (added.line + 2, "title: headline"),
        (added.line + 3, "themes"),
    ]


def test_a_new_file_is_canonical(alba_copy: Path) -> None:
    record = {"id": "mine", "question": "Why?", "resolution": "TODO"}
    added = adding.add(adding.look(alba_copy), "dispute", record)
    assert added.path.read_text() == (
        "# yaml-language-server: $schema=../schema/disputes.schema.json\n"
        "id: mine\nquestion: Why?\nresolution: TODO\n"
    )
    assert (added.line, added.unwritten) == (2, [(4, "resolution")])


def test_other_unfinished_records_are_no_hindrance(alba_copy: Path) -> None:
    adding.add(adding.look(alba_copy), "source", {"id": "half", "kind": "news", "title": "TODO"})
    evidence = [{"source": "half", "note": "TODO"}]
    adding.add(adding.look(alba_copy), "event", {**EVENT, "evidence": evidence})
    assert adding.look(alba_copy).ids["event"]["new"] == "alba/events/2010.yaml:15"


def test_comments_stay(alba_copy: Path) -> None:
    path = alba_copy / "events/1999.yaml"
    path.write_text(path.read_text() + "# not done yet\n")
    adding.add(adding.look(alba_copy), "event", {**EVENT, "date": "1999"})
    assert path.read_text().endswith("# not done yet\n")


REFUSALS = [
    ("event", {"id": "ports-opened"}, r'the event id "ports-opened" is taken \(alba/events'),
    ("event", {"id": "strait-opened"}, r'the event id "strait-opened" is taken \(alba/events'),
    ("event", {"id": "../x"}, "id: String should match pattern"),
    ("event", {"date": "2010-13"}, 'date: "2010-13" is not in the calendar'),
    ("event", {"title": "x" * 91}, "title: has 91; at most 90"),
    ("event", {"direction": "nearer"}, "direction: Input should be 'closer', 'further' or"),
    ("event", {"themes": ["port"]}, 'themes: unknown theme "port"; nearest: "ports"'),
    ("event", {"relationships": ["x"]}, 'relationships: unknown relationship "x"'),
    ("event", {"actors": ["e-vik"]}, 'actors: unknown actor "e-vik"; nearest: "ena-vik"'),
    ("source", {"url": "example.org"}, "url: .*example.org"),
    ("source", {"colour": "red"}, "colour: Extra inputs are not permitted"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "change", "message"), REFUSALS)
def test_refusals(alba_copy: Path, kind: str, change: dict[str, Any], message: str) -> None:
    before = {path: path.read_bytes() for path in alba_copy.rglob("*.yaml")}
    with pytest.raises(AddingError, match=message):
        adding.add(
            adding.look(alba_copy), kind, {**(EVENT if kind == "event" else SOURCE), **change}
        )
    assert {path: path.read_bytes() for path in alba_copy.rglob("*.yaml")} == before


def test_a_file_with_something_else_in_it_is_not_overwritten(alba_copy: Path) -> None:
    (alba_copy / "disputes/mine.yaml").write_text("id: other\n")
    (alba_copy / "events/2015.yaml").write_text("id: other\n")
    folder = adding.look(alba_copy)
    with pytest.raises(AddingError, match=r"disputes/mine\.yaml holds something else"):
        adding.add(folder, "dispute", {"id": "mine", "question": "TODO"})
    with pytest.raises(AddingError, match=r"events/2015\.yaml holds something else"):
        adding.add(folder, "event", {**EVENT, "date": "2015"})


def test_folders_that_cannot_be_read(alba_copy: Path, tmp_path: Path) -> None:
    (alba_copy / "events/1999.yaml").write_text("- id: [\n")
    with pytest.raises(CorpusError, match=r"alba/events/1999\.yaml:2:1: not YAML"):
        adding.look(alba_copy)
    with pytest.raises(CorpusError, match="no such folder"):
        adding.look(tmp_path / "none")


def test_ids_are_those_that_reading_finds(alba_folder: Path) -> None:
    found = adding.look(alba_folder)
    for kind, path in canonical.data_files(alba_folder):
        value = yaml_reader.read(path).value
        for record in value if isinstance(value, list) else [value]:
            assert record.get("id", "") in {"", *found.ids[kind.name]}
    assert found.names("relationship") == "alba-borea, alba-league"
    assert set(found.former_ids["event"]) == {"strait-opened"}
