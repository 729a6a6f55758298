"""Edits of the data folder arrive by themselves, whatever happens to the folder."""

from __future__ import annotations

import logging
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import watchfiles
from watchfiles import Change

from nzviz.corpus import live
from nzviz.server import logs, metrics, watching

#: Seconds after which something counts as never happening.
PATIENCE = 60


@contextmanager
def watched(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("NZVIZ_DATA", str(folder))
    monkeypatch.setenv("NZVIZ_CACHE", "off")
    live.forget()
    live.current()
    watcher = watching.Watcher()
    watcher.start()
    try:
        yield folder
    finally:
        watcher.stop()
        live.forget()


@pytest.fixture
def folder(alba_copy: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A watched copy of Alba."""
    logs.configure()
    with watched(alba_copy, monkeypatch) as folder:
        yield folder


def wait_for(true: Callable[[], bool]) -> None:
    last = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < last, "it does not happen"
        time.sleep(0.02)


def title(record: str = "joint-patrols") -> str:
    event = live.current().records.by_kind["event"].get(record)
    return str(event.title) if event else ""


def edit(folder: Path, new: str) -> None:
    path = folder / "events/2010.yaml"
    lines = path.read_text("utf-8").split("\n")
    at = lines.index("- id: joint-patrols") + 2
    assert lines[at].startswith("  title: ")
    lines[at] = f"  title: {new}"
    path.write_text("\n".join(lines), "utf-8")


def test_edits_breaks_removal_and_return(
    folder: Path, alba_folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    first = live.current()
    edit(folder, "One")
    wait_for(lambda: title() == "One")

    # Broken: what was good stays, and the operator is told where.
    failures = metrics.reloads.labels("failed")._value.get()
    with caplog.at_level(logging.ERROR, "nzviz"):
        edit(folder, "[")
        wait_for(lambda: bool(live.state().problems))
        wait_for(lambda: "alba/events/2010.yaml:" in caplog.text)
    assert title() == "One"
    assert metrics.reloads.labels("failed")._value.get() > failures

    edit(folder, "Two")
    wait_for(lambda: title() == "Two")
    assert live.state().problems == ()

    # A file that editors write beside and move into place; a file that is new.
    beside = folder / "events/.2010.yaml.new"
    shutil.copy(alba_folder / "events/2010.yaml", beside)
    beside.replace(folder / "events/2010.yaml")
    wait_for(lambda: live.current().digest == first.digest)

    # The folder goes, and comes back as another one.
    shutil.rmtree(folder)
    wait_for(lambda: bool(live.state().problems))
    assert live.current().digest == first.digest
    away = shutil.copytree(alba_folder, folder.with_name("away"))
    edit(away, "Three")
    away.rename(folder)
    wait_for(lambda: title() == "Three")
    edit(folder, "Four")
    wait_for(lambda: title() == "Four")


@pytest.mark.parametrize("fault", [OSError("no watches left"), RuntimeError("a part is gone")])
def test_watching_goes_on_after_the_watcher_has_failed(
    alba_copy: Path, monkeypatch: pytest.MonkeyPatch, fault: Exception
) -> None:
    real, failed = watchfiles.watch, []

    def watch(*args: Any, **kwargs: Any) -> Any:
        if not failed:
            failed.append(True)
            raise fault
        return real(*args, **kwargs)

    monkeypatch.setattr(watchfiles, "watch", watch)
    with watched(alba_copy, monkeypatch) as folder:
        edit(folder, "After the fault")
        wait_for(lambda: title() == "After the fault")
    assert failed


def test_a_link_to_the_folder_may_be_turned_to_another(
    tmp_path: Path, alba_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """How releases are often swapped."""
    one = shutil.copytree(alba_folder, tmp_path / "one")
    two = shutil.copytree(alba_folder, tmp_path / "two")
    edit(two, "The second release")
    link = tmp_path / "data"
    link.symlink_to(one)
    with watched(link, monkeypatch):
        new = tmp_path / "new"
        new.symlink_to(two)
        new.replace(link)
        wait_for(lambda: title() == "The second release")


@pytest.mark.usefixtures("folder")
def test_a_fault_of_ours_does_not_end_the_watching(
    folder: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail() -> live.Outcome:
        raise MemoryError

    with monkeypatch.context() as patch, caplog.at_level(logging.ERROR, "nzviz"):
        patch.setattr(live, "reload", fail)
        edit(folder, "One")
        wait_for(lambda: "could not be read" in caplog.text)
    edit(folder, "Two")
    wait_for(lambda: title() == "Two")


@pytest.mark.parametrize(
    ("inner", "matters"),
    [
        ("events/2010.yaml", True),
        ("events", True),
        ("fingerprints/a.json", True),
        ("..data", True),
        ("events/.2010.yaml.swp", False),
        (".git/index", False),
        ("events/2010.yaml~", False),
        ("events/2010.yaml.tmp", False),
    ],
)
def test_what_is_worth_a_reading(tmp_path: Path, inner: str, matters: bool) -> None:
    folder = tmp_path / ".hidden" / "data"
    worth = watching._matters(folder)
    assert worth(Change.modified, str(folder / inner)) is matters
