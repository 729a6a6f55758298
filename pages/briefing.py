"""Briefing: what the reader collects, in order, and the document with footnotes made of it."""

from nzviz.ui import briefing
from nzviz.ui.view import current

view = current()

collected, shown = briefing.places(view)
with collected:
    if not briefing.how_to_begin(view):
        briefing.headings(view)
        briefing.contents(view)
    briefing.what_filters_show(view)
if view.brief.items:
    with shown:
        briefing.exports(view)
        briefing.preview(view)
