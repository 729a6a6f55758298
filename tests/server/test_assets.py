"""The frontend's files: the same content as Streamlit's, in fewer bytes."""

import gzip
import os
import time
from pathlib import Path

import brotli
import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.testclient import TestClient
from streamlit.web.server.starlette.starlette_static_routes import (
    create_streamlit_static_assets_routes,
)

from nzviz.server import asset_store, fonts, frontend
from nzviz.server.asset_store import AssetStore
from nzviz.server.assets import AssetMiddleware

FIRST = frontend.loaded_first()
SCRIPT = next(name for name in FIRST if "/utils." in name)
STYLE = next(name for name in FIRST if name.endswith(".css"))
FONT = "static/media/font.woff2"
UNPACK = {"br": brotli.decompress, "gzip": gzip.decompress}


@pytest.fixture
def store(tmp_path: Path) -> AssetStore:
    return AssetStore(frontend.folder(), tmp_path)


@pytest.fixture
def client(store: AssetStore) -> TestClient:
    app = Starlette(
        routes=create_streamlit_static_assets_routes(base_url=""),
        middleware=[Middleware(AssetMiddleware, store=store)],
    )
    return TestClient(app)


@pytest.mark.parametrize("coding", ["br", "gzip"])
@pytest.mark.parametrize("name", [SCRIPT, STYLE])
def test_files_come_compressed_and_for_a_year(client: TestClient, name: str, coding: str) -> None:
    plain = client.get(f"/{name}", headers={"accept-encoding": "identity"})
    with client.stream("GET", f"/{name}", headers={"accept-encoding": coding}) as answer:
        body = b"".join(answer.iter_raw())

    assert plain.content == (frontend.folder() / name).read_bytes()
    assert UNPACK[coding](body) == plain.content
    assert len(body) < len(plain.content) / 2
    assert answer.headers["content-encoding"] == coding
    assert int(answer.headers["content-length"]) == len(body)
    for header in ("cache-control", "content-type", "last-modified"):
        assert answer.headers[header] == plain.headers[header]
    assert "immutable" in answer.headers["cache-control"]
    assert answer.headers["vary"] == plain.headers["vary"] == "Accept-Encoding"
    assert answer.headers["etag"] != plain.headers["etag"], "other bytes"


def test_conditions_hold(client: TestClient) -> None:
    asked = {"accept-encoding": "br"}
    tag = client.get(f"/{SCRIPT}", headers=asked).headers["etag"]

    for header in (tag, f'"other", W/{tag}', "*"):
        answer = client.get(f"/{SCRIPT}", headers={**asked, "if-none-match": header})
        assert answer.status_code == 304
        assert answer.content == b""
        assert answer.headers["etag"] == tag
    assert client.get(f"/{SCRIPT}", headers={**asked, "if-none-match": '"x"'}).content


def test_head_and_get_say_the_same(client: TestClient) -> None:
    asked = {"accept-encoding": "br"}
    head, got = (client.request(m, f"/{SCRIPT}", headers=asked) for m in ("HEAD", "GET"))

    assert head.content == b""
    assert head.headers == got.headers


def test_a_range_is_of_the_plain_bytes(client: TestClient) -> None:
    asked = {"accept-encoding": "br", "range": "bytes=5-14"}
    answer = client.get(f"/{SCRIPT}", headers=asked)

    assert answer.status_code == 206
    assert answer.content == (frontend.folder() / SCRIPT).read_bytes()[5:15]
    assert "content-encoding" not in answer.headers


@pytest.mark.parametrize(
    "path", ["/", "/timeline", "/favicon.png", "/static/js/none.js", "/static/../index.html"]
)
def test_everything_else_is_streamlits(client: TestClient, path: str) -> None:
    bare = TestClient(Starlette(routes=create_streamlit_static_assets_routes(base_url="")))

    answer, expected = client.get(path), bare.get(path)
    assert (answer.status_code, answer.content) == (expected.status_code, expected.content)
    assert answer.headers == expected.headers


