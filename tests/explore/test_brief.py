"""A brief: collected, ordered, in a link and out of it again."""

from __future__ import annotations

from urllib.parse import parse_qs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nzviz.corpus.corpus import Corpus
from nzviz.explore.brief import (
    BRIEF_KEYS,
    BRIEF_KINDS,
    LONGEST_NOTE,
    LONGEST_TITLE,
    MOST_RECORDS,
    Brief,
    Item,
    brief_from_query,
)
from nzviz.share.links import query_string

PORTS = Item("event", "ports-opened")
VIK = Item("quote", "vik-sail-harbour-news")
LEAGUE = Item("framework", "straits-league")
LENGTH = Item("dispute", "length-of-closure")


def everything(corpus: Corpus) -> list[Item]:
    return [Item(kind, record) for kind in BRIEF_KINDS for record in corpus.records.by_kind[kind]]


@given(data=st.data(), title=st.text(max_size=150), note=st.text(max_size=600))
def test_any_brief_comes_back_from_its_link(
    real: Corpus, data: st.DataObject, title: str, note: str
) -> None:
    items = data.draw(st.lists(st.sampled_from(everything(real)), max_size=70, unique=True))
    brief = Brief().adding(*items).entitled(title).noted(note)

    query = parse_qs(query_string(brief.to_query()))
    assert brief_from_query(query, real) == (brief, [])
    assert list(brief.items) == items[:MOST_RECORDS]
    assert set(query) <= set(BRIEF_KEYS)
    assert len(brief.title) <= LONGEST_TITLE
    assert len(brief.note) <= LONGEST_NOTE
    assert "\n" not in brief.title


@given(
    st.dictionaries(
        st.sampled_from(BRIEF_KEYS),
        st.lists(
            st.one_of(st.text(), st.builds("{}:{}".format, st.text(max_size=9), st.text())),
            max_size=4,
        ),
    )
)
def test_no_link_is_an_error_and_what_is_made_of_it_is_stable(
    alba: Corpus, query: dict[str, list[str]]
) -> None:
    brief, _ = brief_from_query(query, alba)

    assert brief_from_query(brief.to_query(), alba) == (brief, [])


def test_a_full_brief_of_the_longest_ids_fits_into_what_servers_take(real: Corpus) -> None:
    longest = sorted(everything(real), key=lambda item: -len(str(item)))[:MOST_RECORDS]
    brief = Brief().adding(*longest).entitled("t" * 200).noted("ā " * 400)

    assert brief.room == 0
    assert len(query_string(brief.to_query())) < 8192 - 200


@pytest.mark.parametrize(
    ("values", "items", "said"),
    [
        (["event:ports-opened", "quote:vik-sail-harbour-news"], [PORTS, VIK], []),
        (["quote:vik-sail-harbour-news", "event:ports-opened"], [VIK, PORTS], []),
        (["event:ports-opened", "event:ports-opened"], [PORTS], []),
        (["event:strait-opened"], [PORTS], []),
        (["event:strait-opened", "event:ports-opened"], [PORTS], []),
        (["event:port-opened"], [],
         ['brief="event:port-opened" is not an event here; nearest: "ports-opened"']),
        (["quote:zzz", "framework:straits-league"], [LEAGUE],
         ['brief="quote:zzz" is not a quote here']),
        (["source:harbour"], [],
         ['brief="source:harbour" is not one of event:ID, quote:ID, framework:ID, dispute:ID']),
        (["ports-opened", ""], [],
         ['brief="ports-opened" is not one of event:ID, quote:ID, framework:ID, dispute:ID']),
        ([], [], []),
    ],
)  # fmt: skip
def test_records_of_a_link(
    alba: Corpus, values: list[str], items: list[Item], said: list[str]
) -> None:
    brief, unknown = brief_from_query({"brief": values}, alba)

    assert list(brief.items) == items
    assert [str(item) for item in unknown] == said


def test_a_link_with_too_many_records_keeps_the_first_and_says_so(real: Corpus) -> None:
    many = [str(item) for item in everything(real)[: MOST_RECORDS + 3]]
    brief, (left_out,) = brief_from_query({"brief": many}, real)

    assert [str(item) for item in brief.items] == many[:MOST_RECORDS]
    assert left_out.value == many[MOST_RECORDS]
    assert f"a brief holds {MOST_RECORDS} records" in str(left_out)


@pytest.mark.parametrize(
    ("key", "longest"), [("brief_title", LONGEST_TITLE), ("brief_note", LONGEST_NOTE)]
)
def test_too_long_a_text_is_cut_and_said(alba: Corpus, key: str, longest: int) -> None:
    brief, (told,) = brief_from_query({key: ["x" * (longest + 1)]}, alba)

    assert brief.to_query()[key] == ["x" * longest]
    assert (told.key, f"longer than {longest} characters" in told.hint) == (key, True)


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("One.\r\nTwo.\n\n  Three\tmore.  ", "One.\nTwo.\nThree more."),
        ("a\0b\x07c\u202ed", "abcd"),
        ("Māori – 日本 😀", "Māori – 日本 😀"),
    ],
)
def test_a_note_keeps_its_paragraphs_and_only_what_can_be_printed(written: str, kept: str) -> None:
    assert Brief().noted(written).note == kept


@pytest.mark.parametrize(
    ("item", "by", "order"),
    [
        (PORTS, -1, [PORTS, VIK, LEAGUE]),
        (PORTS, 1, [VIK, PORTS, LEAGUE]),
        (PORTS, 9, [VIK, LEAGUE, PORTS]),
        (LEAGUE, -1, [PORTS, LEAGUE, VIK]),
        (VIK, 0, [PORTS, VIK, LEAGUE]),
        (LENGTH, 1, [PORTS, VIK, LEAGUE]),
    ],
)
def test_a_record_moves(item: Item, by: int, order: list[Item]) -> None:
    assert list(Brief((PORTS, VIK, LEAGUE)).moved(item, by).items) == order


def test_adding_and_taking_out() -> None:
    brief = Brief((PORTS,), "T", "N")

    assert brief.adding(VIK, PORTS, VIK) == Brief((PORTS, VIK), "T", "N")
    assert brief.fitting([VIK, PORTS, LEAGUE, VIK]) == (VIK, LEAGUE)
    assert brief.without(PORTS) == Brief((), "T", "N")
    assert brief.without(VIK) == brief
    assert brief.room == MOST_RECORDS - 1
