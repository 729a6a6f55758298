"""A document as Markdown, with the footnotes that most processors understand (``[^1]``)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from nzviz.share.briefing.document import Document, Note, Paragraph, Span, Style, Text

_SPECIAL = re.compile(r"([\\`*_\[\]<>&~|$])")
#: What would make a paragraph a heading, list, rule or quotation at its start.
_START = re.compile(r"^(\s*)([#+\-=:!]|\d+(?=[.)]))")


def escaped(text: str) -> str:
    """*text* with everything escaped that Markdown (CommonMark, GFM, LaTeX) would take up."""
    return _SPECIAL.sub(r"\\\1", text)


def markdown(document: Document, escape: Callable[[str], str] = escaped, top: int = 1) -> str:
    """*document* as Markdown, its title a heading of level *top*.

    *escape* keeps a text from being read as Markdown.
    """
    writer = _Writer(escape)
    title, section_title = "#" * top, "#" * (top + 1)
    blocks = [f"{title} {writer.line((Text(document.title),))}"]
    blocks += [writer.paragraph(paragraph) for paragraph in document.lead]
    for section in document.sections:
        blocks.append(f"{section_title} {writer.line((Text(section.title),))}")
        blocks += writer.paragraphs(section.paragraphs)
    if document.bibliography:
        blocks.append(f"{section_title} Bibliography")
        blocks.append("\n".join(f"- {writer.line(entry.spans)}" for entry in document.bibliography))
    blocks.append(f"{section_title} About this brief")
    blocks += [writer.paragraph(paragraph) for paragraph in document.about]
    blocks += [
        f"[^{number}]: {writer.line(note.spans)}"
        for number, note in enumerate(document.notes, start=1)
    ]
    return "\n\n".join(blocks) + "\n"


class _Writer:
    def __init__(self, escape: Callable[[str], str]) -> None:
        self.escape = escape

    def paragraphs(self, paragraphs: Iterable[Paragraph]) -> list[str]:
        """Blocks; items that follow one another are one list."""
        blocks: list[str] = []
        listing = False
        for paragraph in paragraphs:
            block = self.paragraph(paragraph)
            if listing and paragraph.style is Style.ITEM:
                blocks[-1] += f"\n{block}"
            else:
                blocks.append(block)
            listing = paragraph.style is Style.ITEM
        return blocks

    def paragraph(self, paragraph: Paragraph) -> str:
        line = self.line(paragraph.spans)
        match paragraph.style:
            case Style.QUOTE | Style.WARNING:
                return f"> {line}"
            case Style.ITEM:
                return f"- {line}"
            case _:
                return line

    def line(self, spans: Iterable[Span]) -> str:
        """One line; a sign that would mean something at its start is escaped."""
        # References that follow one another would be read as one number.
        line = "".join(map(self._span, spans)).replace("][^", "] [^")
        # A digit cannot be escaped: the sign after it is, by a backslash between the two.
        return _START.sub(lambda m: m[1] + (m[2] + "\\" if m[2].isdigit() else "\\" + m[2]), line)

    def _span(self, span: Span) -> str:
        if isinstance(span, Note):
            return f"[^{span.number}]"
        text = self.escape(span.text)
        if span.link:
            return f"[{text}]({_address(span.link)})"
        return _around(text, "**") if span.strong else text


def _around(text: str, mark: str) -> str:
    """*text* between marks; blanks at its ends stay outside, as Markdown wants them."""
    inner = text.strip()
    if not inner:
        return text
    lead, tail = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return f"{lead}{mark}{inner}{mark}{tail}"


def _address(url: str) -> str:
    """*url* in the form that no bracket or blank in it can end."""
    kept = url.replace("\\", "%5C").replace("<", "%3C").replace(">", "%3E").replace(" ", "%20")
    return f"<{kept}>"
