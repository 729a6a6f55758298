"""How two printings of one statement differ."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nzviz.explore.variants import Stretch, compare

PROSE = st.lists(
    st.sampled_from(["we", "would", "rather", "sooner", "sail", ",", " ", "\n", "“", '"', "’", "'"])
).map("".join)


def joined(stretches: list[Stretch]) -> str:
    return "".join(stretch.text for stretch in stretches)


@settings(deadline=None)
@given(st.text(max_size=80) | PROSE, st.text(max_size=80) | PROSE)
def test_stretches_give_back_their_texts(one: str, other: str) -> None:
    left, right = compare(one, other)

    assert (joined(left), joined(right)) == (one, other)
    assert all(stretch.text for stretch in [*left, *right])
    assert [s.same for s in left if s.same] == [s.same for s in right if s.same]


@settings(deadline=None)
@given(st.text(max_size=80) | PROSE)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    left, right = compare(text, text)

    assert left == right == ([Stretch(text, True)] if text else [])


@pytest.mark.parametrize(
    ("one", "other", "left", "right"),
    [
        ("we would rather sail", "we would sooner sail", ["rather"], ["sooner"]),
        ("a new era", "a new, better era", [], [", better"]),
        ("“it’s”", '"it\'s"', [], []),
        ("one  two", "one\ntwo", [], []),
        ("nuclear-free", "nuclear free", ["nuclear-free"], ["nuclear free"]),
        ("Ships", "ships", ["Ships"], ["ships"]),
        ("", "all new", [], ["all new"]),
        ("one " + "we sail " * 200, "two " + "we sail " * 200, ["one"], ["two"]),
    ],
)
def test_only_the_words_that_differ_are_marked(
    one: str, other: str, left: list[str], right: list[str]
) -> None:
    for stretches, wanted in zip(compare(one, other), (left, right), strict=True):
        texts = [s.text.strip() for s in stretches if not s.same]
        assert [text for text in texts if text] == wanted
