"""Editorial checks beyond what a single record's schema can hold.

Each check is a generator of problems over all records; :func:`check` runs them all.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from datetime import date
from itertools import combinations

from rapidfuzz import fuzz

from nzviz.corpus import dates, verbatim
from nzviz.corpus.kinds import RECORD_KINDS
from nzviz.corpus.problems import Problem
from nzviz.corpus.reading import Records, references
from nzviz.corpus.records import Event, Office

#: Titles of one day that are at least this alike (rapidfuzz ratio, 0 to 100) are one event.
SAME_TITLE = 90

Check = Callable[[Records], Iterator[Problem]]


def check(records: Records) -> list[Problem]:
    """Every problem that the editorial checks find, in file order."""
    checks: tuple[Check, ...] = (
        files_are_where_people_look,
        counts_do_not_fall,
        quoting_is_fair,
        variants_are_of_other_sources,
        offices_fit_their_terms,
        periods_name_parties,
        events_are_not_doubled,
        sources_are_used,
        frameworks_are_documented,
    )
    return sorted(problem for run in checks for problem in run(records))


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


def _site_problem(records: Records, message: str, *path: str) -> Problem:
    return records.origins["site", ""].problem(message, *path)


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
                message = f'signatories: {signatory.actor} was not "{signatory.office}" on {signatory.date}'
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
