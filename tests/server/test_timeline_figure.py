"""The figure of a timeline at its address: what the page's own filters draw, and nothing else."""

import json
from typing import Any

import pytest
from starlette.testclient import TestClient

from nzviz.corpus.corpus import Corpus
from nzviz.explore.filters import Filters
from nzviz.figures import timeline
from nzviz.figures.style import CONFIG, DARK, LIGHT, Look
from nzviz.figures.timeline import TimelineOptions
from nzviz.server import timeline_figure
from nzviz.share.links import query_string
from nzviz.ui.figure_address import version

OF_LINK = "theme=ports&lane=actor&from=1951"


def address(corpus: Corpus, of_link: str = "", **others: str) -> str:
    asked = {"look": "light", "made": "1000", "v": version(corpus), **others}
    query = query_string({key: [value] for key, value in asked.items()})
    return f"/chart/timeline.json?{query}&{of_link}"


def drawn(corpus: Corpus, options: TimelineOptions, look: Look = LIGHT) -> dict[str, Any]:
    """The figure as a browser gets it."""
    figure = {**timeline.timeline(corpus, options, look), "config": CONFIG}
    return dict(json.loads(json.dumps(figure)))


@pytest.fixture(params=["in place", "in a thread"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Small records and large ones have their figures made in different places."""
    if request.param == "in a thread":
        monkeypatch.setattr(timeline_figure, "_SMALL", 0)


@pytest.mark.usefixtures("way")
@pytest.mark.parametrize("look", [LIGHT, DARK])
def test_a_figure_is_that_of_the_links_timeline(
    alba_client: TestClient, alba: Corpus, look: Look
) -> None:
    answer = alba_client.get(address(alba, OF_LINK, look=look.name))

    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("application/json")
    options = TimelineOptions(Filters(theme=("ports",), first_year=1951), "actor", 1000)
    assert answer.json() == drawn(alba, options, look)


def test_an_opened_event_has_its_ring(alba_client: TestClient, alba: Corpus) -> None:
    event = next(iter(alba.records.by_kind["event"]))
    without, ringed = (
        alba_client.get(address(alba, of_link)).text for of_link in ("", f"event={event}")
    )
    assert without != ringed
    assert alba_client.get(address(alba, "event=none-such")).text == without


def test_the_second_filter_of_a_comparison_has_a_figure_on_the_same_axis(
    alba_client: TestClient, alba: Corpus
) -> None:
    link = "from=1951&compare=yes&b.theme=ports"
    first = alba_client.get(address(alba, link)).json()
    second = alba_client.get(address(alba, link, which="second")).json()

    assert first["layout"]["xaxis"]["range"] == second["layout"]["xaxis"]["range"]
    assert first["data"] != second["data"]
    only = alba_client.get(address(alba, "theme=ports")).json()
    assert {id_ for t in second["data"] for id_ in t.get("customdata", ())} <= {
        id_ for t in only["data"] for id_ in t.get("customdata", ())
    }
    # A second filter that leaves nothing has an empty picture of its own.
    none = alba_client.get(address(alba, "compare=yes&b.q=nothing+like+it", which="second"))
    assert none.status_code == 200


def test_there_is_no_figure_of_nothing(alba_client: TestClient, alba: Corpus) -> None:
    answer = alba_client.get(address(alba, "q=nothing+like+it"))
    assert (answer.status_code, answer.content) == (204, b"")


@pytest.mark.parametrize("asked", ["another-one!", ""])
def test_a_figure_for_another_state_of_the_record_is_not_kept(
    alba_client: TestClient, alba: Corpus, asked: str
) -> None:
    answer = alba_client.get(address(alba, OF_LINK, v=asked))
    now = alba_client.get(address(alba, OF_LINK))
    assert answer.json() == now.json()
    assert answer.headers["cache-control"] == "no-store"
    assert now.headers["cache-control"] == "public, max-age=600"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("look", "sepia"),
        ("look", ""),
        ("made", "1e3"),
        ("made", "99"),
        ("made", str(timeline.WIDEST + 1)),
        ("made", "\uff19\uff10\uff10"),
        ("made", "\0"),
        ("which", "third"),
        ("which", "<script>"),
    ],
)
def test_a_wrong_parameter_is_named(
    alba_client: TestClient, alba: Corpus, name: str, value: str
) -> None:
    answer = alba_client.get(address(alba, **{name: value}))
    assert answer.status_code == 400
    assert answer.text.startswith(f"{name}: ")
    assert value not in answer.text or not value


def test_hostile_values_of_the_link_draw_what_is_left(
    alba_client: TestClient, alba: Corpus
) -> None:
    plain = alba_client.get(address(alba)).text
    hostile = "theme=%3Cscript%3E&lane=../../etc&event=%00&without=%E2%80%AE&fw=" + "x" * 2_000
    assert alba_client.get(address(alba, hostile)).text == plain
