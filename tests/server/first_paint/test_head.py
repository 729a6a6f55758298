"""The head of a first view: the step of a tour, the filters, what was left out."""

from __future__ import annotations

from datetime import date

from nzviz.corpus.corpus import Corpus
from nzviz.server.first_paint import head
from nzviz.server.first_paint.asked import Asked, Query, by_path

DAY = date(2026, 1, 1)


def asked(corpus: Corpus, path: str, query: Query) -> Asked:
    return Asked(corpus, by_path(path), query, DAY)


def test_a_step_says_where_one_is_and_leads_on_back_and_out(real: Corpus) -> None:
    query = {"tour": ["the-anzus-break"], "step": ["2"], "theme": ["diplomacy"]}
    bar = head.tour_bar(asked(real, "timeline", query))
    assert bar is not None
    assert bar.heading == "The ANZUS break · step 2 of 6"
    assert [link.label for link in bar.steps] == [
        "← Previous",
        "Next →",
        "Back to this step’s view",
    ]
    previous, following, _ = (link.address for link in bar.steps)
    assert "step=1" in previous
    assert "step=3" in following
    assert bar.leave.address == "timeline?theme=diplomacy"


def test_a_step_that_is_shown_needs_no_way_back(real: Corpus) -> None:
    tour = real.find("tour", "the-anzus-break")
    assert tour is not None
    first = tour.steps[0]
    query = {**first.query, "tour": [tour.id], "step": ["1"]}
    bar = head.tour_bar(asked(real, first.page, query))
    assert bar is not None
    assert [link.label for link in bar.steps] == ["Next →"]


def test_there_is_no_bar_without_a_tour(real: Corpus) -> None:
    assert head.tour_bar(asked(real, "timeline", {})) is None
    assert head.tour_bar(asked(real, "timeline", {"tour": ["none"], "step": ["1"]})) is None


def test_a_theme_s_link_adds_it_and_takes_it_away(real: Corpus) -> None:
    page = asked(real, "timeline", {"theme": ["diplomacy"], "q": ["ships"], "lane": ["actor"]})
    bar = head.filter_bar(page, page.filters)
    links = {link.label.rpartition(" ")[0]: link for link in bar.themes.links}
    assert links["Diplomacy"].current
    assert links["Diplomacy"].address == "timeline?q=ships&lane=actor"
    assert not links["Operations"].current
    assert "theme=diplomacy&theme=operations" in links["Operations"].address
    assert bar.words == "ships"


def test_a_second_filter_writes_parameters_of_its_own(real: Corpus) -> None:
    page = asked(real, "timeline", {"compare": ["yes"], "theme": ["diplomacy"]})
    bar = head.filter_bar(page, type(page.filters)(), "b.")
    address = next(link.address for link in bar.themes.links if link.label.startswith("Operations"))
    assert "b.theme=operations" in address
    assert "compare=yes" in address
    assert address.startswith("timeline?theme=diplomacy&")


def test_long_and_many_unknown_values_are_named_in_short(real: Corpus) -> None:
    query = {"theme": [f"no-{number}" for number in range(30)] + ["x" * 5_000]}
    said = head.left_out(asked(real, "timeline", query))
    assert "no-0" in said
    assert len(said) < 2_000


def test_a_record_that_opens_elsewhere_is_named_with_the_way_to_it(real: Corpus) -> None:
    query = {"event": ["uss-buchanan-refused"], "theme": ["nuclear-free"]}
    (link,) = head.opened_elsewhere(asked(real, "overview", query))
    assert link.label == real.label("event", "uss-buchanan-refused")
    assert link.address == "timeline?theme=nuclear-free&event=uss-buchanan-refused"
    assert head.opened_elsewhere(asked(real, "timeline", query)) == ()


def test_an_unknown_value_of_the_second_filter_is_named(real: Corpus) -> None:
    assert head.left_out(asked(real, "timeline", {"b.theme": ["none"]})).startswith(
        'b.theme="none"'
    )
