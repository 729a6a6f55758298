"""Whether the process has something to show."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

import nzviz
from nzviz.corpus import live
from nzviz.corpus.corpus import Corpus
from nzviz.server import readiness

CLIENT = TestClient(Starlette(routes=[readiness.route]))


@pytest.fixture(autouse=True)
def folder(alba_copy: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("NZVIZ_DATA", str(alba_copy))
    live.forget()
    yield alba_copy
    live.forget()


def test_ready(alba: Corpus, folder: Path) -> None:
    live.current()
    answer = CLIENT.get("/ready")
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-store"
    found = answer.json()
    assert found.pop("loaded")
    assert found == {
        "status": "ready",
        "version": nzviz.__version__,
        "problems": 0,
        "data_version": "1.2.3",
        "digest": alba.digest,
    }


def test_a_broken_edit_does_not_make_it_unready(folder: Path) -> None:
    live.current()
    (folder / "site.yaml").write_text("title: [", "utf-8")
    live.reload()
    answer = CLIENT.get("/ready")
    assert (answer.status_code, answer.json()["problems"]) == (200, 1)
    assert str(folder) not in answer.text
    assert "site.yaml" not in answer.text


def test_without_a_corpus(folder: Path) -> None:
    assert CLIENT.get("/ready").status_code == 503
    (folder / "site.yaml").write_text("title: [", "utf-8")
    live.reload()
    answer = CLIENT.get("/ready")
    assert (answer.status_code, answer.json()["status"]) == (503, "no corpus")
