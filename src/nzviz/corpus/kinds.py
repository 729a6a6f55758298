"""Which kinds of record there are, where their files lie, and what their fields refer to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from nzviz.corpus.records import (
    Actor,
    Dispute,
    Event,
    Framework,
    Government,
    Quote,
    Record,
    Site,
    Source,
    Synonym,
    Theme,
    Tour,
)  # fmt: skip

#: How the files of a kind are laid out: ``file``, one file for the whole corpus; ``lists``, a
#: folder of files with a list of records each; ``single``, a folder with one record a file,
#: named after its id.
Layout = Literal["file", "lists", "single"]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record: its name, its model and the place of its files under ``data/``."""

    name: str
    plural: str
    model: type[Record]
    layout: Layout
    required: bool = True

    @property
    def location(self) -> str:
        """``themes.yaml`` or ``events/``."""
        return f"{self.plural}.yaml" if self.layout == "file" else f"{self.plural}/"

    @property
    def schema_file(self) -> str:
        """Name of the JSON Schema for a file of this kind, in ``data/schema/``."""
        return f"{self.plural}.schema.json"


SITE = Kind("site", "site", Site, "file")
THEME = Kind("theme", "themes", Theme, "file")
GOVERNMENT = Kind("government", "governments", Government, "file", required=False)
TOUR = Kind("tour", "tours", Tour, "file", required=False)
SYNONYM = Kind("synonym", "synonyms", Synonym, "file", required=False)
ACTOR = Kind("actor", "actors", Actor, "lists")
SOURCE = Kind("source", "sources", Source, "lists")
EVENT = Kind("event", "events", Event, "lists")
FRAMEWORK = Kind("framework", "frameworks", Framework, "single")
QUOTE = Kind("quote", "quotes", Quote, "lists", required=False)
DISPUTE = Kind("dispute", "disputes", Dispute, "single", required=False)

#: Kinds that have ids, in the order in which a reader meets them.
RECORD_KINDS = (THEME, ACTOR, SOURCE, EVENT, FRAMEWORK, QUOTE, DISPUTE, GOVERNMENT, TOUR, SYNONYM)
KINDS = (SITE, *RECORD_KINDS)

#: What an id in a field of this name refers to, in whichever record the field stands.
#: ``relationship`` and ``area`` are vocabularies of site.yaml.
REFERENCES: dict[str, str] = {
    "themes": "theme",
    "relationships": "relationship",
    "actors": "actor",
    "actor": "actor",
    "between": "actor",
    "home": "actor",
    "of": "actor",
    "reporting": "actor",
    "speaker": "actor",
    "state": "actor",
    "source": "source",
    "documents": "source",
    "events": "event",
    "frameworks": "framework",
    "framework": "framework",
    "quotes": "quote",
    "quote": "quote",
    "variant_of": "quote",
}
