"""The graph of what frameworks follow, belong to and rest on."""

import networkx as nx
import pytest

from nzviz.corpus.corpus import Corpus
from nzviz.explore.lineage import (
    RELATIONS,
    REVERSED,
    alone,
    around,
    drawn,
    families,
    graph,
    relations_of,
)


def test_an_edge_for_every_relation_of_the_record(corpus: Corpus) -> None:
    whole = graph(corpus)
    relations = corpus.frames.relations
    assert set(whole.nodes) == set(corpus.frames.frameworks.index)
    assert {(one, other, data["relation"]) for one, other, data in whole.edges(data=True)} == set(
        zip(relations["framework"], relations["other"], relations["relation"], strict=True)
    )


def test_the_graph_cannot_be_changed_by_its_readers(alba: Corpus) -> None:
    with pytest.raises(nx.NetworkXError):
        graph(alba).add_node("another")


def test_relations_are_said_from_either_side(alba: Corpus) -> None:
    assert set(RELATIONS) == set(REVERSED)
    own = relations_of(alba, "port-arrangement")
    assert own == [("is part of", "straits-league", "port-arrangement", 0)]
    assert relations_of(alba, "straits-league") == [
        ("includes", "port-arrangement", "port-arrangement", 0)
    ]


def test_steps_count_relations_in_both_directions(real: Corpus) -> None:
    assert "ipcp" in around(real, "itpp", 1)
    assert around(real, "itpp", 0) == {"itpp"}
    near, far = around(real, "ipcp", 1), around(real, "ipcp", 3)
    assert near < far
    for other in near - {"ipcp"}:
        assert graph(real).has_edge("ipcp", other) or graph(real).has_edge(other, "ipcp")


def test_focus_draws_its_surroundings_whatever_the_filters_leave(real: Corpus) -> None:
    part = drawn(real, [], "ipcp", 1)
    assert set(part) == around(real, "ipcp", 1)


def test_without_focus_related_frameworks_and_their_relatives_are_drawn(real: Corpus) -> None:
    part = drawn(real, ["itpp", "anzus"], None, None)
    assert {"itpp", "ipcp", "anzus", "cdr"} <= set(part)
    # The relative's own other relations would be more than was asked for.
    assert all({"itpp", "anzus"} & {one, other} for one, other in part.edges)


def test_every_framework_is_drawn_or_alone(corpus: Corpus) -> None:
    ids = list(corpus.frames.frameworks.index)
    part, lonely = drawn(corpus, ids, None, None), alone(corpus, ids)
    assert set(part).isdisjoint(lonely)
    assert set(part) | set(lonely) == set(ids)


def test_families_hold_each_framework_once_and_are_joined_up(corpus: Corpus) -> None:
    ids = list(corpus.frames.frameworks.index)
    part = drawn(corpus, ids, None, None)
    found = families(part, ids)
    assert sorted(node for family in found for node in family) == sorted(part)
    assert [len(family) for family in found] == sorted(map(len, found), reverse=True)
    for family in found:
        assert nx.is_weakly_connected(part.subgraph(family))
        assert family == sorted(family, key=ids.index)
