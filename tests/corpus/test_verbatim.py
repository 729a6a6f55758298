"""Quotes are proven letter by letter, with the texts and without them."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nzviz.corpus import verbatim
from nzviz.corpus.corpus import Corpus
from nzviz.corpus.reading import Records, read_records
from nzviz.corpus.records import Quote
from nzviz.corpus.verbatim import RUN

PARTS = ("prefix", "exact", "suffix")


def verify(
    records: Records, quotes: list[Quote], texts: Path | None = None
) -> tuple[int, list[str]]:
    """Verify these quotes instead of the corpus's own."""
    numbered = {str(number): quote for number, quote in enumerate(quotes)}
    changed = replace(records, by_kind={**records.by_kind, "quote": numbered})
    proven, problems = verbatim.verify(changed, texts)
    return proven, [str(problem) for problem in problems]


def with_part(quote: Quote, part: str, text: str) -> Quote:
    return quote.model_copy(update={part: text})


def letters(quote: Quote) -> Iterator[tuple[str, int, str]]:
    """Part, place and character of all that is printed in a quote and its context."""
    for part in PARTS:
        for place, character in enumerate(getattr(quote, part) or ""):
            if not character.isspace():
                yield part, place, character


def alter(quote: Quote, part: str, place: int, letter: str) -> Quote:
    text = getattr(quote, part)
    return with_part(quote, part, text[:place] + letter + text[place + 1 :])


def all_quotes(corpus: Corpus) -> list[Quote]:
    return list(corpus.records.by_kind["quote"].values())


def test_alba_is_proven_both_ways(alba: Corpus, alba_texts: Path) -> None:
    assert verbatim.verify(alba.records) == (2, [])
    assert verbatim.verify(alba.records, alba_texts) == (2, [])


def test_every_real_quote_is_proven(real: Corpus) -> None:
    proven, problems = verbatim.verify(real.records)
    assert [str(problem) for problem in problems] == []
    assert proven == len(all_quotes(real)) > 0


@pytest.mark.parametrize("corpus", ["alba", "real"])
def test_no_letter_can_be_altered(corpus: str, request: pytest.FixtureRequest) -> None:
    """Each letter and sign of each quote in turn, by fingerprints alone."""
    loaded: Corpus = request.getfixturevalue(corpus)
    chance = random.Random(1984)
    altered = [
        alter(quote, part, place, chance.choice([c for c in "aeinrstESZ7," if c != character]))
        for quote in all_quotes(loaded)
        for part, place, character in letters(quote)
    ]
    proven, problems = verify(loaded.records, altered)
    assert (proven, len(problems)) == (0, len(altered))
    assert all("not verbatim: the fingerprint of" in problem for problem in problems)


def test_no_letter_can_be_altered_where_the_text_is_at_hand(alba: Corpus, alba_texts: Path) -> None:
    altered = [
        alter(quote, part, place, "z" if character != "z" else "y")
        for quote in all_quotes(alba)
        for part, place, character in letters(quote)
    ]
    proven, problems = verify(alba.records, altered, alba_texts)
    assert (proven, len(problems)) == (0, len(altered))
    assert all("not verbatim: the text of" in problem for problem in problems)


@given(data=st.data())
def test_no_letter_can_be_altered_to_anything(real: Corpus, data: st.DataObject) -> None:
    quote = data.draw(st.sampled_from(all_quotes(real)))
    part, place, character = data.draw(st.sampled_from(list(letters(quote))))
    others = st.characters(codec="utf-8").filter(lambda c: c != character and not c.isspace())
    letter = data.draw(others)
    assert verify(real.records, [alter(quote, part, place, letter)])[0] == 0


@pytest.mark.parametrize("corpus", ["alba", "real"])
def test_no_words_can_be_swapped_dropped_or_doubled(
    corpus: str, request: pytest.FixtureRequest
) -> None:
    loaded: Corpus = request.getfixturevalue(corpus)
    altered = []
    for quote in all_quotes(loaded):
        words = quote.exact.split()
        for at in range(len(words) - 1):
            one, other = words[at : at + 2]
            made = [[one, one, other]]
            if one != other:
                made.append([other, one])
            if at:  # without its first or last word a quote is a shorter quote
                made.append([other])
            for inner in made:
                text = " ".join([*words[:at], *inner, *words[at + 2 :]])
                altered.append(with_part(quote, "exact", text))
    proven, problems = verify(loaded.records, altered)
    assert (proven, len(problems)) == (0, len(altered))


