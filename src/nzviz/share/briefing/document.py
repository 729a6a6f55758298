"""What a document is made of, whatever it is written as: sections, paragraphs, notes.

Every text here is plain text on one line: whoever writes it into a format escapes it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Style(StrEnum):
    """What a paragraph is."""

    BODY = "body"
    QUOTE = "quote"
    """Words taken exactly from a source."""
    REMARK = "remark"
    """Said about the record: its coding, its kind, its link."""
    WARNING = "warning"
    """That sources disagree."""
    ITEM = "item"
    """One of a list."""


@dataclass(frozen=True, slots=True)
class Text:
    """A stretch of text; ``link`` is the address that it leads to, or empty."""

    text: str
    link: str = ""
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """A reference to the footnote of this number, from 1."""

    number: int


Span = Text | Note


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Stretches of text and references to notes."""

    spans: tuple[Span, ...]
    style: Style = Style.BODY

    @property
    def text(self) -> str:
        """Its words, without the references."""
        return "".join(span.text for span in self.spans if isinstance(span, Text))


@dataclass(frozen=True, slots=True)
class Section:
    """What is said of one record, under a title."""

    title: str
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A document. The note of number *n* is ``notes[n - 1]``; ``sources`` are those cited."""

    title: str
    lead: tuple[Paragraph, ...]
    sections: tuple[Section, ...]
    notes: tuple[Paragraph, ...]
    bibliography: tuple[Paragraph, ...]
    about: tuple[Paragraph, ...]
    sources: tuple[str, ...]
    summary: str
    """How well sourced it is, in a sentence."""


def linked(text: str, address: str) -> tuple[Text, ...]:
    """*text* with *address*, where it stands in it, as a link."""
    start, found, end = text.rpartition(address) if address else (text, "", "")
    if not found:
        return (Text(text),)
    spans = (Text(start), Text(found, link=found), Text(end))
    return tuple(span for span in spans if span.text)
