"""Data and method: what is included, how it is coded, what the data hold, how to correct them."""

from nzviz.ui import method
from nzviz.ui.view import current

view = current()

method.principles(view)
method.counts(view)
method.vocabularies(view)
method.frames(view)
method.reuse(view)
