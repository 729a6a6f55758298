"""The first HTML shows the view at once, and goes without a trace when the app stands."""

import re
import time
import urllib.request
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from nzviz.corpus.corpus import Corpus
from nzviz.explore.filters import from_query, sentence
from nzviz.figures.style import DARK
from nzviz.ui.pages import PAGES

NewReader = Callable[..., Any]
Reader = Any

FIRST = "#nzviz-first"
SIZES = {"desk": {"width": 1440, "height": 1000}, "phone": {"width": 390, "height": 844}}
#: Adds up what Chromium calls layout shift, from the beginning.
MOVED = """
window.moved = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) window.moved += entry.value;
}).observe({ type: "layout-shift", buffered: true });
"""
#: That, and where the title and the picture of the first view stand.
WATCH = (
    MOVED
    + """
addEventListener("DOMContentLoaded", () => {
  const top = (part) => document.querySelector(`#nzviz-first ${part}`).getBoundingClientRect().top;
  const note = () => { window.before = { title: top("h1"), picture: top("figure") }; };
  note();
  // What fonts that come late move is no matter of the taking over; it is in what moved.
  document.fonts.ready.then(() => { if (document.querySelector("#nzviz-first h1")) note(); });
});
"""
)


@pytest.fixture(autouse=True, scope="module")
def drawn_ahead(server: Any) -> None:
    """Every page is drawn: a reader who comes while the server does so may get the app alone."""
    for info in PAGES:
        asked = urllib.request.Request(f"{server.url}/{info.path}", headers={"Accept": "text/html"})
        for _ in range(60):
            with urllib.request.urlopen(asked) as answer:
                if b'id="nzviz-first"' in answer.read():
                    break
            time.sleep(0.5)
        else:
            pytest.fail(f"no first paint of {info.path}")


def rgb(colour: str) -> str:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return f"rgb({red}, {green}, {blue})"


def top(page: Page, selector: str) -> float:
    box = page.locator(selector).first.bounding_box()
    assert box, selector
    return float(box["y"])


@pytest.mark.parametrize("scripts", [False, True], ids=["no scripts", "no websocket"])
def test_without_the_app_the_view_stands_and_stays(
    new_reader: NewReader, real: Corpus, scripts: bool
) -> None:
    options: dict[str, Any] = {"java_script_enabled": scripts, "color_scheme": "dark"}
    reader: Reader = new_reader(**options)
    page = reader.page
    if scripts:
        page.route_web_socket(re.compile("_stcore/stream"), lambda _socket: None)
    page.goto(f"{reader.base}/timeline?theme=nuclear-free&from=1984&to=1987")
    filters, _ = from_query({"theme": ["nuclear-free"], "from": ["1984"], "to": ["1987"]}, real)

    first = page.locator(FIRST)
    expect(first.get_by_role("heading", level=1)).to_have_text("Timeline")
    expect(first.get_by_text(sentence(real, filters, "event"))).to_be_visible()
    expect(first.get_by_role("img").nth(1)).to_be_visible()
    expect(first.get_by_role("listitem")).to_have_count(12)
    expect(first).to_have_css("background-color", rgb(DARK.paper))
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    first.get_by_role("navigation").get_by_role("link", name="Quotes", exact=True).click()
    expect(first.get_by_role("heading", level=1)).to_have_text("Quotes")


def test_nothing_is_fetched_for_the_app_before_the_first_paint(new_reader: NewReader) -> None:
    reader: Reader = new_reader()
    page = reader.page
    page.goto(f"{reader.base}/timeline")
    expect(page.locator(FIRST)).to_have_count(0)
    painted, files = page.evaluate(
        """() => [
          performance.getEntriesByName("first-contentful-paint")[0].startTime,
          performance.getEntriesByType("resource").filter((one) => one.name.includes("/static/js/"))
            .map((one) => one.startTime),
        ]"""
    )
    assert len(files) > 20
    # A paint is told with the time of its frame; who paints late is not waited for.
    assert min(files) >= min(painted, 1500) - 20


def test_what_draws_tables_is_fetched_after_what_draws_charts(new_reader: NewReader) -> None:
    """When the page stands; or before, where the app finds a table near on a slow machine."""
    reader: Reader = new_reader()
    page = reader.page
    with page.expect_request("**/static/js/DataFrame.*"):
        page.goto(f"{reader.base}/timeline")
    come, fetched = page.evaluate(
        """() => [
          Math.max(...performance.getEntriesByType("resource")
            .filter((one) => one.name.includes("plotly")).map((one) => one.responseEnd)),
          performance.getEntriesByType("resource").filter((one) => one.name.includes("/DataFrame."))
            .map((one) => one.startTime),
        ]"""
    )
    assert fetched
    assert min(fetched) >= come > 0


