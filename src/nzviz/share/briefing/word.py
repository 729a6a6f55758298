"""A document as a Word file, with real styles, links and footnotes."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, date, datetime, time

import docx
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.parts.story import StoryPart
from docx.text.paragraph import Paragraph as WordParagraph

from nzviz.share.briefing.document import Document, Note, Paragraph, Style, Text
from nzviz.share.briefing.word_footnotes import REFERENCE_STYLE, Footnotes
from nzviz.share.briefing.word_styles import BIBLIOGRAPHY, REMARK, WARNING, set_up

_STYLES = {
    Style.BODY: "Normal",
    Style.QUOTE: "Quote",
    Style.REMARK: REMARK,
    Style.WARNING: WARNING,
    Style.ITEM: "List Bullet",
}


def word(document: Document, author: str, day: date) -> bytes:
    """*document* as a .docx file by *author*, made on *day*. Equal arguments give equal bytes."""
    made = docx.Document()
    set_up(made)
    properties = made.core_properties
    properties.title, properties.author, properties.comments = document.title, author, ""
    properties.last_modified_by, properties.language = author, "en-GB"
    properties.created = properties.modified = datetime.combine(day, time(), UTC)
    writer = _Writer(made, document)
    made.add_paragraph(document.title, style="Title")
    for paragraph in document.lead:
        writer.add(paragraph)
    for section in document.sections:
        made.add_heading(section.title, level=1)
        for paragraph in section.paragraphs:
            writer.add(paragraph)
    if document.bibliography:
        made.add_heading("Bibliography", level=1)
        for paragraph in document.bibliography:
            writer.add(paragraph, BIBLIOGRAPHY)
    made.add_heading("About this brief", level=1)
    for paragraph in document.about:
        writer.add(paragraph)
    _page_number(made)
    return _packed(made, day)


class _Writer:
    def __init__(self, made: WordDocument, document: Document) -> None:
        self.made = made
        self.footnotes = Footnotes(made)
        for note in document.notes:
            fill(self.footnotes.add(), self.footnotes.part, note)

    def add(self, paragraph: Paragraph, style: str | None = None) -> None:
        added = self.made.add_paragraph(style=style or _STYLES[paragraph.style])
        fill(added, self.made.part, paragraph)


def fill(added: WordParagraph, part: StoryPart, paragraph: Paragraph) -> None:
    """Write the spans of *paragraph* into the Word paragraph *added*, which stands in *part*."""
    before = None
    for span in paragraph.spans:
        if isinstance(span, Note):
            if isinstance(before, Note):  # else two notes would be read as one number
                added.add_run(", ", style=REFERENCE_STYLE)
            Footnotes.refer(added, span.number)
        elif span.link:
            _link(added, part, span)
        else:
            added.add_run(span.text).bold = True if span.strong else None
        before = span


def _link(added: WordParagraph, part: StoryPart, span: Text) -> None:
    """A hyperlink, which python-docx reads but cannot write."""
    link = OxmlElement("w:hyperlink")
    relation = part.relate_to(span.link, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link.set(qn("r:id"), relation)
    run = added.add_run(span.text, style="Hyperlink")
    link.append(run._r)  # moves it here
    added._p.append(link)


def _page_number(made: WordDocument) -> None:
    """The page's number at the foot of each page, as a field."""
    foot = made.sections[0].footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for kind, text in (("begin", ""), ("", "PAGE"), ("separate", ""), ("text", "1"), ("end", "")):
        run = foot.add_run()
        if kind == "text":
            run.text = text
        elif kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)
        else:
            code = OxmlElement("w:instrText")
            code.text = text
            run._r.append(code)


def _packed(made: WordDocument, day: date) -> bytes:
    """The file's bytes, the same whenever it is made: a zip stamps its members with the time."""
    first, packed = io.BytesIO(), io.BytesIO()
    made.save(first)
    with zipfile.ZipFile(first) as written, zipfile.ZipFile(packed, "w") as archive:
        for member in written.infolist():
            stamp = zipfile.ZipInfo(member.filename, (day.year, day.month, day.day, 0, 0, 0))
            stamp.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(stamp, written.read(member))
    return packed.getvalue()
