"""What a shared link shows in chats, social cards and search results, written into the page.

Title, description, canonical address, Open Graph (https://ogp.me), Twitter card, JSON-LD, and a
few lines for readers whose browser runs no scripts.
"""

from __future__ import annotations

from urllib.parse import quote

from starlette.requests import Request

from nzviz.corpus import live
from nzviz.corpus.problems import CorpusError
from nzviz.server.html_page import Addition
from nzviz.server.linked_view import LinkedView, linked_view, query_of
from nzviz.server.page_of import page_of
from nzviz.server.preview_image import image_query
from nzviz.server.public_address import public_address
from nzviz.server.structured_data import record_data, view_data
from nzviz.server.templates import render
from nzviz.share.links import RECORD_PAGES, query_string
from nzviz.ui.pages import PAGES


def preview(request: Request) -> Addition:
    """The tags for the view or record that *request* asks for."""
    try:
        corpus = live.current()
    except CorpusError:
        return Addition(head='<meta name="robots" content="noindex">', title="Not available")
    view = linked_view(corpus, page_of(request).path, query_of(request))
    root = public_address(request)
    values = record_values(root, view) if view.opened else view_values(root, view)
    return Addition(
        head=render("preview_head.html", **values),
        body=render("preview_body.html", **values, index=f"{root}/r/"),
        title=view.title,
    )


def view_values(root: str, view: LinkedView) -> dict[str, object]:
    """What the tags of a view say."""
    address = view.address(root)
    whole = view.page is PAGES[0] or view.page.path == "data-and-method"
    kinds = list(RECORD_PAGES) if whole else [view.page.kind]
    words = (view.heading, view.description)
    data = view_data(view.corpus, root, address, *words, view.filters, kinds)
    return {**_values(root, view), "address": address, "record_page": None, "data": data}


def record_values(root: str, view: LinkedView, address: str = "") -> dict[str, object]:
    """What the tags of the view's opened record say, at *address* (the view's own when empty)."""
    assert view.opened
    address = address or view.address(root)
    return {
        **_values(root, view),
        "address": address,
        "record_page": record_address(root, *view.opened),
        "data": record_data(view.corpus, root, *view.opened, address),
    }


def _values(root: str, view: LinkedView) -> dict[str, object]:
    return {
        "site": view.corpus.site,
        "heading": view.heading,
        "description": view.description,
        "image": image_address(root, view),
    }


def record_address(root: str, kind: str, record_id: str) -> str:
    """Where a record's page without scripts is."""
    return f"{root}/r/{kind}/{quote(record_id, safe='')}"


def image_address(root: str, view: LinkedView) -> str:
    """The picture of a view. It names the data that it is drawn from, so that it may be kept."""
    return f"{root}/preview.png?{query_string(image_query(view))}"
