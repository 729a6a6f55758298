"""The corpus that a serving process shows."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from nzviz.corpus import corpus, live
from nzviz.corpus.problems import CorpusError


@pytest.fixture(autouse=True)
def forget() -> None:
    live.forget()


def test_everybody_gets_the_same_corpus(alba_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(corpus.DATA_VARIABLE, str(alba_folder))
    with ThreadPoolExecutor(4) as readers:
        found = list(readers.map(lambda _: live.current(), range(8)))

    assert len({id(one) for one in found}) == 1
    assert found[0].records.folder == alba_folder.resolve()


def test_a_broken_corpus_raises_each_time(alba_copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (alba_copy / "site.yaml").write_text("title: [", encoding="utf-8")
    monkeypatch.setenv(corpus.DATA_VARIABLE, str(alba_copy))

    for _ in range(2):
        with pytest.raises(CorpusError, match=r"site\.yaml"):
            live.current()
