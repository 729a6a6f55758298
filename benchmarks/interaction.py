"""What one reader waits for: first chart, theme click, search, page switch.

Every contender is measured in Chromium, in alternating order, from inside the page (watch.js).
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from contenders import bare, everybody, ours
from harness import PATIENCE, Report, Server, alternating, fresh_page, launch, serving_all
from playwright.sync_api import Browser, Page, sync_playwright

WATCH = (Path(__file__).parent / "watch.js").read_text("utf-8")
#: The chart of each contender's page, or what stands in its place.
CHART = {
    "O": "#nzviz-first .nzviz-chart, .st-key-timeline-first .nzviz-chart",
    "N": "[data-testid=stPlotlyChart]",
    "B": "[data-testid=stPlotlyChart]",
    "D": "#chart",
    "S": "table.rows-and-columns",
}
#: The next page, which lies over the app until that has drawn the same.
_FIRST_VIEW = "#nzviz-first"
#: Seconds that a reader points at a button before clicking it, and that a button stays down: a
#: program's press has no length, a hand's has some.
_POINTING = 0.3
_PRESS = 0.08
#: The themes' buttons.
_THEME = {
    "O": ".st-key-filter-theme button",
    "N": ".st-key-theme button",
    "B": ".st-key-theme button >> nth=0",
    "D": "#theme input",
    "S": ".facet-info-name + ul li a",
}
#: The search box, and where its answer stands.
_SEARCH = {
    "O": (".st-key-live-search input", ".st-key-live-answer"),
    "N": (".st-key-search input", ".st-key-answer"),
    "B": (".st-key-search input", "[data-testid=stMarkdown]"),
    "D": ("#search", "#answer"),
    "S": ("input[type=search]", "section.content"),
}
#: Contenders whose search runs when Enter is pressed, not while one types.
_ENTER = "NS"
#: Every further letter of it has another answer.
_WORD = "anzu"


def first_chart(browser: Browser, server: Server, chart: str | None = None) -> float:
    """Seconds from the start of the navigation, with an empty cache, until the chart is drawn."""
    selector = chart or CHART[server.contender.letter]
    with fresh_page(browser, f"{WATCH}; bench.first({selector!r}); ") as page:
        page.goto(server.url, wait_until="commit")
        return took(page)


def took(page: Page) -> float:
    """What watch.js has measured, when it is there."""
    return float(page.wait_for_function("window.benchTook", polling=50).json_value())


def timed(page: Page, selector: str, kind: str, act: Callable[[], None]) -> float:
    """Seconds from the event of *kind* that *act* makes until the part at *selector* changes."""
    page.evaluate("([selector, kind]) => bench.watch(selector, kind)", [selector, kind])
    act()
    return took(page)


@dataclass(slots=True)
class Reader:
    """Somebody with one contender's page open."""

    page: Page
    letter: str
    clicks: int = 0
    letters: int = 0

    def click_theme(self, pointing: float = 0, press: float = 0) -> float:
        """One more theme: for those with several, a choice that nobody has made before."""
        self.page.bring_to_front()
        if self.letter == "S" and self.clicks:
            self.page.go_back(wait_until="load")
        buttons = self.page.locator(_THEME[self.letter])
        button = buttons.nth(self.clicks % buttons.count())
        self.clicks += 1
        if pointing:
            button.hover()
            self.page.wait_for_timeout(pointing * 1000)
        act = partial(button.click, delay=press * 1000)
        seconds = timed(self.page, CHART[self.letter], "click", act)
        # What follows the chart is not part of the next click.
        self.page.wait_for_timeout(1200 if pointing or press else 400)
        return seconds

    def press_theme(self) -> float:
        """The same by a hand, from the moment in which it lets go."""
        return self.click_theme(press=_PRESS)

    def point_and_click(self) -> float:
        """The same by somebody who points at the button first."""
        return self.click_theme(_POINTING, _PRESS)

    def search(self) -> float:
        """One more letter of a word."""
        self.page.bring_to_front()
        box, answer = _SEARCH[self.letter]
        field = self.page.locator(box).first
        self.letters = self.letters % len(_WORD) + 1
        typed = _WORD[: self.letters]
        field.click()
        if self.letter in _ENTER:
            field.fill(typed)
            seconds = timed(self.page, answer, "keydown", lambda: field.press("Enter"))
        else:
            field.fill(typed[:-1])
            self.page.wait_for_timeout(900)  # the answer to what stood there before
            seconds = timed(self.page, answer, "keydown", lambda: field.press(typed[-1]))
        self.page.wait_for_timeout(400)
        return seconds


