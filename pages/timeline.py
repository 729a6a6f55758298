"""Timeline: events in lanes, the opened event beside them, the same events as a table."""

from nzviz.ui import timeline
from nzviz.ui.cards import event_card, quote_card
from nzviz.ui.layout import beside, room
from nzviz.ui.result_line import nothing_left
from nzviz.ui.view import current
from nzviz.ui.viewport import page_width

view = current()
event, quote = view.opened("event"), view.opened("quote")
width = page_width()

timeline.range_presets(view)
picture, record = beside(event or quote)
with picture:
    timeline.choices(view)
    if not nothing_left(view):
        timeline.chart(view, view.filters, event, room(width, event or quote))
        timeline.explanations(view)
        timeline.event_choice(view, event)
    if timeline.compares():
        second = timeline.second_filters(view)
        timeline.chart(view, second, event, room(width, event or quote), "second")
with record:
    if event:
        event_card(view, event)
    if quote:
        quote_card(view, quote)
timeline.table(view)
