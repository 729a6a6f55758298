"""Quotes: found while one types, read as they stand, by speaker, or before and after an event."""

from nzviz.ui import quotes
from nzviz.ui.cards import quote_card
from nzviz.ui.found import beside_list, stacked
from nzviz.ui.result_line import nothing_left
from nzviz.ui.view import current
from nzviz.ui.viewport import page_width

view = current()
opened = view.opened("quote")
width = page_width()

quotes.live_search(view)
listed, record = beside_list(opened, width)
if opened:
    with record:
        quote_card(view, opened)
if not nothing_left(view):
    choice = quotes.quote_choice(view)
    with listed:
        shown = quotes.view_choice()
        if shown == "speakers":
            quotes.speakers(view, choice)
        elif shown == "themes":
            quotes.themes(view)
        else:
            quotes.facet_pills(view, choice, folded=opened is not None or stacked(width))
            quotes.browser(view, choice)
    if shown == "quotes":
        quotes.table(view, choice)
