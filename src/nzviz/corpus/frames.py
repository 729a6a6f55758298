"""Build the pandas frames from valid records; :mod:`nzviz.corpus.frame_specs` documents them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import pandas as pd

from nzviz.corpus import dates
from nzviz.corpus.frame_specs import FRAMES, FrameSpec
from nzviz.corpus.reading import Records
from nzviz.corpus.records import Evidence
from nzviz.corpus.verbatim import count_words

Row = dict[str, Any]

#: Statuses of a framework whose life is over: such a period begins where the life ends.
_OVER = ("superseded", "ended")


@dataclass(frozen=True, slots=True)
class Frames:
    """All frames, as :data:`FRAMES` documents them."""

    events: pd.DataFrame
    frameworks: pd.DataFrame
    quotes: pd.DataFrame
    sources: pd.DataFrame
    actors: pd.DataFrame
    themes: pd.DataFrame
    disputes: pd.DataFrame
    governments: pd.DataFrame
    record_themes: pd.DataFrame
    record_relationships: pd.DataFrame
    record_actors: pd.DataFrame
    record_frameworks: pd.DataFrame
    evidence: pd.DataFrame
    offices: pd.DataFrame
    parties: pd.DataFrame
    periods: pd.DataFrame
    codes: pd.DataFrame
    relations: pd.DataFrame
    positions: pd.DataFrame
    dispute_records: pd.DataFrame
    quote_events: pd.DataFrame


def build_frames(records: Records) -> Frames:
    """Build every frame from valid records."""
    evidence = list(_evidence_rows(records))
    rows: dict[str, Iterable[Row]] = {
        "events": _event_rows(records, evidence),
        "frameworks": _framework_rows(records, evidence),
        "quotes": _quote_rows(records),
        "sources": _source_rows(records, evidence),
        "actors": _actor_rows(records),
        "themes": (_pick(t, "themes") for t in records.by_kind["theme"].values()),
        "disputes": _dispute_rows(records),
        "governments": _government_rows(records),
        "record_themes": _theme_rows(records),
        "record_relationships": _link_rows(records, "relationship"),
        "record_actors": _link_rows(records, "actor"),
        "record_frameworks": _link_rows(records, "framework"),
        "evidence": evidence,
        "offices": _office_rows(records),
        "parties": _party_rows(records),
        "periods": _period_rows(records),
        "codes": _code_rows(records),
        "relations": _relation_rows(records),
        "positions": _position_rows(records),
        "dispute_records": _dispute_record_rows(records),
        "quote_events": (
            {"quote": quote.id, "event": event}
            for quote in records.by_kind["quote"].values()
            for event in quote.events
        ),
    }
    frames = {name: _frame(spec, rows[name]) for name, spec in FRAMES.items()}
    for name in ("events", "frameworks", "quotes", "governments"):
        frames[name] = frames[name].sort_values(["start", "end"], kind="stable")
    frames["sources"] = frames["sources"].sort_index()
    return Frames(**frames)


def _frame(spec: FrameSpec, rows: Iterable[Row]) -> pd.DataFrame:
    names = [*(["id"] if spec.index else []), *spec.columns]
    frame = pd.DataFrame.from_records(list(rows), columns=names)
    if spec.index:
        frame = frame.set_index(frame.pop("id").astype("str"))
    return frame.astype(spec.dtypes)


def _pick(record: Any, frame: str) -> Row:
    """The fields of a record that are columns of the same name."""
    row = {"id": record.id}
    for name in FRAMES[frame].columns:
        if hasattr(record, name):
            row[name] = getattr(record, name)
    return row


def _date_row(text: str | None) -> Row:
    if text is None:
        flags = dict.fromkeys(("approximate", "uncertain", "open_end"), False)
        return {"start": None, "end": None, **flags}
    parsed = dates.parse(text)
    names = ("start", "end", "precision", "approximate", "uncertain", "open_end")
    return {"date": text, **{name: getattr(parsed, name) for name in names}}


def _bounds(text: str | None) -> Row:
    return {name: _date_row(text)[name] for name in ("start", "end")}


def _evidence_rows(records: Records) -> Iterator[Row]:
    quotes = records.by_kind["quote"]
    for kind in ("event", "framework", "actor", "dispute", "government"):
        for record in records.by_kind[kind].values():
            for part, number, item in _evidence_in(record, ()):
                yield {
                    "kind": kind,
                    "id": record.id,
                    "part": part,
                    "number": number,
                    "source": quotes[item.quote].source if item.quote else item.source,
                    "quote": item.quote,
                    "note": item.note,
                    "locator": item.locator,
                }


def _evidence_in(value: Any, path: tuple[str | int, ...]) -> Iterator[tuple[str, int, Evidence]]:
    """Every piece of evidence in a record, with the dotted path of the list it stands in."""
    if isinstance(value, Evidence):
        yield ".".join(map(str, path[:-1])), int(path[-1]), value
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from _evidence_in(item, (*path, number))
    elif hasattr(type(value), "model_fields"):
        for name in type(value).model_fields:
            inner = getattr(value, name)
            if isinstance(inner, list) or hasattr(type(inner), "model_fields"):
                yield from _evidence_in(inner, (*path, name))


def _sources_by_record(evidence: list[Row], kind: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for row in evidence:
        if row["kind"] == kind:
            found.setdefault(row["id"], set()).add(row["source"])
    return found


def publisher_key(source: Any) -> str:
    """Who really published a source: reprints count as their true publisher's."""
    return str(source.reprint_of or source.publisher or source.id).casefold()


