"""Lists: the rows of the pages' filters, in JSON and in CSV, whole and page by page."""

import csv
import io
import json
import re
from collections.abc import Sequence
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from nzviz.corpus.corpus import Corpus
from nzviz.corpus.frame_specs import FRAMES
from nzviz.explore.filters import FACETS, Filters, known_ids, select, sentence
from nzviz.explore.related import linked
from nzviz.server.api.rows import KINDS
from nzviz.share.tables import as_csv, with_links

LINKS = ("theme", "relationship", "actor", "framework")
#: Columns that are text in the tables and lists in JSON, and what parts their values.
LISTS = {"obligations": ", ", "activities": ", ", "author": "; "}


def all_rows(api: TestClient, plural: str, **query: Any) -> list[dict[str, Any]]:
    """Every row, by the header that says where a list goes on."""
    found = []
    url: str | None = f"/api/v1/{plural}"
    params: dict[str, Any] | None = query
    while url:
        answer = api.get(url, params=params)
        assert answer.status_code == 200, answer.text
        assert answer.json()["total"] == int(answer.headers["x-total-count"])
        found += answer.json()["items"]
        following = re.search(r'<([^>]+)>; rel="next"', answer.headers["link"])
        url, params = (following[1], None) if following else (None, None)
    return found


def in_words(name: str, value: Any) -> str:
    """A value of JSON as the CSV file writes it."""
    if name in LISTS and isinstance(value, list):
        return LISTS[name].join(value) or ("" if name == "author" else "none")
    if isinstance(value, list):
        return "; ".join(value)
    return "" if value is None else str(value)


def expected(corpus: Corpus, plural: str, ids: Sequence[str]) -> str:
    """The table of a download."""
    frame = getattr(corpus.frames, plural).loc[list(ids)]
    return as_csv(frame if plural == "sources" else with_links(corpus, KINDS[plural].name, frame))


@pytest.mark.parametrize("plural", KINDS)
def test_rows_are_all_those_of_the_frame_with_its_values(
    either: TestClient, corpus: Corpus, plural: str
) -> None:
    rows = all_rows(either, plural)
    kind = KINDS[plural].name
    frame = getattr(corpus.frames, plural)

    assert [row["id"] for row in rows] == list(frame.index)
    links = [] if plural == "sources" else [f"{target}s" for target in LINKS]
    for row, (record_id, cells) in zip(rows, frame.iterrows(), strict=True):
        assert list(row) == ["id", *FRAMES[plural].columns, *links, "links"]
        for name in FRAMES[plural].columns:
            cell = cells[name]
            if isinstance(cell, pd.Timestamp):
                wanted = None if cell.year == 9999 else str(cell.date())
            else:
                wanted = None if pd.isna(cell) else cell
            told = in_words(name, row[name]) or None if name in LISTS else row[name]
            assert told == wanted, (record_id, name)
            assert type(row[name]) in (str, bool, int, float, list, type(None))
        for target in LINKS if links else ():
            assert row[f"{target}s"] == linked(corpus, target, kind, record_id)
        assert row["links"]["api"].endswith(f"/api/v1/{plural}/{record_id}")
        assert row["links"]["page"].endswith(f"?{kind}={record_id}")


@pytest.mark.parametrize("plural", KINDS)
def test_csv_is_the_table_of_the_download(either: TestClient, corpus: Corpus, plural: str) -> None:
    answer = either.get(f"/api/v1/{plural}.csv")
    ids = list(getattr(corpus.frames, plural).index)

    assert answer.text == expected(corpus, plural, ids)
    assert int(answer.headers["x-total-count"]) == len(ids)
    assert answer.headers["content-type"].startswith("text/csv; charset=utf-8")
    assert f'filename="{plural}.csv"' in answer.headers["content-disposition"]


@pytest.mark.parametrize("plural", KINDS)
def test_csv_read_by_pandas_equals_json(either: TestClient, plural: str) -> None:
    text = either.get(f"/api/v1/{plural}.csv").text
    table = pd.read_csv(io.StringIO(text), dtype=str, keep_default_na=False)
    rows = all_rows(either, plural, limit=30)

    assert list(table.columns) == [name for name in rows[0] if name != "links"]
    for cells, row in zip(table.to_dict("records"), rows, strict=True):
        for name, cell in cells.items():
            wanted = in_words(str(name), row[name])
            if name == "end" and row.get("open_end") and row.get("start"):
                wanted = "9999-12-31"
            if name == "value" or isinstance(row[name], float):
                assert float(cell) == row[name]
            else:
                assert cell.removeprefix("'") == wanted.removeprefix("'"), (row["id"], name)


