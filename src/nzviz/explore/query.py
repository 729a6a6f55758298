"""What somebody typed into a search box, as terms and as an FTS5 expression.

A query knows words (all of them must occur), ``"exact phrases"``, ``prefix*`` and ``-without``.
Everything else is taken as words, so that no input is an error.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

#: Terms beyond these are ignored: SQLite limits how deep an expression may be.
MOST_TERMS = 32

#: Synonyms by folded form: every form of the same thing, as folded words.
Synonyms = Mapping[tuple[str, ...], tuple[tuple[str, ...], ...]]

_TERM = re.compile(r'(?P<minus>-?)(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))')
_LETTERS = re.compile(r"[^\W_]+")
_QUOTATION_MARKS = str.maketrans("“”„«»", '"""""')


@dataclass(frozen=True, slots=True)
class Term:
    """One thing that has to occur, or must not: its words, and how they are meant."""

    words: tuple[str, ...]
    exact: bool = False
    prefix: bool = False
    unwanted: bool = False


def parse(text: str) -> list[Term]:
    """The terms of *text*, in order; punctuation alone is no term."""
    found = []
    # A macron typed on its own would part its word: "Ma\N{COMBINING MACRON}ori" is "Māori", too.
    plain = unicodedata.normalize("NFC", text).translate(_QUOTATION_MARKS)
    for match in _TERM.finditer(plain):
        quoted = match["phrase"] is not None
        part = match["phrase"] if quoted else match["word"]
        words = tuple(_LETTERS.findall(part))
        if words:
            star = not quoted and part.endswith("*")
            found.append(Term(words, quoted, star, bool(match["minus"])))
    return found[:MOST_TERMS]


def expressions(terms: list[Term], synonyms: Synonyms) -> tuple[str, str]:
    """What has to occur and what must not, as FTS5 expressions; empty for nothing to look for.

    FTS5 stems phrases as well: exact terms that are unwanted are left out here, since their
    stems are not unwanted (:func:`exact_words` and the caller see to them).
    """
    wanted = [
        _expression(term, synonyms)
        for term in _joined([term for term in terms if not term.unwanted], synonyms)
    ]
    unwanted = [_expression(term, synonyms) for term in terms if term.unwanted and not term.exact]
    return " AND ".join(wanted), " OR ".join(unwanted)


def exact_words(terms: list[Term]) -> tuple[list[str], list[str]]:
    """The folded exact terms that have to occur, and those that must not, blank-padded."""
    exact = [term for term in terms if term.exact]
    return (
        [f" {' '.join(map(fold, term.words))} " for term in exact if not term.unwanted],
        [f" {' '.join(map(fold, term.words))} " for term in exact if term.unwanted],
    )


def _joined(terms: list[Term], synonyms: Synonyms) -> list[Term]:
    """*terms* with neighbouring words that together are a synonym's form made one term."""
    longest = max(map(len, synonyms), default=1)
    found: list[Term] = []
    at = 0
    while at < len(terms):
        for length in range(min(longest, len(terms) - at), 1, -1):
            run = terms[at : at + length]
            words = tuple(word for term in run for word in term.words)
            plain = not any(term.exact or term.prefix for term in run)
            if plain and tuple(map(fold, words)) in synonyms:
                found.append(Term(words))
                at += length
                break
        else:
            found.append(terms[at])
            at += 1
    return found


def _expression(term: Term, synonyms: Synonyms) -> str:
    phrase = '"' + " ".join(term.words) + '"'
    if term.prefix:
        return phrase + "*"
    forms = () if term.exact else synonyms.get(tuple(map(fold, term.words)), ())
    if not forms:
        return phrase
    return "(" + " OR ".join('"' + " ".join(form) + '"' for form in forms) + ")"


def fold(text: str) -> str:
    """*text* without case and accents, as the search compares words."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def words_of(text: str) -> list[str]:
    """The words of *text*, as written."""
    return _LETTERS.findall(unicodedata.normalize("NFC", text))


def folded_words(text: str) -> list[str]:
    """The words of *text*, folded."""
    return [fold(word) for word in words_of(text)]
