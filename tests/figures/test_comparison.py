"""Two frameworks side by side."""

import re
from datetime import date

import pytest

from nzviz.corpus.corpus import Corpus
from nzviz.explore.compare import Side, compare, default_sides, summary
from nzviz.figures import comparison
from nzviz.figures.style import LIGHT, Look

DAY = date(1986, 12, 31)


def test_a_comparison_has_two_dots_a_row_and_a_word(corpus: Corpus, look: Look, width: int) -> None:
    first, second = default_sides(corpus)
    sections = compare(corpus, first, second)
    figure = comparison.comparison(sections, ("One & other", "Two"), look, width)
    items = [item for section in sections for item in section.items]
    (dots,) = figure["data"]
    assert len(dots["x"]) == 2 * len(items)
    full = [colour == look.accent for colour in dots["marker"]["color"]]
    assert list(zip(full[::2], full[1::2], strict=True)) == [(i.first, i.second) for i in items]
    words = " ".join(str(a["text"]) for a in figure["layout"]["annotations"])
    for change in ("shared", "lost", "gained"):
        marked_rows = sum(item.change == change for item in items)
        sign = {"shared": "=", "lost": "−", "gained": "+"}[change]  # noqa: RUF001 - the sign shown
        assert words.count(f"{sign} {change}") == marked_rows
    told = summary(corpus, first, second, sections)
    alt = comparison.alt_text(told, sections)
    assert all(item.label in alt for item in items)


@pytest.mark.parametrize(
    ("width", "words"), [(280, False), (358, True), (320, False), (560, False), (1300, True)]
)
def test_counts_are_signs_where_words_have_no_room(real: Corpus, width: int, words: bool) -> None:
    sections = compare(real, *default_sides(real))
    figure = comparison.comparison(sections, ("IPCP", "ITPP"), LIGHT, width)
    texts = "\n".join(note["text"] for note in figure["layout"]["annotations"])
    named = re.search(r"^\d+ shared · \d+ lost · \d+ gained$", texts, re.M)
    signed = re.search(r"^= \d+  − \d+  \+ \d+$", texts, re.M)  # noqa: RUF001 - the sign shown
    assert (bool(named), bool(signed)) == (words, not words)


def test_one_framework_on_one_day_has_nothing_lost(real: Corpus) -> None:
    side = Side("anzus", DAY)
    assert all(
        section.count("lost") == section.count("gained") == 0
        for section in compare(real, side, side)
    )
