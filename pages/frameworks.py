"""Frameworks: lifespans with an as-of date, the opened framework beside them, and a table."""

from nzviz.ui import frameworks
from nzviz.ui.cards import framework_card
from nzviz.ui.layout import beside
from nzviz.ui.result_line import nothing_left
from nzviz.ui.view import current

view = current()
opened = view.opened("framework")

picture, record = beside(opened)
if not nothing_left(view):
    with picture:
        as_of = frameworks.as_of_choice(view)
        frameworks.chart(view, as_of, opened)
        frameworks.legend()
    frameworks.table(view, as_of)
if opened:
    with record:
        framework_card(view, opened)
        frameworks.events_and_quotes(view, opened)