@pytest.mark.parametrize("size", list(SIZES))
def test_the_app_takes_over_once_and_nothing_jumps(new_reader: NewReader, size: str) -> None:
    reader: Reader = new_reader(viewport=SIZES[size])
    page = reader.page
    page.add_init_script(WATCH)
    page.goto(f"{reader.base}/timeline")
    expect(page.locator(FIRST)).to_have_count(0)
    reader.settle()
    after = {
        "title": top(page, "[data-testid=stMain] h1"),
        "picture": top(page, ".st-key-density"),
    }

    assert page.evaluate("performance.getEntriesByName('nzviz-hand-over').length") == 1
    assert page.evaluate("window.moved") < 0.1
    for part, place in page.evaluate("window.before").items():
        assert abs(place - after[part]) < 24, part
    expect(page.locator("#root")).to_have_css("visibility", "visible")
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    # Fonts come reduced: a symbol that they lack would be spelled out, many times as wide.
    assert (
        page.evaluate(
            """[...document.querySelectorAll('[data-testid="stIconMaterial"]')].filter(
          (icon) => icon.scrollWidth > 2 * parseFloat(getComputedStyle(icon).fontSize)
        ).map((icon) => icon.textContent)"""
        )
        == []
    )


@pytest.mark.parametrize("size", list(SIZES))
@pytest.mark.parametrize("path", ["", "timeline", "quotes"])
def test_fonts_that_come_late_move_nothing(new_reader: NewReader, path: str, size: str) -> None:
    reader: Reader = new_reader(viewport=SIZES[size])
    page = reader.page
    page.add_init_script(MOVED)
    page.route_web_socket(re.compile("_stcore/stream"), lambda _socket: None)
    held: list[Any] = []
    page.route("**/*.woff2", lambda route: held.append(route))
    page.goto(f"{reader.base}/{path}", wait_until="commit")
    expect(page.locator(FIRST).get_by_role("heading", level=1)).to_be_visible()
    page.wait_for_timeout(500)
    moved = page.evaluate("window.moved")
    assert held
    come = "() => [...document.fonts].every((font) => font.status !== 'loading')"
    while not page.evaluate(come) or held:
        if held:
            held.pop().continue_()
        page.wait_for_timeout(50)
    page.wait_for_timeout(500)
    assert page.evaluate("window.moved") - moved < 0.01


@pytest.mark.parametrize(
    ("path", "words"),
    [("frameworks", ["Download", "Group by"]), ("sources", ["Download", "Primary or secondary"])],
)
def test_on_a_phone_controls_break_into_lines_where_the_app_breaks_them(
    new_reader: NewReader, path: str, words: list[str]
) -> None:
    reader: Reader = new_reader(viewport=SIZES["phone"])
    page = reader.page
    page.add_init_script(
        """
        window.places = (root, words) => words.map((text) => {
          const found = [...document.querySelectorAll(`${root} :is(p, span)`)]
            .find((part) => part.textContent.trim() === text && part.offsetHeight);
          const box = found.getBoundingClientRect();
          return box.top + box.height / 2;
        });
        """
    )
    page.add_init_script(
        "addEventListener('DOMContentLoaded', () => document.fonts.ready.then("
        f"() => {{ window.before = places('{FIRST}', {words}); }}))"
    )
    page.goto(f"{reader.base}/{path}")
    expect(page.locator(FIRST)).to_have_count(0)
    reader.settle()
    before, after = page.evaluate(f"[window.before, places('[data-testid=stMain]', {words})]")
    assert before == pytest.approx(after, abs=8)


@pytest.mark.parametrize(
    "path", ["data-and-method", "quotes?q=zzzzzz", "briefing", "timeline?embed=true"]
)
def test_it_goes_on_pages_without_a_chart_too(reader: Reader, path: str) -> None:
    reader.page.goto(f"{reader.base}/{path}")
    expect(reader.page.locator(FIRST)).to_have_count(0)
    expect(reader.page.locator("#root")).to_have_css("visibility", "visible")


def test_the_look_in_the_link_comes_first(new_reader: NewReader) -> None:
    reader: Reader = new_reader(color_scheme="light")
    page = reader.page
    page.route_web_socket(re.compile("_stcore/stream"), lambda _socket: None)
    page.goto(f"{reader.base}/timeline?embed=true&embed_options=dark_theme")
    expect(page.locator(FIRST)).to_have_css("background-color", rgb(DARK.paper))
