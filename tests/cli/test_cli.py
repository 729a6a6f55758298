"""Each command on Alba and on broken copies: what it prints where, and its exit code."""

from __future__ import annotations

import json
import os
import re
import socket
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from nzviz import __version__
from nzviz.cli import main
from nzviz.cli.hosting import TRUSTED_PROXIES_VARIABLE
from nzviz.corpus import addresses
from nzviz.corpus.corpus import DATA_VARIABLE
from nzviz.places import CACHE_VARIABLE
from nzviz.server.public_address import PUBLIC_URL_VARIABLE


def run(*arguments: str | Path, data: Path | None = None) -> Result:
    """Run ``nzviz`` with *arguments*, with *data* in the environment variable or without it."""
    variables = {DATA_VARIABLE: str(data) if data else None}
    return CliRunner().invoke(main, [str(argument) for argument in arguments], env=variables)


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


ALBA_COUNTS = """\
     2 themes
     4 actors
     3 sources
     4 events
     2 frameworks
     2 quotes
     1 disputes
     1 governments
     1 tours
     0 synonyms
  32.3 percent of harbour-news quoted (context included)
  14.6 percent of northern-post quoted (context included)
"""


def test_check_counts(alba_folder: Path) -> None:
    result = run("check", "--data", alba_folder)
    assert (result.exit_code, result.stdout, result.stderr) == (0, ALBA_COUNTS, "")


def test_check_of_wrong_records(alba_copy: Path) -> None:
    change(alba_copy / "events/1999.yaml", "direction: further", "direction: nearer")
    change(alba_copy / "actors/all.yaml", "kind: person", "kynd: person")
    result = run("check", "--data", alba_copy)
    assert (result.exit_code, result.stdout) == (1, "")
    assert [line.partition(": ")[0] for line in result.stderr.splitlines()] == [
        "alba/actors/all.yaml:8:3",
        "alba/actors/all.yaml:10:3",
        "alba/events/1999.yaml:9:3",
        "3 problems",
    ]
    assert "'nearer' is not one of 'closer', 'further' or 'neutral'" in result.stderr


def test_check_of_the_whole(alba_copy: Path) -> None:
    change(alba_copy / "events/1999.yaml", 'date: "1999~"', 'date: "1998"')
    result = run("check", "--data", alba_copy)
    assert (result.exit_code, result.stdout, result.stderr) == (
        1,
        "",
        "alba/events/1999.yaml:3:3: ports-closed: date: belongs into events/1998.yaml\n1 problem\n",
    )


def test_check_tells_a_placeholder_once(alba_copy: Path) -> None:
    path = alba_copy / "events/1999.yaml"
    change(path, "direction: further", 'direction: "TODO: closer, further or neutral"')
    change(path, "After a collision in the strait each", "TODO")
    result = run("check", "--data", alba_copy)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == (
        "alba/events/1999.yaml:5:3: ports-closed: still to write: summary: "
        "closed its ports to the other's boats.\n"
        "alba/events/1999.yaml:9:3: ports-closed: still to write: direction: "
        "closer, further or neutral\n"
        "2 problems\n"
    )


def test_check_report(alba_folder: Path, alba_copy: Path) -> None:
    result = run("check", "--report", "--data", alba_folder)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("Records\n  kind         records\n  themes             2\n")
    assert "\n  ports-closed  Harbour News\n" in result.stdout
    change(alba_copy / "events/1999.yaml", 'date: "1999~"', 'date: "1998"')
    result = run("check", "--report", "--data", alba_copy)
    assert (result.exit_code, result.stdout[:8]) == (1, "Records\n")
    assert "belongs into events/1998.yaml" in result.stderr


def test_verify(alba_folder: Path, alba_texts: Path) -> None:
    result = run("verify", "--data", alba_folder)
    assert (result.exit_code, result.stdout) == (
        0,
        "2 quotes are verbatim, proven against the fingerprints\n",
    )
    result = run("verify", "--data", alba_folder, "--texts", alba_texts)
    assert (result.exit_code, result.stdout) == (
        0,
        "2 quotes are verbatim, proven against the source texts\n",
    )


@pytest.mark.parametrize("with_texts", [False, True])
def test_verify_of_a_changed_quote(alba_copy: Path, alba_texts: Path, with_texts: bool) -> None:
    change(alba_copy / "quotes/northern-post.yaml", "would sooner sail", "would rather sail")
    texts = ["--texts", alba_texts] if with_texts else []
    result = run("verify", "--data", alba_copy, *texts)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(
        "alba/quotes/northern-post.yaml:4:3: vik-sail-northern-post: not verbatim: "
    )
    assert result.stderr.endswith("\n1 problem\n")


def test_verify_without_the_text(alba_folder: Path, tmp_path: Path) -> None:
    result = run("verify", "--data", alba_folder, "--texts", tmp_path)
    assert result.exit_code == 1
    assert "harbour-news.txt: No such file or directory" in result.stderr
    result = run("verify", "--data", alba_folder, "--texts", tmp_path / "none")
    assert result.exit_code == 2
    assert "--texts" in result.stderr


