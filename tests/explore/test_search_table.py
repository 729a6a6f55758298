"""Searches over this project's own record: what must come back, and what must not."""

import pytest

from nzviz.corpus.corpus import Corpus
from nzviz.explore.search import index, matching_ids

#: Query, kind, ids that must come back, ids that must not.
SEARCHES = [
    # Spellings of a place, whichever way it is printed.
    ("Bamian", "framework", {"nzprt"}, {"anzus"}),
    ("Bamiyan", "framework", {"nzprt"}, {"rimpac"}),
    ("Bamyan", "framework", {"nzprt"}, {"rimpac"}),
    ("bamyan", "quote", {"panetta-profoundly-grateful"}, {"coleman-manage-both"}),
    # Abbreviations and names in full.
    ("PRT", "framework", {"nzprt"}, {"anzus"}),
    ("provincial reconstruction team", "framework", {"nzprt"}, {"anzus"}),
    ("rim of the pacific", "framework", {"rimpac"}, {"anzus"}),
    ("RIMPAC", "framework", {"rimpac"}, {"wellington-declaration"}),
    ("fvey", "framework", {"afic"}, {"rimpac"}),
    # British and American spelling; what stemming joins.
    ("defense", "framework", {"washington-declaration"}, {"neither-confirm-nor-deny"}),
    ("defence", "framework", {"washington-declaration"}, {"neither-confirm-nor-deny"}),
    ("co-operation", "quote", {"coleman-no-shift-nzherald"}, {"coleman-manage-both"}),
    ("ship ban", "quote", {"ban-dropped-nzherald"}, {"coleman-manage-both"}),
    ("SHIPS BANS", "quote", {"ban-dropped-nzherald"}, {"coleman-manage-both"}),
    ("embark course", "quote", {"panetta-new-course-nzherald"}, {"coleman-manage-both"}),
    # Exact phrases are exact: stems and other orders do not count.
    ('"new course"', "quote", {"panetta-new-course-nzherald", "panetta-new-course-bbc-derived"},
     {"coleman-manage-both"}),
    ('"course new"', "quote", set(), {"panetta-new-course-nzherald"}),
    ('"these differences"', "quote", {"panetta-new-course-nzherald"},
     {"panetta-new-course-bbc-derived"}),
    ('"those differences"', "quote", {"panetta-new-course-bbc-derived"},
     {"panetta-new-course-nzherald"}),
    ('"naval ship"', "quote", set(), {"ban-dropped-nzherald"}),
    ('"naval ships"', "quote", {"ban-dropped-nzherald"}, set()),
    ("“naval ships”", "quote", {"ban-dropped-nzherald"}, {"coleman-manage-both"}),
    ('"those differences', "quote", {"panetta-new-course-bbc-derived"},
     {"panetta-new-course-nzherald"}),
    # Prefixes.
    ("embark*", "quote", {"panetta-new-course-nzherald"}, {"coleman-manage-both"}),
    ("thaw*", "quote", {"thaw-after-2003-bbc-derived"}, {"coleman-manage-both"}),
    # Exclusion, of a word, a start and a phrase.
    ("new course -these", "quote", {"panetta-new-course-bbc-derived"},
     {"panetta-new-course-nzherald"}),
    ('new course -"these differences"', "quote", {"panetta-new-course-bbc-derived"},
     {"panetta-new-course-nzherald"}),
    ("course -embark*", "quote", set(), {"panetta-new-course-nzherald"}),
    ("-china", "quote", {"panetta-new-course-nzherald"}, {"coleman-us-understands-china"}),
    ('-"very good relationship"', "quote", {"panetta-new-course-nzherald"},
     {"coleman-us-understands-china"}),
    # People find their words; titles find their records.
    ("panetta", "quote", {"panetta-new-course-nzherald"}, {"georgieff-revised-policy"}),
    ("Georgieff", "quote", {"georgieff-revised-policy"}, {"panetta-new-course-nzherald"}),
    ("anzus", "framework", {"anzus"}, {"rimpac"}),
    ("ANZUS suspend obligations", "dispute", {"anzus-suspension-date"},
     {"alam-halfa-us-numbers"}),
    ("alam halfa", "dispute", {"alam-halfa-us-numbers"}, {"anzus-suspension-date"}),
    ("nuclear weapons ban", "dispute", {"nuclear-ban-date"}, {"alam-halfa-us-numbers"}),
    ("wellington declaration", "framework", {"wellington-declaration"}, {"rimpac"}),
    ("nuclear free zone act", "framework", {"nuclear-free-zone-act"}, {"rimpac"}),
    # Accents, apostrophes and case.
    ("zealand’s anti-nuclear", "quote", {"coleman-position-unchanged-bbc-derived"},
     {"coleman-manage-both"}),
    ("zealand's ANTI nuclear", "quote", {"coleman-position-unchanged-bbc-derived"},
     {"coleman-manage-both"}),
    ("Pánettà course", "quote", {"panetta-new-course-nzherald"}, {"georgieff-revised-policy"}),
    # Operators of other engines are words.
    ("course AND panetta", "quote", set(), {"coleman-manage-both"}),
    ("course NEAR panetta", "quote", set(), {"coleman-manage-both"}),
]  # fmt: skip