def _event_rows(records: Records, evidence: list[Row]) -> Iterator[Row]:
    sources = _sources_by_record(evidence, "event")
    by_id = records.by_kind["source"]
    for event in records.by_kind["event"].values():
        mine = sources[event.id]
        yield {
            **_pick(event, "events"),
            **_date_row(event.date),
            "sources": len(mine),
            "single_sourced": len({publisher_key(by_id[source]) for source in mine}) == 1,
        }


def _framework_rows(records: Records, evidence: list[Row]) -> Iterator[Row]:
    sources = _sources_by_record(evidence, "framework")
    for framework in records.by_kind["framework"].values():
        key_dates = {
            name: step.date if (step := getattr(framework, name)) else None
            for name in ("announced", "signed", "in_force", "ended")
        }
        yield {
            **_pick(framework, "frameworks"),
            **key_dates,
            **_life(framework, key_dates),
            "short": framework.short or framework.name,
            "obligations": _code_text(framework.obligations),
            "activities": _code_text(framework.activities),
            "sources": len(sources[framework.id]),
        }


def _life(framework: Any, key_dates: dict[str, str | None]) -> Row:
    """First and last known day of a framework's life, from its dates and periods."""
    known = [dates.parse(text) for text in key_dates.values() if text]
    spans = [dates.parse(period.date) for period in framework.periods]
    starts = [point.start for point in (*known, *spans)]
    if not starts:
        return {"start": None, "end": None, "open_end": True}
    ended = key_dates["ended"]
    if ended:
        return {"start": min(starts), "end": dates.parse(ended).end, "open_end": False}
    over = [period.date for period in framework.periods if period.status in _OVER]
    alive = [period.date for period in framework.periods if period.status not in _OVER]
    if over and not alive:
        end = min(dates.parse(text.partition("/")[0]).end for text in over)
    else:
        end = max((dates.parse(text).end for text in alive), default=dates.OPEN_END)
    return {"start": min(starts), "end": end, "open_end": end == dates.OPEN_END}


def _code_text(codes: list[Any] | None) -> str | None:
    if codes is None:
        return None
    return ", ".join(code.code for code in codes) or "none"


def _quote_rows(records: Records) -> Iterator[Row]:
    sources = records.by_kind["source"]
    for quote in records.by_kind["quote"].values():
        said = _date_row(quote.said or sources[quote.source].published)
        yield {**_pick(quote, "quotes"), **said, "words": count_words(quote.exact)}


def _source_rows(records: Records, evidence: list[Row]) -> Iterator[Row]:
    resting: dict[str, set[tuple[str, str]]] = {}
    for row in evidence:
        resting.setdefault(row["source"], set()).add((row["kind"], row["id"]))
    for quote in records.by_kind["quote"].values():
        resting.setdefault(quote.source, set()).add(("quote", quote.id))
    for framework in records.by_kind["framework"].values():
        for document in framework.documents:
            resting.setdefault(document, set()).add(("framework", framework.id))
    for source in records.by_kind["source"].values():
        names = [
            author.literal or ", ".join(filter(None, (author.family, author.given)))
            for author in source.author
        ]
        yield {
            **_pick(source, "sources"),
            **_bounds(source.published),
            "label": source.title or source.description,
            "author": "; ".join(names) or None,
            "records": len(resting.get(source.id, ())),
        }


def _actor_rows(records: Records) -> Iterator[Row]:
    for actor in records.by_kind["actor"].values():
        yield {**_pick(actor, "actors"), "short": actor.short or actor.name}


def _dispute_rows(records: Records) -> Iterator[Row]:
    events = records.by_kind["event"]
    for dispute in records.by_kind["dispute"].values():
        texts = [position.date for position in dispute.positions if position.date]
        texts += [events[event].date for event in dispute.events]
        spans = [dates.parse(text) for text in texts]
        yield {
            **_pick(dispute, "disputes"),
            "start": min((span.start for span in spans), default=None),
            "end": max((span.end for span in spans), default=None),
            "positions": len(dispute.positions),
        }


