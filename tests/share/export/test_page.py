"""The self-contained page, parsed by html5lib; tests/browser opens it in Chromium."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from typing import Any

import html5lib
import pytest

from nzviz.corpus.corpus import Corpus, load
from nzviz.explore.coverage import source_summary
from nzviz.explore.filters import select, sentence
from nzviz.share.export.page import page

SVG = "{http://www.w3.org/2000/svg}"


def parsed(markup: str) -> Any:
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(markup)


def text(node: Any) -> str:
    return " ".join("".join(node.itertext()).split())


def test_it_shows_the_events_their_sources_and_what_it_is(corpus: Corpus, export_of: Any) -> None:
    export = export_of(corpus, "event", first_year=2010)
    document = parsed(page(export))
    ids = [f"event-{event}" for event in select(corpus, export.filters, "event")]
    rows = [row for row in document.iter("tr") if row.get("id")]
    assert [row.get("id") for row in rows] == ids
    everything = text(document)
    for part in (
        sentence(corpus, export.filters, "event"), source_summary(corpus, export.filters),
        corpus.site.publisher, corpus.site.licence, corpus.digest[:16], "2026-02-03",
    ):  # fmt: skip
        assert part in everything
    evidence = corpus.frames.evidence
    for row, event in zip(rows, select(corpus, export.filters, "event"), strict=True):
        assert corpus.frames.events.at[event, "title"] in text(row)
        mine = evidence[(evidence["kind"] == "event") & (evidence["id"] == event)]
        named = {a.get("href") for a in row.iter("a") if a.get("href").startswith("#")}
        assert named == {f"#source-{source}" for source in mine["source"]}


def test_every_place_that_is_linked_to_is_there_once(corpus: Corpus, export_of: Any) -> None:
    document = parsed(page(export_of(corpus, "event", first_year=2010)))
    ids = [node.get("id") for node in document.iter() if node.get("id")]
    assert len(ids) == len(set(ids))
    marks = list(document.iter(f"{SVG}a"))
    assert all(text(next(mark.iter(f"{SVG}title"))) for mark in marks)
    assert marks
    linked = [a.get("href") for a in (*document.iter("a"), *marks)]
    assert {link[1:] for link in linked if link.startswith("#")} <= set(ids)


def test_it_asks_nobody_for_anything(corpus: Corpus, export_of: Any) -> None:
    markup = page(export_of(corpus, "event", first_year=2010))
    document = parsed(markup)
    for node in document.iter():
        assert node.tag not in ("link", "img", "iframe", "object", "embed", "base", "form")
        assert not node.get("src")
        assert not [name for name in node.attrib if str(name).startswith("on")]
    assert "url(" not in markup
    assert "@import" not in markup
    (script,) = document.iter("script")
    wanted = b64encode(sha256(script.text.encode()).digest()).decode()
    policy = next(m for m in document.iter("meta") if m.get("http-equiv")).get("content")
    assert f"script-src 'sha256-{wanted}'" in policy
    assert "default-src 'none'" in policy


def test_colours_are_set_for_both_looks(alba: Corpus, export_of: Any) -> None:
    markup = page(export_of(alba, "event"))
    used = set(re.findall(r"var\((--[\w-]+)\)", markup))
    for block in re.findall(r":root \{([^}]*)\}", markup):
        assert used <= set(re.findall(r"(--[\w-]+):", block))
    assert markup.count(":root {") == 2


def test_markup_in_texts_stays_text(alba_copy: Path, export_of: Any) -> None:
    file = alba_copy / "events/1999.yaml"
    hostile = "</title><script>alert(1)</script>&amp;"
    old = "Alba and Borea close their ports to each other"
    file.write_text(file.read_text("utf-8").replace(old, f"'{hostile}'"), "utf-8")
    document = parsed(page(export_of(load(alba_copy), "event")))
    assert len(list(document.iter("script"))) == 1
    assert hostile in text(document)


def test_without_events_it_says_so(alba: Corpus, export_of: Any) -> None:
    document = parsed(page(export_of(alba, "event", words="zzz", view="")))
    assert "These filters leave no event." in text(document)
    assert not list(document.iter(f"{SVG}svg"))


def test_it_needs_something_that_draws(alba: Corpus, export_of: Any) -> None:
    export = export_of(alba, "event")
    blind = type(export)(alba, export.filters, export.kinds, "", export.today)
    with pytest.raises(ValueError, match="draws"):
        page(blind)
