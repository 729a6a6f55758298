"""Quotes: the words themselves, page by page; one opens with its proof and its other printings."""

from nzviz.ui import quotes
from nzviz.ui.cards import quote_card
from nzviz.ui.layout import beside
from nzviz.ui.result_line import nothing_left
from nzviz.ui.view import current

view = current()
opened = view.opened("quote")

listed, record = beside(opened)
if opened:
    with record:
        quote_card(view, opened)
if not nothing_left(view):
    with listed:
        quotes.browser(view)
    quotes.table(view)
