"""The strip of the whole period."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import html5lib

from nzviz.corpus.corpus import Corpus
from nzviz.explore.filters import Filters
from nzviz.figures.density import Inks, density, density_alt
from nzviz.figures.style import DARK, LIGHT


class _Columns(HTMLParser):
    """Year, number of events and style of every column that has some."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: dict[int, tuple[int, str]] = {}
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        about = dict(attrs)
        told = re.fullmatch(r"(\d{4}): ([\d,]+) events?", about.get("title") or "")
        if tag == "i" and told:
            self.found[int(told[1])] = int(told[2].replace(",", "")), about["style"] or ""


def columns(corpus: Corpus, filters: Filters) -> dict[int, tuple[int, str]]:
    return _Columns(density(corpus, filters, Inks.of(LIGHT))).found


def test_the_years_chosen_do_not_hide_the_others(real: Corpus) -> None:
    chosen = columns(real, Filters(first_year=1984, last_year=1987))
    everything = columns(real, Filters())
    assert {year: n for year, (n, _) in chosen.items()} == {
        year: n for year, (n, _) in everything.items()
    }
    full = [year for year, (_, style) in chosen.items() if f"background:{LIGHT.accent}" in style]
    assert full == [1984, 1985, 1986, 1987]


def test_counts_sum_to_the_events_and_the_busiest_year_fills_the_height(real: Corpus) -> None:
    found = columns(real, Filters())
    assert sum(count for count, _ in found.values()) == len(real.frames.events)
    most = max(count for count, _ in found.values())
    assert all(("height:100%" in style) == (count == most) for count, style in found.values())


def test_the_window_lies_over_the_chosen_years(real: Corpus) -> None:
    strip = density(real, Filters(first_year=1985, last_year=1985), Inks.of(LIGHT))
    left, width = map(float, re.findall(r"box-sizing[^>]*left:([\d.]+)%;width:([\d.]+)%", strip)[0])
    years = 2026 - 1944 + 1
    assert abs(left - 100 * 41 / years) < 0.01
    assert abs(width - 100 / years) < 0.01


def test_it_is_html_in_both_looks_whatever_is_left(real: Corpus) -> None:
    for look in (LIGHT, DARK):
        for filters in (Filters(), Filters(words="nowhere"), Filters(first_year=2026)):
            strip = density(real, filters, Inks.of(look))
            html5lib.HTMLParser(strict=True).parseFragment(strip)
            assert f'aria-label="{density_alt(real, filters)}"' in strip


def test_alt_text(alba: Corpus) -> None:
    assert density_alt(alba, Filters(first_year=2010)) == (
        "Columns: events by year from 1999 to 2011; the chosen years 2010 to 2011 hold 3 of 4."
    )
