"""A document as a Word file, opened by other readers than its writer."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date
from xml.etree import ElementTree

import docx
import mammoth
import pytest
from docx.document import Document as WordDocument

from nzviz.corpus.corpus import Corpus
from nzviz.explore.brief import BRIEF_KINDS, Brief, Item
from nzviz.share.briefing import Document, document, word

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
OWN = "https://example.org/briefing?brief=event%3Ax&brief_title=a"
TODAY = date(2026, 3, 4)


def some(corpus: Corpus) -> Document:
    items = [
        Item(kind, record)
        for kind in BRIEF_KINDS
        for record in list(corpus.records.by_kind[kind])[:4]
    ]
    return document(corpus, Brief(tuple(items), "Ships & <boats>", "One.\nTwo."), OWN, TODAY)


@pytest.fixture(scope="module")
def made(corpus: Corpus) -> Document:
    return some(corpus)


@pytest.fixture(scope="module")
def file(made: Document) -> bytes:
    return word(made, "The Institute", TODAY)


@pytest.fixture(scope="module")
def opened(file: bytes) -> WordDocument:
    return docx.Document(io.BytesIO(file))


def part(file: bytes, name: str) -> ElementTree.Element:
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        return ElementTree.fromstring(archive.read(name))


def text_of(element: ElementTree.Element) -> str:
    return "".join(each.text or "" for each in element.iter(f"{W}t"))


def test_headings_and_paragraphs_have_real_styles(opened: WordDocument, made: Document) -> None:
    by_style: dict[str, list[str]] = {}
    for paragraph in opened.paragraphs:
        by_style.setdefault(paragraph.style.name, []).append(paragraph.text)

    sections = [section.title for section in made.sections]
    assert by_style["Title"] == [made.title]
    assert by_style["Heading 1"] == [*sections, "Bibliography", "About this brief"]
    assert by_style["Bibliography"] == [entry.text for entry in made.bibliography]
    exact = [p.text for s in made.sections for p in s.paragraphs if p.style == "quote"]
    assert [re.sub(r"\d|, ", "", text) for text in by_style["Quote"]] == [
        re.sub(r"\d|, ", "", text) for text in exact
    ]
    assert opened.core_properties.title == made.title
    assert opened.core_properties.author == "The Institute"
    assert opened.core_properties.created.date() == TODAY


def test_footnotes_are_footnotes(file: bytes, made: Document) -> None:
    notes = part(file, "word/footnotes.xml")
    own = [note for note in notes if f"{W}type" not in note.attrib]
    asked = [
        each.get(f"{W}id") for each in part(file, "word/document.xml").iter(f"{W}footnoteReference")
    ]

    assert [text_of(note).strip() for note in own] == [note.text for note in made.notes]
    assert [note.get(f"{W}id") for note in own] == asked
    assert asked == [str(number) for number in range(1, len(made.notes) + 1)]
    assert all(note.find(f".//{W}footnoteRef") is not None for note in own)
    kinds = [note.get(f"{W}type") for note in notes if f"{W}type" in note.attrib]
    assert kinds == ["separator", "continuationSeparator"]
    named = part(file, "word/settings.xml").find(f"{W}footnotePr")
    assert named is not None
    assert [each.get(f"{W}id") for each in named] == ["-1", "0"]


def test_the_package_says_what_its_parts_are(file: bytes) -> None:
    types = {each.get("PartName"): each.get("ContentType") for each in
             part(file, "[Content_Types].xml")}  # fmt: skip
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        names = archive.namelist()

    assert types["/word/footnotes.xml"].endswith("wordprocessingml.footnotes+xml")
    assert len(names) == len(set(names))
    assert not [name for name in names if "thumbnail" in name]
    relations = [each.get("Type") for each in part(file, "word/_rels/document.xml.rels")]
    assert sum(each.endswith("/footnotes") for each in relations) == 1


@pytest.mark.parametrize("name", ["document", "footnotes"])
def test_links_are_links(file: bytes, made: Document, name: str) -> None:
    targets = {
        each.get("Id"): (each.get("Target"), each.get("TargetMode"))
        for each in part(file, f"word/_rels/{name}.xml.rels")
    }
    links = list(part(file, f"word/{name}.xml").iter(f"{W}hyperlink"))

    assert links
    shown = {text_of(link): targets[link.get(f"{R}id")] for link in links}
    assert all(mode == "External" for _, mode in shown.values())
    for text, (target, _) in shown.items():
        assert text in ("open the record", "CC BY 4.0", target)
    if name == "document":
        assert OWN in shown


def test_every_style_used_is_defined(file: bytes) -> None:
    defined = {style.get(f"{W}styleId") for style in part(file, "word/styles.xml")}
    for name in ("document", "footnotes"):
        for kind in ("pStyle", "rStyle"):
            used = part(file, f"word/{name}.xml").iter(f"{W}{kind}")
            assert {each.get(f"{W}val") for each in used} <= defined


def test_another_reader_finds_the_notes_the_links_and_the_headings(
    file: bytes, made: Document
) -> None:
    html = mammoth.convert_to_html(io.BytesIO(file)).value

    assert len(re.findall(r'<li id="footnote-\d+">', html)) == len(made.notes)
    assert len(re.findall(r'<a href="#footnote-\d+"', html)) == len(made.notes)
    assert html.count("<h1>") == len(made.sections) + 2
    assert OWN.replace("&", "&amp;") in html
    assert "Ships &amp; &lt;boats&gt;" in html


def test_equal_documents_make_equal_files(alba: Corpus) -> None:
    assert word(some(alba), "A", TODAY) == word(some(alba), "A", TODAY)
