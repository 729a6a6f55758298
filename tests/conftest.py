"""Fixtures that all tests share: the invented corpus of Alba, and this project's own."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from nzviz.corpus.corpus import Corpus, load

ROOT = Path(__file__).resolve().parents[1]

# How long an example takes says something of the machine that day, and nothing of the code.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def alba_folder() -> Path:
    """The data folder of an invented corpus of other countries. Nobody writes into it."""
    return ROOT / "tests/corpora/alba"


@pytest.fixture(scope="session")
def alba_texts() -> Path:
    """The source texts behind Alba's quotes."""
    return ROOT / "tests/corpora/alba-texts"


@pytest.fixture(scope="session")
def alba(alba_folder: Path) -> Corpus:
    """Alba, loaded once."""
    return load(alba_folder)


@pytest.fixture(scope="session")
def real_folder() -> Path:
    """This project's own data folder. Nobody writes into it."""
    return ROOT / "data"


@pytest.fixture(scope="session")
def real(real_folder: Path) -> Corpus:
    """This project's own corpus, loaded once."""
    return load(real_folder)


@pytest.fixture
def alba_copy(alba_folder: Path, tmp_path: Path) -> Path:
    """A copy of Alba's data folder, for tests that break it."""
    return shutil.copytree(alba_folder, tmp_path / "alba")
