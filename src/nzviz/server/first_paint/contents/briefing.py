"""Briefing: what is collected, and what can be added."""

from __future__ import annotations

from nzviz.explore.brief import BRIEF_KINDS, Item
from nzviz.explore.filters import select
from nzviz.explore.wording import capital, date_in_words
from nzviz.server.first_paint.asked import Asked
from nzviz.server.first_paint.parts import (
    Box,
    Button,
    Close,
    Columns,
    Content,
    Controls,
    Heading,
    Part,
    Words,
)
from nzviz.ui.briefing import ADD, BEGIN, NOTE, NOTE_HINT, NOTHING, TITLE, room_said, title_hint

#: So many of the records collected are named; the app shows them all.
_MOST = 12


def briefing(asked: Asked) -> Content:
    """The page's content; the document itself is made by the app alone."""
    brief = asked.brief
    if not brief.items:
        begin = Words(BEGIN.format(button="Add to brief"), lead=NOTHING)
        return Content(main=(begin, *_to_add(asked)))
    noun = "record" if len(brief.items) == 1 else "records"
    title = brief.title or title_hint(asked.corpus)
    collected: tuple[Part, ...] = (
        Box(TITLE, title, "words", said=bool(brief.title)),
        Box(NOTE, brief.note or NOTE_HINT, "text", said=bool(brief.note)),
        Words("", lead=f"{len(brief.items)} {noun}, in this order"),
        Close(tuple(_named(asked, n, item) for n, item in enumerate(brief.items[:_MOST], 1))),
        *_to_add(asked),
    )
    shown = (Controls((Button("Word", "download"), Button("Markdown", "download"))),)
    return Content(main=(Columns((collected, shown), "two-fifths"),))


def _named(asked: Asked, number: int, item: Item) -> Words:
    label = " ".join(asked.corpus.label(item.kind, item.id).split())
    when = None
    if item.kind in ("event", "quote"):
        when = date_in_words(getattr(asked.corpus.frames, f"{item.kind}s").at[item.id, "date"])
    of = f"{capital(item.kind)}, {when}" if when else capital(item.kind)
    return Words(f"{number}. {f'“{label}”' if item.kind == 'quote' else label}\n{of}")


def _to_add(asked: Asked) -> tuple[Part, ...]:
    counts = {}
    for kind in BRIEF_KINDS:
        ids = select(asked.corpus, asked.filters, kind)
        counts[kind] = len(asked.brief.fitting(Item(kind, str(record)) for record in ids))
    buttons = (
        Button(f"Add {count:,} {kind if count == 1 else f'{kind}s'}", "add")
        for kind, count in counts.items()
    )
    too_many = any(count > asked.brief.room for count in counts.values())
    said = Words(room_said(asked.brief, too_many), "quiet")
    return Heading(ADD), Controls(tuple(buttons)), said
