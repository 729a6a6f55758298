"""Frameworks: five views of what binds whom, the opened framework beside them, and tables."""

import streamlit as st

from nzviz.ui.cards import framework_card
from nzviz.ui.frameworks import common, lifespans, obligations
from nzviz.ui.frameworks.clause import clause
from nzviz.ui.layout import beside, room
from nzviz.ui.result_line import nothing_left
from nzviz.ui.view import current
from nzviz.ui.viewport import page_width

view = current()
opened = view.opened("framework")
width = room(page_width(), opened)

with st.container(horizontal=True, vertical_alignment="bottom", key="framework-choices"):
    chosen = common.view_choice()
    as_of = common.as_of_choice(view)
    group = common.group_choice()
picture, record = beside(opened)
if not nothing_left(view):
    shown = {"obligations": obligations}.get(chosen, lifespans)
    with picture:
        shown.chart(view, as_of, group, opened, width)
    shown.table(view, as_of)
if opened:
    with record:
        clause(view, opened)
        framework_card(view, opened)
