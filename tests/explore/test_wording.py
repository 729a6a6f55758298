"""Codes, dates and people in words."""

from types import SimpleNamespace

import pytest

from nzviz.corpus.corpus import Corpus
from nzviz.explore import wording


@pytest.mark.parametrize(
    ("date", "said"),
    [("2012-09", "September 2012"), ("1984~", "About 1984"), (None, None), (float("nan"), None)],
)
def test_a_date_in_words(date: object, said: str | None) -> None:
    assert wording.date_in_words(date) == said


def test_a_code_with_and_without_its_reason() -> None:
    assert wording.reasoned("closer", "Access granted.") == "Closer. Access granted."
    assert wording.reasoned("neutral", float("nan")) == "Neutral"


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, "Alba"),
        ({"role": "lead"}, "Alba (lead)"),
        ({"start": "1950", "end": "1960-05"}, "Alba (from 1950, until May 1960)"),
    ],
)
def test_a_party(alba: Corpus, fields: dict[str, str], said: str) -> None:
    party = SimpleNamespace(**{"actor": "alba", "role": "party", "start": "", "end": "", **fields})
    name = alba.label("actor", "alba")
    assert wording.party_in_words(alba, party) == said.replace("Alba", name)


def test_every_speaker_is_named_with_the_day(real: Corpus) -> None:
    for quote, row in real.frames.quotes.iterrows():
        said = wording.speaker_line(real, str(quote))
        assert said.startswith(real.label("actor", row["speaker"]))
        if isinstance(row["reporting"], str):
            assert f"reporting {real.label('actor', row['reporting'])}" in said


def test_a_status_between_some_parties(alba: Corpus) -> None:
    home = alba.site.home
    name = alba.label("actor", home)
    assert wording.period_in_words(alba, "", "1950/..") == ": since 1950"
    assert wording.period_in_words(alba, f"{home},{home}", "1950") == (
        f" between {name} and {name}: 1950"
    )
