"""The matrix of what frameworks oblige and provide for: head, rows, marks and words."""

from nzviz.figures.obligations.figure import body, split
from nzviz.figures.obligations.grid import KEY, SCHEMES
from nzviz.figures.obligations.head import head
from nzviz.figures.obligations.words import alt_text

__all__ = ["KEY", "SCHEMES", "alt_text", "body", "head", "split"]
