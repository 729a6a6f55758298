"""Proof that a quote is verbatim, with the source's text or with its fingerprint alone.

A text is a sequence of tokens: words (inner apostrophes and hyphens included) and single
punctuation marks, letter by letter as printed; blanks only separate. A quote is verbatim when its
tokens, with those of its prefix and suffix around them, stand in one passage of the
article in this order.

A fingerprint holds the SHA-256 hashes (first 10 hex digits) of all overlapping runs of
:data:`RUN` tokens. A quote is proven when every run in it is there: a changed letter changes
up to :data:`RUN` runs, each of which would have to collide with one of the article's hashes by
chance (below 1 in 10^8 for articles of this length). It proves wording without
carrying the text; it is not a cipher, and short well-known runs can be guessed from it.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from nzviz.corpus.problems import Problem
from nzviz.corpus.reading import Records
from nzviz.corpus.records import Quote, Source

#: Tokens in one hashed run, and so the shortest quote that can be proven.
RUN = 5

_TOKEN = re.compile(r"\w+(?:['\u2019-]\w+)*|[^\w\s]")
_WORD = re.compile(r"\w+(?:['\u2019-]\w+)*")
_DIGITS = 10


class TextError(ValueError):
    """A source text in which the article cannot be found."""


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What is kept of a source's text: its size and the hashes of its runs."""

    source: str
    text_sha256: str
    words: int
    runs: frozenset[str]

    def to_json(self) -> str:
        """The file's content: sorted, a hash a line, so that changes are readable."""
        fields = {
            "source": self.source,
            "text_sha256": self.text_sha256,
            "words": self.words,
            "run_tokens": RUN,
            "runs": sorted(self.runs),
        }
        return json.dumps(fields, indent=0, ensure_ascii=False) + "\n"


def tokens(text: str) -> list[str]:
    """Words and punctuation marks of *text*, as printed."""
    return _TOKEN.findall(text)


def count_words(text: str) -> int:
    """Number of words in *text*; punctuation is not a word."""
    return len(_WORD.findall(text))


def selector_tokens(quote: Quote) -> list[str]:
    """Tokens of prefix, quote and suffix, in their order in the text."""
    return [*tokens(quote.prefix or ""), *tokens(quote.exact), *tokens(quote.suffix or "")]


def reproduced_words(quote: Quote) -> int:
    """Words of the article that a quote shows, its context included."""
    return sum(count_words(part or "") for part in (quote.prefix, quote.exact, quote.suffix))


def run_hashes(found: list[str]) -> list[str]:
    """Hashes of all overlapping runs of :data:`RUN` tokens; none for a shorter list."""
    runs = ("\0".join(found[i : i + RUN]) for i in range(len(found) - RUN + 1))
    return [hashlib.sha256(run.encode()).hexdigest()[:_DIGITS] for run in runs]


def article_passages(source: Source, text: str) -> list[list[str]]:
    """Tokens of each article passage of *source* in its *text*; raises :class:`TextError`."""
    if source.text is None:
        raise TextError(f"{source.id} has no text block")
    everything = tokens(text)
    passages = []
    begin = 0
    for passage in source.text.article:
        first = _find(everything, tokens(passage.start), begin)
        if first is None:
            raise TextError(f'the passage "{passage.start} ..." does not start in the text')
        closing = tokens(passage.end)
        last = _find(everything, closing, first)
        if last is None:
            raise TextError(f'the passage "... {passage.end}" does not end in the text')
        begin = last + len(closing)
        passages.append(everything[first:begin])
    return passages


def _find(haystack: list[str], needle: list[str], begin: int = 0) -> int | None:
    if not needle:
        return None
    for at in range(begin, len(haystack) - len(needle) + 1):
        if haystack[at] == needle[0] and haystack[at : at + len(needle)] == needle:
            return at
    return None


def fingerprint(source: Source, raw: bytes) -> Fingerprint:
    """Fingerprint of the article in the source text *raw* (UTF-8); raises :class:`TextError`."""
    passages = article_passages(source, raw.decode("utf-8"))
    return Fingerprint(
        source.id,
        hashlib.sha256(raw).hexdigest(),
        sum(_WORD.fullmatch(token) is not None for passage in passages for token in passage),
        frozenset(run for passage in passages for run in run_hashes(passage)),
    )


def fingerprint_path(folder: Path, source_id: str) -> Path:
    """Where the fingerprint of a source lies in a data folder."""
    return folder / "fingerprints" / f"{source_id}.json"


