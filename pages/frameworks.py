"""Frameworks: five views of what binds whom, the opened framework beside them, and tables."""

import streamlit as st

from nzviz.ui.cards import framework_card
from nzviz.ui.frameworks import areas, common, compare, lifespans, lineage, obligations
from nzviz.ui.frameworks.clause import clause
from nzviz.ui.layout import beside, room
from nzviz.ui.result_line import nothing_left
from nzviz.ui.view import current
from nzviz.ui.viewport import page_width

VIEWS = {"lifespans": lifespans, "obligations": obligations, "lineage": lineage, "areas": areas}

view = current()
opened = view.opened("framework")
width = room(page_width(), opened)

with st.container(horizontal=True, vertical_alignment="bottom", key="framework-choices"):
    chosen = common.view_choice()
    if chosen != "compare":
        as_of = common.as_of_choice(view)
    group = common.group_choice() if chosen in common.GROUPED else "none"
picture, record = beside(opened)
if chosen == "compare":
    with picture:
        first, second = compare.sides(view)
        compare.chart(view, first, second, width)
    compare.table(view, first, second)
elif not nothing_left(view):
    with picture:
        VIEWS[chosen].chart(view, as_of, group, opened, width)
    VIEWS[chosen].table(view, as_of)
if opened:
    with record:
        if chosen != "compare":
            clause(view, opened)
        framework_card(view, opened)
