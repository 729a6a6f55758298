"""New records with everything that is known, and placeholders for what is yet to be written.

One function a kind; :mod:`nzviz.corpus.adding` puts the record into its file.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, get_args

from nzviz.corpus import dates
from nzviz.corpus.adding import AddingError, DataFolder, RawRecord
from nzviz.corpus.kinds import ACTOR, DISPUTE, EVENT, FRAMEWORK, QUOTE, SOURCE
from nzviz.corpus.placeholders import placeholder
from nzviz.corpus.records.base import Confidence
from nzviz.corpus.records.dispute import Resolution
from nzviz.corpus.records.event import Direction, Significance
from nzviz.corpus.records.framework import LegalForm
from nzviz.corpus.records.quote import Voice

#: By the coding rules (12): made by a participant in the matter, or an official record.
_PRIMARY = ("official-text", "press-release", "speech")
_CSL_OF = {
    "official-text": "document",
    "speech": "speech",
    "news": "article-newspaper",
}
_OR_REMOVE = "or remove this line"


def slug(text: str, words: int) -> str:
    """An id of the first *words* of a text; raises :class:`AddingError` when none is left."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    found = re.findall(r"[a-z0-9]+", plain.lower().replace("'", ""))
    if not found:
        raise AddingError(f'no id can be made of "{text}": give one with --id')
    return "-".join(found[:words])[:80].rstrip("-")


def one_of(choices: Any) -> str:
    """The values of a Literal type, as a sentence says them."""
    *others, last = get_args(choices)
    return f"{', '.join(others)} or {last}"


def event(folder: DataFolder, given: Mapping[str, Any]) -> RawRecord:
    """A new event; *given* needs ``date``, and ``title`` or ``id``."""
    year = str(_start_year(given["date"]))
    title: str = given.get("title") or ""
    if not title and not given.get("id"):
        raise AddingError("an id is made of the title: give --title or --id")
    direction = given.get("direction")
    reason = None
    if direction != "neutral":
        reason = placeholder("by which coding rule; remove this line when it is neutral")
    return _filled(
        id=given.get("id") or _with_year(slug(title, 7), year),
        date=given["date"],
        title=title or placeholder("a headline in our own words, at most 90 characters"),
        summary=placeholder("one to three sentences in our own words, at most 600 characters"),
        **_subjects(folder, given),
        actors=given.get("actors"),
        frameworks=given.get("frameworks"),
        direction=direction or placeholder(one_of(Direction)),
        direction_reason=reason,
        significance=given.get("significance") or placeholder(one_of(Significance)),
        evidence=_evidence(given.get("sources")),
    )


def source(folder: DataFolder, given: Mapping[str, Any]) -> RawRecord:
    """A new source; *given* needs ``kind`` and ``title``."""
    kind = given["kind"]
    parts = [given.get("publisher"), (given.get("published") or "")[:4], slug(given["title"], 5)]
    return _filled(
        id=given.get("id") or slug(" ".join(part for part in parts if part), 10),
        title=given["title"],
        publisher=given.get("publisher") or placeholder(f"who published it, {_OR_REMOVE}"),
        country=given.get("country")
        or placeholder("the publisher's, such as NZ, or INT; or remove this line"),
        author=[
            {
                "family": placeholder("family name, or remove author when it is unsigned"),
                "given": placeholder("given names"),
            }
        ],
        published=given.get("published") or placeholder(f"the day as in 2026-01-31, {_OR_REMOVE}"),
        url=given.get("url") or placeholder(f"its address, {_OR_REMOVE}"),
        kind=kind,
        level="primary" if kind in _PRIMARY else "secondary",
        csl=_CSL_OF.get(kind, "webpage"),
    )


def quote(folder: DataFolder, given: Mapping[str, Any]) -> RawRecord:
    """A new quote; *given* needs ``source``, ``exact`` and ``speaker``."""
    surname = given["speaker"].rsplit("-", 1)[-1]
    voice = given.get("voice")
    return _filled(
        id=given.get("id") or f"{surname}-{slug(given['exact'], 5)}",
        source=given["source"],
        exact=given["exact"],
        speaker=given["speaker"],
        voice=voice or placeholder(one_of(Voice)),
        reporting=placeholder("the actor whose statement is reported")
        if voice == "reported"
        else None,
        said=given.get("said") or placeholder(f"the day as in 2026-01-31, {_OR_REMOVE}"),
        locator=placeholder("paragraph, page or section"),
        **_subjects(folder, given),
        events=given.get("events"),
        frameworks=given.get("frameworks"),
    )


