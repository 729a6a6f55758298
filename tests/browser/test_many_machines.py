"""HAProxy as deploy/haproxy.cfg sets it up, with three replicas behind it that come and go."""

from __future__ import annotations

import contextlib
import csv
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from nzviz.explore.filters import Filters
from nzviz.ui.pages import PAGES

Told = Callable[[str, Filters], str]
#: How long anything may take before it counts as never happening, in seconds.
PATIENCE = 60
COOKIE = "nzviz-replica"
SERVE = (sys.executable, "-c", "from nzviz.cli import main; main()", "serve")
EVENT = "uss-buchanan-refused"
YEARS = {"from": ["1984"], "to": ["1987"]}


def free_ports(count: int) -> list[int]:
    """Ports that nobody listens on, all different."""
    with contextlib.ExitStack() as stack:
        probes = [stack.enter_context(socket.socket()) for _ in range(count)]
        for probe in probes:
            probe.bind(("127.0.0.1", 0))
        return [probe.getsockname()[1] for probe in probes]


def eventually(holds: Callable[[], bool], what: str) -> None:
    last = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < last, f"never happened: {what}"
        time.sleep(0.05)


@dataclass(slots=True)
class Replica:
    """One process of the dashboard; ``name`` is the value of the cookie that leads to it."""

    name: str
    port: int
    log: Path
    public_url: str
    process: subprocess.Popen[bytes]

    @classmethod
    def start(cls, name: str, port: int, folder: Path, public_url: str) -> Replica:
        log = folder / f"{name}.log"
        place = ["--port", str(port), "--public-url", public_url]
        with log.open("ab") as output:
            process = subprocess.Popen(
                [*SERVE, *place], cwd=folder, stdout=output, stderr=output, start_new_session=True
            )
        return cls(name, port, log, public_url, process)

    def wait_until_ready(self) -> None:
        def ready() -> bool:
            assert self.process.poll() is None, self.log.read_text(errors="replace")
            with contextlib.suppress(OSError):
                url = f"http://127.0.0.1:{self.port}/ready"
                with urllib.request.urlopen(url, timeout=5) as answer:
                    return bool(answer.status == 200)
            return False

        eventually(ready, f"{self.name} is ready")

    def end(self, how: signal.Signals) -> int:
        """Send a signal; the exit status."""
        if self.process.poll() is None:
            self.process.send_signal(how)
        return self.process.wait(PATIENCE)


@dataclass(slots=True)
class Machines:
    """The proxy, its replicas by the value of the cookie, and the address of readers."""

    url: str
    admin: Path
    replicas: dict[str, Replica]

    def tell_proxy(self, *commands: str) -> str:
        """What the proxy's administration socket answers."""
        with socket.socket(socket.AF_UNIX) as line:
            line.settimeout(PATIENCE)
            line.connect(str(self.admin))
            line.sendall(("; ".join(commands) + "\n").encode())
            return b"".join(iter(lambda: line.recv(65536), b"")).decode()

    def up(self) -> set[str]:
        """The replicas to which the proxy would send a new reader."""
        rows = csv.DictReader(self.tell_proxy("show stat").splitlines())
        servers = [row for row in rows if row["svname"] not in ("FRONTEND", "BACKEND")]
        return {row["cookie"] for row in servers if row["status"] == "UP"}


def certificate(folder: Path) -> Path:
    """A certificate for localhost that nobody has signed, with its key."""
    both, key = folder / "nzviz.pem", folder / "key.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1",
         "-subj", "/CN=localhost", "-keyout", key, "-out", both],
        check=True, capture_output=True,
    )  # fmt: skip
    both.write_bytes(both.read_bytes() + key.read_bytes())
    return both


