"""Frameworks as bars over time: rows, marks, axes, and the numbers in words."""

from nzviz.figures.lifespans.figure import lifespans
from nzviz.figures.lifespans.marks import KEY, STATUS_STYLES
from nzviz.figures.lifespans.words import alt_text, sentence

__all__ = ["KEY", "STATUS_STYLES", "alt_text", "lifespans", "sentence"]
