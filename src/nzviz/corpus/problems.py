"""What is wrong with a corpus, where, and what would be right."""

from __future__ import annotations

from dataclasses import dataclass

from rapidfuzz import process

#: Characters of a message that are printed: what curators wrote may be a megabyte.
LONGEST = 1000
#: A word longer than any of ours is not compared with them.
_LONGEST_WORD = 200


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing to mend, printed as ``file:line:column: message``.

    ``file`` is relative to the folder that holds the data directory, with ``/`` separators;
    ``line`` and ``column`` count from 1.
    """

    file: str
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        message = self.message
        if len(message) > LONGEST:
            message = f"{message[:LONGEST]} ..."
        return _in_one_line(f"{self.file}:{self.line}:{self.column}: {message}")


def _in_one_line(text: str) -> str:
    """*text* with its unprintable characters escaped: messages repeat what curators wrote."""
    return "".join(c if c.isprintable() else repr(c)[1:-1] for c in text)


class CorpusError(Exception):
    """A corpus that cannot be used. ``problems`` lists every problem found, in file order."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = sorted(problems)
        super().__init__("\n".join(map(str, self.problems)))


def nearest(word: str, known: list[str] | tuple[str, ...]) -> str:
    """``; nearest: "x"`` when a known word resembles *word*, else an empty text."""
    if len(word) > _LONGEST_WORD:
        return ""
    found = process.extractOne(word, known, score_cutoff=50)
    return f'; nearest: "{found[0]}"' if found else ""
