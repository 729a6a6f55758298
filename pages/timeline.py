"""Timeline: events in lanes, the opened event beside them, the same events as a table."""

from nzviz.ui import timeline
from nzviz.ui.cards import event_card
from nzviz.ui.layout import beside
from nzviz.ui.result_line import nothing_left
from nzviz.ui.view import current

view = current()
opened = view.opened("event")

picture, record = beside(opened)
if not nothing_left(view):
    with picture:
        lane = timeline.lane_choice(view)
        timeline.chart(view, lane, opened)
        timeline.legend()
if opened:
    with record:
        event_card(view, opened)
timeline.table(view)
