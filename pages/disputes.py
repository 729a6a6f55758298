"""Disputes: every question on which sources disagree; one opens with its positions and evidence."""

from nzviz.ui import disputes
from nzviz.ui.cards import dispute_card
from nzviz.ui.found import beside_list
from nzviz.ui.result_line import nothing_left
from nzviz.ui.view import current
from nzviz.ui.viewport import page_width

view = current()
opened = view.opened("dispute")

listed, record = beside_list(opened, page_width())
if opened:
    with record:
        dispute_card(view, opened)
if not nothing_left(view):
    with listed:
        resolutions = disputes.resolution_choice(view)
        disputes.browser(view, resolutions)
    disputes.table(view, resolutions)