@pytest.fixture(scope="module")
def machines(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Machines]:
    folder = tmp_path_factory.mktemp("m")  # a short path: that of a socket may have 108 bytes
    plain, secure, *ports = free_ports(5)
    url = f"https://localhost:{secure}"
    variables = {
        "NZVIZ_UNPRIVILEGED": "1",
        "NZVIZ_HTTP": f"127.0.0.1:{plain}",
        "NZVIZ_HTTPS": f"127.0.0.1:{secure}",
        "NZVIZ_CERTIFICATE": str(certificate(folder)),
        "NZVIZ_ADMIN": str(folder / "admin"),
        **{f"NZVIZ_REPLICA_{n}": f"127.0.0.1:{port}" for n, port in enumerate(ports, 1)},
    }
    replicas = {
        f"r{number}": Replica.start(f"r{number}", port, folder, url)
        for number, port in enumerate(ports, 1)
    }
    program = os.environ.get("NZVIZ_HAPROXY", "/usr/sbin/haproxy")
    with (folder / "haproxy.log").open("wb") as log:
        proxy = subprocess.Popen(
            [program, "-f", root / "deploy/haproxy.cfg"],
            env={**os.environ, **variables}, stdout=log, stderr=log,
        )  # fmt: skip
    try:
        for replica in replicas.values():
            replica.wait_until_ready()
        machines = Machines(url, folder / "admin", replicas)
        eventually(lambda: proxy.poll() is not None or machines.admin.exists(), "HAProxy starts")
        assert proxy.poll() is None, (folder / "haproxy.log").read_text()
        eventually(lambda: machines.up() == set(replicas), "all replicas are up")
        yield machines
    finally:
        for replica in replicas.values():
            replica.end(signal.SIGKILL)
        proxy.terminate()
        proxy.wait(PATIENCE)


def serving(reader: Any) -> str:
    """The replica to which a reader's cookie leads."""
    (cookie,) = [c for c in reader.page.context.cookies() if c["name"] == COOKIE]
    return str(cookie["value"])


def seen(reader: Any) -> dict[str, Any]:
    """What a reader has in view: the sentence, the open card, the chart, the address."""
    picture = reader.page.get_by_role("figure", name=" events in ")
    expect(picture.locator(".js-plotly-plot .point").first).to_be_visible()
    return {
        "sentence": reader.sentence.inner_text(),
        "card": reader.card("event").inner_text(),
        "chart": picture.get_attribute("aria-label"),
        "marks": picture.locator(".js-plotly-plot .point").count(),
        "query": reader.query,
        # Set by the test: a page that was loaded anew would not have it.
        "mark": reader.page.evaluate("window.mark"),
    }


@contextlib.contextmanager
def reconnecting(reader: Any) -> Iterator[None]:
    """Around what costs a reader the connection: waits until a new session has drawn the page."""
    ended: list[str] = []

    def frame(data: bytes | str) -> None:
        message = ForwardMsg()
        message.ParseFromString(data if isinstance(data, bytes) else data.encode())
        ended.extend(name for name in [message.WhichOneof("type")] if name == "script_finished")

    def watch(websocket: Any) -> None:
        websocket.on("framereceived", frame)

    reader.page.on("websocket", watch)
    yield
    last = time.monotonic() + PATIENCE
    while not ended:
        assert time.monotonic() < last, "the page has not connected anew"
        reader.page.wait_for_timeout(50)
    reader.page.remove_listener("websocket", watch)
    connected = '[data-testid="stApp"][data-test-connection-state="CONNECTED"]'
    expect(reader.page.locator(connected)).to_be_attached()
    reader.settle()


def test_a_view_outlives_its_replicas(machines: Machines, new_reader: Any, told: Told) -> None:
    reader = new_reader(machines.url, ignore_https_errors=True)
    reader.visit("timeline", event=[EVENT], **YEARS)
    reader.pill("Nuclear-free policy").click()  # so that the view is not only that of the link
    filters = Filters(theme=("nuclear-free",), first_year=1984, last_year=1987)
    expect(reader.sentence).to_have_text(told("timeline", filters))
    reader.settle()
    reader.page.evaluate("window.mark = 'not loaded anew'")
    before = seen(reader)
    assert "Buchanan" in before["card"]
    assert before["mark"]

    # A replica dies: the same view comes back from another one, and goes on from there.
    first = serving(reader)
    with reconnecting(reader):
        machines.replicas[first].end(signal.SIGKILL)
    second = serving(reader)
    assert second != first
    eventually(lambda: seen(reader) == before, "the page shows what it showed")
    reader.pill("Diplomacy").click()
    more = Filters(theme=("diplomacy", "nuclear-free"), first_year=1984, last_year=1987)
    expect(reader.sentence).to_have_text(told("timeline", more))
    expect(reader.card("event")).to_contain_text("Buchanan")
    reader.pill("Diplomacy").click()
    expect(reader.sentence).to_have_text(before["sentence"])

    # Drained, a replica keeps its readers and gets no new ones.
    eventually(lambda: first not in machines.up(), "the proxy sees that one is dead")
    server = f"nzviz/replica-{second[1:]}"
    machines.tell_proxy(f"set server {server} state drain")
    newcomer = new_reader(machines.url, ignore_https_errors=True)
    newcomer.visit(PAGES[-1].path)
    (third,) = machines.replicas.keys() - {first, second}
    assert serving(newcomer) == third
    reader.pill("Diplomacy").click()
    expect(reader.sentence).to_have_text(told("timeline", more))
    reader.pill("Diplomacy").click()
    expect(reader.sentence).to_have_text(before["sentence"])
    assert serving(reader) == second

    # Taken out, it hands its readers over at once, and it ends by itself when asked to.
    with reconnecting(reader):
        machines.tell_proxy(
            f"set server {server} state maint", f"shutdown sessions server {server}"
        )
    assert serving(reader) == third
    eventually(lambda: seen(reader) == before, "the page shows what it showed")
    assert machines.replicas[second].end(signal.SIGTERM) in (0, -signal.SIGTERM)
    # What a replica had been asked when the proxy cut it off, the browser noted in its console.
    assert all("REFUSED_STREAM" in text for text in reader.complaints), reader.complaints
    reader.complaints.clear()


