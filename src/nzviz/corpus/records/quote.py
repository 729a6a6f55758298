"""Words taken exactly from a source."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from nzviz.corpus.records.base import Edtf, Identified, Line, Slug, Slugs
from nzviz.corpus.records.base import _text as clean_text
from nzviz.corpus.records.event import Relationships, Themes

Voice = Literal["direct", "reported", "author"]


class Quote(Identified):
    """A verbatim passage, with the field names of the W3C TextQuoteSelector."""

    source: Slug
    exact: Annotated[str, Field(min_length=1, max_length=700), AfterValidator(clean_text)]
    """The words, letter by letter as printed, without the quotation marks around them."""
    prefix: Annotated[str, Field(max_length=60)] | None = None
    """The words just before, for finding the place."""
    suffix: Annotated[str, Field(max_length=60)] | None = None
    """The words just after."""
    speaker: Slug
    """Whose words or report: a person, or the publication for unsigned text."""
    voice: Voice
    """direct: the speaker's own words; reported: the author tells what another said; author."""
    reporting: Slug | None = None
    """Whom reported speech is about."""
    said: Edtf | None = None
    """When it was said; for the author's own words the day of printing serves."""
    locator: Line | None = None
    themes: Themes
    relationships: Relationships
    events: Slugs = []
    frameworks: Slugs = []
    variant_of: Slug | None = None
    """The quote that prints the same statement, when another source prints it differently."""

    def model_post_init(self, _context: object) -> None:
        if self.voice == "reported" and self.reporting is None:
            raise ValueError("reporting: reported speech names the actor whose statement it is")
