"""A record in a title and a sentence or two, as previews, indexes and feeds name it."""

from __future__ import annotations

from nzviz.corpus import dates
from nzviz.corpus.corpus import Corpus
from nzviz.explore.wording import capital, date_in_words, speaker_line, words
from nzviz.share.csl import one_line


def title(corpus: Corpus, kind: str, record_id: str) -> str:
    """What a record is called: its own title; a quote by its speaker and first words."""
    if kind == "quote":
        row = corpus.frames.quotes.loc[record_id]
        name = corpus.label("actor", row["speaker"])
        return f"{name}: “{shortened(row['exact'], 80)}”"
    if kind == "framework":
        return str(corpus.frames.frameworks.at[record_id, "name"])
    return corpus.label(kind, record_id)


def eyebrow(corpus: Corpus, kind: str, record_id: str) -> str:
    """What stands above a record's title: its date, or what kind of thing it is."""
    record = corpus.records.by_kind[kind][record_id]
    match kind:
        case "event":
            return date_in_words(record.date) or ""
        case "framework":
            row = corpus.frames.frameworks.loc[record_id]
            steps = (row[name] for name in ("in_force", "signed", "announced"))
            when = next((dates.in_words(date) for date in steps if isinstance(date, str)), None)
            return f"{capital(words(record.kind))}, {when}" if when else capital(words(record.kind))
        case "quote":
            return speaker_line(corpus, record_id)
        case "dispute":
            return f"Sources disagree: {len(record.positions)} answers"
        case _:
            return f"{capital(words(record.kind))}, {record.level}"


def summary(corpus: Corpus, kind: str, record_id: str) -> str:
    """What a record says, in a sentence or two."""
    record = corpus.records.by_kind[kind][record_id]
    match kind:
        case "event":
            return f"{date_in_words(record.date)}. {one_line(record.summary)}"
        case "framework":
            return one_line(record.summary)
        case "quote":
            printed = source_line(corpus, record.source)
            said = speaker_line(corpus, record_id)
            return f"“{one_line(record.exact)}” {said}. Printed in: {printed}"
        case "dispute":
            answers = "; ".join(position.answer for position in record.positions)
            return f"Answers: {answers}. {one_line(record.assessment)}"
        case _:
            count = int(corpus.frames.sources.at[record_id, "records"])
            resting = "1 record rests on it" if count == 1 else f"{count:,} records rest on it"
            when = dates.in_words(record.published) if record.published else None
            known = [record.publisher, when, resting]
            return f"{', '.join(part for part in known if part)}."


def source_line(corpus: Corpus, source_id: str) -> str:
    """A source as text: title, publisher, date, kind."""
    return f"{corpus.label('source', source_id)}{printed(corpus, source_id)}"


def printed(corpus: Corpus, source_id: str) -> str:
    """What stands behind a source's title: ", The Press, 12 August 1986 (news, secondary)"."""
    row = corpus.frames.sources.loc[source_id]
    published = dates.in_words(row["published"]) if isinstance(row["published"], str) else None
    parts = [f", {part}" for part in (row["publisher"], published) if isinstance(part, str)]
    return f"{''.join(parts)} ({words(row['kind'])}, {row['level']})"


def shortened(text: str, most: int) -> str:
    """*text* on one line of at most *most* characters, cut between words with an ellipsis.

    Control characters, which no page and no picture can hold, are left out.
    """
    line = "".join(letter for letter in one_line(text) if letter.isprintable())
    if len(line) <= most:
        return line
    cut = line[: most - 1]
    return cut[: cut.rfind(" ")].rstrip(" ,;:–—") + "…" if " " in cut else cut + "…"
