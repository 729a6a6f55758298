"""The corpus that a serving process shows."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from nzviz.corpus import corpus, live
from nzviz.corpus.corpus import Corpus
from nzviz.corpus.files import Snapshot
from nzviz.corpus.problems import CorpusError
from nzviz.explore.filters import Filters, facet_counts, rows
from nzviz.explore.search import index

TITLE = "Joint patrols are held in the strait"


@pytest.fixture(autouse=True)
def forget(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("NZVIZ_CACHE", "off")
    live.forget()
    yield
    live.watched(False)
    live.forget()


@pytest.fixture
def folder(alba_copy: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The data folder of this process: a copy of Alba."""
    monkeypatch.setenv(corpus.DATA_VARIABLE, str(alba_copy))
    return alba_copy


def retitle(folder: Path, title: str) -> None:
    path = folder / "events/2010.yaml"
    text = path.read_text("utf-8")
    before = next(line for line in text.split("\n") if "title:" in line and "patrols" in line)
    path.write_text(text.replace(before, f"  title: {title}"), "utf-8")


def shown_title() -> str:
    return str(live.current().records.by_kind["event"]["joint-patrols"].title)


def test_everybody_gets_the_same_corpus(folder: Path) -> None:
    with ThreadPoolExecutor(4) as readers:
        found = list(readers.map(lambda _: live.current(), range(8)))

    assert len({id(one) for one in found}) == 1
    assert found[0].records.folder == folder.resolve()


def test_another_folder_is_another_corpus(
    folder: Path, alba_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    retitle(folder, "patrols elsewhere")
    live.current()
    monkeypatch.setenv(corpus.DATA_VARIABLE, str(alba_folder))
    assert shown_title() == TITLE


def test_an_edit_is_shown_after_the_reload(folder: Path) -> None:
    before = live.current()
    retitle(folder, "More patrols")
    assert live.current() is before
    assert live.reload() == "swapped"
    assert shown_title() == "More patrols"
    assert live.state().problems == ()


def test_the_same_bytes_keep_the_corpus_and_what_is_kept_of_it(folder: Path) -> None:
    before = live.current()
    (folder / "events/2010.yaml").touch()
    assert live.reload() == "unchanged"
    assert live.current() is before


def test_other_fingerprints_are_another_corpus(folder: Path) -> None:
    """Which quotes are proven is kept with the corpus."""
    live.current()
    (folder / "fingerprints/northern-post.json").unlink()
    assert live.reload() == "swapped"


BREAKS = {
    "half-written": ("events/2010.yaml", lambda text: text[: len(text) // 2] + "\n  titl"),
    "not YAML": ("themes.yaml", lambda text: text + "\n]"),
    "dangling id": ("events/2010.yaml", lambda text: text.replace("[ports, patrols]", "[por]")),
    "emptied": ("site.yaml", lambda _text: ""),
}


@pytest.mark.parametrize("name", BREAKS)
def test_a_broken_edit_keeps_the_last_good_corpus_and_recovers(folder: Path, name: str) -> None:
    before = live.current()
    file, change = BREAKS[name]
    path = folder / file
    good = path.read_text("utf-8")
    path.write_text(change(good), "utf-8")

    assert live.reload() == "failed"
    assert live.current() is before
    problems = live.state().problems
    assert {problem.file for problem in problems} == {f"alba/{file}"}
    assert all(problem.line >= 1 and problem.column >= 1 for problem in problems)

    path.write_text(good, "utf-8")
    assert live.reload() == "unchanged"
    assert live.state().problems == ()


def test_a_folder_that_is_gone_keeps_the_last_good_corpus(folder: Path) -> None:
    before = live.current()
    away = folder.rename(folder.with_name("away"))
    assert live.reload() == "failed"
    assert live.current() is before
    away.rename(folder)
    assert live.reload() == "unchanged"


def test_a_broken_corpus_raises_each_time_and_recovers(folder: Path) -> None:
    good = (folder / "site.yaml").read_text("utf-8")
    (folder / "site.yaml").write_text("title: [", encoding="utf-8")

    for _ in range(2):
        with pytest.raises(CorpusError, match=r"site\.yaml"):
            live.current()
    (folder / "site.yaml").write_text(good, encoding="utf-8")
    assert shown_title() == TITLE


def test_a_broken_corpus_is_not_read_for_every_reader_when_it_is_watched(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "site.yaml").write_text("title: [", encoding="utf-8")
    live.watched(True)
    readings = []

    def count(snapshot: Snapshot) -> Corpus:
        readings.append(snapshot)
        return corpus.from_snapshot(snapshot)

    monkeypatch.setattr(live, "from_snapshot", count)
    for _ in range(5):
        with pytest.raises(CorpusError, match=r"site\.yaml"):
            live.current()
    assert len(readings) == 1


def test_readers_see_whole_corpora_while_it_changes(folder: Path) -> None:
    """Records and frames of what a reader gets belong together, and edits come in their order."""
    live.current()

    def look(_: int) -> tuple[str, str]:
        mine = live.current()
        record = mine.records.by_kind["event"]["joint-patrols"].title
        return record, mine.frames.events.loc["joint-patrols", "title"]

    with ThreadPoolExecutor(4) as readers:
        looks = readers.map(look, range(400))
        for number in range(6):
            retitle(folder, f"patrols {number}")
            assert live.reload() == "swapped"
        assert all(record == frame for record, frame in looks)


def test_old_corpora_go(folder: Path) -> None:
    """Fifty edits, each looked at as pages do, leave one corpus in memory."""
    seen: list[weakref.ref[Corpus]] = []
    for number in range(50):
        retitle(folder, f"patrols {number}")
        live.reload()
        mine = live.current()
        rows(mine, Filters(), "event")
        facet_counts(mine, Filters(), "theme", "event")
        index(mine)
        seen.append(weakref.ref(mine))
    del mine
    gc.collect()
    assert [one() for one in seen if one() is not None] == [live.current()]
