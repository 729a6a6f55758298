"""Pieces of the quotes page, a module for each of its views."""

from nzviz.ui.quotes.browser import browser, table
from nzviz.ui.quotes.choice import quote_choice, view_choice
from nzviz.ui.quotes.facets import facet_pills
from nzviz.ui.quotes.live import live_search
from nzviz.ui.quotes.speakers import speakers
from nzviz.ui.quotes.themes import themes

__all__ = [
    "browser",
    "facet_pills",
    "live_search",
    "quote_choice",
    "speakers",
    "table",
    "themes",
    "view_choice",
]
