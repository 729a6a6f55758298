"""What stands around a picture that is taken away, in as many lines as it needs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from nzviz.figures import fonts
from nzviz.figures.style import SANS, SERIF, Look

#: Pixels beside a framed picture.
PADDING = 20
#: Above the first line, and between the picture and what stands above and below it.
_TOP, _GAP = 8, 12
#: Another sans than ours, where ours is not installed, takes up to this much more room.
_OTHER_FONT = 1.1


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around a picture; the *key* to its marks only where one is needed."""

    title: str
    sentence: str
    source: str
    licence: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class _Style:
    family: str
    font: str
    size: int
    weight: int
    colour: str
    leading: int


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A frame laid out: SVG *above* the picture and *below* it (to be moved down to its end), and
    how many pixels each of them takes.
    """

    above: str
    below: str
    head: int
    foot: int


def laid_out(frame: Frame, look: Look, width: int) -> Surroundings:
    """The texts of *frame* around a picture *width* pixels wide, broken into lines."""
    title = _Style(SERIF, fonts.SERIF_FAMILY, 20, 600, look.ink, 28)
    said = _Style(SANS, fonts.SANS_FAMILY, 13, 400, look.ink, 18)
    small = _Style(SANS, fonts.SANS_FAMILY, 11, 400, look.quiet, 16)
    head, above = _paragraphs([(frame.title, title), (frame.sentence, said)], width, _TOP)
    texts = [(text, small) for text in (frame.source, frame.licence)]
    if frame.key:
        texts.insert(0, (frame.key, small))
    foot, below = _paragraphs(texts, width, _GAP // 2)
    return Surroundings(above, below, head + _GAP, foot + _GAP)


def _paragraphs(texts: list[tuple[str, _Style]], width: int, top: int) -> tuple[int, str]:
    parts = []
    for words, style in texts:
        rows = "".join(
            f'<tspan x="{PADDING}" dy="{style.leading if number else 0}">{escape(line)}</tspan>'
            for number, line in enumerate(broken(words, width, style))
        )
        parts.append(
            f'<text x="{PADDING}" y="{top + style.size}" font-family="{style.family}" '
            f'font-size="{style.size}" font-weight="{style.weight}" fill="{style.colour}">'
            f"{rows}</text>"
        )
        top += style.leading * max(rows.count("<tspan"), 1)
    return top, "".join(parts)


def broken(words: str, width: int, style: _Style) -> Iterator[str]:
    """*words* in lines of at most *width* pixels, broken after blanks or, where there are none, as
    in a long address, anywhere; joined they are the same words.
    """
    while words:
        fitting = _fitting(words, width / _OTHER_FONT, style)
        if fitting < len(words):
            fitting = words.rfind(" ", 0, fitting) + 1 or fitting
        yield words[:fitting]
        words = words[fitting:]


def _fitting(words: str, width: float, style: _Style) -> int:
    """How many characters fit; at least one."""
    low, high = 1, len(words)
    while low < high:
        middle = (low + high + 1) // 2
        if fonts.text_width(words[:middle], style.font, style.weight, style.size) <= width:
            low = middle
        else:
            high = middle - 1
    return low