def _government_rows(records: Records) -> Iterator[Row]:
    for government in records.by_kind["government"].values():
        yield {
            **_pick(government, "governments"),
            "start": _bounds(government.start)["start"],
            "end": _bounds(government.end)["end"] or dates.OPEN_END,
            "open_end": government.end is None,
        }


def _theme_rows(records: Records) -> Iterator[Row]:
    for kind in ("event", "framework", "quote", "dispute"):
        for record in records.by_kind[kind].values():
            for position, theme in enumerate(record.themes):
                yield {"kind": kind, "id": record.id, "theme": theme, "position": position}


def _link_rows(records: Records, target: str) -> Iterator[Row]:
    for kind, record_id, ids in _links(records, target):
        for linked in dict.fromkeys(ids):
            yield {"kind": kind, "id": record_id, target: linked}


def _links(records: Records, target: str) -> Iterator[tuple[str, str, list[str]]]:
    """Ids of the *target* vocabulary that each record carries, written or implied."""
    by_kind = records.by_kind
    for event in by_kind["event"].values():
        yield "event", event.id, getattr(event, f"{target}s")
    for framework in by_kind["framework"].values():
        wholes = [r.framework for r in framework.relations if r.kind == "part-of"]
        implied = {
            "relationship": framework.relationships,
            "actor": [party.actor for party in framework.parties],
            "framework": [framework.id, *wholes],
        }
        yield "framework", framework.id, implied[target]
    for quote in by_kind["quote"].values():
        if target == "actor":
            yield "quote", quote.id, [quote.speaker, *filter(None, [quote.reporting])]
        else:
            yield "quote", quote.id, getattr(quote, f"{target}s")
    for dispute in by_kind["dispute"].values():
        own = list(dispute.frameworks) if target == "framework" else []
        for event in dispute.events:
            own += getattr(by_kind["event"][event], f"{target}s")
        for framework_id in dispute.frameworks if target == "relationship" else ():
            own += by_kind["framework"][framework_id].relationships
        yield "dispute", dispute.id, own


def _office_rows(records: Records) -> Iterator[Row]:
    for actor in records.by_kind["actor"].values():
        for office in actor.offices:
            texts = [*office.attested, *filter(None, (office.start, office.end))]
            known = [dates.parse(text) for text in texts]
            yield {
                "actor": actor.id,
                "title": office.title,
                "of": office.of,
                "start": _bounds(office.start)["start"] or min(d.start for d in known),
                "end": _bounds(office.end)["end"] or max(d.end for d in known),
                "term_start": office.start,
                "term_end": office.end,
            }


def _party_rows(records: Records) -> Iterator[Row]:
    for framework in records.by_kind["framework"].values():
        for party in framework.parties:
            yield {
                "framework": framework.id,
                "actor": party.actor,
                "role": party.role,
                "start": _bounds(party.start)["start"],
                "end": _bounds(party.end)["end"],
            }


def _period_rows(records: Records) -> Iterator[Row]:
    for framework in records.by_kind["framework"].values():
        for number, period in enumerate(framework.periods):
            yield {
                "framework": framework.id,
                "number": number,
                "status": period.status,
                **_date_row(period.date),
                "between": ",".join(period.between),
                "note": period.note,
            }


def _code_rows(records: Records) -> Iterator[Row]:
    for framework in records.by_kind["framework"].values():
        schemes = (
            ("obligation", framework.obligations),
            ("activity", framework.activities),
            ("area", framework.areas),
        )
        for scheme, codes in schemes:
            for number, code in enumerate(codes or ()):
                row = {"framework": framework.id, "scheme": scheme, "code": code.code}
                yield {**row, "number": number}


def _relation_rows(records: Records) -> Iterator[Row]:
    for framework in records.by_kind["framework"].values():
        for relation in framework.relations:
            pair = {"framework": framework.id, "other": relation.framework}
            yield {**pair, "relation": relation.kind}


def _position_rows(records: Records) -> Iterator[Row]:
    for dispute in records.by_kind["dispute"].values():
        for number, position in enumerate(dispute.positions):
            yield {
                "dispute": dispute.id,
                "number": number,
                "answer": position.answer,
                "date": position.date,
                **_bounds(position.date),
                "value": position.value,
            }


def _dispute_record_rows(records: Records) -> Iterator[Row]:
    for dispute in records.by_kind["dispute"].values():
        for kind in ("event", "framework", "quote"):
            for record_id in getattr(dispute, f"{kind}s"):
                yield {"dispute": dispute.id, "kind": kind, "id": record_id}
