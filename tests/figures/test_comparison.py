"""Two frameworks side by side."""

from collections.abc import Callable
from datetime import date
from typing import Any

from nzviz.corpus.corpus import Corpus
from nzviz.explore.compare import Side, compare, default_sides, summary
from nzviz.figures import comparison
from nzviz.figures.style import Figure, Look

DAY = date(1986, 12, 31)
WIDTHS = (320, 700, 1300)
Marked = Callable[[Figure], list[tuple[Any, dict[str, Any]]]]


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


def test_one_framework_on_one_day_has_nothing_lost(real: Corpus) -> None:
    side = Side("anzus", DAY)
    assert all(
        section.count("lost") == section.count("gained") == 0
        for section in compare(real, side, side)
    )