def test_there_are_at_least_forty() -> None:
    assert len(SEARCHES) >= 40


@pytest.mark.parametrize(("words", "kind", "wanted", "unwanted"), SEARCHES)
def test_searches(
    real: Corpus, words: str, kind: str, wanted: set[str], unwanted: set[str]
) -> None:
    known = set(real.records.by_kind[kind])
    assert wanted | unwanted <= known, "the table names records that are gone"

    found = set(matching_ids(real, words, kind))

    assert wanted <= found
    assert not unwanted & found


def test_the_title_outranks_a_mention(real: Corpus) -> None:
    assert matching_ids(real, "wellington declaration", "framework")[0] == "wellington-declaration"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Panneta", "Panetta"),
        ("panetta nuclaer", "panetta nuclear"),
        ("shp ban", "ship ban"),
        ("Welligton", "Wellington"),
        ("alliannce", "alliance"),
        ("nuclear ships", None),
        ("Bamian", None),
        ("nuc*", None),
        ("-nuclaer", None),
        ("qqqqqqqqqq", None),
        ("1985", None),
        ("", None),
    ],
)
def test_mistypings_get_the_records_own_words(real: Corpus, typed: str, meant: str | None) -> None:
    suggested = index(real).suggestion(typed)

    assert (suggested or "").casefold() == (meant or "").casefold()


def test_hits_are_marked_where_they_stand(real: Corpus) -> None:
    hits = index(real).hits("ship ban", "quote", 3)

    marked = [stretch.text for stretch in hits[0].title if stretch.hit]
    assert hits[0].id == "ban-dropped-nzherald"
    assert marked == ["ban", "ships"]
    exact = real.frames.quotes.at["ban-dropped-nzherald", "exact"]
    assert "".join(stretch.text for stretch in hits[0].title) == exact


def test_the_best_hits_are_the_first_ids(real: Corpus) -> None:
    for words in ("ship ban", "-nuclear", '"naval ships"', '-"naval ships"', "nuc* -china"):
        ids = matching_ids(real, words, "event")
        assert [hit.id for hit in index(real).hits(words, "event", 5)] == ids[:5]


def test_any_text_can_be_marked(real: Corpus) -> None:
    marked = index(real).marked("visit ban", "Two Visits, no ‘ban’.")

    assert [stretch.text for stretch in marked if stretch.hit] == ["Visits", "ban"]
    assert "".join(stretch.text for stretch in marked) == "Two Visits, no ‘ban’."
    assert [stretch.hit for stretch in index(real).marked("!", "as it is")] == [False]