def test_a_view_outlives_an_outage(machines: Machines, new_reader: Any) -> None:
    """One machine that restarts: until it answers again the page waits, and then goes on."""
    reader = new_reader(machines.url, ignore_https_errors=True)
    reader.visit("timeline", event=[EVENT], theme=["nuclear-free"], **YEARS)
    reader.page.evaluate("window.mark = 'not loaded anew'")
    before = seen(reader)
    gone = machines.replicas[serving(reader)]
    reader.check()

    for replica in machines.replicas.values():
        replica.end(signal.SIGTERM)
    lost = '[data-testid="stApp"]:not([data-test-connection-state="CONNECTED"])'
    expect(reader.page.locator(lost)).to_be_attached()
    with reconnecting(reader):
        started = Replica.start(gone.name, gone.port, gone.log.parent, machines.url)
        machines.replicas[gone.name] = started
    eventually(lambda: seen(reader) == before, "the page shows what it showed")
    # While nobody answered, the browser noted that in its console.
    assert all("status" in text for text in reader.complaints), reader.complaints
    reader.complaints.clear()


def test_who_asks_a_replica_that_ends_without_a_word_is_answered_by_another(
    machines: Machines, chromium: Any
) -> None:
    for name, old in machines.replicas.items():
        if old.process.poll() is not None:
            machines.replicas[name] = Replica.start(name, old.port, old.log.parent, machines.url)
        machines.tell_proxy(f"set server nzviz/replica-{name[1:]} state ready")
    eventually(lambda: machines.up() == set(machines.replicas), "all replicas are up")
    context = chromium.new_context(ignore_https_errors=True, base_url=machines.url)
    try:
        context.request.get("/")
        (mute,) = [c["value"] for c in context.cookies() if c["name"] == COOKIE]
        machines.replicas[mute].end(signal.SIGKILL)
        with socket.create_server(("127.0.0.1", machines.replicas[mute].port)) as listener:
            asked = threading.Event()

            def hang_up() -> None:
                with contextlib.suppress(OSError):  # it has been closed
                    while True:
                        line, _ = listener.accept()
                        with line:
                            if line.recv(65536).startswith(b"GET /sitemap.xml"):
                                asked.set()

            threading.Thread(target=hang_up, daemon=True).start()
            answer = context.request.get("/sitemap.xml")
            listener.shutdown(socket.SHUT_RDWR)
        status, cookie = answer.status, answer.headers.get("set-cookie", "")
    finally:
        context.close()
    assert asked.is_set(), "the proxy had already given it up: this says nothing"
    assert status == 200
    assert COOKIE in cookie, "the reader goes on with the one that answered"
    assert f"{COOKIE}={mute}" not in cookie


def test_the_proxy_keeps_to_itself_what_is_the_operators(machines: Machines, chromium: Any) -> None:
    context = chromium.new_context(ignore_https_errors=True, base_url=machines.url)
    try:
        asked = {path: context.request.get(path) for path in ("/metrics", "/_stcore/metrics", "/")}
        forged = context.request.get("/ready", headers={"X-Forwarded-Proto": "http"})
    finally:
        statuses = {path: answer.status for path, answer in asked.items()}
        secure = forged.headers.get("strict-transport-security")
        context.close()
    assert statuses == {"/metrics": 404, "/_stcore/metrics": 404, "/": 200}
    assert secure, "that a reader came by TLS is the proxy's to say"
