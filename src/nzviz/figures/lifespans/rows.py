"""Where each framework's bars stand: one track, or one for each group of parties.

The y axis counts pixels, so that heights are exact whatever the width of the screen. Names stand
above their bars, which leaves the whole width to time on a phone, too.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from nzviz.corpus.corpus import Corpus
from nzviz.explore.filters import year_span
from nzviz.explore.status import Span, Standing, pair_standing, spans, standings

#: Pixels: above everything, a heading, the years under it, a name, a bar, and the gaps between.
TOP, HEADING, YEARS, NAME, TRACK, GAP, AFTER_GROUP = 26, 30, 18, 17, 9, 12, 14

Axis = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Row:
    """One framework, placed: the top of its name, its tracks (one for each group of parties)."""

    framework: str
    top: int
    tracks: tuple[tuple[Span, ...], ...]
    start: date
    standing: tuple[Standing, ...]

    @property
    def height(self) -> int:
        """Pixels from its top to the next row's."""
        return NAME + max(len(self.tracks), 1) * (TRACK + 1) + GAP

    def middle(self, track: int = 0) -> float:
        """The middle of one of its bars."""
        return self.top + NAME + track * (TRACK + 1) + TRACK / 2


def starts(corpus: Corpus) -> dict[str, date]:
    """First known day of every framework that has one."""
    known = corpus.frames.frameworks["start"].dropna()
    return {framework: stamp.date() for framework, stamp in known.items()}


def years_of(corpus: Corpus, known_starts: Iterable[date | None]) -> Axis:
    """First and last day to draw for frameworks with these starts."""
    first, last = year_span(corpus)
    known = [start.year for start in known_starts if start is not None]
    first = min(known, default=first)
    return date(first, 1, 1), date(max(last, first + 4), 12, 31)


def place(
    corpus: Corpus,
    framework: str,
    top: int,
    start: date,
    as_of: date,
    pair: tuple[str, str] | None,
) -> Row:
    """One framework at *top*, with its status on *as_of*; between two actors only, with *pair*."""
    mine = spans(corpus)[framework]
    if pair is not None:
        mine = tuple(span for span in mine if not span.between or set(pair) <= set(span.between))
        found = [pair_standing(corpus, framework, *pair, as_of)]
    else:
        found = standings(corpus, framework, as_of)
    general = tuple(span for span in mine if not span.between)
    narrow: dict[frozenset[str], list[Span]] = {}
    for span in mine:
        if span.between:
            narrow.setdefault(frozenset(span.between), []).append(span)
    # Bars of pairs share the first track with the general one while they do not overlap it.
    tracks = [list(general)] if general else []
    for number, group in enumerate(narrow.values()):
        clear = all(a.sure_to <= b.first for a in general for b in group)
        if number == 0 and general and clear:
            tracks[0].extend(group)
        else:
            tracks.append(group)
    return Row(framework, top, tuple(map(tuple, tracks)), start, tuple(found))
