"""Still pictures of the timeline: the same drawing as the chart's figure, and nothing else."""

import re
from xml.etree import ElementTree

import pytest
from starlette.testclient import TestClient

from nzviz.corpus.corpus import Corpus
from nzviz.explore.filters import Filters
from nzviz.figures import timeline
from nzviz.figures.style import DARK, LIGHT, Look
from nzviz.figures.svg import svg
from nzviz.figures.timeline import TimelineOptions
from nzviz.share.links import query_string
from nzviz.ui.stills import version

OF_LINK = "theme=ports&lane=actor&from=1951"


def address(corpus: Corpus, of_link: str = "", **others: str) -> str:
    asked = {"look": "light", "made": "1000", "shown": "1180", "v": version(corpus), **others}
    query = query_string({key: [value] for key, value in asked.items()})
    return f"/still/timeline.svg?{query}&{of_link}"


@pytest.mark.parametrize("look", [LIGHT, DARK])
def test_a_picture_is_the_drawing_of_the_links_timeline(
    alba_client: TestClient, alba: Corpus, look: Look
) -> None:
    answer = alba_client.get(address(alba, OF_LINK, look=look.name))

    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("image/svg+xml")
    options = TimelineOptions(Filters(theme=("ports",), first_year=1951), "actor", 1000)
    wanted = svg(timeline.timeline(alba, options, look), look, 1180)
    assert "<title>" in wanted  # what hovering tells is for the chart
    assert answer.text == re.sub(r"<title>.*?</title>", "", wanted, flags=re.DOTALL)
    root = ElementTree.fromstring(answer.text)
    assert root.get("width") == "1180"


def test_an_opened_event_has_its_ring(alba_client: TestClient, alba: Corpus) -> None:
    event = next(iter(alba.records.by_kind["event"]))
    without, ringed = (
        alba_client.get(address(alba, of_link)).text for of_link in ("", f"event={event}")
    )
    assert without != ringed
    assert alba_client.get(address(alba, "event=none-such")).text == without


@pytest.mark.parametrize(
    ("of_link", "others"), [("q=nothing+like+it", {}), ("", {"v": "another-one!"}), ("", {"v": ""})]
)
def test_there_is_no_picture_of_nothing_and_of_another_state_of_the_record(
    alba_client: TestClient, alba: Corpus, of_link: str, others: dict[str, str]
) -> None:
    answer = alba_client.get(address(alba, of_link, **others))
    assert (answer.status_code, answer.content) == (204, b"")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("look", "sepia"),
        ("look", ""),
        ("made", "1e3"),
        ("made", "99"),
        ("made", str(timeline.WIDEST + 1)),
        ("made", "\uff19\uff10\uff10"),
        ("shown", "-300"),
        ("shown", "9999999999"),
        ("shown", "<script>"),
        ("shown", "\0"),
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
