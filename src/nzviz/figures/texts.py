"""Texts that have to fit."""

from __future__ import annotations


def cut(text: str, most: int) -> str:
    """*text*, with an ellipsis instead of what is beyond *most* characters."""
    return text if len(text) <= most else text[: max(most - 1, 1)].rstrip() + "…"
