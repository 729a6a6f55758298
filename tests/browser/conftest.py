"""The real dashboard on a port of its own, and readers with Chromium in front of it."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import pandas as pd
import pytest
from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright

from nzviz.corpus.corpus import Corpus
from nzviz.explore.filters import Filters, sentence
from nzviz.ui.pages import PAGES

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
#: How long anything may take before it counts as never happening.
PATIENCE = 60_000
expect.set_options(timeout=PATIENCE)
WIDE = {"width": 1280, "height": 900}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


@dataclass(slots=True)
class Server:
    """A running dashboard."""

    url: str
    process: subprocess.Popen[bytes]
    log: Path


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def serve(root: Path, data: Path, log: Path) -> Iterator[Server]:
    """The dashboard as hosts run it; ended with everything that it started."""
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", "dashboard.py"]
    command += ["--server.port", str(port), "--server.address", "127.0.0.1"]
    command += ["--server.headless", "true"]
    with log.open("wb") as output:
        process = subprocess.Popen(
            command,
            cwd=root,
            env={**os.environ, "NZVIZ_DATA": str(data)},
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        server = Server(f"http://127.0.0.1:{port}", process, log)
        wait_until_healthy(server)
        yield server
    finally:
        with contextlib.suppress(ProcessLookupError):  # it has ended by itself
            os.killpg(process.pid, signal.SIGTERM)
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def wait_until_healthy(server: Server) -> None:
    last = time.monotonic() + 2 * PATIENCE / 1000
    while time.monotonic() < last:
        if server.process.poll() is not None:
            break
        try:
            with urllib.request.urlopen(f"{server.url}/_stcore/health") as answer:
                if answer.read() == b"ok":
                    return
        except OSError:
            time.sleep(0.1)
    pytest.fail(f"the dashboard did not start:\n{server.log.read_text(errors='replace')}")


@pytest.fixture(scope="session")
def server(
    root: Path, real_folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Server]:
    """The dashboard with this project's own data."""
    yield from serve(root, real_folder, tmp_path_factory.mktemp("server") / "log")


@pytest.fixture
def fresh_server(root: Path, real_folder: Path, tmp_path: Path) -> Iterator[Server]:
    """A dashboard that nobody has visited yet."""
    yield from serve(root, real_folder, tmp_path / "log")


@pytest.fixture
def edited_server(root: Path, alba_copy: Path, tmp_path: Path) -> Iterator[Server]:
    """A dashboard over a copy of Alba, for tests that edit it."""
    yield from serve(root, alba_copy, tmp_path / "log")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    program = os.environ.get("NZVIZ_CHROMIUM", "/usr/bin/chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield browser
        browser.close()


@dataclass
class Reader:
    """Somebody with a browser of their own, and everything that it asked for and complained of."""

    page: Page
    base: str
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.set_default_timeout(PATIENCE)
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("websocket", lambda websocket: self.requests.append(websocket.url))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("console", self._console)

    def _console(self, message: Any) -> None:
        if message.type == "error":
            self.complaints.append(f"{message.text} ({message.location.get('url')})")

    def visit(self, path: str = "", **query: list[str]) -> None:
        """Open an address of the dashboard, and wait until it is drawn."""
        link = f"?{urlencode(query, doseq=True)}" if query else ""
        self.page.goto(f"{self.base}/{path}{link}")
        expect(self.sentence).not_to_be_empty()
        self.settle()
        expect(self.page.locator("#nzviz-first")).to_have_count(0)  # the first paint has gone

    def settle(self) -> None:
        """Wait until the script has run to its end."""
        idle = '[data-testid="stApp"][data-test-script-state="notRunning"]'
        expect(self.page.locator(idle)).to_be_attached()

    def follow(self, title: str) -> None:
        """Go to another page by the links in the head."""
        links = self.page.locator(".st-key-navigation")
        links.get_by_role("link", name=title, exact=True).click()
        info = next(info for info in PAGES if info.title == title)
        path = "" if info is PAGES[0] else info.path
        self.page.wait_for_url(lambda url: urlsplit(url).path == f"/{path}", timeout=PATIENCE)

    @property
    def sentence(self) -> Locator:
        """What is shown, in words."""
        return self.page.locator(".st-key-result-line strong").first

    @property
    def query(self) -> dict[str, list[str]]:
        """The address's parameters."""
        return parse_qs(urlsplit(self.page.url).query)

    def pill(self, label: str) -> Locator:
        """The theme pill with this label, whatever its count."""
        pills = self.page.locator(".st-key-filter-theme")
        return pills.get_by_role("button", name=re.compile(rf"^{re.escape(label)} [\d,]+$"))

    def card(self, kind: str) -> Locator:
        """The opened record of a kind."""
        return self.page.locator(f".st-key-card-{kind}")

    def rows(self, kind: str) -> list[str]:
        """Ids of the rows that Download gives."""
        self.page.locator(".st-key-download").get_by_role("button").first.click()
        button = self.page.locator(".st-key-download-rows").get_by_role("button")
        with self.page.expect_download(timeout=PATIENCE) as download:
            button.click()
        with zipfile.ZipFile(download.value.path()) as archive:
            table = pd.read_csv(archive.open(f"{kind}s.csv"), dtype=str, keep_default_na=False)
        self.page.keyboard.press("Escape")
        return list(table["id"])

    def wait_for_query(self, wanted: dict[str, list[str]]) -> None:
        """Wait until the address has exactly these parameters."""
        self.page.wait_for_url(
            lambda url: parse_qs(urlsplit(url).query) == wanted, timeout=PATIENCE
        )

    def check(self) -> None:
        """Nothing was asked of another host, and nothing went wrong in the console."""
        own = urlsplit(self.base).netloc
        foreign = [
            url
            for url in self.requests
            if urlsplit(url).scheme not in ("data", "blob") and urlsplit(url).netloc != own
        ]
        assert self.requests
        assert foreign == []
        assert self.complaints == []


NewReader = Callable[..., Reader]


@pytest.fixture
def new_reader(chromium: Browser, server: Server) -> Iterator[NewReader]:
    """Makes readers, each with a fresh browser context; at the end none may have complaints."""
    readers: list[Reader] = []

    def make(base: str = server.url, **options: Any) -> Reader:
        context = chromium.new_context(**{"viewport": WIDE, **options})
        readers.append(Reader(context.new_page(), base))
        return readers[-1]

    yield make
    for reader in readers:
        reader.page.context.close()
    for reader in readers:
        reader.check()


@pytest.fixture
def reader(new_reader: NewReader) -> Reader:
    """One reader."""
    return new_reader()


@pytest.fixture
def told(real: Corpus) -> Callable[[str, Filters], str]:
    """The sentence that has to stand on the page of a path for some filters."""

    def say(path: str, filters: Filters) -> str:
        kind = next(info.kind for info in PAGES if info.path == path)
        return sentence(real, filters, kind)

    return say
