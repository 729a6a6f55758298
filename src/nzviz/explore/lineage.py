"""How frameworks follow from, belong to and rest on one another, as a directed graph."""

from __future__ import annotations

from collections.abc import Iterable

import networkx as nx

from nzviz.corpus.corpus import Corpus
from nzviz.corpus.kept import kept_with_corpus

#: How each kind of relation is said from the framework that carries it.
RELATIONS = {
    "succeeds": "succeeds",
    "part-of": "is part of",
    "rests-on": "rests on",
    "caused-by": "was caused by",
}
#: The same relation as the other framework sees it.
REVERSED = {
    "succeeds": "was succeeded by",
    "part-of": "includes",
    "rests-on": "is a basis of",
    "caused-by": "led to",
}
#: Most steps from the framework in focus.
MOST_STEPS = 3


@kept_with_corpus(maxsize=4)
def graph(corpus: Corpus) -> nx.DiGraph:
    """Every framework as a node; an edge from each to the ones it succeeds, belongs to, rests on
    or was caused by, with ``relation`` and ``number`` (its place in the record).
    """
    found = nx.DiGraph()
    found.add_nodes_from(corpus.frames.frameworks.index)
    for framework in corpus.records.by_kind["framework"].values():
        for number, relation in enumerate(framework.relations):
            found.add_edge(framework.id, relation.framework, relation=relation.kind, number=number)
    return nx.freeze(found)


def around(corpus: Corpus, focus: str, steps: int) -> set[str]:
    """*focus* and what is at most *steps* relations away, whatever their direction."""
    both_ways = graph(corpus).to_undirected(as_view=True)
    return set(nx.single_source_shortest_path_length(both_ways, focus, cutoff=steps))


def drawn(corpus: Corpus, ids: Iterable[str], focus: str | None, steps: int | None) -> nx.DiGraph:
    """The part of the graph to draw: related frameworks only.

    With *focus* and *steps*: the focus and its neighbours up to that distance. Otherwise the
    frameworks in *ids* that have a relation, with the other ends of their relations.
    """
    whole = graph(corpus)
    if focus is not None and steps is not None:
        return whole.subgraph(around(corpus, focus, steps))
    chosen = {node for node in ids if whole.degree(node)}
    others = {other for node in chosen for other in nx.all_neighbors(whole, node)}
    part = whole.subgraph(chosen | others)
    # Relations between two frameworks that are both only context would say more than was asked.
    return part.edge_subgraph(
        [(one, other) for one, other in part.edges if one in chosen or other in chosen]
    )


def alone(corpus: Corpus, ids: Iterable[str]) -> list[str]:
    """Those of *ids* that no relation joins to another framework."""
    whole = graph(corpus)
    return [node for node in ids if not whole.degree(node)]


def families(part: nx.DiGraph, order: Iterable[str]) -> list[list[str]]:
    """Joined-up frameworks, a list for each family; larger families first, members in *order*."""
    place = {node: number for number, node in enumerate(order)}
    found = [
        sorted(members, key=place.__getitem__) for members in nx.weakly_connected_components(part)
    ]
    return sorted(found, key=lambda members: (-len(members), place[members[0]]))


def relations_of(corpus: Corpus, framework: str) -> list[tuple[str, str, str, int]]:
    """Every relation of *framework*: how it is said, the other framework, whose record holds it,
    and its place there.
    """
    whole = graph(corpus)
    own = [
        (RELATIONS[data["relation"]], other, framework, data["number"])
        for _, other, data in whole.out_edges(framework, data=True)
    ]
    theirs = [
        (REVERSED[data["relation"]], one, one, data["number"])
        for one, _, data in whole.in_edges(framework, data=True)
    ]
    return own + theirs
