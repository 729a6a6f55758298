"""The records that curators write, one module a kind."""

from nzviz.corpus.records.actor import Actor, Office
from nzviz.corpus.records.base import Evidence, Identified, Record
from nzviz.corpus.records.dispute import Dispute, Position
from nzviz.corpus.records.event import Event
from nzviz.corpus.records.framework import Framework
from nzviz.corpus.records.quote import Quote
from nzviz.corpus.records.site import Government, Site, Theme, Tour
from nzviz.corpus.records.source import Source
from nzviz.corpus.records.synonym import Synonym

__all__ = [
    "Actor", "Dispute", "Event", "Evidence", "Framework", "Government", "Identified", "Office",
    "Position", "Quote", "Record", "Site", "Source", "Synonym", "Theme", "Tour",
]  # fmt: skip
