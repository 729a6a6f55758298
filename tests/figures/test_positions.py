"""The rival answers of a dispute on their axis."""

import pytest

from nzviz.corpus.corpus import Corpus
from nzviz.figures.positions import alt_text, axis_of, positions
from nzviz.figures.style import DARK, LIGHT


@pytest.mark.parametrize(
    ("dispute", "axis"),
    [
        ("anzus-suspension-date", "time"),
        ("nz-june-2025-military-funds-amount", "value"),  # both answers of one month
        ("panetta-quote-wording", None),
    ],
)
def test_the_axis_is_what_tells_answers_apart(real: Corpus, dispute: str, axis: str | None) -> None:
    assert axis_of(real, dispute) == axis
    assert (positions(real, dispute, LIGHT) is None) == (axis is None)


@pytest.mark.parametrize("corpus", ["alba", "real"])
def test_every_answer_is_named_and_those_that_assert_something_are_marked(
    corpus: str, request: pytest.FixtureRequest
) -> None:
    found: Corpus = request.getfixturevalue(corpus)
    for dispute in found.records.by_kind["dispute"].values():
        for look in (LIGHT, DARK):
            figure = positions(found, dispute.id, look)
            if figure is None:
                continue
            axis = axis_of(found, dispute.id)
            asserted = [
                number
                for number, position in enumerate(dispute.positions)
                if (position.value if axis == "value" else position.date) is not None
            ]
            marks = [trace["y"][0] for trace in figure["data"] if "markers" in trace["mode"]]
            assert marks == asserted
            assert len(figure["layout"]["yaxis"]["ticktext"]) == len(dispute.positions)


def test_the_alternative_text_has_every_answer(alba: Corpus) -> None:
    assert alt_text(alba, "length-of-closure") == (
        "Rival answers: Eleven years (11 years); Twelve years (12 years)."
    )


def test_an_answer_is_text_and_not_markup(real: Corpus) -> None:
    for dispute in real.records.by_kind["dispute"]:
        figure = positions(real, dispute, LIGHT)
        if figure:
            for text in figure["layout"]["yaxis"]["ticktext"]:
                assert "<" not in text.replace("<br>", "")


def test_answers_a_day_apart_are_marked_by_days_and_not_by_hours(real: Corpus) -> None:
    figure = positions(real, "ukusa-signing-day", LIGHT)
    assert figure
    assert figure["layout"]["xaxis"]["dtick"] == 24 * 60 * 60 * 1000

    far_apart = positions(real, "anzus-suspension-date", LIGHT)
    assert far_apart
    assert "dtick" not in far_apart["layout"]["xaxis"]
