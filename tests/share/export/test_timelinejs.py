"""The TimelineJS document, held against the format's documentation.

https://timeline.knightlab.com/docs/json-format.html; no package that Python can install carries
TimelineJS or a schema of its format.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import html5lib
import pytest

from nzviz.corpus.corpus import Corpus, load
from nzviz.explore.coverage import source_summary
from nzviz.explore.filters import Filters, select
from nzviz.share.export.timelinejs import timelinejs

SLIDE = {"start_date", "end_date", "text", "media", "group", "display_date", "background",
         "autolink", "unique_id"}  # fmt: skip
DATE = ["year", "month", "day"]


def elements(markup: str) -> list[Any]:
    """Every element of an HTML fragment, parsed strictly."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    return list(parser.parseFragment(markup).iter())[1:]


def text_of(markup: str) -> str:
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    return "".join(parser.parseFragment(markup).itertext())


def test_it_has_the_form_that_timelinejs_documents(corpus: Corpus, export_of: Any) -> None:
    export = export_of(corpus, "event")
    found = json.loads(timelinejs(export))
    assert set(found) == {"title", "events", "scale"}
    assert found["scale"] == "human"
    assert [slide["unique_id"] for slide in found["events"]] == list(
        select(corpus, Filters(), "event")
    )
    labels = set(corpus.frames.themes["label"])
    for slide in found["events"]:
        assert set(slide) <= SLIDE
        for name in ("start_date", "end_date"):
            parts = slide.get(name, {"year": 1})
            assert list(parts) == DATE[: len(parts)]
            assert all(type(part) is int for part in parts.values())
        assert text_of(text_of(slide["group"])) in labels
        assert set(slide["text"]) == {"headline", "text"}
        assert {e.tag for e in elements(slide["text"]["text"])} <= {"p", "ul", "li", "a"}
    title = text_of(found["title"]["text"]["text"])
    assert source_summary(corpus, Filters()) in title
    assert corpus.site.licence_url in title
    assert "start_date" not in found["title"]


@pytest.mark.parametrize(
    ("date", "start", "end"),
    [
        ("1999-03-04", [1999, 3, 4], None),
        ("1999-03", [1999, 3], None),
        ("1999~", [1999], None),
        ("1999/..", [1999], None),
        ("1999-03/1999-12-24", [1999, 3], [1999, 12, 24]),
    ],
)
def test_a_date_says_no_more_than_is_known(
    alba_copy: Path, export_of: Any, date: str, start: list[int], end: list[int] | None
) -> None:
    file = alba_copy / "events/1999.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace('"1999~"', f'"{date}"'), "utf-8")
    found = json.loads(timelinejs(export_of(load(alba_copy), "event")))
    slide = next(s for s in found["events"] if s["unique_id"] == "ports-closed")
    assert list(slide["start_date"].values()) == start
    assert (list(slide["end_date"].values()) if "end_date" in slide else None) == end
    assert "1999" in slide["display_date"]


def test_markup_in_texts_stays_text(alba_copy: Path, export_of: Any) -> None:
    hostile = "<img src=x onerror=alert(1)> & co"
    for name, old in (
        ("events/1999.yaml", "Alba and Borea close their ports to each other"),
        ("themes.yaml", "Port access"),
        ("sources/all.yaml", "Patrol boats return to the strait"),
    ):
        file = alba_copy / name
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, f"'{hostile[:32]}'"), encoding="utf-8")
    found = json.loads(timelinejs(export_of(load(alba_copy), "event")))
    for slide in found["events"]:
        for markup in (slide["text"]["headline"], slide["text"]["text"]):
            assert "img" not in [element.tag for element in elements(markup)]
        # TimelineJS takes a group for HTML twice: once to strip it, once to show it.
        assert "img" not in [element.tag for element in elements(text_of(slide["group"]))]
    assert any("<img" in text_of(slide["text"]["headline"]) for slide in found["events"])


def test_links_lead_to_the_sources_and_the_record(alba: Corpus, export_of: Any) -> None:
    slide = json.loads(timelinejs(export_of(alba, "event")))["events"][0]
    links = [e.get("href") for e in elements(slide["text"]["text"]) if e.tag == "a"]
    assert links[-1] == f"https://example.org/app/timeline?event={slide['unique_id']}"
    urls = set(alba.frames.sources["url"].dropna())
    assert set(links[:-1]) <= urls
    unserved = json.loads(timelinejs(export_of(alba, "event", view="")))
    assert "example.org/app" not in json.dumps(unserved)
