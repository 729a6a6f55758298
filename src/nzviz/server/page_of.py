"""Which page of the dashboard an address names."""

from __future__ import annotations

from starlette.requests import Request

from nzviz.server import frontend
from nzviz.ui.pages import PAGES, PageInfo


def page_of(request: Request) -> PageInfo:
    """The page; the first one for the root and for a path that is no page, as Streamlit has it."""
    path = str(request.scope["path"]).removeprefix(str(request.scope.get("root_path", "")))
    return page_named(path.removeprefix(frontend.base_path()).strip("/"))


def page_named(name: str) -> PageInfo:
    """The page with this path; the first one for any other."""
    return next((page for page in PAGES if page.path == name), PAGES[0])
