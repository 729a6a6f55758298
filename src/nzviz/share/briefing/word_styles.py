"""The styles of a Word file: Word's own names, so that a reader can restyle the whole document."""

from __future__ import annotations

from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import CharacterStyle, ParagraphStyle

from nzviz.share.briefing.word_footnotes import REFERENCE_STYLE, TEXT_STYLE

BIBLIOGRAPHY, REMARK, WARNING = "Bibliography", "Remark", "Sources disagree"
_SERIF, _SANS = "Georgia", "Calibri"
_INK, _QUIET, _ACCENT = (RGBColor.from_string(c) for c in ("1B2A2F", "5A6B70", "0B5D5B"))


def set_up(made: WordDocument) -> None:
    """Page, margins and styles of a new document."""
    _without_thumbnail(made)
    page = made.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(2.8)
    page.top_margin = page.bottom_margin = Cm(2.5)
    normal = _paragraph_style(made, "Normal", _SANS, 11, _INK, after=6)
    normal.paragraph_format.line_spacing = 1.15
    _language(normal)
    title = _paragraph_style(made, "Title", _SERIF, 24, _INK, after=10)
    _without_border(title)
    heading = _paragraph_style(made, "Heading 1", _SERIF, 14, _INK, before=16, after=3)
    heading.paragraph_format.keep_with_next = True
    quote = _paragraph_style(made, "Quote", _SERIF, 12, _INK, before=4)
    quote.font.italic = False
    quote.paragraph_format.left_indent = Cm(0.8)
    quote.paragraph_format.right_indent = Cm(0.8)
    _paragraph_style(made, "List Bullet", _SANS, 11, _INK, after=2)
    remark = _paragraph_style(made, REMARK, _SANS, 9.5, _QUIET, after=4)
    remark.paragraph_format.keep_with_next = False
    warning = _paragraph_style(made, WARNING, _SANS, 10.5, _INK)
    warning.paragraph_format.left_indent = Cm(0.8)
    entry = _paragraph_style(made, BIBLIOGRAPHY, _SANS, 10, _INK, after=4)
    entry.paragraph_format.left_indent = Cm(0.8)
    entry.paragraph_format.first_line_indent = Cm(-0.8)
    _paragraph_style(made, TEXT_STYLE, _SANS, 9, _INK, after=2)
    reference = _character_style(made, REFERENCE_STYLE)
    reference.font.superscript = True
    link = _character_style(made, "Hyperlink")
    link.font.color.rgb, link.font.underline = _ACCENT, True


def _without_thumbnail(made: WordDocument) -> None:
    """Without the picture of the template's own first page."""
    relations = made.part.package.rels
    for key in [key for key, each in relations.items() if each.reltype.endswith("/thumbnail")]:
        del relations[key]


def _paragraph_style(
    made: WordDocument,
    name: str,
    font: str,
    points: float,
    ink: RGBColor,
    before: float = 0,
    after: float = 6,
) -> ParagraphStyle:
    """A style of this name, Word's own or a new one."""
    if name not in made.styles:
        builtin = name not in (REMARK, WARNING)
        made.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=builtin)
        made.styles[name].base_style = made.styles["Normal"]
    style: ParagraphStyle = made.styles[name]
    style.font.name, style.font.size, style.font.color.rgb = font, Pt(points), ink
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for kind in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(kind), None)  # a theme's font would go before the named one
    fonts.set(qn("w:cs"), font)
    style.paragraph_format.space_before = Pt(before)
    style.paragraph_format.space_after = Pt(after)
    return style


def _character_style(made: WordDocument, name: str) -> CharacterStyle:
    style: CharacterStyle = made.styles.add_style(name, WD_STYLE_TYPE.CHARACTER, builtin=True)
    return style


def _language(style: ParagraphStyle) -> None:
    """British spelling, for Word's own checker."""
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "en-GB")
    style.element.get_or_add_rPr().append(language)


def _without_border(style: ParagraphStyle) -> None:
    """Without the line that the template draws under its title."""
    properties = style.element.get_or_add_pPr()
    for border in properties.findall(qn("w:pBdr")):
        properties.remove(border)
