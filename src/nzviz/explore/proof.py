"""What was checked to say that a quote is verbatim, and what the check found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from nzviz.corpus import dates, verbatim
from nzviz.corpus.corpus import Corpus
from nzviz.corpus.kept import kept_with_corpus


@dataclass(frozen=True, slots=True)
class Proof:
    """The result of one check of one quote.

    ``flaw`` tells why the quote is not proven, and is empty when it is. ``text_sha256`` is the
    hash of the source text whose fingerprint was used ("" without one), ``runs`` how many runs
    of words of the quote were looked up in it, ``checked`` the day of the check.
    """

    flaw: str
    checked: date
    text_sha256: str
    runs: int

    @property
    def proven(self) -> bool:
        """Whether every run was found."""
        return not self.flaw


@kept_with_corpus(maxsize=2)
def proofs(corpus: Corpus) -> Mapping[str, Proof]:
    """The proof of every quote, by quote id; made once per corpus, by the check itself.

    Each quote goes through :func:`nzviz.corpus.verbatim.verify` on its own, as ``nzviz verify``
    does for all: nothing here repeats its rules.
    """
    records = corpus.records
    today = datetime.now().astimezone().date()
    found = {}
    for quote in records.by_kind["quote"].values():
        alone = replace(records, by_kind={**records.by_kind, "quote": {quote.id: quote}})
        _, problems = verbatim.verify(alone)
        found[quote.id] = Proof(
            flaw="; ".join(problem.message.partition(": ")[2] for problem in problems),
            checked=today,
            text_sha256=_text_hash(corpus, quote.source),
            runs=len(verbatim.run_hashes(verbatim.selector_tokens(quote))),
        )
    return found


def in_words(corpus: Corpus, quote: str) -> str:
    """What the check of a quote found, and by which text and data it was made."""
    proof = proofs(corpus)[quote]
    day = dates.in_words(proof.checked.isoformat())
    if not proof.proven:
        return f"Not proven on {day}: {proof.flaw}."
    return (
        f"Checked on {day}: all {proof.runs} runs of {verbatim.RUN} words and marks stand in the "
        f"source, by the fingerprint of its text (SHA-256 {proof.text_sha256[:12]}), in data "
        f"{corpus.site.version} ({corpus.digest[:12]})."
    )


def _text_hash(corpus: Corpus, source: str) -> str:
    try:
        stored = verbatim.read_fingerprint(corpus.records.folder, source)
    except ValueError:
        return ""
    return stored.text_sha256 if stored else ""
