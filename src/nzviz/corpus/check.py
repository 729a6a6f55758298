"""Editorial checks beyond what a single record's schema can hold.

Each check is a generator of problems over all records; :func:`check` runs them all.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from itertools import combinations
from typing import Any

from rapidfuzz import fuzz

from nzviz.corpus import canonical, dates, placeholders, verbatim
from nzviz.corpus.frames import publisher_key
from nzviz.corpus.kinds import RECORD_KINDS
from nzviz.corpus.problems import Problem
from nzviz.corpus.reading import Records, references
from nzviz.corpus.records import Event, Office, Source

#: Titles of one day that are at least this alike (rapidfuzz ratio, 0 to 100) are one event.
SAME_TITLE = 90

Check = Callable[[Records], Iterator[Problem]]


def check(records: Records) -> list[Problem]:
    """Every problem that the editorial checks find, in file order."""
    checks: tuple[Check, ...] = (
        nothing_is_left_to_write,
        files_name_their_schema,
        files_are_where_people_look,
        counts_do_not_fall,
        decades_are_covered,
        years_are_covered,
        dates_agree_with_edtf,
        themes_are_balanced,
        quoting_is_fair,
        quotes_can_be_proven,
        variants_are_of_other_sources,
        offices_fit_their_terms,
        periods_name_parties,
        events_are_not_doubled,
        landmarks_rest_on_originals,
        sources_are_used,
        frameworks_are_documented,
    )
    return sorted(problem for run in checks for problem in run(records))


def nothing_is_left_to_write(records: Records) -> Iterator[Problem]:
    """No text has the word TODO in it."""
    yield from placeholders.of_records(records)


def files_name_their_schema(records: Records) -> Iterator[Problem]:
    """The first line of every file names the JSON Schema by which editors check it."""
    for kind, path in canonical.data_files(records.folder):
        first = path.read_text(encoding="utf-8-sig").partition("\n")[0].rstrip()
        wanted = canonical.modeline(kind, records.folder, path, first)
        if first != wanted:
            message = f'the first line must be "{wanted}"; nzviz format writes it'
            yield Problem(canonical.shown_name(records.folder, path), 1, 1, message)


def files_are_where_people_look(records: Records) -> Iterator[Problem]:
    """Events lie in the file of the year they start in, quotes in the file of their source."""
    for event in records.by_kind["event"].values():
        year = str(dates.parse(event.date).start.year)
        if _stem(records, "event", event.id) != year:
            yield records.problem(
                "event", event.id, f"date: belongs into events/{year}.yaml", "date"
            )
    for quote in records.by_kind["quote"].values():
        if _stem(records, "quote", quote.id) != quote.source:
            message = f"source: belongs into quotes/{quote.source}.yaml"
            yield records.problem("quote", quote.id, message, "source")


def _stem(records: Records, kind: str, record_id: str) -> str:
    return records.origins[kind, record_id].file.rsplit("/", 1)[-1].removesuffix(".yaml")


def counts_do_not_fall(records: Records) -> Iterator[Problem]:
    """No kind has fewer records than in the last published version (site.yaml)."""
    plurals = {kind.plural: kind.name for kind in RECORD_KINDS}
    for plural, published in records.site.published_counts.items():
        if plural not in plurals:
            message = f'published_counts: "{plural}" is not one of {", ".join(sorted(plurals))}'
            yield _site_problem(records, message, "published_counts", plural)
        elif (count := len(records.by_kind[plurals[plural]])) < published:
            message = f"published_counts: {count} {plural} are left of {published} published"
            yield _site_problem(records, message, "published_counts", plural)


def _site_problem(records: Records, message: str, *path: str | int) -> Problem:
    return records.origins["site", ""].problem(message, *path)


def events_by_year(records: Records) -> Counter[int]:
    """How many events start in each year; years without any are not in it."""
    return Counter(dates.parse(e.date).start.year for e in records.by_kind["event"].values())


def decades_are_covered(records: Records) -> Iterator[Problem]:
    """Every decade from the first to the last event has one, where site.yaml asks for that."""
    if not records.site.limits.every_decade:
        return
    decades = {year // 10 * 10 for year in events_by_year(records)}
    for decade in range(min(decades), max(decades), 10):
        if decade not in decades:
            message = f"limits.every_decade: no event of the {decade}s"
            yield _site_problem(records, message, "limits", "every_decade")


def years_are_covered(records: Records) -> Iterator[Problem]:
    """Every year of the stretches that site.yaml names has an event (an open one ends there)."""
    years = events_by_year(records)
    today = dates.parse(records.site.updated).end.year
    for number, stretch in enumerate(records.site.limits.every_year):
        last = stretch.last or today
        for year in range(stretch.first, last + 1):
            if year not in years:
                message = f"limits.every_year: no event of {year} ({stretch.label})"
                yield _site_problem(records, message, "limits", "every_year", number)


def dates_agree_with_edtf(records: Records) -> Iterator[Problem]:
    """The bounds that we give to qualified dates and intervals are those of the edtf package."""
    for (kind, record_id), origin in records.origins.items():
        value = origin.document.value
        for step in origin.path:
            value = value[step]
        for path, text in _level_1_dates(value, ()):
            ours = dates.parse(text)
            theirs = dates.edtf_bounds(text)
            if (ours.start, ours.end) != theirs:
                message = f"{text}: {ours.start} to {ours.end} here, {theirs} by the edtf package"
                yield records.problem(kind, record_id, message, *path)


def _level_1_dates(value: object, path: tuple[str | int, ...]) -> Iterator[tuple[Any, str]]:
    """Every qualified date or interval in a record, with its path."""
    if isinstance(value, dict):
        for name, item in value.items():
            yield from _level_1_dates(item, (*path, name))
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from _level_1_dates(item, (*path, number))
    elif isinstance(value, str) and _DATE_FIELDS.intersection(path[-2:]):
        with suppress(dates.DateError):  # words: a passage has a start and an end too
            if dates.parse(value).precision == "interval" or value[-1] in "~?%":
                yield path, value


_DATE_FIELDS = frozenset({"date", "start", "end", "published", "said", "attested"})


def themes_are_balanced(records: Records) -> Iterator[Problem]:
    """Every theme has its share of the events, and none has nearly all (site.yaml)."""
    limits = records.site.limits
    events = records.by_kind["event"].values()
    counts = Counter(theme for event in events for theme in event.themes)
    for theme_id in records.by_kind["theme"]:
        percent = 100 * counts[theme_id] / len(events)
        if not limits.theme_percent_least <= percent <= limits.theme_percent_most:
            message = (
                f"{percent:.1f} percent of the events have this theme; site.yaml limits it to "
                f"{limits.theme_percent_least} to {limits.theme_percent_most}"
            )
            yield records.problem("theme", theme_id, message)


def quoting_is_fair(records: Records) -> Iterator[Problem]:
    """No quote, and no article's quotes together, reproduce more than site.yaml allows."""
    limits = records.site.limits
    for quote in records.by_kind["quote"].values():
        words = verbatim.count_words(quote.exact)
        if words > limits.quote_words:
            message = f"exact: {words} words; at most {limits.quote_words} may be quoted at once"
            yield records.problem("quote", quote.id, message, "exact")
    for source_id, share in quoted_shares(records).items():
        if share > limits.quoted_percent:
            message = (
                f"its quotes reproduce {share:.1f} percent of the article; "
                f"at most {limits.quoted_percent} are fair"
            )
            yield records.problem("source", source_id, message)


