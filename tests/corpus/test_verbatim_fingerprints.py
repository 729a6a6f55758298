"""Tokens, passages and fingerprints: what a proof is made of."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nzviz.corpus import verbatim
from nzviz.corpus.corpus import Corpus
from nzviz.corpus.reading import read_records
from nzviz.corpus.records import Source
from nzviz.corpus.verbatim import RUN, TextError


@pytest.mark.parametrize(
    ("text", "tokens", "words"),
    [
        ("", [], 0),
        (" \n\t", [], 0),
        ("We sail.", ["We", "sail", "."], 2),
        ("don't don\u2019t", ["don't", "don\u2019t"], 2),
        ("patrol-boats", ["patrol-boats"], 1),
        ("ships' crews", ["ships", "'", "crews"], 2),
        ("“Sail,” he said", ["“", "Sail", ",", "”", "he", "said"], 3),
        ("US$70m", ["US", "$", "70m"], 2),
        ("1,100", ["1", ",", "100"], 2),
        ("Māori \u2013 Ēna", ["Māori", "\u2013", "Ēna"], 2),
        ("a -b- c", ["a", "-", "b", "-", "c"], 3),
        ("...", [".", ".", "."], 0),
    ],
)
def test_tokens_and_words(text: str, tokens: list[str], words: int) -> None:
    assert verbatim.tokens(text) == tokens
    assert verbatim.count_words(text) == words


@given(st.text())
def test_tokens_hold_every_character_but_blanks(text: str) -> None:
    assert "".join(verbatim.tokens(text)) == "".join(text.split())
    assert verbatim.count_words(text) <= len(verbatim.tokens(text))


@given(st.lists(st.sampled_from(["a", "b", ",", "sail", "."]), max_size=12))
def test_runs_overlap(tokens: list[str]) -> None:
    hashes = verbatim.run_hashes(tokens)
    assert len(hashes) == max(0, len(tokens) - RUN + 1)
    for at, found in enumerate(hashes):
        assert verbatim.run_hashes(tokens[at : at + RUN]) == [found]


def test_runs_keep_tokens_apart() -> None:
    assert verbatim.run_hashes(["a", "b", "c", "d", "e"]) != verbatim.run_hashes(
        ["ab", "", "c", "d", "e"]
    )


def source(*passages: tuple[str, str]) -> Source:
    article = [{"start": start, "end": end} for start, end in passages]
    fields = {"id": "s", "title": "S", "kind": "news", "level": "primary", "csl": "document"}
    return Source.model_validate({**fields, "text": {"file": "s.txt", "article": article}})


TEXT = "Menu One two three. Advert Four five six. Menu Seven eight nine. End"


@pytest.mark.parametrize(
    ("passages", "found"),
    [
        ([("One", "three.")], ["One two three ."]),
        ([("One two", "three."), ("Four", "six.")], ["One two three .", "Four five six ."]),
        ([("Menu Seven", "nine")], ["Menu Seven eight nine"]),
        # The second passage is looked for behind the first.
        ([("Menu", "two"), ("Menu", "nine")], ["Menu One two", "Menu Seven eight nine"]),
        ([("three", "three")], ["three"]),
        ([("Menu", "End")], [" ".join(verbatim.tokens(TEXT))]),
    ],
)  # fmt: skip
def test_passages(passages: list[tuple[str, str]], found: list[str]) -> None:
    assert [" ".join(p) for p in verbatim.article_passages(source(*passages), TEXT)] == found


@pytest.mark.parametrize(
    ("passages", "message"),
    [
        ([("Nine", "End")], 'the passage "Nine ..." does not start in the text'),
        ([("One", "ten")], 'the passage "... ten" does not end in the text'),
        ([("Seven", "three.")], 'the passage "... three." does not end in the text'),
        ([("Seven", "nine"), ("One", "three")], 'the passage "One ..." does not start in the text'),
        ([("One", "hree")], 'the passage "... hree" does not end in the text'),
    ],
)
def test_passages_that_are_not_there(passages: list[tuple[str, str]], message: str) -> None:
    with pytest.raises(TextError) as error:
        verbatim.article_passages(source(*passages), TEXT)
    assert str(error.value) == message


def test_no_run_crosses_from_one_passage_into_the_next() -> None:
    made = verbatim.fingerprint(source(("One", "six."), ("Seven", "nine.")), TEXT.encode())
    within = verbatim.run_hashes(verbatim.tokens("One two three. Advert Four five six."))
    assert made.runs == set(within)
    assert made.words == 10


def test_a_fingerprint_says_what_it_was_made_of() -> None:
    raw = TEXT.encode()
    made = verbatim.fingerprint(source(("One", "nine.")), raw)
    assert made.text_sha256 == hashlib.sha256(raw).hexdigest()
    assert made.words == 11
    fields = json.loads(made.to_json())
    assert fields["run_tokens"] == RUN
    assert fields["runs"] == sorted(made.runs)
    assert not set("Onetwothree") & set("".join(fields["runs"])) - set("0123456789abcdef")


def test_fingerprints_are_read_as_they_were_written(tmp_path: Path) -> None:
    made = verbatim.fingerprint(source(("One", "nine.")), TEXT.encode())
    path = verbatim.fingerprint_path(tmp_path, "s")
    assert path == tmp_path / "fingerprints/s.json"
    assert verbatim.read_fingerprint(tmp_path, "s") is None
    path.parent.mkdir()
    path.write_text(made.to_json(), encoding="utf-8")
    assert verbatim.read_fingerprint(tmp_path, "s") == made


def test_writing_again_changes_nothing(
    alba_folder: Path, alba_copy: Path, alba_texts: Path
) -> None:
    shutil.rmtree(alba_copy / "fingerprints")
    written, problems = verbatim.write_fingerprints(read_records(alba_copy), alba_texts)
    assert problems == []
    assert sorted(path.name for path in written) == ["harbour-news.json", "northern-post.json"]
    for path in written:
        assert path.read_bytes() == (alba_folder / "fingerprints" / path.name).read_bytes()
    assert verbatim.verify(read_records(alba_copy), alba_texts) == (2, [])


def test_what_cannot_be_written_is_told(alba_copy: Path, alba_texts: Path, tmp_path: Path) -> None:
    texts = shutil.copytree(alba_texts, tmp_path / "texts")
    (texts / "harbour-news.txt").unlink()
    (texts / "northern-post.txt").write_text("Nothing of it.", encoding="utf-8")
    written, problems = verbatim.write_fingerprints(read_records(alba_copy), texts)
    assert written == []
    assert [problem.message for problem in problems] == [
        "harbour-news: harbour-news.txt: No such file or directory",
        'northern-post: the passage "Patrol boats of Alba ..." does not start in the text',
    ]
    (texts / "northern-post.txt").write_bytes(b"\xff")
    _, problems = verbatim.write_fingerprints(read_records(alba_copy), texts)
    assert problems[1].message.startswith("northern-post: ")


def test_every_real_fingerprint_is_whole(real: Corpus) -> None:
    names = [path.stem for path in (real.records.folder / "fingerprints").glob("*.json")]
    assert names
    for name in names:
        stored = verbatim.read_fingerprint(real.records.folder, name)
        assert stored is not None
        assert real.find("source", name).text is not None
        # Nearly every word of an article begins a run of its own.
        assert stored.words * 0.9 < len(stored.runs) < stored.words * 1.5
