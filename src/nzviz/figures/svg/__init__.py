"""A figure as a picture that needs no script: SVG with title, sentence, source line and licence.

Plotly can draw without a browser only by starting one; our figures use few of its forms
(markers, lines, bars, shapes, annotations on one pair of axes), and those are drawn here.
"""

from nzviz.figures.svg.document import svg
from nzviz.figures.svg.frame import Frame
from nzviz.figures.svg.marks import Linked

__all__ = ["Frame", "Linked", "svg"]
