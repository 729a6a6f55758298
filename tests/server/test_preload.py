"""Each page fetches the scripts of its own elements, and no other page's."""

import re

import pytest
from starlette.requests import Request

from nzviz.server import frontend
from nzviz.server import preload as preload_module
from nzviz.server.page_of import page_of
from nzviz.server.preload import preload
from nzviz.ui.pages import PAGES

LINK = re.compile(
    r'<link rel="modulepreload" crossorigin href="\./([^"]+)"( fetchpriority="low")?>'
)


def request(path: str, root_path: str = "") -> Request:
    scope = {"type": "http", "method": "GET", "path": path, "root_path": root_path, "headers": []}
    return Request(scope)


@pytest.mark.parametrize(
    ("path", "root_path", "page"),
    [
        ("/", "", "overview"),
        ("/overview", "", "overview"),
        ("/timeline", "", "timeline"),
        ("/timeline/", "", "timeline"),
        ("/nz/quotes", "/nz", "quotes"),
        ("/nothing", "", "overview"),
        ("/timeline/x", "", "overview"),
    ],
)
def test_the_page_of_an_address(path: str, root_path: str, page: str) -> None:
    assert page_of(request(path, root_path)).path == page


@pytest.mark.parametrize("page", [page.path for page in PAGES])
def test_links_name_files_that_exist(page: str) -> None:
    added = preload(request(f"/{page}"))
    found = LINK.findall(added.fetched)

    assert added.head == added.body == ""
    assert LINK.sub("", added.fetched) == ""
    names = [name for name, _ in found]
    assert len(names) == len(set(names)) > 10
    assert all((frontend.folder() / name).is_file() for name in names)
    table_is_late = [late for name, late in found if "/DataFrame." in name]
    assert table_is_late == (
        [] if page in preload_module._WITHOUT_TABLE else [' fetchpriority="low"']
    )


def test_only_pages_with_a_chart_fetch_its_script() -> None:
    with_chart = {
        page.path for page in PAGES if "PlotlyChart" in preload(request(f"/{page.path}")).fetched
    }
    assert with_chart == {p.path for p in PAGES} - {"quotes", "briefing", "data-and-method"}
