"""The badge says what the check found, and turns when a word is changed."""

from pathlib import Path

from nzviz.corpus.corpus import Corpus, load
from nzviz.explore.proof import proofs


def test_every_published_quote_is_proven(corpus: Corpus) -> None:
    found = proofs(corpus)

    assert set(found) == set(corpus.records.by_kind["quote"])
    assert [quote for quote, proof in found.items() if not proof.proven] == []
    assert all(proof.runs > 0 and len(proof.text_sha256) == 64 for proof in found.values())


def test_a_changed_word_and_a_lost_fingerprint_show(alba_folder: Path, tmp_path: Path) -> None:
    import shutil

    copy = shutil.copytree(alba_folder, tmp_path / "alba")
    quotes = copy / "quotes/harbour-news.yaml"
    text = quotes.read_text(encoding="utf-8")
    quotes.write_text(text.replace("than sulk", "than rest", 1), encoding="utf-8")
    (copy / "fingerprints/northern-post.json").unlink()

    found = proofs(load(copy))

    assert "than rest" in found["vik-sail-harbour-news"].flaw
    assert not found["vik-sail-harbour-news"].proven
    assert "no fingerprint" in found["vik-sail-northern-post"].flaw
    assert found["vik-sail-northern-post"].text_sha256 == ""