def test_fingerprint(alba_copy: Path, alba_texts: Path) -> None:
    files = sorted((alba_copy / "fingerprints").iterdir())
    before = [file.read_text() for file in files]
    for file in files:
        file.unlink()
    result = run("fingerprint", "--data", alba_copy, "--texts", alba_texts)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == "".join(f"{file}\n" for file in files)
    assert [file.read_text() for file in files] == before


def test_fingerprint_of_a_text_that_is_not_there(alba_copy: Path, alba_texts: Path) -> None:
    change(alba_copy / "sources/all.yaml", "file: northern-post.txt", "file: southern-post.txt")
    result = run("fingerprint", "--data", alba_copy, "--texts", alba_texts)
    assert (result.exit_code, len(result.stdout.splitlines())) == (1, 1)
    assert "northern-post: southern-post.txt: No such file or directory" in result.stderr
    assert run("fingerprint", "--data", alba_copy).exit_code == 2


def test_schema(alba_copy: Path, tmp_path: Path) -> None:
    for arguments, folder in [
        (["--data", str(alba_copy)], alba_copy / "schema"),
        ([str(tmp_path / "out")], tmp_path / "out"),
    ]:
        result = run("schema", *arguments)
        assert (result.exit_code, result.stderr) == (0, "")
        written = [Path(line) for line in result.stdout.splitlines()]
        assert sorted(written) == sorted(folder.iterdir())
        assert "$schema" in json.loads((folder / "events.schema.json").read_text())
    assert run("check", "--data", alba_copy).exit_code == 0


def test_format(alba_copy: Path) -> None:
    path = alba_copy / "themes.yaml"
    tidy = path.read_text()
    path.write_text(tidy.replace("symbol: circle", "symbol:   'circle'  # why not"))
    result = run("format", "--check", "--data", alba_copy)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == (
        "alba/themes.yaml:1:1: not in canonical form; nzviz format mends it\n1 problem\n"
    )
    result = run("format", "--data", alba_copy)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == f"formatted {path}\nall files are in canonical form\n"
    assert path.read_text() == tidy.replace("  symbol: circle", "  # why not\n  symbol: circle")
    result = run("format", "--check", "--data", alba_copy)
    assert (result.exit_code, result.stdout) == (0, "all files are in canonical form\n")


def test_format_leaves_what_it_cannot_read(alba_copy: Path) -> None:
    (alba_copy / "themes.yaml").write_text("- id: [\n")
    (alba_copy / "tours.yaml").write_text("- {id: a}\n")
    result = run("format", "--data", alba_copy)
    assert (result.exit_code, result.stdout) == (1, f"formatted {alba_copy / 'tours.yaml'}\n")
    assert result.stderr.startswith("alba/themes.yaml:2:1: not YAML: ")


def test_files_below_the_working_folder_are_named_from_there(
    alba_copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (alba_copy / "tours.yaml").write_text("- {id: a}\n")
    monkeypatch.chdir(alba_copy.parent)
    assert run("format", "--data", "alba").stdout.startswith("formatted alba/tours.yaml\n")
    (alba_copy / "tours.yaml").write_text("- {id: a}\n")
    result = run("format", "--data", alba_copy)
    assert result.stdout.startswith("formatted alba/tours.yaml\n")


READING = ["check", "verify", "format", "serve", "fingerprint", "new"]


@pytest.mark.parametrize("command", READING)
def test_a_folder_that_is_not_there(command: str, tmp_path: Path) -> None:
    more: list[str | Path] = {
        "fingerprint": ["--texts", tmp_path],
        "new": ["actor", "--kind", "unit", "--name", "x"],
    }.get(command, [])
    result = run(command, *more, "--data", tmp_path / "none")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == (
        f"{tmp_path}/none:1:1: no such folder: give a data folder with site.yaml in it\n1 problem\n"
    )


@pytest.mark.parametrize("command", ["check", "verify", "format", "schema"])
def test_the_environment_names_the_folder(command: str, alba_copy: Path) -> None:
    plain = run(command, "--data", alba_copy)
    assert run(command, data=alba_copy).stdout == plain.stdout
    assert run(command, "--data", alba_copy, data=Path("/none")).stdout == plain.stdout


@pytest.fixture
def executed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[list[str]]:
    """The programs that would have taken this one's place."""
    monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path / "cache"))
    found: list[list[str]] = []
    monkeypatch.setattr(os, "execv", lambda _, arguments: found.append(arguments))
    monkeypatch.setattr(os, "chdir", lambda _: None)
    monkeypatch.setenv(DATA_VARIABLE, "restored afterwards")
    return found


