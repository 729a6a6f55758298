"""Records that a link opens, of every kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from nzviz.corpus.corpus import Corpus
from nzviz.share.links import OPEN_NO_RECORD, RECORD_PAGES
from nzviz.ui.result_line import ELSEWHERE

Open = Callable[..., Any]
NAMES = {"event": "title", "framework": "name", "quote": "exact", "dispute": "question"}


def name_of(kind: str, record: Any) -> str:
    """The words by which a card is known to be that record's."""
    if kind == "source":
        return str(record.title or record.description)
    return str(getattr(record, NAMES[kind])).replace("\n", " ")


def notes_in(value: Any) -> Iterator[str]:
    """Every note in the evidence of a dumped record."""
    if isinstance(value, dict):
        if value.get("source") and value.get("note"):
            yield value["note"]
        for inner in value.values():
            yield from notes_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from notes_in(inner)


def keys(page: Any) -> set[str]:
    return {element.key for element in page.app.main if element.key}


@pytest.mark.parametrize("kind", RECORD_PAGES)
def test_each_record_of_the_small_corpus_opens_with_its_evidence(
    open_page: Open, alba: Corpus, kind: str
) -> None:
    path, key = RECORD_PAGES[kind]
    page = open_page(alba, path)
    for record_id, record in alba.records.by_kind[kind].items():
        page.again(**{key: [record_id]})
        assert not page.app.exception, record_id
        assert f"card-{kind}" in keys(page)
        assert name_of(kind, record) in page.text
        if kind in ("event", "dispute", "framework"):
            for note in notes_in(record.model_dump()):
                assert note in page.text, (record_id, note)


@pytest.mark.parametrize("kind", RECORD_PAGES)
def test_records_of_the_real_corpus_open(open_page: Open, real: Corpus, kind: str) -> None:
    path, key = RECORD_PAGES[kind]
    # One theme keeps the page around the card small; what is opened shows whatever the filters.
    theme = next(iter(real.records.by_kind["theme"]))
    page = open_page(real, path, theme=[theme])
    records = list(real.records.by_kind[kind].items())
    for record_id, record in records[:: max(len(records) // 6, 1)]:
        page.again(**{key: [record_id], "theme": [theme]})
        assert not page.app.exception, record_id
        assert f"card-{kind}" in keys(page)
        assert name_of(kind, record) in page.text


@pytest.mark.parametrize("kind", RECORD_PAGES)
def test_without_a_link_to_one_no_record_is_open(open_page: Open, alba: Corpus, kind: str) -> None:
    page = open_page(alba, RECORD_PAGES[kind][0])

    assert f"card-{kind}" not in keys(page)


@pytest.mark.parametrize("kind", RECORD_PAGES)
def test_closing_a_record_leaves_the_filters(open_page: Open, alba: Corpus, kind: str) -> None:
    path, key = RECORD_PAGES[kind]
    record_id = next(iter(alba.records.by_kind[kind]))
    page = open_page(alba, path, **{key: [record_id], "theme": ["ports"]})

    next(b for b in page.app.button if b.key == f"close-{kind}").click().run()
    assert not page.app.exception
    assert page.link() == {"theme": ["ports"]}
    assert f"card-{kind}" not in keys(page)


@pytest.mark.parametrize("kind", RECORD_PAGES)
def test_a_record_opens_beside_an_empty_view(open_page: Open, alba: Corpus, kind: str) -> None:
    path, key = RECORD_PAGES[kind]
    record_id, record = next(iter(alba.records.by_kind[kind].items()))
    page = open_page(alba, path, **{key: [record_id], "q": ["nothing-like-this"]})

    assert not page.app.exception
    assert f"card-{kind}" in keys(page)
    assert name_of(kind, record) in page.text
    assert page.sentence.startswith("0 of ")


def test_a_former_id_opens_the_record(open_page: Open, alba: Corpus) -> None:
    page = open_page(alba, "timeline", event=["strait-opened"])

    assert not page.app.exception
    assert not page.app.warning
    assert "Alba and Borea open their ports to patrol boats" in page.text
    assert "card-event" in keys(page)


@pytest.mark.parametrize("kind", RECORD_PAGES)
def test_an_unknown_record_is_named(open_page: Open, alba: Corpus, kind: str) -> None:
    path, key = RECORD_PAGES[kind]
    page = open_page(alba, path, **{key: ["no-such-record"]})

    assert not page.app.exception
    assert f'{key}="no-such-record"' in page.text
    assert f"card-{kind}" not in keys(page)


@pytest.mark.parametrize("path", OPEN_NO_RECORD)
def test_a_page_where_no_record_opens_leads_to_the_one_that_its_link_names(
    open_page: Open, alba: Corpus, path: str
) -> None:
    page = open_page(alba, path, event=["joint-patrols"])

    assert not page.app.exception
    assert f"{ELSEWHERE} **Joint patrols are held in the strait**" in page.text
    assert ELSEWHERE not in open_page(alba, path).text


def test_an_unknown_value_of_the_second_filter_is_named(open_page: Open, alba: Corpus) -> None:
    page = open_page(alba, "timeline", **{"compare": ["yes"], "b.theme": ["no-such-theme"]})

    assert not page.app.exception
    assert 'b.theme="no-such-theme"' in page.text


def test_each_step_of_each_tour_shows_something(open_page: Open, corpus: Corpus) -> None:
    for tour in corpus.records.by_kind["tour"].values():
        for number, step in enumerate(tour.steps, start=1):
            link = {**step.query, "tour": [tour.id], "step": [str(number)]}
            page = open_page(corpus, step.page, **link)
            assert not page.app.exception, (tour.id, number)
            assert not page.app.warning, (tour.id, number)
            assert step.text in page.text
            assert not page.sentence.startswith("0 "), (tour.id, number)
