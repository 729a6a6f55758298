"""What all commands share: the bar while a large corpus is read."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from nzviz.cli import shared
from nzviz.corpus.problems import CorpusError


class Terminal(io.StringIO):
    """An error stream that somebody looks at."""

    def isatty(self) -> bool:
        return True


def test_a_bar_when_it_lasts(alba_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = Terminal()
    monkeypatch.setattr(sys, "stderr", seen)
    monkeypatch.setattr(shared, "_PATIENCE", 0.0)
    monkeypatch.setenv("TERM", "xterm")
    shared.read(alba_folder)
    assert "Reading" in seen.getvalue()
    assert "100%" in seen.getvalue()


@pytest.mark.parametrize(("stream", "patience"), [(Terminal, 1e9), (io.StringIO, 0.0)])
def test_no_bar_for_a_moment_or_for_nobody(
    alba_folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    stream: type[io.StringIO],
    patience: float,
) -> None:
    seen = stream()
    monkeypatch.setattr(sys, "stderr", seen)
    monkeypatch.setattr(shared, "_PATIENCE", patience)
    shared.read(alba_folder)
    assert seen.getvalue() == ""


def test_serving_keeps_what_it_has_read(
    alba_copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NZVIZ_CACHE", str(tmp_path / "cache"))
    shared.prepare(alba_copy)
    assert len(list((tmp_path / "cache/corpus").iterdir())) == 1


def test_serving_a_broken_corpus_ends_with_its_problems(
    alba_copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (alba_copy / "site.yaml").write_text("title: [", "utf-8")
    with pytest.raises(SystemExit) as end:
        shared.prepare(alba_copy)
    assert end.value.code == 1
    assert "site.yaml:2:1: not YAML" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        shared.read(alba_copy)
    assert CorpusError.__name__ not in capsys.readouterr().err
