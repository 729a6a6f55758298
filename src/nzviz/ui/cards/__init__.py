"""Cards: one opened record with everything known about it, a module for each kind."""

from nzviz.ui.cards.dispute import dispute_card
from nzviz.ui.cards.event import event_card
from nzviz.ui.cards.framework import framework_card
from nzviz.ui.cards.quote import quote_card, quote_text
from nzviz.ui.cards.source import source_card

__all__ = [
    "dispute_card",
    "event_card",
    "framework_card",
    "quote_card",
    "quote_text",
    "source_card",
]