@pytest.mark.parametrize("with_texts", [False, True])
@pytest.mark.parametrize(
    ("source", "exact", "proven"),
    [
        ("harbour-news", "ending eleven years in which neither flag was seen", True),
        ("harbour-news", "ending  eleven years\nin which neither flag was seen", True),
        # The site's own words, before, after and across the article's edges.
        ("harbour-news", "Mira Holt covers the coast for Harbour News.", False),
        ("harbour-news", "Ten lighthouses to see this summer", False),
        ("harbour-news", "Harbour News. Alba and Borea opened the strait", False),
        ("harbour-news", "that no treaty stood behind it. Read more", False),
        # Another paper's words.
        ("harbour-news", "we would sooner sail than sulk", False),
        ("northern-post", "we would sooner sail than sulk", True),
        ("northern-post", "The ban had lasted twelve years.", True),
        # Whole words only, in the spelling and with the signs of the text.
        ("northern-post", "e ban had lasted twelve years.", False),
        ("northern-post", "The Ban had lasted twelve years.", False),
        ("northern-post", "The ban had lasted 12 years.", False),
        ("northern-post", "The ban had lasted twelve years,", False),
        ("northern-post", "each other\u2019s ports again. The ban", False),
        # Two true stretches make no third.
        ("harbour-news", "ending eleven years in which no treaty stood behind it", False),
    ],
)
def test_wordings(
    alba: Corpus, alba_texts: Path, source: str, exact: str, proven: bool, with_texts: bool
) -> None:
    quote = all_quotes(alba)[0].model_copy(
        update={"source": source, "exact": exact, "suffix": None}
    )
    found, problems = verify(alba.records, [quote], alba_texts if with_texts else None)
    assert (found, len(problems)) == ((1, 0) if proven else (0, 1))


def test_the_first_wrong_words_are_named(alba: Corpus, alba_folder: Path) -> None:
    quote = with_part(all_quotes(alba)[0], "exact", "the winter of the shut harbour, but we would")
    lines = (alba_folder / "quotes/harbour-news.yaml").read_text(encoding="utf-8").splitlines()
    line = next(number for number, text in enumerate(lines, 1) if text.startswith("  exact:"))
    assert verify(alba.records, [quote])[1] == [
        (
            f"alba/quotes/harbour-news.yaml:{line}:3: vik-sail-harbour-news: not verbatim: "
            "the fingerprint of harbour-news does not contain it; "
            'first unproven words: "the winter of the shut"'
        )
    ]


SHORT = f"too short to prove: a quote has at least {RUN} words and marks"


@pytest.mark.parametrize(
    ("prefix", "exact", "suffix", "flaw"),
    [
        (None, "rather sail than sulk,", None, None),
        (None, "rather sail than sulk", None, SHORT),
        # Context makes no quote longer, and has to be right itself.
        ("we would", "rather sail than sulk", None, SHORT),
        ("we would", "rather sail than sulk,", None, None),
        ("we could", "rather sail than sulk,", None, '"we could rather sail than"'),
        (None, "rather sail than sulk,", "” said", None),
        (None, "rather sail than sulk,", "” says", '"than sulk , ” says"'),
        (None, "sulk", None, SHORT),
    ],
)
def test_the_shortest_quotes(
    alba: Corpus, prefix: str | None, exact: str, suffix: str | None, flaw: str | None
) -> None:
    quote = all_quotes(alba)[0].model_copy(
        update={"prefix": prefix, "exact": exact, "suffix": suffix}
    )
    proven, problems = verify(alba.records, [quote])
    if flaw is None:
        assert (proven, problems) == (1, [])
    else:
        assert proven == 0
        assert problems[0].endswith(flaw)


def problems_of(folder: Path, texts: Path | None = None) -> list[str]:
    return [str(problem) for problem in verbatim.verify(read_records(folder), texts)[1]]


SOURCE = "alba/sources/all.yaml"
AGAIN = "run nzviz fingerprint again"
PRINT = '{"source": "northern-post", "text_sha256": "0", "words": 1, "run_tokens": 5, "runs": []}'


