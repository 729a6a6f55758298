"""What stands around a picture that is taken away."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from nzviz.figures.style import SERIF, Look

#: Pixels beside a framed picture, above it and below it.
PADDING, HEAD, FOOT = 20, 62, 46


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around a picture."""

    title: str
    sentence: str
    source: str
    licence: str


def around(frame: Frame, look: Look, bottom: int) -> Iterator[str]:
    """Title and sentence above a picture, source and licence from *bottom* pixels down."""
    yield (
        f'<text x="{PADDING}" y="28" font-family="{SERIF}" font-size="20" font-weight="600" '
        f'fill="{look.ink}">{escape(frame.title)}</text>'
    )
    yield (
        f'<text x="{PADDING}" y="50" font-size="13" fill="{look.ink}">'
        f"{escape(frame.sentence)}</text>"
    )
    yield (
        f'<text x="{PADDING}" y="{bottom + 18}" font-size="11" fill="{look.quiet}">'
        f"{escape(frame.source)}</text>"
    )
    yield (
        f'<text x="{PADDING}" y="{bottom + 34}" font-size="11" fill="{look.quiet}">'
        f"{escape(frame.licence)}</text>"
    )
