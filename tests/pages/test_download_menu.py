"""The download menu on every kind of page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from nzviz.corpus.corpus import Corpus
from nzviz.explore.coverage import source_summary
from nzviz.explore.filters import Filters
from nzviz.share.export.formats import EXPORT_FORMATS

OFFERED = ["xlsx", "json", "bib", "ris", "csl", "html", "timelinejs", "ics"]


def buttons(page: Any) -> dict[str, Any]:
    return {element.key: element.proto for element in page.app.get("download_button")}


@pytest.mark.parametrize(
    ("path", "kind"),
    [("timeline", "event"), ("frameworks", "framework"), ("quotes", "quote"),
     ("sources", "source")],
)  # fmt: skip
def test_every_format_is_offered_with_what_it_is_for(
    open_page: Callable[..., Any], alba: Corpus, path: str, kind: str
) -> None:
    page = open_page(alba, path, **{"from": ["1990"]}).opened("download")
    assert not page.app.exception
    found = buttons(page)
    for name in OFFERED:
        form = EXPORT_FORMATS[name]
        label = found[f"download-{name}"].label.replace("\\", "")
        assert label.startswith(f"**{form.label}")
        assert form.purpose.split()[-1] in label
        assert not found[f"download-{name}"].disabled
    assert "the whole collection" in found["download-everything"].label
    assert f"{kind}" in found["download-rows"].label
    summary = source_summary(alba, Filters(first_year=1990), kind)
    assert summary in page.text
    assert alba.site.licence in page.text


def test_closed_it_costs_nothing(open_page: Callable[..., Any], alba: Corpus) -> None:
    assert not [key for key in buttons(open_page(alba, "timeline")) if "download" in key]


def test_nothing_shown_is_nothing_to_download(open_page: Callable[..., Any], alba: Corpus) -> None:
    found = buttons(open_page(alba, "timeline", q=["nothing-like-this"]).opened("download"))
    assert found["download-rows"].disabled
    assert all(found[f"download-{name}"].disabled for name in OFFERED)
    assert not found["download-everything"].disabled
