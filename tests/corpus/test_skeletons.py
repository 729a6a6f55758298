"""Skeletons hold what is given, and a placeholder for everything else that is needed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from nzviz.corpus import adding, placeholders, skeletons
from nzviz.corpus.adding import AddingError, DataFolder
from nzviz.corpus.kinds import KINDS
from nzviz.corpus.problems import CorpusError, Problem
from nzviz.corpus.reading import read_records

#: Kind, what is given, the id, and the fields that stay to be written.
LEAST = [
    (
        "event",
        {"date": "2011-05", "title": "Alba's boats meet"},
        "albas-boats-meet-2011",
        ["summary", "themes", "relationships", "direction", "direction_reason", "significance",
         "evidence.source", "evidence.note"],
    ),
    (
        "event",
        {"date": "2011-05", "id": "mine"},
        "mine",
        ["title", "summary", "themes", "relationships", "direction", "direction_reason",
         "significance", "evidence.source", "evidence.note"],
    ),
    (
        "source",
        {"kind": "news", "title": "Boats meet"},
        "boats-meet",
        ["publisher", "country", "author.family", "author.given", "published", "url"],
    ),
    (
        "quote",
        {"source": "harbour-news", "exact": "We would rather sail than sulk",
         "speaker": "ena-vik"},
        "vik-we-would-rather-sail-than",
        ["voice", "said", "locator", "themes", "relationships"],
    ),
    (
        "framework",
        {"kind": "treaty", "name": "Straits Treaty"},
        "straits-treaty",
        ["summary", "themes", "relationships", "parties.actor", "legal_form",
         "legal_form_reason", "evidence.source", "evidence.note"],
    ),
    (
        "dispute",
        {"question": "When did it begin?"},
        "when-did-it-begin",
        ["themes", "positions.answer", "positions.evidence.source", "positions.evidence.note",
         "positions.answer", "positions.evidence.source", "positions.evidence.note", "resolution",
         "assessment", "confidence", "confidence_reason"],
    ),
    ("actor", {"kind": "person", "name": "Ēna Jüngst"}, "ena-jungst", ["description"]),
]  # fmt: skip

MOST: list[tuple[str, dict[str, Any]]] = [
    (
        "event",
        {
            "id": "mine", "date": "2011-05", "title": "Boats meet", "sources": ("harbour-news",),
            "themes": ("ports",), "relationships": ("alba-borea",), "actors": ("alba",),
            "frameworks": ("straits-league",), "direction": "neutral", "significance": "context",
        },
    ),
    (
        "source",
        {
            "id": "mine", "kind": "speech", "title": "Boats", "publisher": "Alba", "country": "IS",
            "published": "2011", "url": "https://example.org",
        },
    ),
    (
        "quote",
        {
            "id": "mine", "source": "harbour-news", "exact": "We sail", "speaker": "ena-vik",
            "voice": "reported", "said": "2011", "themes": ("ports",),
            "relationships": ("alba-borea",), "events": ("ports-opened",),
            "frameworks": ("straits-league",),
        },
    ),
    (
        "framework",
        {
            "id": "mine", "kind": "treaty", "name": "Straits Treaty", "short": "ST",
            "legal_form": "treaty", "parties": ("alba", "borea"), "sources": ("harbour-news",),
            "themes": ("ports",), "relationships": ("alba-borea",),
        },
    ),
    (
        "dispute",
        {
            "id": "mine", "question": "When?", "themes": ("ports",), "events": ("ports-opened",),
            "sources": ("harbour-news", "northern-post", "league-charter"),
            "frameworks": ("straits-league",),
        },
    ),
    (
        "actor",
        {
            "id": "mine", "kind": "person", "name": "Ēna Jüngst", "short": "Jüngst",
            "country": "IS", "offices": ("Minister", "Consul"), "sources": ("harbour-news",),
        },
    ),
]  # fmt: skip


@pytest.fixture
def folder(alba_copy: Path) -> DataFolder:
    return adding.look(alba_copy)


@pytest.mark.parametrize(("kind", "given", "record_id", "unwritten"), LEAST)
def test_the_least(
    folder: DataFolder, kind: str, given: dict[str, Any], record_id: str, unwritten: list[str]
) -> None:
    record = skeletons.MAKERS[kind](folder, given)
    assert record["id"] == record_id
    fields = [
        ".".join(step for step in path if isinstance(step, str))
        for path, _ in placeholders.places(record)
    ]
    assert fields == unwritten
    assert list(record) == sorted(record, key=list(_model(kind).model_fields).index)


@pytest.mark.parametrize(("kind", "given"), [(kind, given) for kind, given, _, _ in LEAST] + MOST)
def test_check_tells_each_placeholder_once_and_nothing_else(
    folder: DataFolder, kind: str, given: dict[str, Any]
) -> None:
    record = skeletons.MAKERS[kind](folder, given)
    added = adding.add(folder, kind, record)
    unwritten = placeholders.of_folder(folder.path)
    assert [problem.line for problem in unwritten] == [line for line, _ in added.unwritten]
    assert placeholders.instead_of(_problems_of(folder.path), unwritten) == unwritten


def _problems_of(path: Path) -> list[Problem]:
    try:
        read_records(path)
    except CorpusError as error:
        return error.problems
    return []


@pytest.mark.parametrize(("kind", "given"), MOST)
def test_everything_given_is_in_the_record(
    folder: DataFolder, kind: str, given: dict[str, Any]
) -> None:
    text = str(skeletons.MAKERS[kind](folder, given))
    for value in given.values():
        for part in [value] if isinstance(value, str) else value:
            assert part in text


def _model(kind_name: str) -> Any:
    return next(kind.model for kind in KINDS if kind.name == kind_name)


def test_every_filled_skeleton_is_a_valid_record(folder: DataFolder) -> None:
    record = skeletons.event(folder, MOST[0][1])
    record["summary"] = "They met."
    record["evidence"][0]["note"] = "Reports it."
    adding.add(folder, "event", record)
    assert read_records(folder.path).by_kind["event"]["mine"].title == "Boats meet"


SLUGS = [
    ("Ministers meet in Wellington", 3, "ministers-meet-in"),
    ("Aotearoa’s Māori Minister's “talks”", 9, "aotearoas-maori-ministers-talks"),
    ("U.S.–NZ: 2+2", 9, "u-s-nz-2-2"),
    ("a" * 100, 3, "a" * 80),
    ("b" * 79 + " c", 3, "b" * 79),
]


@pytest.mark.parametrize(("text", "words", "wanted"), SLUGS)
def test_slugs(text: str, words: int, wanted: str) -> None:
    assert skeletons.slug(text, words) == wanted


def test_a_year_in_the_title_is_not_repeated(folder: DataFolder) -> None:
    given = {"date": "2011-05", "title": "Boats meet in 2011"}
    assert skeletons.event(folder, given)["id"] == "boats-meet-in-2011"
    long = {"date": "2011-05", "title": "x" * 90}
    assert skeletons.event(folder, long)["id"] == "x" * 75 + "-2011"


REFUSALS = [
    ("event", {"date": "yesterday", "title": "x"}, '"yesterday" is not a date'),
    ("event", {"date": "2011"}, "give --title or --id"),
    ("event", {"date": "2011", "title": "…"}, 'no id can be made of "…": give one with --id'),
]


@pytest.mark.parametrize(("kind", "given", "message"), REFUSALS)
def test_refusals(folder: DataFolder, kind: str, given: dict[str, Any], message: str) -> None:
    with pytest.raises(AddingError, match=message):
        skeletons.MAKERS[kind](folder, given)
