"""The security headers in a browser: all runs under them, and only the embed is framed."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial
from http.client import HTTPConnection
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect

from nzviz.corpus.corpus import Corpus
from nzviz.share.links import RECORD_PAGES, embed_snippet
from nzviz.ui.pages import PAGES

#: Addresses of every kind, and some that no honest reader asks for.
_PATHS = (
    "/",
    "/timeline?theme=nuclear-free",
    "/timeline?embed=true",
    "/no-such-page",
    "/favicon.png",
    "/_stcore/health",
    "/_stcore/host-config",
    "/_stcore/upload_file/a/b",
    "/_stcore/no-such",
    "/static/js/no-such.js",
    "/media/no-such.zip",
    "/component/no-such/index.html",
    "/preview.png?q=a",
    "/robots.txt",
    "/sitemap.xml",
    "/r/",
    "/r/event/",
    "/ready",
    "/..%2f..%2f..%2fetc/passwd",
    "/%00",
    "/static/%2e%2e/%2e%2e/config.py",
    "/r/event/%ff%fe",
    "/preview.png?of=%00&event=%ff",
    "/?theme=" + "a" * 4_000,
)
#: Collects what the policy forbids, whatever becomes of the console.
_WATCH = """
window.forbidden = [];
document.addEventListener("securitypolicyviolation", (event) => {
  window.forbidden.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}`);
});
"""
_INJECT = """
() => {
  const script = document.createElement("script");
  script.textContent = "window.injected = true";
  document.body.append(script);
  return window.injected === true;
}
"""


def test_every_page_its_records_and_downloads_run_under_the_policy(
    new_reader: Any, real: Corpus
) -> None:
    reader = new_reader()
    reader.page.add_init_script(_WATCH)
    opened = {page: {key: [_first(real, kind)]} for kind, (page, key) in RECORD_PAGES.items()}
    for info in PAGES:
        reader.visit("" if info is PAGES[0] else info.path, **opened.get(info.path, {}))
        reader.page.wait_for_load_state("networkidle")
        if info.path == "timeline":
            reader.page.locator(".st-key-picture-timeline").get_by_role("button").first.click()
            button = reader.page.get_by_role("button", name="Save as PNG")
            with reader.page.expect_download() as download:
                button.click()
            assert Path(download.value.path()).read_bytes().startswith(b"\x89PNG")
        assert _forbidden(reader) == [], info.path

    assert not reader.page.evaluate(_INJECT), "the policy is in force"
    assert len(_forbidden(reader)) == 1
    reader.complaints.clear()  # the browser told of the injected script, as it should


@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "PUT", "OPTIONS"])
def test_every_kind_of_answer_of_the_server_has_the_headers_and_leaks_nothing(
    server: Any, root: Path, method: str
) -> None:
    host = urlsplit(server.url).netloc
    for path in (*_PATHS, *(f"/r/{kind}/no-such" for kind in RECORD_PAGES)):
        connection = HTTPConnection(host, timeout=60)
        connection.request(method, path, headers={"Accept": "text/html,*/*"})
        answer = connection.getresponse()
        text = answer.read(200_000).decode("utf-8", "replace")
        told = f"{method} {path}: {answer.status}"
        assert answer.status < 500, told
        assert answer.headers["X-Content-Type-Options"] == "nosniff", told
        assert answer.headers["Referrer-Policy"], told
        assert answer.headers["Permissions-Policy"], told
        assert "default-src" in answer.headers["Content-Security-Policy"], told
        assert "unsafe-eval" not in answer.headers["Content-Security-Policy"], told
        page = (answer.headers["Content-Type"] or "").startswith("text/html")
        may_be_framed = page and "embed=true" in path
        assert (answer.headers["X-Frame-Options"] == "DENY") is not may_be_framed, told
        assert answer.headers["Strict-Transport-Security"] is None, "this is plain HTTP"
        for leak in ("Traceback", "site-packages", str(root), 'File "'):
            assert leak not in text, told
        connection.close()


def _forbidden(reader: Any) -> list[str]:
    """What was forbidden, without the WebAssembly that Long.js tries and does without."""
    found: list[str] = reader.page.evaluate("window.forbidden")
    return [text for text in found if not text.startswith("script-src wasm-eval ")]


def _first(corpus: Corpus, kind: str) -> str:
    return str(next(iter(corpus.records.by_kind[kind])))


@pytest.fixture
def other_site(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """Somebody else's site, on another host: its address, and the folder of its pages."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: Any) -> None:
            """Say nothing."""

    site = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(tmp_path)))
    thread = threading.Thread(target=site.serve_forever)
    thread.start()
    yield f"http://localhost:{site.server_port}", tmp_path
    site.shutdown()
    thread.join()
    site.server_close()


def test_another_site_may_show_the_embed_and_nothing_else(
    chromium: Browser, server: Any, other_site: tuple[str, Path]
) -> None:
    address, folder = other_site
    view = f"{server.url}/timeline?theme=nuclear-free"
    (folder / "embed.html").write_text(embed_snippet(view, "Events"), encoding="utf-8")
    (folder / "plain.html").write_text(f'<iframe src="{view}"></iframe>', encoding="utf-8")
    (folder / "record.html").write_text(f'<iframe src="{server.url}/r/"></iframe>', "utf-8")
    page = chromium.new_page()

    page.goto(f"{address}/embed.html")
    inside = page.frame_locator("iframe")
    expect(inside.locator(".js-plotly-plot").first).to_be_visible()
    for name in ("plain", "record"):
        told: list[str] = []
        page.on("console", lambda message, told=told: told.append(message.text))
        page.goto(f"{address}/{name}.html", wait_until="load")
        (frame,) = page.main_frame.child_frames
        assert frame.locator("body").inner_text().find("New Zealand") < 0
        assert any("frame-ancestors" in text or "X-Frame-Options" in text for text in told), told
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_without_scripts_can_be_read_by_everybody(
    chromium: Browser, server: Any, real: Corpus, scheme: Any
) -> None:
    context = chromium.new_context(viewport={"width": 390, "height": 844}, color_scheme=scheme)
    page = context.new_page()
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    for path in ("", *(f"{kind}/{_first(real, kind)}" for kind in RECORD_PAGES)):
        page.goto(f"{server.url}/r/{path}")
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, path
        if path:  # of the list one in a hundred lines would do, and axe takes them all
            found = Axe().run(page)
            assert found.violations_count == 0, found.generate_report()
    assert told == []
    context.close()
