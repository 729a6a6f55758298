"""What was in force on a day, between whom, as surely as the dates of the record allow.

A status period whose first or last day is known only to the month or year covers the days in
between surely and those at its edges perhaps; answers say which. A framework without status
periods is read by its key dates: signed from the day of signing, in force from entry into force.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from nzviz.corpus import dates
from nzviz.corpus.corpus import Corpus
from nzviz.corpus.kept import kept_with_corpus

#: Shown when the record has no status for a day.
NOT_YET, UNKNOWN, ENDED, NO_PARTY = "not yet", "not recorded", "ended", "not a party"
IN_FORCE = "in-force"


@dataclass(frozen=True, slots=True)
class Span:
    """A status over a time: ``first`` to ``last`` perhaps, ``sure_from`` to ``sure_to`` surely.

    ``number`` is the period's place in the record, or -1 when the span is read off key dates.
    """

    number: int
    status: str
    between: tuple[str, ...]
    first: date
    sure_from: date
    sure_to: date
    last: date
    text: str
    note: str = ""

    @property
    def open_end(self) -> bool:
        """Whether no end is known."""
        return self.last == dates.OPEN_END

    def covers(self, day: date) -> bool:
        """Whether *day* can lie in it."""
        return self.first <= day <= self.last

    def surely_covers(self, day: date) -> bool:
        """Whether *day* lies in it whatever its imprecise dates mean."""
        return self.sure_from <= day <= self.sure_to


@dataclass(frozen=True, slots=True)
class Standing:
    """A status and the parties between which it holds; no parties means all of them.

    ``doubt`` is empty for a sure status. Otherwise it says why the day is doubtful, and
    ``other`` names the status that may have held instead, when the record has one.
    """

    status: str
    between: tuple[str, ...] = ()
    note: str = ""
    other: str = ""
    doubt: str = ""


@kept_with_corpus(maxsize=4)
def spans(corpus: Corpus) -> Mapping[str, tuple[Span, ...]]:
    """The status spans of every framework, in the order of the record."""
    return {
        framework.id: tuple(
            _span(number, period.status, tuple(period.between), period.date, period.note or "")
            for number, period in enumerate(framework.periods)
        )
        or tuple(_from_key_dates(framework))
        for framework in corpus.records.by_kind["framework"].values()
    }


def _span(number: int, status: str, between: tuple[str, ...], text: str, note: str) -> Span:
    whole = dates.parse(text)
    first, slash, last = text.partition("/")
    sure_from = dates.parse(first).end
    if not slash:
        sure_to = whole.start
    else:
        sure_to = dates.OPEN_END if whole.open_end else dates.parse(last).start
    return Span(number, status, between, whole.start, sure_from, sure_to, whole.end, text, note)


def _from_key_dates(framework: object) -> Iterable[Span]:
    """Spans of a framework that has key dates but no periods."""
    steps = [
        (status, step.date)
        for status, name in (("signed", "signed"), (IN_FORCE, "in_force"), ("ended", "ended"))
        if (step := getattr(framework, name))
    ]
    if [status for status, _ in steps] == ["ended"]:
        return
    for number, (status, text) in enumerate(steps):
        until = steps[number + 1][1] if number + 1 < len(steps) else ".."
        start, end = text.partition("/")[0], until.partition("/")[0]
        if end == ".." or dates.parse(end).end >= dates.parse(start).start:
            yield _span(-1, status, (), f"{start}/{end}", "Read off its key dates.")


@kept_with_corpus(maxsize=4)
def _lives(corpus: Corpus) -> Mapping[str, tuple[date | None, date]]:
    """First and last known day of every framework."""
    frame = corpus.frames.frameworks
    return {
        framework: (
            None if start is None else start.date(),
            dates.OPEN_END if end is None else end.date(),
        )
        for framework, start, end in zip(
            frame.index,
            frame["start"].astype(object).where(frame["start"].notna(), None),
            frame["end"].astype(object).where(frame["end"].notna(), None),
            strict=True,
        )
    }


@kept_with_corpus(maxsize=4)
def _memberships(corpus: Corpus) -> Mapping[str, tuple[tuple[str, str, date, date], ...]]:
    """Party, role, first and last possible day of membership, by framework."""
    return {
        framework.id: tuple(
            (
                party.actor,
                party.role,
                dates.parse(party.start).start if party.start else date.min,
                dates.parse(party.end).end if party.end else date.max,
            )
            for party in framework.parties
        )
        for framework in corpus.records.by_kind["framework"].values()
    }


def parties_on(corpus: Corpus, framework: str, day: date | None) -> dict[str, str]:
    """Parties of *framework* on *day* (ever, when None) with their roles."""
    return {
        actor: role
        for actor, role, start, end in _memberships(corpus)[framework]
        if day is None or start <= day <= end
    }


def standings(corpus: Corpus, framework: str, day: date) -> list[Standing]:
    """Every status of *framework* on *day*: one for all parties, or one for each group of them.

    A later period in the record is more specific: it overrides earlier ones for its parties. A
    status for all parties is left out when those of pairs cover every pair of parties.
    """
    running: dict[frozenset[str], list[Span]] = {}
    for span in spans(corpus)[framework]:
        if span.covers(day):
            found = running.pop(frozenset(span.between), [])
            if not span.between:
                running.clear()
            # Popped and put back: the group of the later period also takes the later place.
            running[frozenset(span.between)] = [*found, span]
    if running:
        everybody = frozenset[str]()
        if everybody in running and _all_pairs(corpus, framework, day) <= _pairs(running):
            del running[everybody]
        return [_standing(found, day) for found in running.values()]
    start, end = _lives(corpus)[framework]
    if start is None:
        return [Standing(UNKNOWN)]
    if day < start:
        return [Standing(NOT_YET)]
    return [Standing(ENDED if day > end else UNKNOWN)]


def _pairs(groups: Iterable[Iterable[str]]) -> set[tuple[str, ...]]:
    return {pair for group in groups for pair in combinations(sorted(group), 2)}


def _all_pairs(corpus: Corpus, framework: str, day: date) -> set[tuple[str, ...]]:
    found = _pairs([parties_on(corpus, framework, day)])
    # With fewer than two parties there are no pairs, and nothing that they could cover.
    return found or {()}


def _standing(found: Sequence[Span], day: date) -> Standing:
    latest = found[-1]
    between = latest.between
    if latest.surely_covers(day):
        return Standing(latest.status, between, latest.note)
    others = [span for span in found[:-1] if span.status != latest.status]
    same = [span for span in found[:-1] if span.status == latest.status]
    if any(span.surely_covers(day) for span in same):
        return Standing(latest.status, between, latest.note)
    if others:
        return Standing(
            latest.status, between, latest.note, others[-1].status, "day of the change not known"
        )
    if same:
        return Standing(latest.status, between, latest.note)
    late = day > latest.sure_to and day >= latest.sure_from
    doubt = "last day not known" if late else "first day not known"
    return Standing(latest.status, between, latest.note, "", doubt)


def pair_standing(corpus: Corpus, framework: str, one: str, other: str, day: date) -> Standing:
    """How *framework* stands between two actors on *day*: the most specific standing."""
    members = parties_on(corpus, framework, day)
    if one not in members or other not in members:
        ever = parties_on(corpus, framework, None)
        start, end = _lives(corpus)[framework]
        if one in ever and other in ever:
            if start is not None and day < start:
                return Standing(NOT_YET)
            if start is not None and day > end:
                return Standing(ENDED)
        return Standing(NO_PARTY)
    found = standings(corpus, framework, day)
    for standing in reversed(found):
        if not standing.between or {one, other} <= set(standing.between):
            return standing
    return Standing(UNKNOWN)


def pair_status(corpus: Corpus, framework: str, one: str, other: str, day: date) -> str:
    """Status of *framework* between two of its parties on *day*: the most specific one."""
    return pair_standing(corpus, framework, one, other, day).status


def in_force(found: Iterable[Standing]) -> bool:
    """Whether anything among these standings is in force, or may be."""
    return any(IN_FORCE in (standing.status, standing.other) for standing in found)


def one_in_words(standing: Standing) -> str:
    """A status without its parties: "in force or superseded (day of the change not known)"."""
    words = standing.status.replace("-", " ")
    if standing.other:
        words = f"{standing.other.replace('-', ' ')} or {words}"
    return f"{words}, {standing.doubt}" if standing.doubt else words


def in_words(corpus: Corpus, found: Iterable[Standing]) -> str:
    """Statuses as a reader says them: "suspended (New Zealand, United States); in force"."""
    parts = []
    for standing in found:
        names = ", ".join(corpus.label("actor", actor) for actor in standing.between)
        words = one_in_words(standing)
        parts.append(f"{words} ({names})" if names else words)
    return "; ".join(parts)
