"""Each page fetches the scripts of its own elements, and no other page's."""

import re

import pytest
from starlette.requests import Request

from nzviz.server import frontend
from nzviz.server import preload as preload_module
from nzviz.server.chart_files import chart_files, chart_script, plotly_ahead
from nzviz.server.page_of import page_of
from nzviz.server.preload import preload
from nzviz.ui.pages import PAGES

LINK = re.compile(r'<link rel="modulepreload" crossorigin href="\./([^"]+)">')
#: What charts need: our script, which is told where Plotly's is, and that fetched ahead.
ELEMENT = re.compile(
    r'<script async src="\./([^"]+)" data-plotly="\./([^"]+)"></script>'
    r'|<link rel="preload" as="script" fetchpriority="high" href="\./([^"]+)">'
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
    links = (added.first, added.fetched, added.late)
    first, fetched, late = (LINK.findall(part) for part in links)

    assert added.head == added.body == ""
    rest = "".join(LINK.sub("", part) for part in links)
    charts = ELEMENT.findall(rest)
    assert ELEMENT.sub("", rest) == ""
    assert {name for pair in charts for name in pair if name} <= {*chart_files()}
    names = [*first, *fetched, *late]
    assert len(names) == len(set(names)) > 10
    assert all((frontend.folder() / name).is_file() for name in names)


@pytest.mark.parametrize("page", [page.path for page in PAGES])
def test_what_draws_charts_comes_first_and_then_what_starts_the_app(page: str) -> None:
    added = preload(request(f"/{page}"))

    assert added.first.startswith(chart_script())
    assert LINK.findall(added.first) == [frontend.entry()]
    assert added.first.rindex("modulepreload") > added.first.rindex("/chart/")


@pytest.mark.parametrize("page", [page.path for page in PAGES])
def test_tables_are_fetched_late_where_the_first_view_has_none(page: str) -> None:
    added = preload(request(f"/{page}"))
    table = "/DataFrame."

    assert (table in added.late) == (page not in {*preload_module._WITHOUT_TABLE, "sources"})
    assert (table in added.fetched) == (page == "sources")


def test_only_pages_with_a_chart_fetch_plotly_ahead() -> None:
    with_chart = {
        page.path for page in PAGES if plotly_ahead() in preload(request(f"/{page.path}")).first
    }
    assert with_chart == {p.path for p in PAGES} - {"quotes", "briefing", "data-and-method"}


def test_streamlits_own_plotly_is_never_fetched() -> None:
    for page in PAGES:
        added = preload(request(f"/{page.path}"))
        assert "PlotlyChart" not in added.first + added.fetched + added.late
    assert not [name for name in preload_module.first_files() if "PlotlyChart" in name]