def quoted_shares(records: Records) -> dict[str, float]:
    """Percent of each article's words that its quotes reproduce, context included."""
    words: Counter[str] = Counter()
    for quote in records.by_kind["quote"].values():
        words[quote.source] += verbatim.reproduced_words(quote)
    shares = {}
    for source_id, count in sorted(words.items()):
        try:
            stored = verbatim.read_fingerprint(records.folder, source_id)
        except ValueError:
            stored = None  # nzviz verify reports it
        if stored is not None and stored.words:
            shares[source_id] = 100 * count / stored.words
    return shares


def quotes_can_be_proven(records: Records) -> Iterator[Problem]:
    """Every quote is long enough for the fingerprint of its source to prove it."""
    for quote in records.by_kind["quote"].values():
        if len(verbatim.tokens(quote.exact)) < verbatim.RUN:
            message = f"exact: too short to prove: at least {verbatim.RUN} words and marks"
            yield records.problem("quote", quote.id, message, "exact")


def variants_are_of_other_sources(records: Records) -> Iterator[Problem]:
    """A variant is another source's printing, and points at the first one, not at a variant."""
    quotes = records.by_kind["quote"]
    for quote in quotes.values():
        if quote.variant_of is None:
            continue
        original = quotes[quote.variant_of]
        if original.source == quote.source:
            message = "variant_of: both are from the same source"
            yield records.problem("quote", quote.id, message, "variant_of")
        if original.variant_of is not None:
            message = f'variant_of: is a variant itself; write "{original.variant_of}"'
            yield records.problem("quote", quote.id, message, "variant_of")


