"""The partners page: the record from the other side."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from nzviz.corpus.corpus import Corpus
from nzviz.explore.partners import partners

Open = Callable[..., Any]


def test_every_partner_has_a_page(open_page: Open, corpus: Corpus) -> None:
    page = open_page(corpus, "partners")
    for partner, count in partners(corpus).items():
        page.again(partner=[partner])
        assert not page.app.exception, partner
        assert not page.app.warning
        noun = "framework" if count == 1 else "frameworks"
        assert f" of {count} {noun} in force between " in page.text


def test_the_united_states_before_and_after_the_suspension(open_page: Open, real: Corpus) -> None:
    page = open_page(real, "partners", partner=["united-states"], asof=["1986-08-10"])
    assert "ANZUS (consultation and defence): in force" in page.text
    page.again(partner=["united-states"], asof=["1986-08-11"])
    assert "ANZUS (consultation and defence): suspended" in page.text
    page.again(partner=["australia"], asof=["1986-08-11"])
    assert "ANZUS (consultation and defence): in force" in page.text


def test_the_shared_filters_act_on_ties_and_events(open_page: Open, real: Corpus) -> None:
    page = open_page(real, "partners", partner=["united-states"], fw=["anzus"])
    assert "1 framework in force" in page.text
    page.again(partner=["united-states"], fw=["anzus"], to=["1952"])
    assert not page.app.exception


def test_an_unknown_partner_is_named(open_page: Open, alba: Corpus) -> None:
    for wrong in ("nobody", "ena-vik"):
        page = open_page(alba, "partners", partner=[wrong])
        (warning,) = page.app.warning
        assert f"partner={wrong}" in warning.value.replace("\\", "")
        assert "between Alba and Borea" in page.text


def test_a_card_opens_beside_the_ties(open_page: Open, alba: Corpus) -> None:
    page = open_page(alba, "partners", framework=["port-arrangement"], group=["partner"])
    assert not page.app.exception
    assert not page.app.warning
    assert "Arrangement on port calls of patrol boats" in page.text
