"""Data and method: what is included and how it is decided."""

from __future__ import annotations

from nzviz.server.first_paint.asked import Asked
from nzviz.server.first_paint.parts import Content, Heading, Words
from nzviz.ui.method import PRINCIPLES


def method(asked: Asked) -> Content:
    """The page's content, as far as most windows show it."""
    paragraphs = (Words(text, "read") for text in asked.corpus.site.method)
    return Content(main=(Heading(PRINCIPLES), *paragraphs))
