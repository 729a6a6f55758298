"""How the printings of one statement differ, and which is closest to an official transcript."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass

from rapidfuzz import fuzz

from nzviz.corpus.corpus import Corpus
from nzviz.explore.related import variants

_PARTS = re.compile(r"\w+(?:['\u2019-]\w+)*|[^\w\s]|\s+")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a printing, and whether the other one has it too."""

    text: str
    same: bool


@dataclass(frozen=True, slots=True)
class Printing:
    """One printing of a statement.

    ``stretches`` are its words, marked where they differ from the one it is compared with;
    ``official`` tells whether its source is an official transcript, ``likeness`` (0 to 100)
    how near it is to that transcript, None when there is none or it is the transcript.
    """

    quote: str
    stretches: tuple[Stretch, ...]
    official: bool
    likeness: float | None


def printings(corpus: Corpus, quote: str) -> list[Printing]:
    """All printings of a statement: an official transcript first, else the first one recorded.

    That one is what the others are compared with; in it the words are marked that all others
    lack. A statement printed once gives one printing without marks.
    """
    quotes = corpus.frames.quotes
    ids = variants(corpus, quote)
    transcripts = [each for each in ids if _is_transcript(corpus, each)]
    base = transcripts[0] if transcripts else ids[0]
    words = quotes.at[base, "exact"]
    others = [each for each in ids if each != base]
    compared = {each: compare(words, quotes.at[each, "exact"]) for each in others}
    found = [
        Printing(
            base,
            _anywhere(words, [left for left, _ in compared.values()]),
            base in transcripts,
            None,
        )
    ]
    found += [
        Printing(
            each,
            _joined(right),
            each in transcripts,
            fuzz.ratio(_plain(words), _plain(quotes.at[each, "exact"])) if transcripts else None,
        )
        for each, (_, right) in compared.items()
    ]
    return found


def closest(found: list[Printing]) -> Printing | None:
    """The printing nearest to the official transcript, or None without a transcript."""
    rated = [printing for printing in found if printing.likeness is not None]
    return max(rated, key=lambda printing: printing.likeness or 0, default=None)


def _is_transcript(corpus: Corpus, quote: str) -> bool:
    source = corpus.frames.sources.loc[corpus.frames.quotes.at[quote, "source"]]
    return source["level"] == "primary" and source["kind"] in ("official-text", "speech")


def _anywhere(words: str, sides: list[list[Stretch]]) -> tuple[Stretch, ...]:
    """*words* marked as the same where any side marks them so."""
    same = [not sides] * len(words)
    for side in sides:
        at = 0
        for stretch in side:
            if stretch.same:
                same[at : at + len(stretch.text)] = [True] * len(stretch.text)
            at += len(stretch.text)
    letters = (Stretch(letter, alike) for letter, alike in zip(words, same, strict=True))
    return _joined(list(letters))


def _joined(stretches: list[Stretch]) -> tuple[Stretch, ...]:
    """Neighbours of one kind made one; a blank between words that differ differs with them."""
    found: list[Stretch] = []
    for place, stretch in enumerate(stretches):
        around = [*found[-1:], *stretches[place + 1 : place + 2]]
        lonely = not stretch.text.strip() and len(around) == 2
        same = stretch.same and not (lonely and not any(each.same for each in around))
        if found and found[-1].same == same:
            found[-1] = Stretch(found[-1].text + stretch.text, same)
        else:
            found.append(Stretch(stretch.text, same))
    return tuple(found)


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
    return [_plain(part) if part.strip() else " " for part in parts]


def _plain(text: str) -> str:
    shapes = str.maketrans({"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"'})
    return text.translate(shapes)
