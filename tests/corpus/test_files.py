"""A data folder is taken in whole and without harm, whatever lies in it."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from nzviz.corpus import files
from nzviz.corpus.problems import CorpusError
from nzviz.corpus.reading import read_records

LINK_OUT = "a link that leads out of the data folder: put the file itself here"
LINK_TO_FOLDER = "a link to a folder, which is not read: put the files here"
NOT_A_FILE = "cannot be read: a pipe or a device, not a file"


def problems(folder: Path) -> list[str]:
    with pytest.raises(CorpusError) as error:
        read_records(folder)
    return [str(problem).removeprefix("alba/") for problem in error.value.problems]


def pipe(folder: Path) -> None:
    os.mkfifo(folder / "events/2011.yaml")


def pipe_for_a_file(folder: Path) -> None:
    (folder / "governments.yaml").unlink()
    os.mkfifo(folder / "governments.yaml")


def link_out(folder: Path) -> None:
    target = (folder / "events/2010.yaml").rename(folder.parent / "elsewhere.yaml")
    (folder / "events/2010.yaml").symlink_to(target)


def link_to_a_device(folder: Path) -> None:
    (folder / "events/2011.yaml").symlink_to("/dev/zero")


def link_to_nothing(folder: Path) -> None:
    (folder / "events/2011.yaml").symlink_to("nothing.yaml")


def link_to_itself(folder: Path) -> None:
    (folder / "events/2011.yaml").symlink_to("2011.yaml")


def linked_folder_within(folder: Path) -> None:
    (folder / "events/more").symlink_to(folder / "quotes")


def linked_folder_outside(folder: Path) -> None:
    (folder / "disputes").rename(folder.parent / "disputes")
    (folder / "disputes").symlink_to(folder.parent / "disputes")


def linked_folder_in_a_circle(folder: Path) -> None:
    (folder / "events/again").symlink_to(folder)


def large(folder: Path) -> None:
    with (folder / "events/2011.yaml").open("wb") as file:
        file.truncate(files.LARGEST + 1)  # takes no room on the disk


def folder_for_a_file(folder: Path) -> None:
    (folder / "events/2011.yaml").mkdir()


def file_for_a_folder(folder: Path) -> None:
    shutil.rmtree(folder / "quotes")
    (folder / "quotes").write_text("- id: a\n", "utf-8")
    shutil.rmtree(folder / "sources")
    (folder / "sources").write_text("- id: a\n", "utf-8")


CASES: list[tuple[Callable[[Path], None], str]] = [
    (pipe, f"events/2011.yaml:1:1: {NOT_A_FILE}"),
    (pipe_for_a_file, f"governments.yaml:1:1: {NOT_A_FILE}"),
    (link_out, f"events/2010.yaml:1:1: {LINK_OUT}"),
    (link_to_a_device, f"events/2011.yaml:1:1: {LINK_OUT}"),
    (link_to_nothing, "events/2011.yaml:1:1: cannot be read: No such file or directory"),
    (link_to_itself, "events/2011.yaml:1:1: cannot be read: Too many levels of symbolic links"),
    (linked_folder_within, f"events/more:1:1: {LINK_TO_FOLDER}"),
    (linked_folder_outside, f"disputes:1:1: {LINK_TO_FOLDER}"),
    (linked_folder_in_a_circle, f"events/again:1:1: {LINK_TO_FOLDER}"),
    (large, "events/2011.yaml:1:1: larger than 32 MiB: divide it into several files"),
    (folder_for_a_file, "events/2011.yaml:1:1: cannot be read: Is a directory"),
    (file_for_a_folder, "sources:1:1: missing: every corpus needs at least one source in sources/"),
]


@pytest.mark.parametrize(("change", "message"), CASES)
def test_what_cannot_be_read_is_told(
    alba_copy: Path, change: Callable[[Path], None], message: str
) -> None:
    change(alba_copy)
    assert message in problems(alba_copy)


def test_a_socket_is_told(alba_copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(alba_copy / "events")  # the name of a socket has to be short
    with socket.socket(socket.AF_UNIX) as made:
        made.bind("2011.yaml")
    (found,) = problems(alba_copy)
    assert found.startswith("events/2011.yaml:1:1: cannot be read: ")


def test_links_within_the_folder_are_read(alba_copy: Path) -> None:
    """As Kubernetes mounts a volume: hidden folders, a hidden link, links to what lies there."""
    good = read_records(alba_copy).by_kind
    hidden = alba_copy / "..2026_11_22"
    hidden.mkdir()
    (alba_copy / "..data").symlink_to(hidden.name)
    for name in ("events", "site.yaml"):
        (alba_copy / name).rename(hidden / name)
        (alba_copy / name).symlink_to(f"..data/{name}")
    assert read_records(alba_copy).by_kind == good


def test_a_name_that_is_not_utf8(alba_copy: Path) -> None:
    source = alba_copy / "events/1999.yaml"
    source.rename(os.fsdecode(os.fsencode(alba_copy / "events") + b"/19\xff99.yaml"))
    assert read_records(alba_copy).by_kind["event"]["ports-closed"]


#: Without the rights of a superuser, for whom nothing is unreadable.
UNREADABLE = """
import os, shutil, sys, tempfile
from pathlib import Path
from nzviz.corpus.problems import CorpusError
from nzviz.corpus.reading import read_records
folder, name = Path(sys.argv[1]), sys.argv[2]
with tempfile.TemporaryDirectory() as base:
    copy = shutil.copytree(folder, Path(base) / "alba")
    (copy / name).chmod(0)
    user = os.geteuid()
    if user == 0:
        for path in (Path(base), *Path(base).rglob("*")):
            os.chown(path, 65534, 65534)
        os.seteuid(65534)
    try:
        read_records(copy)
    except CorpusError as error:
        print(*error.problems, sep="\\n")
    os.seteuid(user)
    (copy / name).chmod(0o700)
