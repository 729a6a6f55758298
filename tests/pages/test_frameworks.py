"""The views of the frameworks page, each from its link, over both corpora."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from nzviz.corpus.corpus import Corpus
from nzviz.ui.frameworks.common import VIEWS

Open = Callable[..., Any]
#: What the alternative text of each view's picture begins with.
PICTURES = {
    "lifespans": "Bars of ",
    "obligations": "Matrix of ",
    "lineage": "Graph of ",
    "areas": "Matrix of ",
    "compare": "From ",
}


@pytest.mark.parametrize("name", VIEWS)
def test_each_view_opens_from_its_link_with_picture_table_and_download(
    open_page: Open, corpus: Corpus, name: str
) -> None:
    page = open_page(corpus, "frameworks", view=[name])
    assert not page.app.exception
    assert not page.app.warning
    assert any(alt.startswith(PICTURES[name]) for alt in page.alts("chart"))
    assert any(alt.startswith("Table of ") for alt in page.alts("dataframe"))
    labels = [element.proto.label for element in page.app.get("download_button")]
    assert any(label.startswith("Download this table") for label in labels)


@pytest.mark.parametrize("name", VIEWS)
def test_each_view_keeps_a_card_open_beside_it(open_page: Open, corpus: Corpus, name: str) -> None:
    framework = corpus.frames.frameworks.index[-1]
    page = open_page(corpus, "frameworks", "dark", view=[name], framework=[framework])
    assert not page.app.exception
    record = corpus.records.by_kind["framework"][framework]
    assert record.name in page.text
    assert page.link()["view"] == [name]


@pytest.mark.parametrize("group", ["partner", "kind", "form", "none"])
@pytest.mark.parametrize("name", ["lifespans", "obligations"])
def test_groupings(open_page: Open, alba: Corpus, name: str, group: str) -> None:
    page = open_page(alba, "frameworks", view=[name], group=[group])
    assert not page.app.exception
    assert not page.app.warning


@pytest.mark.parametrize(
    ("key", "value", "view"),
    [
        ("view", "bogus", "lifespans"),
        ("group", "bogus", "lifespans"),
        ("asof", "1986-13-01", "lifespans"),
        ("asof", "0001-01-01", "obligations"),
        ("asof", "19861231", "areas"),
        ("steps", "9", "lineage"),
        ("cell", "x.y", "areas"),
        ("a", "nobody", "compare"),
        ("b_on", "yesterday", "compare"),
    ],
)
def test_a_value_that_means_nothing_is_named(
    open_page: Open, alba: Corpus, key: str, value: str, view: str
) -> None:
    page = open_page(alba, "frameworks", **{"view": [view], key: [value]})
    assert not page.app.exception
    (warning,) = page.app.warning
    assert f"{key}={value}" in warning.value.replace("\\", "")


def test_the_day_decides_what_is_said_of_anzus(open_page: Open, real: Corpus) -> None:
    page = open_page(real, "frameworks", asof=["1986-12-31"], fw=["anzus"])
    assert "ANZUS suspended between some parties" in page.text
    page.again(asof=["1980-01-01"], fw=["anzus"])
    assert "ANZUS suspended" not in page.text
    assert "1 of 1 in force on 1 January 1980" in page.text


def test_a_code_opens_its_clause(open_page: Open, real: Corpus) -> None:
    page = open_page(
        real, "frameworks", view=["obligations"], framework=["anzus"], code=["obligation.defence"]
    )
    assert "Why ANZUS is coded so" in page.text
    assert "Article IV" in page.text


def test_none_and_not_coded_are_said_apart(open_page: Open, alba: Corpus) -> None:
    view = ["obligations"]
    page = open_page(
        alba, "frameworks", view=view, framework=["port-arrangement"], code=["obligation."]
    )
    assert "No obligations." in page.text
    assert "Nothing in it concerns help" in page.text
    page.again(view=view, framework=["straits-league"], code=["obligation."])
    assert "Not coded." in page.text
    page.again(view=view, framework=["port-arrangement"], code=["activity.research"])
    assert "was looked for and is not coded here" in page.text
    page.again(view=view, framework=["port-arrangement"], code=["activity.fishing"])
    assert "activity.fishing is not a code" in page.text


def test_steps_draw_only_what_is_near(open_page: Open, real: Corpus) -> None:
    page = open_page(real, "frameworks", view=["lineage"], framework=["itpp"], steps=["1"])
    (alt,) = [a for a in page.alts("chart") if a.startswith("Graph of ")]
    assert "ITPP succeeds IPCP" in alt
    assert "ANZUS" not in alt
    page.again(view=["lineage"], framework=["itpp"])
    (alt,) = [a for a in page.alts("chart") if a.startswith("Graph of ")]
    assert "ANZUS" in alt


def test_a_cell_lists_its_frameworks_with_evidence(open_page: Open, alba: Corpus) -> None:
    page = open_page(
        alba, "frameworks", view=["areas"], cell=["alba-borea.patrols"], asof=["2011-01-01"]
    )
    assert "1 in force on 1 January 2011, 1 ever" in page.text
    assert "Names patrol boats." in page.text


def test_ipcp_and_itpp_are_compared_unless_asked_otherwise(open_page: Open, real: Corpus) -> None:
    page = open_page(real, "frameworks", view=["compare"])
    assert "From IPCP to ITPP" in page.text
    page.again(view=["compare"], a=["itpp"], b=["ipcp"])
    assert "From ITPP to IPCP" in page.text
    page.again(view=["compare"], a=["anzus"], b=["anzus"], a_on=["1985-01-01"], b_on=["1986-12-31"])
    assert "in force, then suspended" in page.text
    page.again(view=["compare"], code=["area.cyber"])
    assert "Cyber: = shared" in page.text.replace("**", "")


def test_swapping_sides_writes_both_into_the_link(open_page: Open, alba: Corpus) -> None:
    page = open_page(
        alba, "frameworks", view=["compare"], a=["port-arrangement"], b=["straits-league"],
        a_on=["2012-06-01"],
    )  # fmt: skip
    next(b for b in page.app.button if b.key == "swap").click().run()
    assert page.link() == {
        "view": ["compare"],
        "a": ["straits-league"],
        "b": ["port-arrangement"],
        "b_on": ["2012-06-01"],
    }
    assert not page.app.exception


def test_every_framework_has_a_card(open_page: Open, real: Corpus) -> None:
    page = open_page(real, "frameworks", view=["compare"])
    for framework, record in real.records.by_kind["framework"].items():
        page.again(view=["compare"], framework=[framework])
        assert not page.app.exception, framework
        assert record.name in page.text
        for signatory in record.signatories:
            assert real.label("actor", signatory.actor) in page.text
