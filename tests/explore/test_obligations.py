"""Codes, what is none and what is not coded, and where the evidence stands."""

import pytest

from nzviz.corpus.corpus import Corpus
from nzviz.explore.obligations import (
    FIELDS,
    Code,
    coded,
    coding,
    columns,
    evidence_part,
    label,
    parse_code,
)


def test_none_is_not_the_same_as_not_coded(alba: Corpus) -> None:
    assert coding(alba)["port-arrangement"]["obligation"] == {}
    assert coding(alba)["straits-league"]["obligation"] is None
    assert coding(alba)["port-arrangement"]["activity"] == {"exercises": 0}
    assert coding(alba)["straits-league"]["area"] is None


def test_whether_anything_was_coded(alba: Corpus) -> None:
    assert coded(alba, "port-arrangement", "obligation")
    assert not coded(alba, "straits-league", "obligation", "activity")


def test_every_code_has_evidence_where_its_path_says(corpus: Corpus) -> None:
    evidence = corpus.frames.evidence
    mine = evidence[evidence["kind"] == "framework"]
    parts = set(zip(mine["id"], mine["part"], strict=True))
    checked = 0
    for framework, schemes in coding(corpus).items():
        for scheme, codes in schemes.items():
            for code in codes or ():
                part = evidence_part(corpus, framework, Code(scheme, code))
                assert (framework, part) in parts
                checked += 1
    assert checked == len(corpus.frames.codes)


def test_a_code_that_is_absent_has_no_path(alba: Corpus) -> None:
    for scheme, code in (("obligation", "defence"), ("activity", "research"), ("area", "x")):
        assert evidence_part(alba, "port-arrangement", Code(scheme, code)) is None


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("obligation.defence", Code("obligation", "defence")),
        ("area.cyber", Code("area", "cyber")),
        ("obligation.", Code("obligation", "")),
        ("defence", None),
        ("treaty.defence", None),
        ("", None),
        (".", None),
    ],
)
def test_codes_in_links(text: str, wanted: Code | None) -> None:
    assert parse_code(text) == wanted
    if wanted:
        assert str(wanted) == text


def test_columns_hold_every_code_of_their_scheme(corpus: Corpus) -> None:
    for scheme in FIELDS:
        known = columns(corpus, scheme)
        assert len(set(known)) == len(known)
        for schemes in coding(corpus).values():
            assert set(schemes[scheme] or ()) <= set(known)


def test_codes_as_readers_say_them(alba: Corpus) -> None:
    assert label(alba, Code("activity", "policy-coordination")) == "policy coordination"
    assert label(alba, Code("area", "patrols")) == alba.label("area", "patrols") != "patrols"
