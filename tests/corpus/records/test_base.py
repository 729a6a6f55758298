"""Ids, texts, addresses, dates and evidence, as all records share them."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter, ValidationError

from nzviz.corpus.records import Evidence, Identified, base

REVERSED = "".join(map(chr, [0x202E, *b"txt.exe"]))

TAKEN = [
    ("Slug", "a"),
    ("Slug", "2012"),
    ("Slug", "panetta-lifts-port-ban-2012"),
    ("Slug", "x" * 80),
    ("Line", "Ēna Vik’s “harbour” – 1/3 (£5)"),
    ("Line", "x" * 200),
    ("Line", "<b>&amp; {braces} [links](x)"),
    ("Text", "Two\nlines."),
    ("Url", "https://example.org/a?b=c&d=%20#e"),
    ("Url", "http://example.org"),
    ("Url", "https://māori.nz/ā"),
    ("Country", "NZ"),
    ("Country", "INT"),
    ("Edtf", "2012-09~"),
]


@pytest.mark.parametrize(("kind", "text"), TAKEN)
def test_takes(kind: str, text: str) -> None:
    assert TypeAdapter(getattr(base, kind)).validate_python(text) == text


REFUSED = [
    ("Slug", "", "pattern"),
    ("Slug", "A", "pattern"),
    ("Slug", "a_b", "pattern"),
    ("Slug", "a--b", "pattern"),
    ("Slug", "-a", "pattern"),
    ("Slug", "a-", "pattern"),
    ("Slug", "a b", "pattern"),
    ("Slug", "a\n", "pattern"),
    ("Slug", "ā", "pattern"),
    ("Slug", "٢", "pattern"),
    ("Slug", "../a", "pattern"),
    ("Slug", "x" * 81, "at most 80"),
    ("Slug", 7, "valid string"),
    ("Line", "", "at least 1"),
    ("Line", "x" * 201, "at most 200"),
    ("Line", "a\nb", "pattern"),
    ("Line", " a", "blanks at the start or the end"),
    ("Line", "a\u00a0", "blanks at the start or the end"),
    ("Line", "a\tb", "control character U+0009"),
    ("Line", "a\rb", "control character U+000D"),
    ("Line", "a\0b", "control character U+0000"),
    ("Line", "a\x1b[31m", "control character U+001B"),
    ("Line", "a\x7fb", "control character U+007F"),
    ("Line", "a\x85b", "control character U+0085"),
    ("Line", "a\u2028b", "control character U+2028"),
    ("Line", "a" + REVERSED, "control character U+202E"),
    ("Line", "a\u2066b", "control character U+2066"),
    ("Text", "a\n", "blanks at the start or the end"),
    ("Text", "a\u2029b", "control character U+2029"),
    ("Text", "x" * 1201, "at most 1200"),
    ("Url", "example.org", "not a web address"),
    ("Url", "ftp://example.org", "not a web address"),
    ("Url", "javascript:alert(1)", "not a web address"),
    ("Url", "https://", "not a web address"),
    ("Url", "https://example.org:99999", "not a web address"),
    ("Url", "https://example.org/a b", "no blanks or control characters"),
    ("Url", "https://example.org\n", "no blanks or control characters"),
    ("Url", "https://example.org/" + REVERSED, "no blanks or control characters"),
    ("Url", "https://example.org/" + "x" * 600, "at most 600"),
    ("Country", "nz", "pattern"),
    ("Country", "NZL", "pattern"),
    ("Country", "", "pattern"),
    ("Edtf", "2012-13", "not in the calendar"),
    ("Edtf", 2012, "valid string"),
]


@pytest.mark.parametrize(("kind", "value", "message"), REFUSED)
def test_refuses(kind: str, value: object, message: str) -> None:
    with pytest.raises(ValidationError) as error:
        TypeAdapter(getattr(base, kind)).validate_python(value)
    (item,) = error.value.errors()
    assert message in item["msg"]
    assert "\n" not in item["msg"]


@pytest.mark.parametrize(("items", "twice"), [(["a", "b", "a"], "a"), (["a", "b", "b"], "b")])
def test_ids_are_listed_once(items: list[str], twice: str) -> None:
    with pytest.raises(ValidationError, match=f'"{twice}" is listed twice'):
        TypeAdapter(base.Slugs).validate_python(items)
    assert TypeAdapter(base.Slugs).validate_python(items[:2]) == items[:2]


@pytest.mark.parametrize(
    "fields",
    [
        {"quote": "q"},
        {"quote": "q", "note": "Says so.", "locator": "p. 3"},
        {"source": "s", "note": "Says so."},
    ],
)
def test_evidence(fields: dict[str, str]) -> None:
    assert Evidence.model_validate(fields).model_dump(exclude_none=True) == fields


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({}, "either a quote or a source"),
        ({"note": "Says so."}, "either a quote or a source"),
        ({"quote": "q", "source": "s", "note": "n"}, "either a quote or a source"),
        ({"source": "s"}, "needs a note: what the source says"),
        ({"source": "s", "note": ""}, "at least 1"),
        ({"quote": "q", "page": "3"}, "Extra inputs"),
    ],
)
def test_no_evidence(fields: dict[str, str], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        Evidence.model_validate(fields)


def test_records_do_not_change() -> None:
    record = Identified.model_validate({"id": "a"})
    with pytest.raises(ValidationError, match="frozen"):
        record.id = "b"
    assert record.aliases == []
