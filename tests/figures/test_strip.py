"""Events as dots on a strip."""

from datetime import date

from nzviz.corpus.corpus import Corpus
from nzviz.figures import strip
from nzviz.figures.style import Look


def test_the_strip_shows_every_event_on_the_side_of_its_direction(
    corpus: Corpus, look: Look
) -> None:
    events = list(corpus.frames.events.index)
    figure = strip.strip(corpus, events, look, 400, date(2026, 1, 1))
    (dots,) = figure["data"]
    assert dots["customdata"] == events
    middle = figure["layout"]["shapes"][0]["y0"]
    height = figure["layout"]["height"]
    for event, y in zip(events, dots["y"], strict=True):
        direction = corpus.frames.events.at[event, "direction"]
        assert (y < middle, y > middle) == (direction == "closer", direction == "further")
        assert 0 < y < height - 16
    assert f"{len(events)} events" in strip.alt_text(corpus, events)


def test_the_opened_event_has_a_ring_and_disputed_ones_say_so(alba: Corpus, look: Look) -> None:
    events = list(alba.frames.events.index)
    opened = "ports-opened"
    (dots,) = strip.strip(alba, events, look, 400, date(2026, 1, 1), opened)["data"]

    rings = dots["marker"]["line"]
    wide = {e for e, width in zip(events, rings["width"], strict=True) if width > 1}
    inked = {e for e, ink in zip(events, rings["color"], strict=True) if ink == look.accent}
    assert wide == inked == {opened}
    told = {e for e, text in zip(events, dots["hovertext"], strict=True) if "disagree" in text}
    assert told == {"ports-closed", "ports-opened"}
