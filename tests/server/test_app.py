"""The pieces of the ASGI application."""

import asyncio
import logging
import subprocess
import sys
from pathlib import Path

import pytest
import streamlit as st

from nzviz.corpus import live
from nzviz.server import app


def test_the_script_does_not_lie_beside_the_pages() -> None:
    """Streamlit would otherwise run a page without the shell until somebody visits the root."""
    assert app.SHELL.is_file()
    assert not (app.SHELL.parent / "pages").exists()


def test_the_entry_point_declares_the_application(root: Path) -> None:
    text = (root / "dashboard.py").read_text(encoding="utf-8")

    assert "st.App(" in text, "streamlit run looks for this call in the file itself"
    for name in ("SHELL", "lifespan", "middleware"):
        assert name in text


@pytest.fixture
def forget_the_corpus() -> None:
    live.forget()


def test_the_entry_point_imports_little() -> None:
    """What takes long to import is imported when the server answers."""
    program = "import sys, nzviz.server.app; print(*sys.modules)"
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    found = set(ran.stdout.decode().split())
    assert "streamlit" in found
    assert not found & {"pandas", "pydantic", "fastapi", "nzviz.server.service"}


@pytest.mark.usefixtures("forget_the_corpus")
def test_starting_reads_the_corpus(
    alba_folder: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("NZVIZ_DATA", str(alba_folder))
    with caplog.at_level(logging.ERROR):
        state = start()
    assert not caplog.records
    assert state.corpus
    assert state.corpus.site.short_title == "Alba's straits"
    live.forget()


@pytest.mark.usefixtures("forget_the_corpus")
def test_a_broken_corpus_is_reported_and_does_not_stop_the_start(
    alba_copy: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    (alba_copy / "site.yaml").write_text("title: [", encoding="utf-8")
    monkeypatch.setenv("NZVIZ_DATA", str(alba_copy))
    with caplog.at_level(logging.ERROR):
        state = start()
    assert "site.yaml:" in caplog.text
    assert state.problems
    live.forget()


def test_an_end_before_the_beginning_is_no_error() -> None:
    async def run() -> None:
        async with app.lifespan(st.App(app.SHELL)):
            pass

    asyncio.run(run())


def start() -> live.State:
    """Serve until the corpus has been looked at; what is known of it then."""

    async def run() -> live.State:
        async with app.lifespan(st.App(app.SHELL)) as state:
            assert state == {}
            async with asyncio.timeout(60):
                while not live.state().seen:
                    await asyncio.sleep(0.02)
            return live.state()

    return asyncio.run(run())
