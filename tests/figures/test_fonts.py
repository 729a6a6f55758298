"""The letters of pictures that the server draws."""

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from nzviz.corpus.corpus import Corpus
from nzviz.figures import fonts
from nzviz.share import summaries

SANS = (fonts.SANS_FAMILY, 400, 26)


def test_the_families_are_called_as_pictures_name_them() -> None:
    assert len(fonts.files()) == 4
    for path in fonts.files():
        names = TTFont(path)["name"]
        family = names.getDebugName(16) or names.getDebugName(1)
        assert family in (fonts.SANS_FAMILY, fonts.SERIF_FAMILY)
        assert "Open Font License" in names.getDebugName(13)
        assert (Path(path).parent / "LICENSE.txt").is_file()


@pytest.mark.parametrize("path", fonts.files(), ids=lambda path: Path(path).name)
def test_every_letter_of_the_record_can_be_drawn(real: Corpus, path: str) -> None:
    known = TTFont(path).getBestCmap()
    wanted = set("āēīōūĀĒĪŌŪ“”‘’–—…·✓"[:-1])
    for kind in ("event", "framework", "quote", "dispute", "source"):
        for record_id in real.records.by_kind[kind]:
            wanted |= set(summaries.title(real, kind, record_id))
            wanted |= set(summaries.summary(real, kind, record_id))
    assert {letter for letter in wanted if ord(letter) not in known} == set()


@given(st.text(), st.integers(40, 900))
def test_lines_fit_and_hold_all_words(text: str, width: int) -> None:
    lines = fonts.wrapped(text, width, *SANS)
    assert all(fonts.text_width(line, *SANS) <= width for line in lines)
    if not any(line.endswith("…") for line in lines):
        assert " ".join(lines) == " ".join(text.split())
    balanced = fonts.balanced(text, width, *SANS)
    assert len(balanced) == len(lines)
    assert " ".join(balanced).split() == " ".join(lines).split()


def test_no_word_stands_alone_in_a_balanced_title() -> None:
    text = "A title that is just a little too long for its line"
    width = fonts.text_width(text, *SANS) - 5
    assert len(fonts.wrapped(text, width, *SANS)[-1].split()) == 1
    assert len(fonts.balanced(text, width, *SANS)[-1].split()) > 2


@pytest.mark.parametrize(("count", "left"), [(3, ["a", "b."]), (2, ["a", "b."]), (1, ["a…"])])
def test_what_is_left_out_is_marked(count: int, left: list[str]) -> None:
    assert fonts.at_most(["a", "b."], count) == left