def read_fingerprint(folder: Path, source_id: str) -> Fingerprint | None:
    """The stored fingerprint, or None when there is none; raises ValueError for a damaged file."""
    path = fingerprint_path(folder, source_id)
    if not path.is_file():
        return None
    try:
        fields = json.loads(path.read_text(encoding="utf-8"))
        if fields["run_tokens"] != RUN or fields["source"] != source_id:
            raise ValueError("made for another source or run length")
        return Fingerprint(
            source_id, fields["text_sha256"], int(fields["words"]), frozenset(fields["runs"])
        )
    except (KeyError, TypeError, ValueError, OverflowError, RecursionError) as error:
        raise ValueError(
            f"{path.name} is damaged ({error}): run nzviz fingerprint again"
        ) from error


def verify(records: Records, texts: Path | None = None) -> tuple[int, list[Problem]]:
    """Prove every quote against fingerprints or, with *texts*, against the source texts.

    Returns how many quotes are proven, and a problem for each that is not. With *texts* each
    stored fingerprint must also be the one that its text gives.
    """
    problems: list[Problem] = []
    proven = 0
    by_source: dict[str, list[Quote]] = {}
    for quote in records.by_kind["quote"].values():
        by_source.setdefault(quote.source, []).append(quote)
    for source_id, quotes in by_source.items():
        source = records.by_kind["source"][source_id]
        try:
            stored = read_fingerprint(records.folder, source_id)
            passages = _passages_of(source, stored, texts) if texts else None
        except (TextError, ValueError) as error:
            problems.append(records.problem("source", source_id, str(error), "text"))
            continue
        if stored is None:
            message = "its quotes cannot be proven: no fingerprint; run nzviz fingerprint"
            problems.append(records.problem("source", source_id, message))
            continue
        for quote in quotes:
            flaw = _flaw(quote, stored, passages)
            if flaw:
                problems.append(records.problem("quote", quote.id, flaw, "exact"))
            else:
                proven += 1
    return proven, problems


def _passages_of(source: Source, stored: Fingerprint | None, texts: Path) -> list[list[str]]:
    if source.text is None:
        raise TextError("its quotes cannot be proven: the source has no text block")
    path = texts / source.text.file
    try:
        raw = path.read_bytes()
        fresh = fingerprint(source, raw)
    except OSError as error:
        raise TextError(f"{source.text.file}: {error.strerror}") from None
    except UnicodeDecodeError:
        raise TextError(f"{source.text.file} is not UTF-8") from None
    if stored is not None and fresh != stored:
        raise TextError("the fingerprint is not that of the text: run nzviz fingerprint again")
    return article_passages(source, raw.decode("utf-8"))


def _flaw(quote: Quote, stored: Fingerprint, passages: list[list[str]] | None) -> str | None:
    """What keeps *quote* from being proven, or None."""
    found = selector_tokens(quote)
    if len(tokens(quote.exact)) < RUN:
        return f"too short to prove: a quote has at least {RUN} words and marks"
    if passages is not None:
        if any(_find(passage, found) is not None for passage in passages):
            return None
        return f"not verbatim: the text of {quote.source} does not contain it" + _where(
            found, {run for passage in passages for run in run_hashes(passage)}
        )
    if all(run in stored.runs for run in run_hashes(found)):
        return None
    return f"not verbatim: the fingerprint of {quote.source} does not contain it" + _where(
        found, stored.runs
    )


def _where(found: list[str], runs: Iterable[str]) -> str:
    """The first words that are not in the source."""
    known = set(runs)
    for at, run in enumerate(run_hashes(found)):
        if run not in known:
            return f'; first unproven words: "{" ".join(found[at : at + RUN])}"'
    return ""


def write_fingerprints(records: Records, texts: Path) -> tuple[list[Path], list[Problem]]:
    """Write the fingerprint of every source that has a text block and whose text is in *texts*."""
    written, problems = [], []
    for source in records.by_kind["source"].values():
        if source.text is None:
            continue
        try:
            made = fingerprint(source, (texts / source.text.file).read_bytes())
        except (TextError, UnicodeDecodeError) as error:
            problems.append(records.problem("source", source.id, str(error), "text"))
            continue
        except OSError as error:
            message = f"{source.text.file}: {error.strerror}"
            problems.append(records.problem("source", source.id, message, "text", "file"))
            continue
        path = fingerprint_path(records.folder, source.id)
        path.parent.mkdir(exist_ok=True)
        path.write_text(made.to_json(), encoding="utf-8")
        written.append(path)
    return written, problems
