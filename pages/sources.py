"""Sources: the bibliography, its coverage, what stands on one leg, what rests on each source."""

from nzviz.ui import sources
from nzviz.ui.cards import source_card
from nzviz.ui.layout import beside
from nzviz.ui.result_line import nothing_left
from nzviz.ui.view import current

view = current()
opened = view.opened("source")

pictures, record = beside(opened)
if opened:
    with record:
        source_card(view, opened)
if not nothing_left(view):
    with pictures:
        sources.summary(view)
        shown = sources.narrowed(view)
        sources.coverage(view, shown)
    sources.table(view, shown)
    sources.alone(view)
