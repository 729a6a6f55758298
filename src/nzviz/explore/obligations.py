"""What frameworks are coded to oblige and provide for, and where each code's evidence stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import get_args

from nzviz.corpus.corpus import Corpus
from nzviz.corpus.kept import kept_with_corpus
from nzviz.corpus.records.framework import Activity, Obligation

#: The three coding schemes: the field of the record that holds the codes, by scheme.
FIELDS = {"obligation": "obligations", "activity": "activities", "area": "areas"}
OBLIGATIONS: tuple[str, ...] = get_args(Obligation)
ACTIVITIES: tuple[str, ...] = get_args(Activity)


@dataclass(frozen=True, slots=True)
class Code:
    """One code of one framework, as a link names it: ``obligation.defence``."""

    scheme: str
    code: str

    def __str__(self) -> str:
        return f"{self.scheme}.{self.code}"


def parse_code(text: str) -> Code | None:
    """The code that a link names, or None when no scheme has such a name."""
    scheme, dot, code = text.partition(".")
    return Code(scheme, code) if dot and scheme in FIELDS else None


def columns(corpus: Corpus, scheme: str) -> tuple[str, ...]:
    """Every code of a scheme, in its curated order."""
    if scheme == "area":
        return tuple(term.id for term in corpus.site.areas)
    return OBLIGATIONS if scheme == "obligation" else ACTIVITIES


@kept_with_corpus(maxsize=4)
def coding(corpus: Corpus) -> Mapping[str, Mapping[str, Mapping[str, int] | None]]:
    """For each framework and scheme: place in the record by code; None when not coded.

    An empty mapping says that the editors coded "none". Areas have no such statement: without
    any they are not coded.
    """
    return {
        framework.id: {
            scheme: None
            if (codes := getattr(framework, field)) is None or (scheme == "area" and not codes)
            else {code.code: number for number, code in enumerate(codes)}
            for scheme, field in FIELDS.items()
        }
        for framework in corpus.records.by_kind["framework"].values()
    }


def coded(corpus: Corpus, framework: str, *schemes: str) -> bool:
    """Whether *framework* is coded on any of *schemes*, be it as "none"."""
    return any(coding(corpus)[framework][scheme] is not None for scheme in schemes)


def evidence_part(corpus: Corpus, framework: str, code: Code) -> str | None:
    """The field path under which the evidence of a code stands, or None when it is not coded."""
    place = (coding(corpus)[framework][code.scheme] or {}).get(code.code)
    return None if place is None else f"{FIELDS[code.scheme]}.{place}.evidence"


def label(corpus: Corpus, code: Code) -> str:
    """A code as a reader says it."""
    if code.scheme == "area":
        return corpus.label("area", code.code)
    return code.code.replace("-", " ")