@pytest.mark.parametrize(
    "damage",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"{}",
        b"\xff\xfe",
        b"[" * 100_000,
        PRINT.replace("northern-post", "harbour-news").encode(),
        PRINT.replace('"run_tokens": 5', '"run_tokens": 4').encode(),
        PRINT.replace('"runs": []', '"runs": null').encode(),
        PRINT.replace('"runs": []', '"runs": [[]]').encode(),
        PRINT.replace('"words": 1', '"words": "many"').encode(),
        PRINT.replace('"words": 1', '"words": Infinity').encode(),
        PRINT.replace(', "runs": []', "").encode(),
    ],
)
def test_damaged_fingerprints_are_told(alba_copy: Path, alba_texts: Path, damage: bytes) -> None:
    (alba_copy / "fingerprints/northern-post.json").write_bytes(damage)
    for texts in (None, alba_texts):
        (problem,) = problems_of(alba_copy, texts)
        assert problem.startswith(f"{SOURCE}:")
        assert "northern-post: northern-post.json is damaged (" in problem
        assert problem.endswith(AGAIN)


def test_missing_fingerprints_are_told(alba_copy: Path, alba_texts: Path) -> None:
    (alba_copy / "fingerprints/northern-post.json").unlink()
    for texts in (None, alba_texts):
        (problem,) = problems_of(alba_copy, texts)
        assert problem.endswith(
            "northern-post: its quotes cannot be proven: no fingerprint; run nzviz fingerprint"
        )
    shutil.rmtree(alba_copy / "fingerprints")
    assert len(problems_of(alba_copy)) == 2


def test_a_stale_fingerprint_is_told(alba_copy: Path, alba_texts: Path, tmp_path: Path) -> None:
    texts = shutil.copytree(alba_texts, tmp_path / "texts")
    path = texts / "northern-post.txt"
    path.write_text(path.read_text(encoding="utf-8") + "\nMore.\n", encoding="utf-8")
    assert problems_of(alba_copy) == []
    (problem,) = problems_of(alba_copy, texts)
    assert problem.endswith(f"northern-post: the fingerprint is not that of the text: {AGAIN}")


def test_a_fingerprint_of_other_words_proves_nothing(alba_copy: Path) -> None:
    path = alba_copy / "fingerprints/northern-post.json"
    path.write_text(PRINT, encoding="utf-8")
    (problem,) = problems_of(alba_copy)
    assert "vik-sail-northern-post: not verbatim" in problem


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("file: northern-post.txt", "file: nowhere.txt", "nowhere.txt: No such file or directory"),
        ("file: northern-post.txt", "file: latin.txt", "latin.txt is not UTF-8"),
        (
            "start: Patrol boats of Alba",
            "start: Patrol ships of Alba",
            'the passage "Patrol ships of Alba ..." does not start in the text',
        ),
        (
            "end: the Alban minister Ena Vik.",
            "end: the Alban minister Ena Wik.",
            'the passage "... the Alban minister Ena Wik." does not end in the text',
        ),
        (
            "start: Patrol boats of Alba",
            "start: The ban had lasted",
            f"the fingerprint is not that of the text: {AGAIN}",
        ),
    ],
)
def test_texts_that_do_not_fit_are_told(
    alba_copy: Path, alba_texts: Path, tmp_path: Path, old: str, new: str, message: str
) -> None:
    texts = shutil.copytree(alba_texts, tmp_path / "texts")
    (texts / "latin.txt").write_bytes(b"caf\xe9")
    path = alba_copy / "sources/all.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    (problem,) = problems_of(alba_copy, texts)
    assert problem.endswith(f"northern-post: {message}")


def test_a_source_without_a_text_block(alba: Corpus, alba_texts: Path) -> None:
    quote = with_part(all_quotes(alba)[0], "source", "league-charter")
    assert verify(alba.records, [quote])[1][0].endswith(
        "league-charter: its quotes cannot be proven: no fingerprint; run nzviz fingerprint"
    )
    assert verify(alba.records, [quote], alba_texts)[1][0].endswith(
        "league-charter: its quotes cannot be proven: the source has no text block"
    )
    with pytest.raises(verbatim.TextError, match="league-charter has no text block"):
        verbatim.article_passages(alba.records.by_kind["source"]["league-charter"], "words")


def test_problems_of_one_source_do_not_hide_others(alba_copy: Path) -> None:
    (alba_copy / "fingerprints/northern-post.json").unlink()
    proven, problems = verbatim.verify(read_records(alba_copy))
    assert (proven, len(problems)) == (1, 1)
