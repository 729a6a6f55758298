"""A document as Markdown, read back by a parser that is not ours."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from nzviz.corpus.corpus import Corpus
from nzviz.explore.brief import BRIEF_KINDS, Brief, Item
from nzviz.share.briefing import Document, document, markdown
from nzviz.share.briefing.document import Note, Paragraph, Section, Style, Text

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"]).use(footnote_plugin)
OWN = "https://example.org/briefing?brief=x_y"
PLAIN = st.text(st.characters(exclude_categories=["C", "Z"], include_characters=" "), max_size=60)
LINE = PLAIN.map(lambda text: " ".join(text.split())).filter(bool)


def some(corpus: Corpus) -> Document:
    items = [
        Item(kind, record)
        for kind in BRIEF_KINDS
        for record in list(corpus.records.by_kind[kind])[:4]
    ]
    return document(corpus, Brief(tuple(items), "*Ships* [1]", "# One"), OWN, date(2026, 3, 4))


def read(text: str) -> tuple[list[str], list[str], list[str]]:
    """Headings, other blocks and notes, as plain text."""
    headings: list[str] = []
    blocks: list[str] = []
    notes: list[str] = []
    into, inside = blocks, False
    for token in PARSER.parse(text):
        if token.type in ("heading_open", "heading_close"):
            into = headings if token.nesting == 1 else blocks
        elif token.type in ("footnote_open", "footnote_close"):
            inside = token.nesting == 1
        elif token.type == "inline":
            (notes if inside else into).append(plain(token.children or []))
        assert token.type not in ("html_block", "fence", "code_block", "hr", "table_open")
    return headings, blocks, notes


def plain(children: list[Token]) -> str:
    for child in children:
        assert child.type not in ("html_inline", "code_inline", "em_open", "s_open", "image")
    return "".join(child.content for child in children if child.type == "text")


def test_it_is_read_back_word_by_word_with_its_notes(corpus: Corpus) -> None:
    made = some(corpus)
    headings, blocks, notes = read(markdown(made))

    sections = [section.title for section in made.sections]
    assert headings == [made.title, *sections, "Bibliography", "About this brief"]
    inside = [each.text for section in made.sections for each in section.paragraphs]
    wanted = [each.text for each in made.lead] + inside
    wanted += [each.text for each in (*made.bibliography, *made.about)]
    # References that follow one another have a blank between them.
    assert ["".join(text.split()) for text in blocks] == ["".join(text.split()) for text in wanted]
    assert notes == [each.text for each in made.notes]


def test_each_note_is_asked_for_where_it_belongs(corpus: Corpus) -> None:
    made = some(corpus)
    asked = [
        child.meta["id"] + 1
        for token in PARSER.parse(markdown(made))
        for child in token.children or []
        if child.type == "footnote_ref"
    ]

    assert asked == list(range(1, len(made.notes) + 1))


def test_links_lead_where_they_say(corpus: Corpus) -> None:
    made = some(corpus)
    hrefs = [
        child.attrs["href"]
        for token in PARSER.parse(markdown(made))
        for child in token.children or []
        if child.type == "link_open"
    ]

    assert OWN in hrefs
    for entry in made.bibliography:
        for span in entry.spans:
            if isinstance(span, Text) and span.link and span.link.isascii():
                assert span.link in hrefs


@given(LINE, LINE, LINE, st.sampled_from(list(Style)))
def test_no_text_is_taken_for_markdown(first: str, strong: str, last: str, style: Style) -> None:
    spans = (Text(first), Text(f" {strong}: ", strong=True), Note(1), Text(last))
    body = Section(first, (Paragraph(spans, style), Paragraph((Text(last),), style)))
    empty = Document(strong, (), (body,), (Paragraph((Text(last),)),), (), (), (), "")

    headings, blocks, notes = read(markdown(empty))

    assert headings == [strong, first, "About this brief"]
    assert [" ".join(text.split()) for text in blocks] == [
        " ".join(f"{first} {strong}: {last}".split()), last
    ]  # fmt: skip
    assert notes == [last]


def test_equal_documents_make_equal_files_and_headings_can_begin_lower(alba: Corpus) -> None:
    made = some(alba)

    assert markdown(made) == markdown(replace(made))
    assert markdown(made, top=2).startswith("## \\*Ships")
    assert "\n# " not in markdown(made, top=2)
