"""How two printings of one statement differ."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass

_PARTS = re.compile(r"\w+(?:['\u2019-]\w+)*|[^\w\s]|\s+")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a printing, and whether the other one has it too."""

    text: str
    same: bool


def compare(one: str, other: str) -> tuple[list[Stretch], list[Stretch]]:
    """Both texts as stretches, by word; each list joined again is its text.

    Quotation marks and apostrophes of different shape count as the same.
    """
    left, right = _PARTS.findall(one), _PARTS.findall(other)
    matcher = difflib.SequenceMatcher(None, _folded(left), _folded(right), autojunk=False)
    stretches: tuple[list[Stretch], list[Stretch]] = ([], [])
    for tag, a, b, c, d in matcher.get_opcodes():
        for side, words in zip(stretches, (left[a:b], right[c:d]), strict=True):
            if words:
                side.append(Stretch("".join(words), tag == "equal"))
    return stretches


def _folded(parts: list[str]) -> list[str]:
    shapes = str.maketrans({"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"'})
    return [part.translate(shapes) if part.strip() else " " for part in parts]
