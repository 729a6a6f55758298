"""Frameworks in groups."""

import pytest

from nzviz.corpus.corpus import Corpus
from nzviz.explore.grouping import GROUPINGS, Group, grouped


@pytest.mark.parametrize("by", GROUPINGS)
def test_every_framework_stands_in_one_group_in_the_order_given(corpus: Corpus, by: str) -> None:
    ids = list(corpus.frames.frameworks.index)
    groups = grouped(corpus, ids, by)
    assert sorted(i for group in groups for i in group.frameworks) == sorted(ids)
    for group in groups:
        assert list(group.frameworks) == [i for i in ids if i in group.frameworks]


@pytest.mark.parametrize("by", GROUPINGS)
def test_nothing_makes_no_group(alba: Corpus, by: str) -> None:
    assert grouped(alba, [], by) == []


def test_headings(alba: Corpus) -> None:
    ids = ["straits-league", "port-arrangement"]
    assert grouped(alba, ids, "none") == [Group("", ("straits-league", "port-arrangement"))]
    assert [group.label for group in grouped(alba, ids, "kind")] == ["Arrangement", "Grouping"]
    assert [group.label for group in grouped(alba, ids, "form")] == ["Non binding", "Treaty"]


def test_partners_come_in_their_curated_order(real: Corpus) -> None:
    labels = [group.label for group in grouped(real, real.frames.frameworks.index, "partner")]
    curated = [term.label for term in real.site.relationships]
    assert labels == [label for label in curated if label in labels]
