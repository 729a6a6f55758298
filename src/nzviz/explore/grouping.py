"""Frameworks in groups: by main partner, kind or legal form."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from nzviz.corpus.corpus import Corpus

#: Link values of ``group=``, the first one the default, and how they are said.
GROUPINGS = {"partner": "Partner", "kind": "Kind", "form": "Legal form", "none": "Not grouped"}


@dataclass(frozen=True, slots=True)
class Group:
    """Frameworks under one heading (empty when they are not grouped), in order of time."""

    label: str
    frameworks: tuple[str, ...]


def grouped(corpus: Corpus, ids: Iterable[str], by: str) -> list[Group]:
    """*ids* in groups, in curated order (partners) or largest first; order within is kept.

    Each framework stands once: under its first partner, when it concerns several.
    """
    ids = list(ids)
    if by == "none":
        return [Group("", tuple(ids))] if ids else []
    records = corpus.records.by_kind["framework"]
    found: dict[str, list[str]] = {}
    for framework in ids:
        record = records[framework]
        value = {
            "partner": record.relationships[0],
            "kind": record.kind,
            "form": record.legal_form,
        }[by]
        found.setdefault(value, []).append(framework)
    if by == "partner":
        order = [term.id for term in corpus.site.relationships if term.id in found]
    else:
        order = sorted(found, key=lambda value: (-len(found[value]), value))
    return [Group(_label(corpus, by, value), tuple(found[value])) for value in order]


def _label(corpus: Corpus, by: str, value: str) -> str:
    if by == "partner":
        return corpus.label("relationship", value)
    words = value.replace("-", " ")
    return words[:1].upper() + words[1:]
