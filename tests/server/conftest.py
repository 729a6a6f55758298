"""The server's own routes and middleware around a page like Streamlit's."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import extruct
import pytest
from lxml import html
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

from nzviz.corpus import live
from nzviz.server import api, chart_files, record_pages, site_map, timeline_figure
from nzviz.server.html_page import PageMiddleware, root_address
from nzviz.server.preview_image import preview_image
from nzviz.server.previews import preview
from nzviz.server.security import SecurityHeaders

SHELL = (
    '<!DOCTYPE html><html lang="en"><head><meta charset="UTF-8"><title>Streamlit</title></head>'
    '<body><noscript>Own words</noscript><div id="root"></div></body></html>'
)

Clients = Callable[..., TestClient]


async def shell(_request: Request) -> Response:
    return HTMLResponse(SHELL)


@pytest.fixture
def client_of(monkeypatch: pytest.MonkeyPatch) -> Iterator[Clients]:
    """Makes clients of a server with the corpus in a folder."""

    def make(folder: Path, base: str = "http://nz.example") -> TestClient:
        monkeypatch.setenv("NZVIZ_DATA", str(folder))
        live.forget()
        app = Starlette(
            routes=[
                Route("/preview.png", preview_image),
                *record_pages.ROUTES,
                *site_map.ROUTES,
                *timeline_figure.ROUTES,
                *chart_files.ROUTES,
                *api.routes,
                Route("/{path:path}", shell),
            ],
            middleware=[
                Middleware(SecurityHeaders),
                Middleware(PageMiddleware, additions=(root_address, preview)),
            ],
        )
        return TestClient(app, base_url=base, follow_redirects=False)

    yield make
    live.forget()


@pytest.fixture
def alba_client(client_of: Clients, alba_folder: Path) -> TestClient:
    """A client of a server with Alba's corpus."""
    return client_of(alba_folder)


@pytest.fixture
def broken_client(client_of: Clients, alba_copy: Path) -> TestClient:
    """A client of a server whose corpus never was good."""
    (alba_copy / "site.yaml").write_text("title: [", encoding="utf-8")
    return client_of(alba_copy)


@pytest.fixture(scope="session")
def read_tags() -> Callable[[str], dict[str, Any]]:
    """Reads a page's Open Graph and JSON-LD by extruct; its other tags, title and address."""
    return _read


def _read(text: str) -> dict[str, Any]:
    found = extruct.extract(text, syntaxes=["opengraph", "json-ld"], uniform=True)
    tree = html.fromstring(text)
    named = {tag.get("name"): tag.get("content") for tag in tree.xpath("//meta[@name]")}
    (graph,) = found["opengraph"]
    (data,) = found["json-ld"]
    (title,) = tree.xpath("//head/title/text()")
    (canonical,) = tree.xpath("//head/link[@rel='canonical']/@href")
    return {"og": graph, "data": data, "named": named, "title": title, "canonical": canonical}
