"""The JSON document."""

from __future__ import annotations

import json
from typing import Any

import pytest

from nzviz.corpus.corpus import Corpus
from nzviz.explore.coverage import source_summary
from nzviz.explore.filters import SELECTABLE, select
from nzviz.share.export.document import document, only_table


def test_it_holds_every_table_and_says_what_it_is(corpus: Corpus, export_of: Any) -> None:
    export = export_of(corpus, "framework", first_year=1985)
    found = json.loads(document(export))
    ids = [row["id"] for row in found["tables"]["frameworks"]]
    assert ids == list(select(corpus, export.filters, "framework"))
    assert {"evidence", "sources"} <= set(found["tables"])
    about = found["about"]
    assert about["rests_on"] == source_summary(corpus, export.filters, "framework")
    assert about["digest"] == corpus.digest
    assert about["exported"] == "2026-02-03"
    assert about["licence_url"] == corpus.site.licence_url


def test_one_kind_makes_one_table(alba: Corpus, export_of: Any) -> None:
    assert only_table(export_of(alba, "quote")).name == "quotes"
    with pytest.raises(ValueError, match="not 5"):
        only_table(export_of(alba, *SELECTABLE))