@st.composite
def queries(draw: st.DrawFn, corpus: Corpus) -> dict[str, list[str]]:
    """Filters that mean something in *corpus*."""
    query = {}
    for key, target in FACETS.items():
        values = draw(st.lists(st.sampled_from(known_ids(corpus, target)), max_size=2))
        query[key] = values
    first = draw(st.none() | st.integers(1990, 2020))
    last = draw(st.none() | st.integers(first or 1990, 2030))
    query["from"] = [] if first is None else [str(first)]
    query["to"] = [] if last is None else [str(last)]
    query["q"] = draw(st.sampled_from([[], ["port"], ['"new era"'], ["patrol* -sulk"], [""]]))
    return query


@settings(max_examples=40)
@given(data=st.data(), plural=st.sampled_from(list(KINDS)))
def test_filters_are_those_of_the_pages(
    api: TestClient, alba: Corpus, data: st.DataObject, plural: str
) -> None:
    query = data.draw(queries(alba))
    first, last, words = query["from"], query["to"], query["q"]
    filters = Filters(
        **{key: tuple(sorted(set(query[key]))) for key in FACETS},
        first_year=int(first[0]) if first else None,
        last_year=int(last[0]) if last else None,
        words=words[0] if words else "",
    )
    ids = list(select(alba, filters, KINDS[plural].name))
    answer = api.get(f"/api/v1/{plural}", params=query)

    assert [row["id"] for row in answer.json()["items"]] == ids
    assert answer.json()["sentence"] == sentence(alba, filters, KINDS[plural].name)
    table = api.get(f"/api/v1/{plural}.csv", params=query).text
    assert table == expected(alba, plural, ids)


def test_a_former_id_filters_as_the_present_one(api: TestClient) -> None:
    former, present = (
        api.get("/api/v1/events", params={"actor": name}).json() for name in ("e-vik", "ena-vik")
    )
    assert former == present
    assert former["total"]


@pytest.mark.parametrize("form", ["json", "csv"])
@pytest.mark.parametrize(
    ("limit", "offset"), [(1, 0), (2, 1), (3, 2), (4, 0), (1000, 3), (2, 4), (5, 999_999_999)]
)
def test_limit_and_offset_cut_a_piece_out(
    api: TestClient, alba: Corpus, limit: int, offset: int, form: str
) -> None:
    answer = api.get(f"/api/v1/events.{form}?limit={limit}&offset={offset}")
    ids = list(alba.frames.events.index)[offset : offset + limit]

    assert answer.headers["x-total-count"] == "4"
    if form == "csv":
        assert answer.text == expected(alba, "events", ids)
    else:
        page = answer.json()
        assert [row["id"] for row in page["items"]] == ids
        assert (page["total"], page["limit"], page["offset"]) == (4, limit, offset)


def links_of(answer: Any) -> dict[str, str]:
    return {r: url for url, r in re.findall(r'<([^>]+)>; rel="(\w+)"', answer.headers["link"])}


def test_links_lead_through_the_list_and_keep_the_query(api: TestClient) -> None:
    asked = "/api/v1/events.json?theme=ports&theme=patrols&q=port&limit=1"
    first = links_of(api.get(asked))
    total = api.get(asked).json()["total"]
    assert total > 2

    assert set(first) == {"first", "last", "next"}
    second = links_of(api.get(first["next"]))
    assert set(second) == {"first", "last", "next", "prev"}
    assert second["prev"] == first["first"]
    assert second["last"] == first["last"]
    last = links_of(api.get(first["last"]))
    assert set(last) == {"first", "last", "prev"}
    seen = {link for links in (first, second, last) for link in links.values()}
    kept = "http://record.example/api/v1/events.json?theme=ports&theme=patrols&q=port&limit=1&"
    assert all(link.startswith(kept) for link in seen)
    assert len(all_rows(api, "events", q="port", limit=1)) == total


def test_an_empty_list_is_a_list(api: TestClient) -> None:
    answer = api.get("/api/v1/events?q=nothing-like-this")

    assert answer.json()["items"] == []
    assert answer.json()["total"] == 0
    assert set(links_of(answer)) == {"first", "last"}
    head, *rows = api.get("/api/v1/events.csv?q=nothing-like-this").text.splitlines()
    assert head.startswith("id,title,summary,date,")
    assert rows == []


def test_no_number_is_nan(either: TestClient) -> None:
    def refuse(word: str) -> None:
        raise AssertionError(f"{word} is no JSON")

    for plural in KINDS:
        json.loads(either.get(f"/api/v1/{plural}?limit=1000").text, parse_constant=refuse)


def test_no_cell_is_a_formula(either: TestClient) -> None:
    for plural in KINDS:
        for row in csv.reader(io.StringIO(either.get(f"/api/v1/{plural}.csv").text)):
            assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row)