def framework(folder: DataFolder, given: Mapping[str, Any]) -> RawRecord:
    """A new framework; *given* needs ``name`` and ``kind``."""
    parties = given.get("parties") or [placeholder("the id of an actor; one entry a party")]
    return _filled(
        id=given.get("id") or slug(given["name"], 8),
        name=given["name"],
        short=given.get("short"),
        kind=given["kind"],
        summary=placeholder("what it is and does, in our own words, at most 600 characters"),
        **_subjects(folder, given),
        parties=[{"actor": party} for party in parties],
        legal_form=given.get("legal_form") or placeholder(one_of(LegalForm)),
        legal_form_reason=placeholder("how that is known"),
        evidence=_evidence(given.get("sources")),
    )


def dispute(folder: DataFolder, given: Mapping[str, Any]) -> RawRecord:
    """A new dispute; *given* needs ``question``."""
    sources: Sequence[str | None] = [*(given.get("sources") or ()), None, None]
    positions = max(2, len(sources) - 2)
    return _filled(
        id=given.get("id") or slug(given["question"], 8),
        question=given["question"],
        themes=_subjects(folder, given)["themes"],
        positions=[
            {
                "answer": placeholder("one answer, in our own words"),
                "evidence": _evidence([found] if (found := sources[number]) else None),
            }
            for number in range(positions)
        ],
        resolution=placeholder(one_of(Resolution)),
        assessment=placeholder("what we make of it, in our own words"),
        confidence=placeholder(one_of(Confidence)),
        confidence_reason=placeholder("why no more and no less"),
        events=given.get("events"),
        frameworks=given.get("frameworks"),
    )


def actor(folder: DataFolder, given: Mapping[str, Any]) -> RawRecord:
    """A new actor; *given* needs ``name`` and ``kind``."""
    offices = [
        {
            "title": title,
            "of": placeholder("the id of the state or organisation whose office it is"),
            "attested": [placeholder("a day on which the source shows them in office")],
            "evidence": _evidence(given.get("sources")),
        }
        for title in given.get("offices") or ()
    ]
    return _filled(
        id=given.get("id") or slug(given["name"], 8),
        kind=given["kind"],
        name=given["name"],
        short=given.get("short"),
        country=given.get("country"),
        description=placeholder("who or what this is, in our own words"),
        offices=offices,
    )


def _filled(**fields: Any) -> RawRecord:
    return {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in fields.items()
        if value
    }


def _subjects(folder: DataFolder, given: Mapping[str, Any]) -> RawRecord:
    themes = f"one to three themes, the main one first: {folder.names('theme')}"
    ties = f"one or more of {folder.names('relationship')}"
    return {
        "themes": list(given.get("themes") or [placeholder(themes)]),
        "relationships": list(given.get("relationships") or [placeholder(ties)]),
    }


def _evidence(sources: Iterable[str] | None) -> list[RawRecord]:
    note = placeholder("what this source says about it, in our own words, at most 200 characters")
    named = list(sources or [placeholder("the id of a source; nzviz new source makes one")])
    return [{"source": source_id, "note": note} for source_id in named]


def _with_year(record_id: str, year: str) -> str:
    return record_id if year in record_id.split("-") else f"{record_id[:75].rstrip('-')}-{year}"


def _start_year(date: str) -> int:
    try:
        return dates.parse(date).start.year
    except dates.DateError as error:
        raise AddingError(str(error)) from None


#: The kinds that can be begun, and the function that makes the record.
MAKERS: dict[str, Callable[[DataFolder, Mapping[str, Any]], RawRecord]] = {
    EVENT.name: event,
    SOURCE.name: source,
    QUOTE.name: quote,
    FRAMEWORK.name: framework,
    DISPUTE.name: dispute,
    ACTOR.name: actor,
}
