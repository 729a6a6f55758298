"""Each page fetches the scripts of its own elements, and no other page's."""

import re

import pytest
from starlette.requests import Request

from nzviz.server import frontend
from nzviz.server import preload as preload_module
from nzviz.server.page_of import page_of
from nzviz.server.preload import preload
from nzviz.ui.pages import PAGES

LINK = re.compile(r'<link rel="modulepreload" crossorigin href="\./([^"]+)">')


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
    links = (added.first, added.fetched, added.late)
    first, fetched, late = (LINK.findall(part) for part in links)

    assert added.head == added.body == ""
    assert "".join(LINK.sub("", part) for part in links) == ""
    names = [*first, *fetched, *late]
    assert len(names) == len(set(names)) > 10
    assert all((frontend.folder() / name).is_file() for name in names)


@pytest.mark.parametrize("page", [page.path for page in PAGES])
def test_what_starts_the_app_comes_first_and_then_the_largest(page: str) -> None:
    added = preload(request(f"/{page}"))
    first, fetched = LINK.findall(added.first), LINK.findall(added.fetched)

    def size(name: str) -> int:
        return (frontend.folder() / name).stat().st_size

    assert first[0] == frontend.entry()
    for name in first[1:]:
        assert size(name) > 4 * max(map(size, fetched))


@pytest.mark.parametrize("page", [page.path for page in PAGES])
def test_tables_are_fetched_late_where_the_first_view_has_none(page: str) -> None:
    added = preload(request(f"/{page}"))
    table = "/DataFrame."

    assert (table in added.late) == (page not in {*preload_module._WITHOUT_TABLE, "sources"})
    assert (table in added.fetched) == (page == "sources")


def test_only_pages_with_a_chart_fetch_its_script() -> None:
    with_chart = {
        page.path for page in PAGES if "/PlotlyChart." in preload(request(f"/{page.path}")).first
    }
    assert with_chart == {p.path for p in PAGES} - {"quotes", "briefing", "data-and-method"}