"""


@pytest.mark.parametrize("name", ["events/2010.yaml", "events", "quotes"])
def test_what_may_not_be_read_is_told(alba_folder: Path, name: str) -> None:
    """A folder too: what it holds would be lost in silence."""
    command = [sys.executable, "-c", UNREADABLE, str(alba_folder), name]
    run = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    assert run.stdout == f"alba/{name}:1:1: cannot be read: Permission denied\n"


def test_the_digest_follows_everything(alba_copy: Path) -> None:
    seen = {files.take(alba_copy).digest}
    changes: list[Callable[[], object]] = [
        lambda: (alba_copy / "events/1999.yaml").rename(alba_copy / "events/1998.yaml"),
        lambda: (alba_copy / "tours.yaml").unlink(),
        lambda: (alba_copy / "fingerprints/northern-post.json").write_text("{}", "utf-8"),
        lambda: (alba_copy / "events/x.yml").touch(),
        lambda: (alba_copy / "quotes/northern-post.yaml").write_text("# nothing\n", "utf-8"),
    ]
    for change in changes:
        change()
        digest = files.take(alba_copy).digest
        assert digest not in seen
        seen.add(digest)
    (alba_copy / "notes.txt").touch()
    (alba_copy / "events/.2010.yaml.swp").touch()
    assert files.take(alba_copy).digest in seen


@pytest.mark.parametrize(
    "text",
    ["x" * 3_000_000, "[" + "z, " * 300_000 + "]", "'" + "-".join(["y"] * 500_000) + "'"],
    ids=["word", "list", "slug"],
)
@pytest.mark.parametrize("field", ["title", "direction", "themes", "date", "id"])
def test_a_megabyte_in_a_field_is_told_in_short(alba_copy: Path, field: str, text: str) -> None:
    path = alba_copy / "events/1999.yaml"
    lines = path.read_text("utf-8").split("\n")
    at = next(n for n, line in enumerate(lines) if line.lstrip("- ").startswith(f"{field}:"))
    begin = lines[at][: lines[at].index(":")]
    path.write_text("\n".join([*lines[:at], f"{begin}: {text}", *lines[at + 1 :]]), "utf-8")
    found = problems(alba_copy)
    assert any(line.startswith(f"events/1999.yaml:{at + 1}:") for line in found)
    assert all(len(line) < 1200 for line in found)


def test_a_corpus_that_is_broken_as_a_whole_is_told_soon(alba_copy: Path) -> None:
    """Every record is wrong, and each refers to something unknown."""
    records = [
        f"- id: event-{n}\n  themes: [unknown-{n}]\n  actors: [nobody-{n}]\n" for n in range(3000)
    ]
    (alba_copy / "events/2010.yaml").write_text("".join(records), "utf-8")
    found = problems(alba_copy)
    assert sum("unknown theme" in line for line in found) == 3000
    assert sum("nearest" in line for line in found) <= 200
