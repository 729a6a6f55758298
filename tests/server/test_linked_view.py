"""What an address names, and its one canonical form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nzviz.corpus.corpus import Corpus
from nzviz.server.linked_view import linked_view
from nzviz.ui.pages import PAGES, PageInfo

ROOT = "https://nz.example"


@pytest.mark.parametrize("info", PAGES)
def test_every_page_has_an_address_a_title_and_a_description(alba: Corpus, info: PageInfo) -> None:
    view = linked_view(alba, info.path, {})

    path = "" if info is PAGES[0] else info.path
    assert view.address(ROOT) == f"{ROOT}/{path}"
    assert alba.site.short_title in view.title
    assert len(view.description) > 20
    assert (alba.site.title if info is PAGES[0] else info.title) in view.title


@pytest.mark.parametrize(
    ("page", "query", "link"),
    [
        ("timeline", {"to": ["2012"], "from": ["2010"]}, "timeline?from=2010&to=2012"),
        ("timeline", {"event": ["strait-opened"]}, "timeline?event=ports-opened"),
        ("timeline", {"theme": ["no-such", "ports"]}, "timeline?theme=ports"),
        ("timeline", {"embed": ["true"], "utm_source": ["x"], "fbclid": ["y"]}, "timeline"),
        (
            "timeline",
            {"lane": ["actor"], "b.theme": ["ports"]},
            "timeline?lane=actor&b.theme=ports",
        ),
        ("timeline", {"framework": ["straits-league"]}, "timeline"),
        ("frameworks", {"framework": ["straits-league"]}, "frameworks?framework=straits-league"),
        ("overview", {"event": ["ports-opened"]}, ""),
        ("no-such-page", {}, ""),
        ("timeline", {"brief": ["event:ports-opened"]}, "timeline"),
        (
            "briefing",
            {"brief": ["event:ports-opened", "no:such"], "brief_title": ["Ports"], "event": ["x"]},
            "briefing?brief=event%3Aports-opened&brief_title=Ports",
        ),
    ],
)
def test_one_form_for_each_link(
    alba: Corpus, page: str, query: dict[str, list[str]], link: str
) -> None:
    assert linked_view(alba, page, query).address(ROOT) == f"{ROOT}/{link}"


def test_an_opened_record_gives_the_words(alba: Corpus) -> None:
    view = linked_view(alba, "timeline", {"event": ["ports-opened"], "theme": ["ports"]})
    event = alba.records.by_kind["event"]["ports-opened"]
    assert view.heading == event.title
    assert event.summary.split()[0] in view.description


def test_filters_give_the_words(alba: Corpus) -> None:
    view = linked_view(alba, "timeline", {"from": ["2010"], "to": ["2010"]})
    assert view.heading == "Timeline: in 2010"
    assert view.description.startswith(f"{view.sentence}. ")


def test_a_brief_names_what_it_holds(alba: Corpus) -> None:
    query = {"brief": ["event:ports-opened", "event:ports-closed"], "brief_title": ["Ports"]}
    view = linked_view(alba, "briefing", query)
    assert view.heading == "Briefing: Ports"
    assert view.description.startswith("2 records collected: Alba and Borea open")
    assert linked_view(alba, "briefing", {}).heading == "Briefing"


values = st.text(max_size=300)


@given(st.dictionaries(st.text(max_size=50), st.lists(values, max_size=3), max_size=8), values)
def test_no_query_fails_and_the_form_is_stable(
    alba: Corpus, query: dict[str, list[str]], page: str
) -> None:
    view = linked_view(alba, page, query)
    assert view.title
    assert len(view.description) <= 300
    assert "\n" not in view.title
    again = linked_view(alba, view.path, view.query)
    assert again.address(ROOT) == view.address(ROOT)
