"""Timeline: events in lanes, the opened event beside them, the same events as a table."""

import streamlit as st

from nzviz.ui import timeline
from nzviz.ui.cards import event_card, quote_card
from nzviz.ui.event_choice import event_choice
from nzviz.ui.layout import beside, room
from nzviz.ui.result_line import nothing_left
from nzviz.ui.view import current
from nzviz.ui.viewport import page_width

view = current()
event, quote = view.opened("event"), view.opened("quote")
width = room(page_width(), event or quote)

presets = st.container()
picture, record = beside(event or quote)
with picture:
    choices = st.container()
    left = not nothing_left(view)
    if left:  # the chart takes the browser longest: it is sent before what stands above it
        timeline.chart(view, view.filters, event, width)
with presets:
    timeline.range_presets(view, width)
with choices:
    timeline.choices(view)
with picture:
    if left:
        timeline.explanations(view)
        event_choice(view)
    second = timeline.second_bar(view)
    if second is not None:
        timeline.chart(view, second, event, width, second=True)
with record:
    if event:
        event_card(view, event)
    if quote:
        quote_card(view, quote)
timeline.table(view)
