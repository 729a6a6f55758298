"""Long lists, some at a time: ``page=`` names the part, from 1."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import ceil
from typing import TypeVar

Item = TypeVar("Item")


def paged(
    items: Sequence[Item], query: Mapping[str, Sequence[str]], size: int
) -> tuple[Sequence[Item], int, int]:
    """The part of *items* that a link asks for, its number, and how many parts there are.

    A number beyond the end is the last part; what is no number is the first.
    """
    pages = max(ceil(len(items) / size), 1)
    asked = next(iter(query.get("page", ())), "")
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 6 else 1
    number = min(max(number, 1), pages)
    return items[(number - 1) * size : number * size], number, pages