def test_files_are_found_below_a_root(store: AssetStore) -> None:
    inner = Starlette(
        routes=create_streamlit_static_assets_routes(base_url=""),
        middleware=[Middleware(AssetMiddleware, store=store)],
    )
    answer = TestClient(inner, root_path="/nz").get(
        f"/nz/{SCRIPT}", headers={"accept-encoding": "br"}
    )
    assert answer.headers["content-encoding"] == "br"


# The work in the background, on a small frontend of its own.


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "frontend" / "static" / "js"
    folder.mkdir(parents=True)
    lines = (f"export const kupu{n} = 'aroha {n * n % 97}';" for n in range(400))
    (folder / "a.js").write_text("\n".join(lines), encoding="utf-8")
    (folder.parent / "media").mkdir()
    (tmp_path / "frontend" / FONT).write_bytes(b"wOF2" + bytes(2_000))
    monkeypatch.setattr(fonts, "can_reduce", lambda name: name == FONT)
    monkeypatch.setattr(fonts, "recipe", lambda _name: "font 1")
    monkeypatch.setattr(fonts, "reduced", lambda _path: b"wOF2 reduced")
    return tmp_path / "frontend"


def prepared(small: Path, kept: Path | None) -> AssetStore:
    store = AssetStore(small, kept)
    store.prepare(["static/js/a.js", "static/js/unknown.js"]).join(30)
    return store


def test_the_background_leaves_the_smallest_form_for_the_next_start(
    small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    quick = AssetStore(small, None).compressed("static/js/a.js", "br")
    first = prepared(small, tmp_path / "kept")
    best = first.ready("static/js/a.js", "br")
    assert best is not None
    assert len(best) <= len(quick)
    assert first.reduced(FONT) == b"wOF2 reduced"

    monkeypatch.setattr(asset_store, "compress", None)  # nothing is made a second time
    monkeypatch.setattr(fonts, "reduced", None)
    second = prepared(small, tmp_path / "kept")
    assert second.ready("static/js/a.js", "br") == best
    assert second.reduced(FONT) == b"wOF2 reduced"


def test_a_broken_kept_file_is_made_anew(small: Path, tmp_path: Path) -> None:
    best = prepared(small, tmp_path / "kept").ready("static/js/a.js", "br")
    for path in (tmp_path / "kept" / "assets").iterdir():
        path.write_bytes(path.read_bytes()[:-3] + b"xxx" if path.stat().st_size > 50 else b"")

    again = prepared(small, tmp_path / "kept")
    assert again.ready("static/js/a.js", "br") == best
    assert again.reduced(FONT) == b"wOF2 reduced"


def test_a_folder_that_cannot_be_written_costs_only_the_next_start(
    small: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "kept").write_text("a file where the folder should be", encoding="utf-8")

    store = prepared(small, tmp_path / "kept")
    assert store.ready("static/js/a.js", "br")
    assert store.reduced(FONT)
    assert "not kept" in caplog.text


def test_files_of_a_streamlit_long_gone_are_forgotten(small: Path, tmp_path: Path) -> None:
    folder = tmp_path / "kept" / "assets"
    folder.mkdir(parents=True)
    for name, age in (("old", 100), ("recent", 10)):
        (folder / name).write_bytes(b"x")
        os.utime(folder / name, (0, time.time() - age * 86_400))
    prepared(small, tmp_path / "kept")
    assert {"recent"} <= {path.name for path in folder.iterdir()}
    assert not (folder / "old").exists()


def test_a_reduced_font_is_asked_for_again_soon(small: Path) -> None:
    store = prepared(small, None)
    app = Starlette(middleware=[Middleware(AssetMiddleware, store=store)])
    answer = TestClient(app).get(f"/{FONT}")

    assert answer.content == b"wOF2 reduced"
    assert answer.headers["content-type"] == "font/woff2"
    assert "immutable" not in answer.headers["cache-control"]
    tag = {"if-none-match": answer.headers["etag"]}
    assert TestClient(app).get(f"/{FONT}", headers=tag).status_code == 304
