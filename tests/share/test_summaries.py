"""Records in a title and a sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nzviz.corpus.corpus import Corpus
from nzviz.share import summaries


@pytest.mark.parametrize("kind", ["event", "framework", "quote", "dispute", "source"])
def test_every_record_has_a_title_an_eyebrow_and_a_summary(
    alba: Corpus, real: Corpus, kind: str
) -> None:
    for corpus in (alba, real):
        for record_id in corpus.records.by_kind[kind]:
            said = [
                make(corpus, kind, record_id)
                for make in (summaries.title, summaries.eyebrow, summaries.summary)
            ]
            assert all(said), record_id
            assert not any("nan" in text.split() for text in said), said


def test_a_quote_is_named_by_its_speaker(alba: Corpus) -> None:
    quote = "vik-sail-harbour-news"
    name = alba.label("actor", "ena-vik")
    assert summaries.title(alba, "quote", quote).startswith(f"{name}: “We have not forgotten")
    assert summaries.title(alba, "quote", quote).endswith("…”")
    assert alba.frames.quotes.at[quote, "exact"] in summaries.summary(alba, "quote", quote)


def test_an_event_says_when(alba: Corpus) -> None:
    assert summaries.eyebrow(alba, "event", "ports-closed") == "About 1999"
    assert summaries.summary(alba, "event", "ports-closed").startswith("About 1999. After a")


def test_a_dispute_says_its_answers(alba: Corpus) -> None:
    (dispute,) = alba.records.by_kind["dispute"].values()
    for position in dispute.positions:
        assert position.answer in summaries.summary(alba, "dispute", dispute.id)


@given(st.text(), st.integers(1, 120))
def test_a_shortened_text_keeps_to_its_length(text: str, most: int) -> None:
    short = summaries.shortened(text, most)
    assert len(short) <= most
    assert short.isprintable()
    clean = "".join(letter for letter in " ".join(text.split()) if letter.isprintable())
    assert short == clean or (short.endswith("…") and clean.startswith(short[:-1]))
