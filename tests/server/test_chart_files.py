"""What charts are drawn with is served for good, compressed or plain; Plotly's file is Plotly's."""

import hashlib
from importlib.resources import files

import brotli
import pytest
from starlette.testclient import TestClient

from nzviz.server import frontend, plotly_js
from nzviz.server.asset_store import AssetStore
from nzviz.server.assets import AssetMiddleware
from nzviz.server.chart_files import chart_files, chart_script, plotly_ahead


def test_plotlys_bundle_is_the_release_that_it_says() -> None:
    folder = files("nzviz.server.plotly_js")
    body = folder.joinpath("plotly-basic.min.js").read_bytes()

    assert hashlib.sha512(body).hexdigest() == plotly_js.DIGEST
    assert f"plotly.js (basic - minified) v{plotly_js.VERSION}".encode() in body[:200]
    assert b"Licensed under the MIT license" in body[:300]
    assert "MIT License" in folder.joinpath("LICENSE").read_text("utf-8")


@pytest.mark.parametrize("name", [*chart_files()])
def test_a_file_is_sent_as_it_is_and_kept_for_good(alba_client: TestClient, name: str) -> None:
    answer = alba_client.get(f"/{name}", headers={"Accept-Encoding": "identity"})

    assert answer.status_code == 200
    assert answer.content == chart_files()[name].read_bytes()
    assert answer.headers["content-type"].startswith("text/javascript")
    assert "immutable" in answer.headers["cache-control"]


@pytest.mark.parametrize("name", [*chart_files()])
def test_a_file_is_sent_compressed(alba_client: TestClient, name: str) -> None:
    store = AssetStore(frontend.folder(), None, chart_files())
    client = TestClient(AssetMiddleware(alba_client.app, store), base_url="http://nz.example")
    with client.stream("GET", f"/{name}", headers={"Accept-Encoding": "br"}) as answer:
        body = b"".join(answer.iter_raw())

    assert answer.headers["content-encoding"] == "br"
    assert "immutable" in answer.headers["cache-control"]
    assert brotli.decompress(body) == chart_files()[name].read_bytes()


@pytest.mark.parametrize("name", ["other.js", "plotly-000000000000.js", "..%2Fapp.py"])
def test_there_is_nothing_else(alba_client: TestClient, name: str) -> None:
    answer = alba_client.get(f"/chart/{name}")
    assert answer.status_code == 404 or answer.text.startswith("<!DOCTYPE html>")


def test_the_script_is_told_where_plotlys_is() -> None:
    plotly, ours = chart_files()
    assert plotly.startswith("chart/plotly-")
    assert f'src="./{ours}" data-plotly="./{plotly}"' in chart_script()
    assert f'href="./{plotly}"' in plotly_ahead()
