"""The matrix of what frameworks oblige and provide for."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from nzviz.corpus.corpus import Corpus
from nzviz.explore.grouping import grouped
from nzviz.explore.obligations import Code, coding, parse_code
from nzviz.figures import obligations
from nzviz.figures.style import LIGHT, Figure, Look

DAY = date(1986, 12, 31)
Marked = Callable[[Figure], list[tuple[Any, dict[str, Any]]]]


def test_every_code_has_a_cell_and_nothing_else_has(
    corpus: Corpus, look: Look, width: int, frameworks: list[str], marked: Marked
) -> None:
    groups, others = obligations.split(corpus, grouped(corpus, frameworks, "partner"))
    figure = obligations.body(corpus, groups, look, DAY, width, ("anzus", parse_code("area.x")))
    cells = {tuple(value) for value, _ in marked(figure) if value[1] and not value[1].endswith(".")}
    wanted = {
        (framework, str(Code(scheme, code)))
        for framework in frameworks
        for scheme in ("obligation", "activity")
        for code in coding(corpus)[framework][scheme] or ()
    }
    assert cells == wanted
    bands: dict[tuple[str, str], str] = {}
    for value, trace in marked(figure):
        if value[1].endswith("."):
            bands[tuple(value)] = trace["text"][0]
    for group in groups:
        for framework in group.frameworks:
            for scheme in ("obligation", "activity"):
                codes = coding(corpus)[framework][scheme]
                word = bands.get((framework, f"{scheme}."))
                assert (
                    word
                    == {True: "<i>not coded</i>", False: "none" if not codes else None}[
                        codes is None
                    ]
                )
    for framework in others:
        assert coding(corpus)[framework]["obligation"] is None
        assert coding(corpus)[framework]["activity"] is None


def test_columns_stand_where_their_heads_stand(real: Corpus, width: int) -> None:
    groups, _ = obligations.split(real, grouped(real, list(real.frames.frameworks.index), "none"))
    body = obligations.body(real, groups, LIGHT, DAY, width)
    head = obligations.head(LIGHT, width)
    assert body["layout"]["xaxis"]["range"] == head["layout"]["xaxis"]["range"] == [0, width]
    columns = {x for trace in body["data"] if trace.get("mode") == "markers" for x in trace["x"]}
    heads = sorted(
        a["x"] for a in head["layout"]["annotations"] if a.get("textangle") in (-45, -90)
    )
    assert len(heads) == 14
    assert all(min(abs(x - h) for h in heads) <= 4 for x in columns)


def test_hostile_names_stay_text(real: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(real), "label", lambda *_: "<b>&x</b>")
    ids = list(real.frames.frameworks.index)
    figure = obligations.body(
        real, obligations.split(real, grouped(real, ids, "none"))[0], LIGHT, DAY, 700
    )
    texts = [
        str(text)
        for trace in figure["data"]
        for name in ("text", "hovertext")
        for text in trace.get(name, ())
    ] + [str(a["text"]) for a in figure["layout"].get("annotations", ())]
    assert any("&lt;b" in text for text in texts)
    assert not any("<b>&x" in text for text in texts)


@pytest.mark.parametrize("width", [280, 616, 700, 850, 860, 1120, 1500])
def test_leaning_heads_have_room_at_the_right(width: int) -> None:
    notes = obligations.head(LIGHT, width)["layout"]["annotations"]
    for head in (note for note in notes if note.get("textangle") == -45):
        assert head["x"] + len(head["text"]) * 5.5 < width, head["text"]
