"""The letters of pictures that the server draws: Source Sans and Source Serif, as on the pages.

They come from packages (SIL Open Font License 1.1), so that a picture is the same on a machine
without any fonts. Both have the letters of te reo Māori and of Europe's Latin alphabets.
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

from PIL import ImageFont

SANS_FAMILY, SERIF_FAMILY = "Source Sans Pro", "Source Serif Pro"
_FILES = {
    (SANS_FAMILY, 400): ("font_source_sans_pro", "SourceSansPro-Regular.ttf"),
    (SANS_FAMILY, 600): ("font_source_sans_pro", "SourceSansPro-Semibold.ttf"),
    (SERIF_FAMILY, 400): ("font_source_serif_pro", "SourceSerifPro-Regular.ttf"),
    (SERIF_FAMILY, 600): ("font_source_serif_pro", "SourceSerifPro-Semibold.ttf"),
}


@cache
def files() -> tuple[str, ...]:
    """Paths of the font files."""
    return tuple(str(_path(*place)) for place in _FILES.values())


def _path(package: str, name: str) -> Path:
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(f"the package {package} with the fonts of pictures is missing")
    return Path(spec.origin).parent / "files" / name


@lru_cache(maxsize=32)
def _font(family: str, weight: int, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(_path(*_FILES[family, weight]), size)


def text_width(text: str, family: str, weight: int, size: int) -> float:
    """Pixels that *text* takes in one of the families (400 or 600 heavy, *size* pixels high)."""
    return _font(family, weight, size).getlength(text)


def wrapped(text: str, width: float, family: str, weight: int, size: int) -> list[str]:
    """*text* in lines of at most *width* pixels, broken at blanks; longer words are cut."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, family, weight, size) <= width:
            lines[-1] = longer
        else:
            lines.append(_cut(word, width, family, weight, size))
    return lines


def balanced(text: str, width: float, family: str, weight: int, size: int) -> list[str]:
    """As :func:`wrapped`, in as many lines, but of about the same length: no word stands alone."""
    lines = wrapped(text, width, family, weight, size)
    while len(lines) > 1:
        width -= size / 2
        narrower = wrapped(text, width, family, weight, size)
        if len(narrower) > len(lines) or any(line.endswith("…") for line in narrower):
            break
        lines = narrower
    return lines


def _cut(word: str, width: float, family: str, weight: int, size: int) -> str:
    if text_width(word, family, weight, size) <= width:
        return word
    while word and text_width(word + "…", family, weight, size) > width:
        word = word[:-1]
    return word + "…"


def at_most(lines: list[str], count: int) -> list[str]:
    """The first *count* lines; an ellipsis tells that there were more."""
    if len(lines) <= count:
        return lines
    return [*lines[: count - 1], lines[count - 1].rstrip(" ,;:.–—") + "…"]
