"""Loading a corpus, finding records in it, and naming them."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nzviz.corpus.corpus import DATA_VARIABLE, Corpus, data_folder, load
from nzviz.corpus.kinds import RECORD_KINDS
from nzviz.corpus.problems import CorpusError

KIND_NAMES = [kind.name for kind in RECORD_KINDS]


def test_loads_the_folder_asked_for(alba: Corpus, alba_folder: Path) -> None:
    assert alba.records.folder == alba_folder
    assert alba.site.title == "Alba's straits partnerships"
    assert list(alba.frames.events.index) == [
        "ports-closed",
        "league-member",
        "ports-opened",
        "joint-patrols",
    ]


def test_loads_the_folder_that_the_environment_names(
    alba: Corpus, alba_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(DATA_VARIABLE, str(alba_folder))
    assert data_folder() == alba_folder
    assert load().digest == alba.digest


def test_a_relative_folder_is_that_of_the_process(
    alba: Corpus, alba_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(alba_folder.parent)
    monkeypatch.setenv(DATA_VARIABLE, "alba")
    assert load().digest == alba.digest


def test_the_folder_asked_for_comes_before_the_environment(
    alba: Corpus, alba_folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(DATA_VARIABLE, str(tmp_path / "nowhere"))
    assert load(alba_folder).digest == alba.digest
    with pytest.raises(CorpusError, match="no such folder"):
        load()


@pytest.mark.parametrize("named", [None, ""])
def test_the_folder_of_the_checkout_is_the_default(
    named: str | None, real_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if named is None:
        monkeypatch.delenv(DATA_VARIABLE, raising=False)
    else:
        monkeypatch.setenv(DATA_VARIABLE, named)
    assert data_folder() == real_folder


def test_the_digest_tells_corpora_apart(alba: Corpus, alba_copy: Path) -> None:
    assert load(alba_copy).digest == alba.digest
    path = alba_copy / "events/1999.yaml"
    path.write_bytes(path.read_bytes() + b"# remark\n")
    assert load(alba_copy).digest != alba.digest


def test_the_digest_depends_on_names(alba: Corpus, alba_copy: Path) -> None:
    (alba_copy / "events/1999.yaml").rename(alba_copy / "events/1998.yaml")
    assert load(alba_copy).digest != alba.digest


def test_nobody_puts_other_frames_into_a_corpus(alba: Corpus) -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        alba.frames = alba.frames  # type: ignore[misc]  # the point of the test


@pytest.mark.parametrize(
    ("kind", "record_id", "found"),
    [
        ("event", "ports-opened", "ports-opened"),
        ("event", "strait-opened", "ports-opened"),
        ("actor", "e-vik", "ena-vik"),
        ("actor", "ena-vik", "ena-vik"),
        ("theme", "ports", "ports"),
        ("framework", "ports-opened", None),
        ("event", "", None),
        ("event", "Ports-Opened", None),
    ],
)
def test_finds_by_present_and_former_id(
    alba: Corpus, kind: str, record_id: str, found: str | None
) -> None:
    record = alba.find(kind, record_id)
    assert (record.id if record else None) == found


@pytest.mark.parametrize(
    ("kind", "record_id", "label"),
    [
        ("theme", "ports", "Port access"),
        ("relationship", "alba-league", "Straits League"),
        ("area", "patrols", "Patrols"),
        ("actor", "ena-vik", "Ēna Vik"),
        ("actor", "e-vik", "Ēna Vik"),
        ("framework", "port-arrangement", "Port arrangement"),
        ("framework", "straits-league", "Straits League"),
        ("event", "strait-opened", "Alba and Borea open their ports to patrol boats"),
        ("source", "harbour-news", "Patrol boats return to the strait"),
        (
            "source",
            "league-charter",
            "The charter of the Straits League, in a copy without a title page.",
        ),
        ("quote", "vik-sail-northern-post", "we would sooner sail than sulk"),
        ("dispute", "length-of-closure", "How long were the ports closed?"),
        ("government", "alba-vik", "Vik ministry"),
        ("tour", "closed-harbour", "The winter of the closed harbour"),
        ("event", "nowhere", "nowhere"),
        ("relationship", "nowhere", "nowhere"),
        ("area", "nowhere", "nowhere"),
        ("weather", "rain", "rain"),
        ("", "", ""),
    ],
)
def test_labels(alba: Corpus, kind: str, record_id: str, label: str) -> None:
    assert alba.label(kind, record_id) == label


@given(kind=st.sampled_from([*KIND_NAMES, "relationship", "area"]) | st.text(), text=st.text())
def test_a_label_is_found_for_anything(alba: Corpus, kind: str, text: str) -> None:
    assert alba.label(kind, text) == text


@pytest.mark.parametrize("kind", KIND_NAMES)
def test_every_record_has_a_label(real: Corpus, alba: Corpus, kind: str) -> None:
    for corpus in (real, alba):
        for record_id, record in corpus.records.by_kind[kind].items():
            label = corpus.label(kind, record_id)
            assert label
            assert all(corpus.label(kind, alias) == label for alias in record.aliases)
