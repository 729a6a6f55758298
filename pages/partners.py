"""Partners: every tie with one partner over time, what is in force, and the newest events."""

import streamlit as st

from nzviz.ui import partners
from nzviz.ui.cards import framework_card
from nzviz.ui.frameworks.common import as_of_choice
from nzviz.ui.layout import beside, room
from nzviz.ui.result_line import nothing_left
from nzviz.ui.view import current
from nzviz.ui.viewport import page_width

view = current()
opened = view.opened("framework")
whole = page_width()
width = room(whole, opened)

with st.container(horizontal=True, vertical_alignment="bottom", key="partner-choices"):
    partner = partners.partner_choice(view)
    as_of = as_of_choice(view)
    group = partners.group_choice()
picture, record = beside(opened)
if partner and not nothing_left(view):
    ties = partners.shown_ties(view, partner, as_of)
    with picture:
        partners.answer(view, partner, ties, as_of)
        if ties:
            partners.chart(view, partner, ties, (as_of, group), opened, width)
        partners.others(view, partner)
    partners.table(view, partner, ties, as_of)
    partners.events(view, partner, whole)
if opened:
    with record:
        framework_card(view, opened)
