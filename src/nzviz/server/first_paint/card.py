"""The record that a link opens, as far as most windows show its card."""

from __future__ import annotations

import pandas as pd

from nzviz.explore.disputes import RESOLUTIONS
from nzviz.explore.proof import in_words, proofs
from nzviz.explore.wording import capital, words
from nzviz.server.first_paint.asked import Asked
from nzviz.server.first_paint.contents.disputes import answers
from nzviz.server.first_paint.parts import Card, Heading, Part, Sureness, Words
from nzviz.server.first_paint.pictures import CARD
from nzviz.server.record_words import RecordWords
from nzviz.share.links import RECORD_PAGES

#: Facts that the head of a card or its body says already.
_SAID = frozenset({"Date", "Short name", "Kind", "Sources", "Resolution", "Confidence", "Proof"})
#: Facts that a card leaves to what stands around them.
_ELSEWHERE = frozenset({"Before it", "After it", "Address"})


def card(asked: Asked) -> Card | None:
    """The card of the opened record; None for a link that opens none."""
    if asked.opened is None:
        return None
    kind, record_id = asked.opened
    record = RecordWords(asked.corpus, kind, record_id, "")
    made = {"quote": _quote, "dispute": _dispute}.get(kind)
    return Card(
        _eyebrow(record),
        "" if kind == "quote" else record.title,
        made(asked, record) if made else _summary(record),
        tuple(fact for fact in record.facts if fact[0] not in _SAID | _ELSEWHERE),
        asked.here({RECORD_PAGES[kind][1]: []}),
        first=asked.page.path in ("quotes", "disputes"),
    )


def _eyebrow(record: RecordWords) -> str:
    match record.kind:
        case "framework":
            return capital(words(record.record.kind))
        case "dispute":
            return RESOLUTIONS[record.record.resolution]
        case _:
            return record.eyebrow


def _summary(record: RecordWords) -> tuple[Part, ...]:
    return (Words(record.summary),) if record.summary else ()


def _quote(asked: Asked, record: RecordWords) -> tuple[Part, ...]:
    row = asked.corpus.frames.quotes.loc[record.id]
    before, after = (str(row[n]) if pd.notna(row[n]) else "" for n in ("prefix", "suffix"))
    proven = proofs(asked.corpus)[record.id].proven
    context = f"{f'… {before} ' if before else ''}“{row['exact']}”{f' {after} …' if after else ''}"
    badge = (Sureness("Verbatim", ""),) if proven else ()
    return Heading(context, 3), *badge, Words(in_words(asked.corpus, record.id), "quiet")


def _dispute(asked: Asked, record: RecordWords) -> tuple[Part, ...]:
    found = record.record
    return (
        answers(asked, record.id, CARD),
        Heading("Assessment", 3),
        Words(found.assessment),
        Sureness(f"{capital(found.confidence)} confidence", found.confidence_reason),
    )
