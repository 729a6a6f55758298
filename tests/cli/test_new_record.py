"""``nzviz new``: from nothing to a record that check knows to be unfinished."""

from __future__ import annotations

from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from nzviz.cli import main
from nzviz.cli.new_record import new
from nzviz.corpus.skeletons import MAKERS


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


#: Least arguments of each command, its file, the new id and how much is left to write.
LEAST = [
    (["event", "--date", "2010-05", "--title", "Boats meet"],
     "events/2010.yaml", "boats-meet-2010", 8),
    (["event", "--date", "2015", "--id", "mine"], "events/2015.yaml", "mine", 9),
    (["source", "--kind", "news", "--title", "Boats meet"], "sources/all.yaml", "boats-meet", 6),
    (["quote", "--source", "harbour-news", "--speaker", "ena-vik", "--exact", "to sail and sulk"],
     "quotes/harbour-news.yaml", "vik-to-sail-and-sulk", 5),
    (["framework", "--kind", "treaty", "--name", "Straits Treaty"],
     "frameworks/straits-treaty.yaml", "straits-treaty", 8),
    (["dispute", "--question", "When?"], "disputes/when.yaml", "when", 11),
    (["actor", "--kind", "unit", "--name", "Harbour watch"],
     "actors/units.yaml", "harbour-watch", 1),
]  # fmt: skip


@pytest.mark.parametrize(("arguments", "file", "record_id", "unwritten"), LEAST)
def test_a_record_is_begun(
    alba_copy: Path, arguments: list[str], file: str, record_id: str, unwritten: int
) -> None:
    result = run("new", *arguments, "--data", alba_copy)
    assert (result.exit_code, result.stderr) == (0, "")
    path = alba_copy / file
    lines = path.read_text(encoding="utf-8").split("\n")
    first, *others = result.stdout.splitlines()
    place, _, message = first.partition(": ")
    assert place.startswith(f"{path}:")
    assert message == f"new {arguments[0]} {record_id}; still to write:"
    assert lines[int(place.rpartition(":")[2]) - 1].endswith(f"id: {record_id}")
    assert len(others) == unwritten
    for line in others:
        place, _, rest = line.partition(": ")
        number = int(place.removeprefix(f"{path}:"))
        assert "TODO" in "".join(lines[number - 1 : number + 1])
        assert "TODO" not in rest
    checked = run("check", "--data", alba_copy)
    assert (checked.exit_code, checked.stdout) == (1, "")
    assert checked.stderr.count("still to write") == unwritten
    assert checked.stderr.endswith(f"\n{unwritten} problem{'s' if unwritten > 1 else ''}\n")
    assert run("format", "--check", "--data", alba_copy).exit_code == 0


def test_every_kind_that_can_be_made_has_a_command() -> None:
    assert isinstance(new, click.Group)
    assert set(new.commands) == set(MAKERS)
    assert {arguments[0] for arguments, *_ in LEAST} == set(MAKERS)


def test_from_article_to_event(alba_copy: Path) -> None:
    """The way that docs/curating.md describes."""
    assert (
        run(
            "new", "source", "--data", alba_copy, "--kind", "news", "--title", "Ports stay open",
            "--publisher", "Harbour News", "--published", "2011-02-03", "--country", "IS",
            "--url", "https://example.org/open",
        ).exit_code
        == 0
    )  # fmt: skip
    assert (
        run(
            "new", "event", "--data", alba_copy, "--date", "2011-02-02", "--title",
            "Alba keeps its ports open", "--source", "harbour-news-2011-ports-stay-open",
            "--theme", "ports", "--theme", "patrols", "--relationship", "alba-borea",
            "--actor", "alba", "--direction", "neutral", "--significance", "context",
        ).exit_code
        == 0
    )  # fmt: skip
    source = alba_copy / "sources/all.yaml"
    text = source.read_text()
    begin = text.index('  author:\n  - family: "TODO')
    source.write_text(text[:begin] + text[text.index('  published: "2011-02-03"') :])
    event = alba_copy / "events/2011.yaml"
    text = event.read_text()
    assert text.count("TODO") == 2
    text = text.replace(text[text.index('"TODO: one') : text.index("\n  themes")], "They did.")
    text = text.replace(text[text.index('"TODO: what') : text.rindex("\n")], "Says so.")
    event.write_text(text)
    assert event.read_text() == (
        "# yaml-language-server: $schema=../schema/events.schema.json\n"
        "- id: alba-keeps-its-ports-open-2011\n"
        '  date: "2011-02-02"\n'
        "  title: Alba keeps its ports open\n"
        "  summary: They did.\n"
        "  themes: [ports, patrols]\n"
        "  relationships: [alba-borea]\n"
        "  actors: [alba]\n"
        "  direction: neutral\n"
        "  significance: context\n"
        "  evidence:\n"
        "  - source: harbour-news-2011-ports-stay-open\n"
        "    note: Says so.\n"
    )
    result = run("check", "--data", alba_copy)
    assert (result.exit_code, result.stderr) == (0, "")
    assert "     5 events\n" in result.stdout


REFUSALS = [
    (["event", "--title", "x"], "Missing option '--date'"),
    (["event", "--date", "soon", "--title", "x"], '"soon" is not a date'),
    (["event", "--date", "2010", "--title", "x", "--id", "ports-opened"],
     'the event id "ports-opened" is taken (alba/events/2010.yaml:'),
    (["event", "--date", "2010", "--title", "x", "--source", "harbor-news"],
     'source: unknown source "harbor-news"; nearest: "harbour-news"'),
    (["event", "--date", "2010", "--title", "x", "--direction", "nearer"], "'--direction'"),
    (["source", "--kind", "rumour", "--title", "x"], "'--kind'"),
    (["source", "--kind", "news", "--title", "x", "--url", "example"], "url: "),
    (["quote", "--source", "harbour-news", "--speaker", "vik", "--exact", "x"],
     'speaker: unknown actor "vik"'),
]  # fmt: skip


@pytest.mark.parametrize(("arguments", "message"), REFUSALS)
def test_wrong_use(alba_copy: Path, arguments: list[str], message: str) -> None:
    before = {path: path.read_bytes() for path in alba_copy.rglob("*.yaml")}
    result = run("new", *arguments, "--data", alba_copy)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr
    assert {path: path.read_bytes() for path in alba_copy.rglob("*.yaml")} == before


def test_files_that_cannot_be_read_come_first(alba_copy: Path) -> None:
    (alba_copy / "themes.yaml").write_text("- id: [\n")
    result = run("new", "dispute", "--question", "When?", "--data", alba_copy)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("alba/themes.yaml:2:1: not YAML: ")


def test_what_cannot_be_written_is_said(alba_copy: Path) -> None:
    (alba_copy / "disputes/length-of-closure.yaml").rename(alba_copy / "kept.yaml")
    (alba_copy / "disputes").rmdir()
    (alba_copy / "disputes").write_text("in the way")
    result = run("new", "dispute", "--question", "When?", "--data", alba_copy)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("Error: nothing was written: ")
