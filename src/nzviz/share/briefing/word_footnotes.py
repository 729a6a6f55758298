"""Footnotes of a Word file, which python-docx has no words for.

ISO/IEC 29500-1 (Office Open XML), 11.3.7 and 17.11: the notes stand in a part of their own, first
the two separators; the settings name the separators, the text refers to notes by their number.
"""

from __future__ import annotations

from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.text.paragraph import CT_P
from docx.parts.story import StoryPart
from docx.text.paragraph import Paragraph as WordParagraph

TEXT_STYLE, REFERENCE_STYLE = "footnote text", "footnote reference"
#: The lines between text and notes, by the numbers that Word gives them.
_SEPARATORS = {-1: "separator", 0: "continuationSeparator"}


class Footnotes:
    """The footnotes of a document that has none yet; its notes are numbered from 1."""

    def __init__(self, made: WordDocument) -> None:
        package = made.part.package
        root = parse_xml(f"<w:footnotes {nsdecls('w', 'r')}/>")
        name = PackURI("/word/footnotes.xml")
        self.part = StoryPart(name, CONTENT_TYPE.WML_FOOTNOTES, root, package)
        made.part.relate_to(self.part, RELATIONSHIP_TYPE.FOOTNOTES)
        self._made, self._last = made, 0
        named = OxmlElement("w:footnotePr")
        for number, kind in _SEPARATORS.items():
            paragraph = self._note(number, kind)
            run = OxmlElement("w:r")
            run.append(OxmlElement(f"w:{kind}"))
            paragraph.append(run)
            reference = OxmlElement("w:footnote")
            reference.set(qn("w:id"), str(number))
            named.append(reference)
        self._name_separators(named)

    def add(self) -> WordParagraph:
        """The paragraph of one more note, with its number in front."""
        self._last += 1
        paragraph = WordParagraph(self._note(self._last), self.part)
        paragraph.style = self._made.styles[TEXT_STYLE]
        number = paragraph.add_run(style=self._made.styles[REFERENCE_STYLE])
        number._r.append(OxmlElement("w:footnoteRef"))
        paragraph.add_run(" ")
        return paragraph

    @staticmethod
    def refer(paragraph: WordParagraph, number: int) -> None:
        """Put the reference to a note at the end of *paragraph*."""
        run = paragraph.add_run(style=REFERENCE_STYLE)
        reference = OxmlElement("w:footnoteReference")
        reference.set(qn("w:id"), str(number))
        run._r.append(reference)

    def _note(self, number: int, kind: str | None = None) -> CT_P:
        note = OxmlElement("w:footnote")
        if kind:
            note.set(qn("w:type"), kind)
        note.set(qn("w:id"), str(number))
        paragraph: CT_P = OxmlElement("w:p")
        note.append(paragraph)
        self.part.element.append(note)
        return paragraph

    def _name_separators(self, named: object) -> None:
        """Into the settings, where the schema wants them: before w:compat (17.15.1.78)."""
        settings = self._made.settings.element
        compat = settings.find(qn("w:compat"))
        if compat is None:
            settings.append(named)
        else:
            compat.addprevious(named)
