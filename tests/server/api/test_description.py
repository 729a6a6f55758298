"""The OpenAPI description says exactly what is answered; other people's tools hold us to it."""

import re
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from jsonschema import Draft202012Validator, FormatChecker
from openapi_spec_validator import validate
from schemathesis import checks
from starlette.applications import Starlette
from starlette.testclient import TestClient

from nzviz.corpus.corpus import Corpus
from nzviz.server.api.rows import KINDS

CHECKS = [
    checks.not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_headers_conformance,
    checks.response_schema_conformance,
    checks.unsupported_method,
]


@pytest.fixture(scope="module")
def described(api: TestClient) -> Any:
    return api.get("/api/v1/openapi.json").json()


def test_the_description_is_valid(either: TestClient, corpus: Corpus) -> None:
    found = either.get("/api/v1/openapi.json").json()

    validate(found)
    assert found["openapi"].startswith("3.1")
    assert corpus.site.title in found["info"]["title"]
    assert found["info"]["license"]["url"] == corpus.site.licence_url
    assert found["servers"] == [{"url": "http://record.example"}]


def test_every_answer_is_as_described(either: TestClient, corpus: Corpus) -> None:
    """Every field of every answer is described, and nothing described is missing."""
    found = either.get("/api/v1/openapi.json").json()
    checked = 0
    for path, methods in found["paths"].items():
        content = methods["get"]["responses"]["200"].get("content", {})
        reference = content.get("application/json", {}).get("schema", {}).get("$ref")
        if not reference:
            continue
        kind = next((kind for kind in KINDS.values() if f"/{kind.plural}/" in path), None)
        ids = list(corpus.records.by_kind[kind.name])[:12] if kind else [""]
        schema = {"$ref": reference, "components": found["components"]}
        validator = Draft202012Validator(schema, format_checker=FormatChecker())
        for record_id in ids:
            data = either.get(path.format(id=record_id)).json()
            validator.validate(data)
            model = found["components"]["schemas"][reference.rpartition("/")[2]]
            assert list(data) == list(model["properties"])
            checked += 1
    assert checked > 20


def test_every_address_is_described(described: Any, api: TestClient) -> None:
    for plural in KINDS:
        for rest in ("", ".json", ".csv", "/{id}", "/{id}/citation"):
            assert f"/api/v1/{plural}{rest}" in described["paths"]
    for methods in described["paths"].values():
        operation = methods["get"]
        assert operation["summary"]
        for status, response in operation["responses"].items():
            if int(status) >= 300 and "content" in response:
                assert list(response["content"]) == ["application/problem+json"]
        for parameter in operation.get("parameters", ()):
            assert parameter["description"]
    assert set(api.get("/api/v1").json()["links"]) >= set(KINDS)


def test_the_page_for_people_is_made_from_it_and_loads_nothing(
    described: Any, api: TestClient
) -> None:
    answer = api.get("/api/v1/docs")
    page = answer.text

    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert "script-src" not in answer.headers["content-security-policy"]
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    for path in described["paths"]:
        assert f"<code>{path}</code>" in page
    for name, schema in described["components"]["schemas"].items():
        assert f'id="{name}"' in page
        for field in schema["properties"]:
            assert f"<code>{field}</code>" in page
    assert not re.search(r"<(script|link|img|iframe)\b|@import|url\(", page)


def test_names_in_the_page_are_text(
    app: Starlette, alba: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = alba.site.model_copy(
        update={"title": "<script>alert(1)</script>", "licence": '"><img src=x onerror=x>'}
    )
    hostile = type("Hostile", (), {"site": site})
    monkeypatch.setattr("nzviz.corpus.live.current", lambda: hostile)
    page = TestClient(app).get("/api/v1/docs").text

    assert "&lt;script&gt;alert(1)" in page
    assert "<script" not in page
    assert "<img" not in page


def test_what_others_make_of_the_description(app: Starlette, api: TestClient) -> None:
    """Schemathesis asks every address with whatever the description lets through."""
    assert api.get("/api/v1").status_code == 200, "over Alba"
    schema = schemathesis.openapi.from_asgi("/api/v1/openapi.json", app)
    asked = set()
    for result in schema.get_all_operations():
        operation = result.ok()

        @settings(max_examples=4, suppress_health_check=list(HealthCheck))
        @given(operation.as_strategy())
        def hold(case: Any) -> None:
            case.call_and_validate(checks=CHECKS)

        hold()
        asked.add(operation.path)
    assert asked == set(api.get("/api/v1/openapi.json").json()["paths"])
