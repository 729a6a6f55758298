"""JSON or CSV: the address decides, else the parameter, else what the program accepts."""

import pytest
from starlette.testclient import TestClient

JSON, CSV = "application/json", "text/csv; charset=utf-8; header=present"


@pytest.mark.parametrize(
    ("path", "accept", "wanted"),
    [
        ("", "*/*", JSON),
        ("", None, JSON),
        ("", "", JSON),
        ("", "text/csv", CSV),
        ("", "Text/CSV", CSV),
        ("", "text/*", CSV),
        ("", "application/json", JSON),
        ("", "application/*", JSON),
        ("", "text/csv, application/json", JSON),
        ("", "text/csv;q=0.9, application/json;q=0.8", CSV),
        ("", "text/csv ; q = 0.3 , */* ; q=0.2", CSV),
        ("", "*/*;q=0.5, application/json;q=0", CSV),
        ("", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", JSON),
        ("", "text/csv;q=soon", CSV),
        (".json", "text/csv", JSON),
        (".csv", "application/json", CSV),
        (".csv", "image/png", CSV),
        (".json?format=json", "text/csv", JSON),
        ("?format=csv", "application/json", CSV),
        ("?format=json", "text/csv", JSON),
    ],
)
def test_the_form_of_a_list(api: TestClient, path: str, accept: str | None, wanted: str) -> None:
    kept = {} if accept is None else {"accept": accept}
    if accept is None:
        api.headers.pop("accept", None)
    for name in ("events", "themes"):
        suffix, _, query = path.partition("?")
        answer = api.get(f"/api/v1/{name}{suffix}?{query}", headers=kept)
        assert answer.status_code == 200, answer.text
        assert answer.headers["content-type"] == wanted
        assert answer.headers["vary"] == "Accept"


@pytest.mark.parametrize("accept", ["image/png", "text/html", "*/*;q=0", "application/json;q=0"])
def test_what_nobody_can_have_is_not_acceptable(api: TestClient, accept: str) -> None:
    answer = api.get("/api/v1/events", headers={"accept": accept})

    assert answer.status_code == 406
    assert "application/json, text/csv" in answer.json()["detail"]


@pytest.mark.parametrize("query", ["format=csv", "format=csv&format=json"])
def test_a_format_that_the_address_contradicts_is_refused(api: TestClient, query: str) -> None:
    answer = api.get(f"/api/v1/events.json?{query}")

    assert answer.status_code == 400
    assert "contradicts the address, which ends in .json" in answer.json()["detail"]
