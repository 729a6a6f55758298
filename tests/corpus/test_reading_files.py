"""Files that cannot be read, are missing, stray or doubled: all of it is told, and at once."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from nzviz.corpus.corpus import Corpus, load
from nzviz.corpus.problems import CorpusError
from nzviz.corpus.reading import read_records

EVENTS = "events/2010.yaml"
FLAG = "# yaml-language-server: $schema=../../../../data/schema/events.schema.json\n"
EVENT = """\
- id: {id}
  date: "2011"
  title: A boat is seen
  summary: A boat was seen.
  themes: [ports]
  relationships: [alba-borea]
  direction: neutral
  significance: context
  evidence:
  - source: harbour-news
    note: Says so.
"""


def problems(folder: Path) -> list[str]:
    with pytest.raises(CorpusError) as error:
        read_records(folder)
    return [str(problem) for problem in error.value.problems]


WANTED = [
    (b"", "1:1: the file is empty; write records into it or remove it"),
    (b"# nothing yet\n", "1:1: the file is empty; write records into it or remove it"),
    (b"[]\n", "1:1: must hold a list of events (- id: ...)"),
    (b"id: one\n", "1:1: must hold a list of events (- id: ...)"),
    (b"# a\n\n  just a text\n", "3:3: must hold a list of events (- id: ...)"),
    (b"- id: a\n  title: b: c\n", "2:11: not YAML: mapping values are not allowed in this context"),
    (b"- id: a\n  id: b\n", '2:3: the key "id" occurs twice'),
    (b"- id: a\n---\n- id: b\n", "2:1: a second document (---): a file holds one"),
    (b"- id: a\n  themes:\n", "2:10: an empty value: leave the field out when nobody knows it"),
    (
        b"- &a [x, x]\n- &b [*a, *a]\n- [*b, *b]\n",
        "2:7: an alias (*name): write the value out where it is needed",
    ),
    (b"- id: caf\xe9\n", "1:10: not UTF-8: byte 0xe9; save the file as UTF-8"),
    (b"[" * 100_000, "1:42: nested deeper than 40 levels"),
]


@pytest.mark.parametrize(("raw", "message"), WANTED)
def test_unreadable_files(alba_copy: Path, raw: bytes, message: str) -> None:
    """One problem, although other files refer to the events that cannot be read now."""
    (alba_copy / EVENTS).write_bytes(raw)
    assert problems(alba_copy) == [f"alba/{EVENTS}:{message}"]


def test_one_record_is_wanted(alba_copy: Path) -> None:
    path = alba_copy / "frameworks/straits-league.yaml"
    path.write_text("- id: straits-league\n", encoding="utf-8")
    assert problems(alba_copy) == [
        "alba/frameworks/straits-league.yaml:1:1: must hold one framework (fields)"
    ]


def test_the_file_of_one_record_has_its_name(alba_copy: Path) -> None:
    folder = alba_copy / "frameworks"
    (folder / "straits-league.yaml").rename(folder / "league.yaml")
    assert problems(alba_copy) == [
        (
            'alba/frameworks/league.yaml:2:1: the file of "straits-league" must be named '
            "straits-league.yaml"
        )
    ]


def test_a_file_that_is_a_folder(alba_copy: Path) -> None:
    (alba_copy / "events/2011.yaml").mkdir()
    assert problems(alba_copy) == ["alba/events/2011.yaml:1:1: cannot be read: Is a directory"]


def test_no_folder(tmp_path: Path) -> None:
    folder = tmp_path / "nowhere"
    message = "no such folder: give a data folder with site.yaml in it"
    assert problems(folder) == [f"{folder}:1:1: {message}"]
    (tmp_path / "file").touch()
    assert problems(tmp_path / "file") == [f"{tmp_path / 'file'}:1:1: {message}"]


def test_an_empty_folder(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    assert problems(tmp_path / "data") == [
        "data/actors:1:1: missing: every corpus needs at least one actor in actors/",
        "data/events:1:1: missing: every corpus needs at least one event in events/",
        "data/frameworks:1:1: missing: every corpus needs at least one framework in frameworks/",
        "data/site.yaml:1:1: missing: every corpus needs site.yaml",
        "data/sources:1:1: missing: every corpus needs at least one source in sources/",
        "data/themes.yaml:1:1: missing: every corpus needs themes.yaml",
    ]


@pytest.mark.parametrize(
    ("gone", "message"),
    [
        ("site.yaml", "missing: every corpus needs site.yaml"),
        ("themes.yaml", "missing: every corpus needs themes.yaml"),
        ("events", "missing: every corpus needs at least one event in events/"),
        ("sources", "missing: every corpus needs at least one source in sources/"),
    ],
)
def test_missing_parts(alba_copy: Path, gone: str, message: str) -> None:
    path = alba_copy / gone
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink()
    assert problems(alba_copy) == [f"alba/{gone}:1:1: {message}"]


def test_optional_parts_may_be_missing(alba_copy: Path) -> None:
    shutil.rmtree(alba_copy / "disputes")
    (alba_copy / "tours.yaml").unlink()
    (alba_copy / "governments.yaml").unlink()
    corpus = load(alba_copy)
    assert not corpus.records.by_kind["dispute"]
    assert not corpus.records.by_kind["tour"]
    assert not corpus.records.by_kind["government"]
    assert corpus.frames.disputes.empty


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("theme.yaml", 'is not read; nearest: "themes.yaml"'),
        ("events.yaml", 'is not read; nearest: "events"'),
        ("event/2010.yaml", 'is not read; nearest: "events"'),
        ("xyz/a/b.yaml", "is not read"),
        ("schema/a.yaml", None),
        ("fingerprints/a.yaml", None),
        ("events/2011.yml", "is not read: name it .yaml"),
        ("events/2011.YAML", "is not read: name it .yaml"),
        ("tours.yml", "is not read: name it .yaml"),
        ("xyz/a.yml", "is not read: name it .yaml"),
    ],
)
def test_stray_files_are_told(alba_copy: Path, name: str, message: str | None) -> None:
    path = alba_copy / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(EVENT.format(id="a-boat"), encoding="utf-8")
    (found,) = problems(alba_copy)
    assert found.startswith(f"alba/{name}:1:1: {message or 'is not read'}")
    assert message is None or found.endswith(message)


@pytest.mark.parametrize(
    "name",
    [
        "events/notes.txt",
        "README.md",
        "schema/events.schema.json",
        ".git/config.yaml",
        ".github/workflows/check.yml",
        "events/.#2010.yaml",
        "events/.2010.yaml.swp",
        "events/2010.yaml~",
    ],
)
def test_what_is_no_record_file_is_left_alone(alba: Corpus, alba_copy: Path, name: str) -> None:
    path = alba_copy / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("{", encoding="utf-8")
    assert load(alba_copy).digest == alba.digest


def test_lists_may_lie_in_folders_within(alba_copy: Path) -> None:
    path = alba_copy / "events/later/2011.yaml"
    path.parent.mkdir()
    path.write_text(EVENT.format(id="a-boat"), encoding="utf-8")
    assert "a-boat" in read_records(alba_copy).by_kind["event"]


def test_doubled_ids_in_one_file(alba_copy: Path) -> None:
    text = FLAG + EVENT.format(id="a-boat") + EVENT.format(id="a-boat")
    (alba_copy / "events/2011.yaml").write_text(text, encoding="utf-8")
    assert problems(alba_copy) == [
        'alba/events/2011.yaml:13:3: duplicate event id "a-boat", first in alba/events/2011.yaml:2'
    ]


def test_doubled_ids_across_files(alba_copy: Path) -> None:
    for year in (2011, 2012):
        path = alba_copy / f"events/{year}.yaml"
        path.write_text(FLAG + EVENT.format(id="a-boat"), encoding="utf-8")
    assert problems(alba_copy) == [
        'alba/events/2012.yaml:2:3: duplicate event id "a-boat", first in alba/events/2011.yaml:2'
    ]


def test_one_id_may_stand_for_records_of_two_kinds(alba_copy: Path) -> None:
    text = FLAG + EVENT.format(id="port-arrangement")
    (alba_copy / "events/2011.yaml").write_text(text, encoding="utf-8")
    assert "port-arrangement" in read_records(alba_copy).by_kind["event"]


@pytest.mark.parametrize(
    ("aliases", "column", "alias", "owner"),
    [
        ("[old, ports-closed]", 18, "ports-closed", "ports-closed"),
        ("[strait-opened]", 13, "strait-opened", "ports-opened"),
        ("[a-boat]", 13, "a-boat", "a-boat"),
    ],
)
def test_doubled_former_ids(
    alba_copy: Path, aliases: str, column: int, alias: str, owner: str
) -> None:
    text = EVENT.format(id=f"a-boat\n  aliases: {aliases}")
    (alba_copy / "events/2011.yaml").write_text(text, encoding="utf-8")
    assert problems(alba_copy) == [
        f'alba/events/2011.yaml:2:{column}: a-boat: aliases: "{alias}" already stands for {owner}'
    ]


def test_a_literal_line_for_editors(alba_copy: Path) -> None:
    """What an editor's problem matcher gets, letter by letter."""
    text = FLAG + EVENT.format(id="a-boat").replace("[ports]", "[ports, port]")
    (alba_copy / "events/2011.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(CorpusError) as error:
        read_records(alba_copy)
    assert str(error.value) == (
        'alba/events/2011.yaml:6:19: a-boat: themes: unknown theme "port"; nearest: "ports"'
    )


def edit(file: str, old: str, new: str) -> Callable[[Path], None]:
    def apply(folder: Path) -> None:
        path = folder / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return apply


def test_several_problems_are_told_at_once(alba_copy: Path) -> None:
    text = EVENT.format(id="a-boat").replace("[ports]", "[port, Port]")
    text = text.replace("neutral", "closer\n  colour: red").replace("harbour-news", "harbour")
    (alba_copy / "events/2011.yaml").write_text(text, encoding="utf-8")
    edit("themes.yaml", "symbol: square", "symbol: 4")(alba_copy)
    edit("site.yaml", "home: alba", "home: albania")(alba_copy)
    edit("tours.yaml", "page: timeline", "page: 3")(alba_copy)
    edit("disputes/length-of-closure.yaml", "question:", "question")(alba_copy)
    (alba_copy / "events/2012.yml").touch()
    found = problems(alba_copy)
    assert [problem.split(": ")[0] for problem in found] == [
        "alba/disputes/length-of-closure.yaml:4:1",
        "alba/events/2011.yaml:5:12",
        "alba/events/2011.yaml:5:18",
        "alba/events/2011.yaml:8:3",
        "alba/events/2011.yaml:11:5",
        "alba/events/2012.yml:1:1",
        "alba/site.yaml:12:1",
        "alba/themes.yaml:13:3",
        "alba/tours.yaml:6:5",
    ]


def test_a_broken_record_is_no_unknown_reference_too(alba_copy: Path) -> None:
    edit("sources/all.yaml", "kind: official-text", "kind: charter")(alba_copy)
    (found,) = problems(alba_copy)
    assert "league-charter: kind: 'charter' is not one of" in found


def test_one_file_of_a_broken_kind_does_not_hide_other_kinds(alba_copy: Path) -> None:
    (alba_copy / "events/1999.yaml").write_text("[", encoding="utf-8")
    edit(EVENTS, "themes: [ports, patrols]", "themes: [port]")(alba_copy)
    edit("quotes/harbour-news.yaml", "events: [ports-opened]", "events: [nowhere]")(alba_copy)
    assert [problem.split(": ")[-2] for problem in problems(alba_copy)] == [
        "not YAML",
        'unknown theme "port"; nearest',
    ]
