"""What an export says of itself."""

from __future__ import annotations

from typing import Any

from nzviz.corpus.corpus import Corpus
from nzviz.explore.coverage import source_summary
from nzviz.explore.filters import SELECTABLE, sentence
from nzviz.share.export.about import citation, lines, summary, what_is_shown


def test_one_kind_is_told_as_on_its_page(corpus: Corpus, export_of: Any) -> None:
    for kind in SELECTABLE:
        export = export_of(corpus, kind, first_year=1990)
        assert what_is_shown(export) == sentence(corpus, export.filters, kind)
        assert summary(export) == source_summary(corpus, export.filters, kind)


def test_several_kinds_are_listed(alba: Corpus, export_of: Any) -> None:
    whole = export_of(alba, *SELECTABLE)
    assert whole.everything
    assert what_is_shown(whole) == (
        "The whole collection: 4 events, 2 frameworks, 2 quotes, 1 dispute and 3 sources"
    )
    some = export_of(alba, "event", "quote", first_year=2005)
    assert what_is_shown(some) == "3 of 4 events and 2 of 2 quotes: since 2005"
    assert "“Since 2005 (data version" in citation(some)
    assert summary(some).count(" rest on ") == 2
    assert what_is_shown(export_of(alba, "event", "quote")) == "All 4 events and 2 quotes"


def test_without_an_address_nothing_is_said_of_one(alba: Corpus, export_of: Any) -> None:
    unserved = export_of(alba, "event", view="")
    assert "Address of the view" not in lines(unserved)
    assert "http" not in citation(unserved)
    assert lines(export_of(alba, "event"))["Address of the view"].startswith("https://")
