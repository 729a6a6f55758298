"""Texts with some of their words marked, as Markdown."""

from __future__ import annotations

from collections.abc import Iterable

from nzviz.explore.search import Stretch, index
from nzviz.ui.text import md
from nzviz.ui.view import View


def hits(stretches: Iterable[Stretch]) -> str:
    """Search hits on a tinted ground, everything else as it is."""
    return "".join(
        _around(stretch.text, ":primary-background[", "]") if stretch.hit else md(stretch.text)
        for stretch in stretches
    )


def with_hits(view: View, text: str) -> str:
    """*text* with the words of the view's search marked."""
    words = view.filters.words
    return hits(index(view.corpus).marked(words, text)) if words else md(text)


def differing(text: str) -> str:
    """Words that another printing lacks: bold in the accent, so not told by colour alone."""
    return _around(text, "**:primary[", "]**")


def _around(text: str, before: str, after: str) -> str:
    """*text* between marks; blanks at its ends stay outside, as Markdown wants them."""
    inner = text.strip()
    if not inner:
        return md(text)
    lead = text[: len(text) - len(text.lstrip())]
    tail = text[len(text.rstrip()) :]
    return f"{lead}{before}{md(inner)}{after}{tail}"