def offices_fit_their_terms(records: Records) -> Iterator[Problem]:
    """Attested dates lie in the term; an office named by a signatory was held that day."""
    actors = records.by_kind["actor"]
    for actor in actors.values():
        for number, office in enumerate(actor.offices):
            first, last = _term(office)
            for place, text in enumerate(office.attested):
                day = dates.parse(text)
                if day.end < first or day.start > last:
                    message = f"offices.attested: {text} lies outside the term"
                    yield records.problem(
                        "actor", actor.id, message, "offices", number, "attested", place
                    )
    for framework in records.by_kind["framework"].values():
        for number, signatory in enumerate(framework.signatories):
            if signatory.office is None or signatory.date is None:
                continue
            day = dates.parse(signatory.date)
            held = [o for o in actors[signatory.actor].offices if o.title == signatory.office]
            if held and not any(_term(o)[0] <= day.end and day.start <= _term(o)[1] for o in held):
                message = (
                    f'signatories: {signatory.actor} was not "{signatory.office}" '
                    f"on {signatory.date}"
                )
                yield records.problem(
                    "framework", framework.id, message, "signatories", number, "date"
                )


def _term(office: Office) -> tuple[date, date]:
    first = dates.parse(office.start).start if office.start else date.min
    return first, dates.parse(office.end).end if office.end else dates.OPEN_END


def periods_name_parties(records: Records) -> Iterator[Problem]:
    """A status period concerns parties of the framework."""
    for framework in records.by_kind["framework"].values():
        parties = {party.actor for party in framework.parties}
        for number, period in enumerate(framework.periods):
            for place, actor in enumerate(period.between):
                if actor not in parties:
                    message = f'periods.between: "{actor}" is not a party'
                    yield records.problem(
                        "framework", framework.id, message, "periods", number, "between", place
                    )


def events_are_not_doubled(records: Records) -> Iterator[Problem]:
    """No two events of one date have near-identical titles."""
    same_date: dict[str, list[Event]] = defaultdict(list)
    for event in records.by_kind["event"].values():
        same_date[event.date].append(event)
    for events in same_date.values():
        for one, other in combinations(events, 2):
            if fuzz.ratio(one.title.casefold(), other.title.casefold()) >= SAME_TITLE:
                message = f'title: nearly that of "{one.id}" on the same date; merge them'
                yield records.problem("event", other.id, message, "title")


def landmarks_rest_on_originals(records: Records) -> Iterator[Problem]:
    """Not only pages that repeat another publisher's text stand behind a landmark event."""
    for event in records.by_kind["event"].values():
        behind = sources_behind(records, event)
        if event.significance == "landmark" and all(source.reprint_of for source in behind):
            names = ", ".join(source.id for source in behind)
            message = f"evidence: a landmark rests on reprints alone ({names}); add an original"
            yield records.problem("event", event.id, message, "evidence")


def sources_behind(records: Records, event: Event) -> list[Source]:
    """The sources of an event's evidence, those of quotes included, each once."""
    quotes = records.by_kind["quote"]
    named = [quotes[e.quote].source if e.quote else str(e.source) for e in event.evidence]
    return [records.by_kind["source"][source_id] for source_id in dict.fromkeys(named)]


def publishers_behind(records: Records, event: Event) -> list[str]:
    """Who published an event's sources, each once; of a reprint its true publisher."""
    first: dict[str, str] = {}
    for source in sources_behind(records, event):
        name = source.reprint_of or source.publisher or source.id
        first.setdefault(publisher_key(source), name)
    return list(first.values())


def sources_are_used(records: Records) -> Iterator[Problem]:
    """Something rests on every source."""
    used: set[str] = set()
    for (kind, _), origin in records.origins.items():
        if kind != "source":
            value = origin.document.value
            for step in origin.path:
                value = value[step]
            used.update(ref for _, target, ref in references(value) if target == "source")
    for source_id in records.by_kind["source"]:
        if source_id not in used:
            yield records.problem("source", source_id, "no record rests on it; remove it")


def frameworks_are_documented(records: Records) -> Iterator[Problem]:
    """Every framework has an event or a document of its own."""
    named = {fw for event in records.by_kind["event"].values() for fw in event.frameworks}
    for framework in records.by_kind["framework"].values():
        if framework.id not in named and not framework.documents:
            message = "neither an event nor a document belongs to it"
            yield records.problem("framework", framework.id, message)
