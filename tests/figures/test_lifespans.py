"""Frameworks as bars over time."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import networkx as nx
import pytest

from nzviz.corpus.corpus import Corpus
from nzviz.explore.grouping import GROUPINGS, grouped
from nzviz.explore.status import in_force, standings
from nzviz.figures import areas, lifespans, lineage
from nzviz.figures.style import LIGHT, Figure, Look

DAY = date(1986, 12, 31)
Marked = Callable[[Figure], list[tuple[Any, dict[str, Any]]]]


@pytest.mark.parametrize("by", GROUPINGS)
def test_every_dated_framework_has_a_name_and_a_mark(
    corpus: Corpus, look: Look, by: str, width: int, frameworks: list[str], marked: Marked
) -> None:
    drawn_figure = lifespans.lifespans(
        corpus, grouped(corpus, frameworks, by), look, DAY, width, frameworks[0]
    )
    dated = set(corpus.frames.frameworks["start"].dropna().index)
    names = [v for v, trace in marked(drawn_figure) if trace.get("mode") == "text"]
    assert sorted(names) == sorted(dated)
    assert {v for v, trace in marked(drawn_figure) if trace.get("mode") != "text"} == dated


def test_what_was_not_in_force_is_grey(real: Corpus) -> None:
    figure = lifespans.lifespans(
        real, grouped(real, list(real.frames.frameworks.index), "none"), LIGHT, DAY, 1000
    )
    checked = set()
    for trace in figure["data"]:
        if trace["type"] != "bar":
            continue
        for framework, colour in zip(
            trace["customdata"], trace["marker"]["line"]["color"], strict=True
        ):
            grey = colour.startswith(LIGHT.pale(LIGHT.quiet, 1).rpartition(",")[0])
            assert grey != in_force(standings(real, framework, DAY)), framework
            checked.add(grey)
    assert checked == {True, False}


def test_anzus_has_a_bar_for_each_pair_and_the_suspended_one_is_hatched(real: Corpus) -> None:
    figure = lifespans.lifespans(real, grouped(real, ["anzus"], "none"), LIGHT, DAY, 1000)
    hatched = [t for t in figure["data"] if t["type"] == "bar" and "pattern" in t["marker"]]
    (suspended,) = hatched
    assert suspended["marker"]["pattern"]["shape"] == "/"
    assert suspended["base"] == ["1986-08-11"]
    assert "Suspended between New Zealand and United States" in suspended["hovertext"][0]
    (full,) = [t for t in figure["data"] if t["type"] == "bar" and "pattern" not in t["marker"]]
    assert full["base"].count("1986-08-11") == 2
    assert len({*full["y"], *suspended["y"]}) == 3


def test_between_two_actors_only_their_own_bars_are_drawn(real: Corpus) -> None:
    figure = lifespans.lifespans(
        real, grouped(real, ["anzus"], "none"), LIGHT, DAY, 1000, None,
        ("new-zealand", "united-states"),
    )  # fmt: skip
    bars = [t for t in figure["data"] if t["type"] == "bar"]
    assert [base for t in bars for base in t["base"] if base >= "1986"] == ["1986-08-11"]
    assert len({y for t in bars for y in t["y"]}) == 1


@pytest.mark.parametrize(("width", "told"), [(280, r"\d of \d"), (700, r"\d of \d in force")])
def test_a_long_heading_leaves_out_what_has_no_room(real: Corpus, width: int, told: str) -> None:
    day = date(2026, 11, 29)
    ids = list(real.frames.frameworks.index)
    figure = lifespans.lifespans(real, grouped(real, ids, "partner"), LIGHT, day, width)
    texts = [note["text"] for note in figure["layout"]["annotations"]]
    (long,) = [text for text in texts if "Europe and the United Kingdom" in text]
    (short,) = [text for text in texts if "<b>NATO</b>" in text]
    assert re.search(rf"  {told}$", long)
    assert short.endswith(" in force")


def test_the_sentence_counts_what_the_statuses_say(corpus: Corpus, frameworks: list[str]) -> None:
    found = [standings(corpus, framework, DAY) for framework in frameworks]
    running = sum(map(in_force, found))
    sentence = lifespans.sentence(corpus, frameworks, DAY)
    assert sentence.startswith(f"{running} of {len(found)} in force on 31 December 1986")
    assert sentence in lifespans.alt_text(corpus, frameworks, DAY) or not any(
        corpus.frames.frameworks["start"].notna()
    )


def test_nothing_to_draw_is_said(alba: Corpus, frameworks: list[str]) -> None:
    assert lifespans.alt_text(alba, [], DAY) == "No framework with known dates is left."
    assert lineage.alt_text(alba, nx.DiGraph()) == "No related frameworks are left."
    assert areas.alt_text(alba, {}, "today").startswith("No framework")


def test_hostile_names_stay_text(real: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(real), "label", lambda *_: "<b>&x</b>")
    ids = list(real.frames.frameworks.index)
    figure = lifespans.lifespans(real, grouped(real, ids, "none"), LIGHT, DAY, 700)
    texts = [
        str(text)
        for trace in figure["data"]
        for name in ("text", "hovertext")
        for text in trace.get(name, ())
    ] + [str(a["text"]) for a in figure["layout"].get("annotations", ())]
    assert any("&lt;b" in text for text in texts)
    assert not any("<b>&x" in text for text in texts)
