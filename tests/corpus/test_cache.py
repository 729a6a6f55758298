"""Corpora kept between starts: as good as those that are read, and never in the way."""

from __future__ import annotations

import logging
import os
import pickle
import stat
import subprocess
import sys
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from nzviz.corpus import cache, corpus, files
from nzviz.corpus.corpus import Corpus
from nzviz.corpus.problems import CorpusError
from nzviz.corpus.records import Site


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where corpora are kept in this test."""
    monkeypatch.setenv("NZVIZ_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache/corpus"


def start(folder: Path) -> Corpus:
    return corpus.from_snapshot(files.take(folder))


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """One entry for each time that YAML is read."""
    found: list[str] = []

    def count(snapshot: files.Snapshot, progress: Any = None) -> Any:
        found.append(snapshot.digest)
        return real(snapshot, progress)

    real = corpus.read_snapshot
    monkeypatch.setattr(corpus, "read_snapshot", count)
    return found


def test_a_kept_corpus_is_the_one_that_was_read(
    kept: Path, reads: list[str], real_folder: Path, real: Corpus
) -> None:
    start(real_folder)
    again = start(real_folder)
    assert len(reads) == 1
    assert again.records.by_kind == real.records.by_kind
    assert again.site == real.site
    assert isinstance(again.site, Site)
    assert again.digest == real.digest
    for frame in fields(real.frames):
        one, other = getattr(again.frames, frame.name), getattr(real.frames, frame.name)
        pd.testing.assert_frame_equal(one, other)
    assert set(again.records.origins) == set(real.records.origins)
    for kind, record_id in list(real.records.origins)[::50]:
        problems = [c.records.problem(kind, record_id, "here", "id") for c in (again, real)]
        assert problems[0] == problems[1]
    assert [path.suffix for path in kept.iterdir()] == [".pickle"]
    assert stat.S_IMODE(kept.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in kept.iterdir()} == {0o600}


def test_other_bytes_another_place_or_another_program_are_read(
    kept: Path, reads: list[str], alba_copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    start(alba_copy)
    path = alba_copy / "events/2010.yaml"
    path.write_text(path.read_text("utf-8").replace("Joint patrols", "Patrols"), "utf-8")
    assert start(alba_copy).records.by_kind["event"]["joint-patrols"].title.startswith("Patrols")
    assert len(reads) == 2
    moved = alba_copy.rename(alba_copy.with_name("moved"))
    assert start(moved).records.folder == moved.resolve()
    assert len(reads) == 3
    monkeypatch.setattr(cache, "_program", lambda: "another version")
    start(moved)
    assert len(reads) == 4


def test_a_broken_corpus_is_not_kept(kept: Path, alba_copy: Path) -> None:
    (alba_copy / "site.yaml").write_text("title: [", "utf-8")
    with pytest.raises(CorpusError):
        start(alba_copy)
    assert not kept.exists()


def flip(raw: bytes) -> bytes:
    at = len(raw) // 2
    return raw[:at] + bytes([raw[at] ^ 1]) + raw[at + 1 :]


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda _raw: b"",
    "cut": lambda raw: raw[: len(raw) // 2],
    "cut in its digest": lambda raw: raw[:7],
    "one bit": flip,
    "another thing": lambda _raw: pickle.dumps("something else"),
}


@pytest.mark.parametrize("name", DAMAGES)
def test_a_damaged_file_is_made_anew(
    kept: Path, reads: list[str], alba_copy: Path, name: str, caplog: pytest.LogCaptureFixture
) -> None:
    start(alba_copy)
    (path,) = kept.iterdir()
    good = path.read_bytes()
    path.write_bytes(DAMAGES[name](good))
    with caplog.at_level(logging.INFO, "nzviz"):
        start(alba_copy)
    assert len(reads) == 2
    assert "the kept corpus cannot be used (it is damaged)" in caplog.text
    start(alba_copy)
    assert len(reads) == 2


def test_what_others_may_write_is_not_loaded(
    kept: Path, reads: list[str], alba_copy: Path, caplog: pytest.LogCaptureFixture
) -> None:
    start(alba_copy)
    (path,) = kept.iterdir()
    with caplog.at_level(logging.INFO, "nzviz"):
        for place, mode in ((path, 0o666), (path, 0o620), (kept, 0o777), (kept, 0o770)):
            before = stat.S_IMODE(place.stat().st_mode)
            place.chmod(mode)
            cache.read(alba_copy.resolve(), files.take(alba_copy).digest)
            assert "can be written by others" in caplog.text, oct(mode)
            caplog.clear()
            place.chmod(before)
        owner = os.geteuid()
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(os, "geteuid", lambda: owner + 1)
            start(alba_copy)
        assert "belongs to another user" in caplog.text
    assert len(reads) == 2
    target = path.rename(kept.parent / "elsewhere")
    path.symlink_to(target)
    start(alba_copy)
    assert len(reads) == 3


def test_a_folder_that_cannot_be_made(
    tmp_path: Path, alba_copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("in the way", "utf-8")
    monkeypatch.setenv("NZVIZ_CACHE", str(tmp_path / "file"))
    assert start(alba_copy).digest == files.take(alba_copy).digest


def test_nothing_is_kept_when_it_is_off(
    tmp_path: Path, alba_copy: Path, reads: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setenv("NZVIZ_CACHE", "off")
    start(alba_copy)
    start(alba_copy)
    assert len(reads) == 2
    assert not (tmp_path / ".cache").exists()
    monkeypatch.delenv("NZVIZ_CACHE")
    start(alba_copy)
    assert (tmp_path / ".cache/nzviz/corpus").is_dir()


def test_few_are_kept(kept: Path, alba_copy: Path) -> None:
    path = alba_copy / "events/2010.yaml"
    for number in range(7):
        path.write_text(path.read_text("utf-8") + f"# {number}\n", "utf-8")
        start(alba_copy)
        (kept / f"corpus-{number}.tmp").touch()
    assert len(list(kept.glob("*.pickle"))) == 4
    assert len(list(kept.glob("*.tmp"))) <= 5


#: A disk without room: a file may have no more than ten thousand bytes.
FULL = """
import resource, signal, sys
from pathlib import Path
from nzviz.corpus import files
from nzviz.corpus.corpus import from_snapshot
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, 10_000))
print(from_snapshot(files.take(Path(sys.argv[1]))).digest)
"""


def test_a_full_disk(kept: Path, alba_copy: Path) -> None:
    command = [sys.executable, "-c", FULL, str(alba_copy)]
    run = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert (run.returncode, run.stdout.strip()) == (0, files.take(alba_copy).digest), run.stderr
    assert list(kept.iterdir()) == []
