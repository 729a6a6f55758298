"""Documents that the record rests on."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from nzviz.corpus.records.base import Country, Edtf, Identified, Line, Record, Text, Url

SourceKind = Literal["official-text", "press-release", "speech", "news", "analysis", "reference"]
SourceLevel = Literal["primary", "secondary"]
CslType = Literal[
    "article-journal", "article-magazine", "article-newspaper", "bill", "book", "chapter",
    "document", "entry-encyclopedia", "hearing", "interview", "legislation", "motion_picture",
    "pamphlet", "post-weblog", "report", "speech", "treaty", "webpage",
]  # fmt: skip


class Author(Record):
    """A person (``family``, ``given``) or a body (``literal``), as CSL names them."""

    family: Line | None = None
    given: Line | None = None
    literal: Line | None = None

    def model_post_init(self, _context: object) -> None:
        if (self.family is None) == (self.literal is None):
            raise ValueError("an author is a family name (with given names) or a literal name")


class Passage(Record):
    """A stretch of a text file, from its first words to its last, both included."""

    start: Line
    end: Line


class SourceText(Record):
    """Where the source's text is when somebody holds it, and which of its words are the article.

    The text itself never enters the repository; ``nzviz fingerprint`` reads it to write
    the hashes that prove quotes.
    """

    file: Line
    """File name in the folder that holds the source texts."""
    article: Annotated[list[Passage], Field(min_length=1)]
    """The article's own passages. What lies outside is the site's furniture: never quoted."""


class Source(Identified):
    """One document. A field nobody knows is left out."""

    title: Line | None = None
    """The document's own title."""
    description: Line | None = None
    """What it is, in our own words, for a document without a known title."""
    publisher: Line | None = None
    country: Country | None = None
    """The publisher's country."""
    author: list[Author] = []
    published: Edtf | None = None
    published_basis: Text | None = None
    """How the date is known, when the document does not state it."""
    url: Url | None = None
    archive_url: Url | None = None
    kind: SourceKind
    level: SourceLevel
    """Primary: by a participant or an official text. Secondary: about them."""
    csl: CslType
    """Type in the Citation Style Language."""
    reprint_of: Line | None = None
    """The true publisher, when this page repeats somebody else's text."""
    note: Text | None = None
    """What a reader should know of this source."""
    text: SourceText | None = None

    def model_post_init(self, _context: object) -> None:
        if self.title is None and self.description is None:
            raise ValueError("a source needs a title or, where none is known, a description")
