"""Families of frameworks, and that their names never overlap."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nzviz.corpus.corpus import Corpus
from nzviz.explore.lineage import drawn, graph
from nzviz.figures import lineage
from nzviz.figures.lineage import place
from nzviz.figures.style import LIGHT, Figure, Look

DAY = date(1986, 12, 31)
WIDTHS = (280, 700, 1300)
Marked = Callable[[Figure], list[tuple[Any, dict[str, Any]]]]


def boxes_overlap(placed: list[Any]) -> list[tuple[str, str]]:
    return [
        (one.framework, other.framework)
        for number, one in enumerate(placed)
        for other in placed[number + 1 :]
        if abs(one.y - other.y) < 20 and one.left < other.right and other.left < one.right
    ]


def test_names_of_the_lineage_never_overlap(
    corpus: Corpus, look: Look, width: int, frameworks: list[str], marked: Marked
) -> None:
    part = drawn(corpus, frameworks, None, None)
    labels = {node: corpus.label("framework", node) for node in part}
    placed, _ = place(part, labels, {}, width)
    assert boxes_overlap(placed) == []
    assert all(0 <= node.x <= width for node in placed)
    figure = lineage.lineage(corpus, part, frameworks, look, DAY, width, frameworks[0], True)
    assert {value for value, _ in marked(figure)} == set(part)


@given(data=st.data())
def test_any_graph_is_laid_out_without_overlap(data: st.DataObject) -> None:
    count = data.draw(st.integers(2, 60))
    nodes = [f"n{number}" for number in range(count)]
    pairs = st.tuples(st.sampled_from(nodes), st.sampled_from(nodes))
    edges = [(a, b) for a, b in data.draw(st.lists(pairs, min_size=1, max_size=90)) if a != b]
    part = nx.DiGraph(edges)
    if not edges:
        return
    labels = {node: data.draw(st.text("abc ", min_size=1, max_size=40)) for node in part}
    width = data.draw(st.sampled_from(WIDTHS))
    placed, ends = place(part, labels, {}, width)
    assert sorted(node.framework for node in placed) == sorted(part)
    assert boxes_overlap(placed) == []
    assert max(node.y for node in placed) < ends[-1]
    assert place(part, labels, {}, width) == (placed, ends)


def test_older_frameworks_stand_left_of_what_came_of_them(real: Corpus) -> None:
    part = drawn(real, list(real.frames.frameworks.index), None, None)
    placed, _ = place(part, {node: node for node in part}, {}, 1300)
    at = {node.framework: node.x for node in placed}
    assert nx.is_directed_acyclic_graph(graph(real))
    assert all(at[old] < at[new] for new, old in part.edges)


@pytest.mark.parametrize(
    ("framework", "label"),
    [
        ("nuclear-free-zone-act", "Nuclear Free Zone Act 1987"),  # talked about since 1985
        ("anzus", "ANZUS 1951"),  # signed then, in force a year later
        ("rimpac", "RIMPAC"),  # of its beginning the record says nothing
    ],
)
def test_a_framework_has_the_year_of_its_signature(
    real: Corpus, framework: str, label: str
) -> None:
    assert lineage.dated_label(real, framework) == label


def test_no_name_says_its_year_twice(real: Corpus) -> None:
    for framework in real.frames.frameworks.index:
        label = lineage.dated_label(real, framework)
        years = re.findall(r"\b(?:19|20)\d\d\b", label)
        assert len(set(years)) == len(years), label


def test_hostile_names_stay_text(real: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(real), "label", lambda *_: "<b>&x</b>")
    ids = list(real.frames.frameworks.index)
    figure = lineage.lineage(
        real, drawn(real, ids, None, None), ids, LIGHT, DAY, 700, "anzus", True
    )
    texts = [
        str(text)
        for trace in figure["data"]
        for name in ("text", "hovertext")
        for text in trace.get(name, ())
    ] + [str(a["text"]) for a in figure["layout"].get("annotations", ())]
    assert any("&lt;b" in text for text in texts)
    assert not any("<b>&x" in text for text in texts)
