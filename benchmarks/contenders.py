"""The applications that are measured: ours, and those it is compared with."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from harness import RIVALS, ROOT, Contender, streamlit
from rivals.tables import DATABASE, write_tables

from nzviz.corpus.corpus import load

_HERE = Path(__file__).resolve().parent / "rivals"
_HEALTH = "/_stcore/health"


def ours(data: Path = ROOT / "data", name: str = "nzviz", path: str = "/timeline") -> Contender:
    """This dashboard with the corpus in *data*."""
    env = {"NZVIZ_DATA": str(data)}
    return Contender("O", name, streamlit("dashboard.py"), path, _HEALTH, env)


def bare(script: str = "bare.py") -> Contender:
    """B: a bare Streamlit page."""
    return Contender("B", "B bare Streamlit", streamlit(_HERE / script), health=_HEALTH)


def parts() -> Contender:
    """P: a Streamlit page with as many parts as ours has, and nothing behind them."""
    command = streamlit(_HERE / "bare_parts.py")
    return Contender("P", "P as many parts", command, health=_HEALTH)


def naive(tables: Path) -> Contender:
    """N: a naive Streamlit app over *tables* (see :func:`rivals.tables.write_tables`)."""
    env = {"NZVIZ_TABLES": str(tables)}
    command = streamlit(_HERE / "naive.py")
    return Contender("N", "N naive Streamlit", command, health=_HEALTH, env=env)


def dash(tables: Path) -> Contender:
    """D: a plain Dash app over *tables*."""

    def command(port: int) -> list[str]:
        return [str(RIVALS / "python"), str(_HERE / "dash_app.py"), str(port)]

    # The rivals' environment does not know this project's packages.
    env = {"NZVIZ_TABLES": str(tables), "PYTHONPATH": ""}
    return Contender("D", "D plain Dash", command, env=env)


def datasette(tables: Path) -> Contender:
    """S: Datasette over *tables*; its page lists the events with their themes as a facet."""

    def command(port: int) -> list[str]:
        program, database = str(RIVALS / "datasette"), str(tables / DATABASE)
        return [program, "serve", database, "--host", "127.0.0.1", "--port", str(port)]

    path = "/corpus/events?_facet=theme"
    return Contender("S", "S Datasette", command, path, "/-/versions.json", {"PYTHONPATH": ""})


def everybody(folder: Path, data: Path = ROOT / "data") -> list[Contender]:
    """All five over the corpus in *data*; the tables of the rivals are written into *folder*."""
    if not (RIVALS / "datasette").exists():
        sys.exit(f"There is no Datasette in {os.fspath(RIVALS)}: make it with `make .venv/.bench`.")
    tables = write_tables(load(data), folder / "tables")
    return [ours(data), bare(), naive(tables), dash(tables), datasette(tables)]
