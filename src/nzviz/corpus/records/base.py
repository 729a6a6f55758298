"""What all records share: strict models, ids, dates, texts and evidence."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    HttpUrl,
    TypeAdapter,
    ValidationError,
)
from pydantic.json_schema import WithJsonSchema

from nzviz.corpus import dates


class Record(BaseModel):
    """A strict, immutable model: unknown fields and wrong types are errors."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, strict=True, use_attribute_docstrings=True
    )


def _date(text: str) -> str:
    dates.parse(text)
    return text


def _text(text: str) -> str:
    if text != text.strip():
        raise ValueError("blanks at the start or the end")
    bad = _NO_TEXT.search(text)
    if bad is not None:
        raise ValueError(f"the control character U+{ord(bad[0]):04X}")
    if "id: " in text and _RECORD.search(text):
        raise ValueError("a record within a text: is a quotation mark missing?")
    return text


#: A quotation mark that is missing makes a text of all that follows, up to the next one.
_RECORD = re.compile(r"(^|\s)- id: [a-z0-9]")
#: Control characters but the line break, line and paragraph separators (Unicode categories Cc, Zl
#: and Zp), and marks that reorder text on screen: a record that needs one is forged or mangled.
_NO_TEXT = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
_HTTP_URL = TypeAdapter(HttpUrl)


def _url(text: str) -> str:
    if not text.isprintable() or " " in text:
        raise ValueError("an address has no blanks or control characters: write %20 and so on")
    try:
        _HTTP_URL.validate_python(text)
    except ValidationError as error:
        message = error.errors()[0]["msg"].removeprefix("Input should be a valid URL, ")
        raise ValueError(f'"{text}" is not a web address: {message}') from None
    return text


def _listed_once(items: list[str]) -> list[str]:
    twice = next((item for at, item in enumerate(items) if item in items[:at]), None)
    if twice is not None:
        raise ValueError(f'"{twice}" is listed twice')
    return items


Slug = Annotated[
    str,
    Field(
        pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$",
        max_length=80,
        description="An id: lower-case letters, digits and hyphens.",
    ),
]
Slugs = Annotated[
    list[Slug], AfterValidator(_listed_once), Field(json_schema_extra={"uniqueItems": True})
]
Edtf = Annotated[
    str,
    AfterValidator(_date),
    Field(description='An EDTF level 1 date such as "2012-09-21", "1984~" or "2001/..".'),
]
Line = Annotated[
    str, Field(min_length=1, max_length=200, pattern=r"^[^\n]*$"), AfterValidator(_text)
]
Text = Annotated[str, Field(min_length=1, max_length=1200), AfterValidator(_text)]
Url = Annotated[
    str,
    Field(max_length=600),
    AfterValidator(_url),
    WithJsonSchema({"type": "string", "format": "uri", "pattern": "^https?://", "maxLength": 600}),
]
Country = Annotated[
    str,
    Field(
        pattern=r"^([A-Z]{2}|INT)$",
        description="ISO 3166-1 alpha-2, or INT for an international body.",
    ),
]
Confidence = Literal["high", "moderate", "low"]


class Evidence(Record):
    """Why something is stated: a proven quote, or a source with what it says in our own words."""

    quote: Slug | None = None
    """Id of a quote that says it."""
    source: Slug | None = None
    """Id of a source that says it."""
    note: Line | None = None
    """What the source says, in our own words."""
    locator: Line | None = None
    """Where in the source: a page, section, article or paragraph."""

    def model_post_init(self, _context: object) -> None:
        if (self.quote is None) == (self.source is None):
            raise ValueError("evidence names either a quote or a source")
        if self.source is not None and self.note is None:
            raise ValueError("evidence from a source needs a note: what the source says")


EvidenceList = Annotated[list[Evidence], Field(min_length=1)]


class Identified(Record):
    """A record with an id of its own."""

    id: Slug
    """Unique within its kind, never reused and never renamed."""
    aliases: Slugs = []
    """Former ids that links may still use."""
