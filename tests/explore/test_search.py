"""Full-text search: what finds what, and that no text is an error."""

import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from nzviz.corpus.corpus import Corpus
from nzviz.explore.filters import SELECTABLE
from nzviz.explore.search import index, matching_ids

OPERATORS = ["AND", "OR", "NOT", "NEAR(", "*", "^", '"', "-", "(", ")", ":", "{title}", "+", "--",
             "\0", "ships", "Māori", "'", ";", "kind:event", "\ud800"]  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=60),
    st.lists(st.sampled_from(OPERATORS), max_size=8).map(" ".join),
    st.lists(st.sampled_from(OPERATORS), max_size=8).map("".join),
)


@settings(deadline=None, max_examples=300)
@given(TEXTS, st.sampled_from(SELECTABLE))
@example('"unfinished phrase', "event")
@example("NEAR(port calls, 2)", "event")
@example("a " * 3000, "quote")
@example(" ".join(f"-w{number}" for number in range(3000)), "event")
def test_any_text_is_searched_for_without_an_error(alba: Corpus, text: str, kind: str) -> None:
    found = matching_ids(alba, text, kind)

    assert set(found) <= set(alba.records.by_kind[kind])
    assert len(found) == len(set(found))


@pytest.mark.parametrize(
    ("words", "kind", "wanted"),
    [
        ("patrolled", "event", {"joint-patrols", "ports-opened"}),
        ("collision", "event", {"ports-closed"}),
        ("COLLISION", "event", {"ports-closed"}),
        ("collisions", "event", {"ports-closed"}),
        ("coll*", "event", {"ports-closed"}),
        ("coll", "event", set()),
        ("ports closed", "event", {"ports-closed"}),
        ('"closed its ports"', "event", {"ports-closed"}),
        ('"ports its closed"', "event", set()),
        ('"closed its ports', "event", {"ports-closed"}),
        ('boats "in again"', "event", {"ports-opened"}),
        ("boats -again", "event", {"ports-closed", "joint-patrols"}),
        ('boats -"in again"', "event", {"ports-closed", "joint-patrols"}),
        ("boats -aga*", "event", {"ports-closed", "joint-patrols"}),
        ("-boats", "event", {"league-member"}),
        ("-boats -league", "event", set()),
        ("-nothing", "dispute", {"length-of-closure"}),
        ("ena", "quote", {"vik-sail-harbour-news", "vik-sail-northern-post"}),
        ("Ēna", "quote", {"vik-sail-harbour-news", "vik-sail-northern-post"}),
        ("E\N{COMBINING MACRON}na", "quote", {"vik-sail-harbour-news", "vik-sail-northern-post"}),
        ("sooner", "quote", {"vik-sail-northern-post"}),
        ("annex", "event", {"joint-patrols"}),
        ("league", "event", {"league-member", "joint-patrols"}),
        ("-league", "event", {"ports-opened", "ports-closed"}),
        ("port arrangement", "framework", {"port-arrangement"}),
        ("founds", "framework", {"straits-league"}),
        ("twelve years", "dispute", {"length-of-closure"}),
        ("counts", "dispute", {"length-of-closure"}),
        ("holt", "source", {"harbour-news"}),
        ("without a title page", "source", {"league-charter"}),
        ("", "event", set()),
        ("...", "event", set()),
        ("AND", "event", {"ports-closed", "ports-opened"}),
    ],
)
def test_what_finds_what(alba: Corpus, words: str, kind: str, wanted: set[str]) -> None:
    assert set(matching_ids(alba, words, kind)) == wanted


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("collision", "collision"),  # found as it stands
        ("collis", "collis*"),
        ("ports coll", "ports coll*"),
        ("qqqq", "qqqq"),  # nothing begins so
        ("coll ", "coll "),  # the word is at its end
        ("coll*", "coll*"),
        ('"closed its po', '"closed its po'),  # a phrase has no star
        ("", ""),
    ],
)
def test_what_is_being_typed_is_the_start_of_a_word(alba: Corpus, typed: str, asked: str) -> None:
    assert index(alba).while_typing(typed) == asked


def test_a_title_counts_more_than_a_name(alba: Corpus) -> None:
    found = matching_ids(alba, "port", "event")

    assert set(found[:2]) == {"ports-closed", "ports-opened"}
    assert found[2:] == ["joint-patrols"]  # by the name of its framework


@pytest.mark.parametrize("kind", ["event", "framework", "dispute"])
def test_every_record_is_found_by_its_own_name(real: Corpus, kind: str) -> None:
    for record_id, record in real.records.by_kind[kind].items():
        name = {"event": "title", "framework": "name", "dispute": "question"}[kind]
        phrase = getattr(record, name).replace('"', " ").replace("-", " ")
        assert record_id in matching_ids(real, phrase, kind), phrase


def test_every_quote_is_found_by_its_words_and_its_speaker(real: Corpus) -> None:
    for quote_id, quote in real.records.by_kind["quote"].items():
        words = " ".join(quote.exact.replace('"', " ").replace("-", " ").split()[:8])
        assert quote_id in matching_ids(real, f'"{words}"', "quote")
        speaker = real.label("actor", quote.speaker)
        assert quote_id in matching_ids(real, speaker.replace("-", " "), "quote")


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_accents_make_no_difference(real: Corpus, form: str) -> None:
    names = {
        actor.id: actor.name
        for actor in real.records.by_kind["actor"].values()
        if actor.name != actor.name.encode("ascii", "ignore").decode()
    }
    for name in names.values():
        plain = "".join(
            c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c)
        )
        for kind in SELECTABLE:
            accented = matching_ids(real, unicodedata.normalize(form, name), kind)
            assert set(accented) == set(matching_ids(real, plain, kind)), (name, kind)