@pytest.fixture
def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def test_serve(alba_folder: Path, root: Path, executed: list[list[str]], free_port: int) -> None:
    result = run("serve", "--data", alba_folder, "--port", str(free_port))
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == (
        f"nzviz {__version__} at http://127.0.0.1:{free_port} (stop with Ctrl+C)\n"
    )
    assert executed == [
        [
            sys.executable, "-m", "streamlit", "run", str(root / "dashboard.py"),
            f"--server.port={free_port}", "--server.address=127.0.0.1", "--server.headless=true",
        ]
    ]  # fmt: skip


def test_serve_keeps_the_corpus_unless_told_otherwise(
    alba_folder: Path, executed: list[list[str]], free_port: int, tmp_path: Path
) -> None:
    place = ("serve", "--data", alba_folder, "--port", str(free_port))
    assert run(*place, "--no-cache").exit_code == 0
    assert not (tmp_path / "cache").exists()
    assert os.environ[CACHE_VARIABLE] == "off"  # for the server too
    os.environ[CACHE_VARIABLE] = str(tmp_path / "cache")
    assert run(*place).exit_code == 0
    assert list((tmp_path / "cache/corpus").iterdir())
    assert len(executed) == 2


def test_serve_behind_a_proxy(
    alba_folder: Path, executed: list[list[str]], free_port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    for variable in (PUBLIC_URL_VARIABLE, TRUSTED_PROXIES_VARIABLE):
        monkeypatch.setenv(variable, "")  # restored afterwards
    place = ["--public-url", "https://www.example.org/record/", "--trust-proxy", "10.0.0.0/24"]
    result = run("serve", "--data", alba_folder, "--port", str(free_port), *place)
    assert (result.exit_code, len(executed)) == (0, 1)
    assert f":{free_port}, for readers at https://www.example.org/record (" in result.stdout
    assert os.environ[PUBLIC_URL_VARIABLE] == "https://www.example.org/record"
    assert os.environ[TRUSTED_PROXIES_VARIABLE] == "10.0.0.0/24"


@pytest.mark.parametrize("wrong", [["--public-url", "example.org"], ["--trust-proxy", "proxy"]])
def test_serve_refuses_wrong_places(wrong: list[str], executed: list[list[str]]) -> None:
    result = run("serve", *wrong)
    assert (result.exit_code, executed) == (2, [])
    assert f"'{wrong[0]}'" in result.stderr


def test_serve_refuses_wrong_records(alba_copy: Path, executed: list[list[str]]) -> None:
    change(alba_copy / "events/1999.yaml", "direction: further", "direction: nearer")
    assert run("serve", "--data", alba_copy).exit_code == 1
    assert executed == []


def test_serve_refuses_a_taken_port(alba_folder: Path, executed: list[list[str]]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        result = run("serve", "--data", alba_folder, "--port", str(port))
    assert (result.exit_code, executed) == (2, [])
    assert f"cannot listen on port {port} of 127.0.0.1" in result.stderr
    assert "choose another with --port or --address" in result.stderr


@pytest.mark.parametrize("port", ["0", "65536", "http"])
def test_serve_refuses_what_is_no_port(port: str, executed: list[list[str]]) -> None:
    result = run("serve", "--port", port)
    assert (result.exit_code, executed) == (2, [])
    assert "'--port'" in result.stderr


def commands(group: click.Group, path: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    found = [path]
    for name, command in group.commands.items():
        inner = (*path, name)
        found += commands(command, inner) if isinstance(command, click.Group) else [inner]
    return found


@pytest.mark.parametrize("path", commands(main)[1:], ids=" ".join)
def test_help_has_examples_and_says_where_data_come_from(path: tuple[str, ...]) -> None:
    result = run(*path, "--help")
    assert result.exit_code == 0
    assert re.search(rf"Examples?:\n +nzviz {path[0]}", result.stdout)
    assert path == ("new",) or "--data PATH" in result.stdout
    # The list of commands shows first sentences whole.
    assert "..." not in run(*path[:-1], "--help").stdout.partition("\nCommands:\n")[2]


def test_wrong_use() -> None:
    assert run("check", "--nonsense").exit_code == 2
    assert run("nonsense").exit_code == 2
    assert run("--version").stdout == f"nzviz, version {__version__}\n"


def test_links(alba_copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answers: dict[str, int | None] = {"https://example.org/harbour": 404}
    monkeypatch.setattr(addresses, "AT_ONCE", 1)
    monkeypatch.setattr(addresses.check_addresses, "__defaults__", (lambda url: answers.get(url),))
    before = {path: path.read_bytes() for path in alba_copy.rglob("*.yaml")}
    result = run("links", "--data", alba_copy)
    assert result.exit_code == 0
    assert "harbour-news" in result.output
    assert addresses.read_statuses(alba_copy)["harbour-news"].status == 404
    assert {path: path.read_bytes() for path in alba_copy.rglob("*.yaml")} == before

    kept = (alba_copy / addresses.FILE).read_bytes()
    answers.clear()  # no network
    result = run("links", "--data", alba_copy)
    assert result.output == "nothing answered: no network; nothing was written\n"
    assert (alba_copy / addresses.FILE).read_bytes() == kept