def open_readers(
    stack: ExitStack, browser: Browser, servers: list[Server], suffix: str = ""
) -> dict[str, Reader]:
    """A reader for each server, its first chart drawn."""
    readers = {}
    for server in servers:
        letter = server.contender.letter
        page = stack.enter_context(fresh_page(browser, WATCH))
        page.goto(server.url + suffix)
        page.wait_for_function(f"bench.shown({CHART[letter]!r})", timeout=PATIENCE * 1000)
        page.locator(_FIRST_VIEW).wait_for(state="detached")  # ours, whose chart comes before
        page.wait_for_timeout(1500)
        readers[server.contender.name] = Reader(page, letter)
    return readers


def point_and_switch(reader: Reader) -> float:
    """The same by somebody who points at the link first, until the chart is in sight."""
    return switch_page(reader, _POINTING, _PRESS)


def press_and_switch(reader: Reader) -> float:
    """The same by a hand that does not point before."""
    return switch_page(reader, 0, _PRESS)


def switch_page(reader: Reader, pointing: float = 0, press: float = 0) -> float:
    """From the click on the way to another page until that page's chart is drawn."""
    page = reader.page
    page.bring_to_front()
    there = reader.clicks % 2 == 0
    reader.clicks += 1
    if reader.letter == "O":
        link = page.locator(".st-key-navigation").get_by_role(
            "link", name="Frameworks" if there else "Timeline", exact=True
        )
        chart = "[class*=st-key-lifespans] .nzviz-chart" if there else CHART["O"]
    else:
        link = page.get_by_role("link", name="Second" if there else "First", exact=True)
        chart = CHART["B"]
    if pointing:
        link.hover()
        page.wait_for_timeout(pointing * 1000)
    if (pointing or press) and reader.letter == "O":
        chart = f"{_FIRST_VIEW}, {chart}"
    seconds = timed(page, chart, "click", partial(link.click, delay=press * 1000))
    page.wait_for_timeout(1000)
    return seconds


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--only", nargs="*", default=["first", "click", "search", "switch"])
    parser.add_argument("--without", default="", help="letters of contenders to leave out")
    parser.add_argument("--json", type=Path)
    asked = parser.parse_args()
    report = Report("interaction")
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        browser = launch(playwright)
        contenders = [c for c in everybody(Path(name)) if c.letter not in asked.without]
        with serving_all(contenders) as servers:
            if "first" in asked.only:
                things = {server.contender.name: server for server in servers}
                report.add(
                    "First chart",
                    alternating(things, asked.runs, lambda server: first_chart(browser, server)),
                )
            if "click" in asked.only:
                with ExitStack() as stack:
                    readers = open_readers(stack, browser, servers)
                    found = alternating(readers, asked.runs, Reader.click_theme)
                targets = {"B bare Streamlit": 1.1, "D plain Dash": 1.0}
                title = "Theme click to redrawn chart, by a program's press of no length"
                report.add(title, found, targets=targets)
                for who, act in (
                    (f"pressed for {_PRESS} s", Reader.press_theme),
                    (f"pointed at for {_POINTING} s, pressed for {_PRESS}", Reader.point_and_click),
                ):
                    with ExitStack() as stack:
                        readers = open_readers(stack, browser, servers)
                        found = alternating(readers, asked.runs, act)
                    title = f"Theme click to redrawn chart, the button {who}"
                    report.add(title, found, targets=targets)
            if "search" in asked.only:
                with ExitStack() as stack:
                    others = [server for server in servers if server.contender.letter != "O"]
                    readers = open_readers(stack, browser, others)
                    mine = next(server for server in servers if server.contender.letter == "O")
                    page = stack.enter_context(fresh_page(browser, WATCH))
                    page.goto(mine.url.replace("/timeline", "/quotes"))
                    page.locator(_SEARCH["O"][0]).wait_for()
                    page.wait_for_timeout(1500)
                    readers["nzviz"] = Reader(page, "O")
                    found = alternating(readers, asked.runs, Reader.search)
                report.add("Keystroke to results", found, targets={"B bare Streamlit": 1.0})
        if "switch" in asked.only:
            with serving_all([ours(), bare("bare_pages.py")]) as servers, ExitStack() as stack:
                readers = open_readers(stack, browser, servers)
                found = alternating(readers, asked.runs + 1, switch_page)
                targets = {"B bare Streamlit": 1.1}
                title = "Page switch to the app's own chart, by a program's press of no length"
                report.add(title, found, targets=targets)
                for who, act in (
                    (f"pressed for {_PRESS} s", press_and_switch),
                    (f"pointed at for {_POINTING} s, pressed for {_PRESS}", point_and_switch),
                ):
                    found = alternating(readers, asked.runs + 1, act)
                    title = f"Page switch to the chart in sight, the link {who}"
                    report.add(title, found, targets=targets)
        browser.close()
    report.save(asked.json)


if __name__ == "__main__":
    main()
