"""The whole server on a machine that misbehaves: its data read-only, its clock set anew.

The server runs as a process of its own. What misbehaves is put into it before anything of it is
loaded, as Python's own ``sitecustomize``.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import signal
import socket
import struct
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect

#: Seconds after which something counts as never happening.
PATIENCE = 60
SERVE = (sys.executable, "-c", "from nzviz.cli import main; main()", "serve")
DAY = 24 * 60 * 60

#: As a read-only mount: who would change anything in NZVIZ_DATA is refused, and is written down.
READ_ONLY = """
import errno, os, sys

folder, refused = os.environ["NZVIZ_DATA"], os.environ["TEST_REFUSED"]
changing = {
    "os.chmod", "os.chown", "os.link", "os.mkdir", "os.remove", "os.rename", "os.rmdir",
    "os.symlink", "os.truncate", "os.utime",
}
writing = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND

def guard(event, arguments):
    if event != "open" and event not in changing:
        return
    paths = [each for each in arguments[:2] if isinstance(each, (str, os.PathLike))]
    if not any(os.path.abspath(path).startswith(folder) for path in paths):
        return
    if event == "open" and not arguments[2] & writing:
        return
    line = os.open(refused, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.write(line, f"{event} {paths}\\n".encode())
    os.close(line)
    raise OSError(errno.EROFS, os.strerror(errno.EROFS), paths[0])

sys.addaudithook(guard)
"""
#: Python's clock is ahead by the seconds that stand in a file; the one that only counts is not.
CLOCK = """
import mmap, os, struct, time

with open(os.environ["TEST_CLOCK"], "rb") as file:
    ahead = mmap.mmap(file.fileno(), 8, access=mmap.ACCESS_READ)
true = time.time, time.time_ns
time.time = lambda: true[0]() + struct.unpack("q", ahead)[0]
time.time_ns = lambda: true[1]() + struct.unpack("q", ahead)[0] * 1_000_000_000
"""


def eventually(holds: Callable[[], bool], what: str) -> None:
    last = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < last, f"never happened: {what}"
        time.sleep(0.05)


@dataclass(slots=True)
class Server:
    """A running dashboard over a copy of Alba."""

    address: str
    folder: Path
    log: Path

    def get(self, path: str) -> str:
        with urllib.request.urlopen(f"http://{self.address}{path}", timeout=PATIENCE) as answer:
            return str(answer.read().decode())

    def ready(self) -> bool:
        with contextlib.suppress(OSError):
            return bool(json.loads(self.get("/ready"))["status"] == "ready")
        return False

    def figure(self, name: str) -> float:
        """One of the figures for Prometheus."""
        (found,) = re.findall(rf"(?m)^{re.escape(name)} (\S+)$", self.get("/metrics"))
        return float(found)

    def edit(self, old: str, new: str) -> None:
        path = self.folder / "events/2010.yaml"
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")


@contextlib.contextmanager
def served(folder: Path, at: Path, fault: str, **variables: str) -> Iterator[Server]:
    (at / "site").mkdir()
    (at / "site/sitecustomize.py").write_text(fault, encoding="utf-8")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = Server(f"127.0.0.1:{port}", folder, at / "log")
    given = {"PYTHONPATH": str(at / "site"), "NZVIZ_DATA": str(folder), **variables}
    kept = {"NZVIZ_CACHE": str(at / "kept"), "NZVIZ_LOG": "json"}
    with server.log.open("wb") as log:
        process = subprocess.Popen(
            [*SERVE, "--port", str(port)],
            cwd=at, env={**os.environ, **kept, **given}, stdout=log, stderr=log,
        )  # fmt: skip
    try:
        eventually(lambda: process.poll() is not None or server.ready(), "it is ready")
        assert process.poll() is None, server.log.read_text(errors="replace")
        yield server
    finally:
        process.send_signal(signal.SIGTERM)
        ended = process.wait(PATIENCE)
    assert ended in (0, -signal.SIGTERM), "asked to end, it ends by itself"


@dataclass(slots=True)
class Reader:
    """An open page with the card of an event: what each run of its script drew and said."""

    stream: ClientConnection
    drawn: list[str] = field(default_factory=list)
    said: str = ""

    def run(self, page: str = "timeline") -> None:
        asked = BackMsg()
        asked.rerun_script.page_name = page
        asked.rerun_script.query_string = "event=joint-patrols"
        asked.rerun_script.widget_states.SetInParent()
        self.stream.send(asked.SerializeToString())
        self.follow()

    def follow(self) -> None:
        """Until a run has come to its end."""
        self.drawn.clear()
        self.said = ""
        while True:
            data = self.stream.recv(PATIENCE, decode=False)
            message = ForwardMsg.FromString(data)
            match message.WhichOneof("type"):
                case "delta" if message.delta.WhichOneof("type") == "new_element":
                    self.drawn.append(message.delta.new_element.WhichOneof("type"))
                    self.said += str(message.delta.new_element)
                case "script_finished":
                    assert message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY
                    break
        assert "exception" not in self.drawn, self.said
        assert "markdown" in self.drawn


@contextlib.contextmanager
def reading(server: Server) -> Iterator[Reader]:
    with connect(f"ws://{server.address}/_stcore/stream", max_size=None) as stream:
        yield Reader(stream)


def test_nothing_is_written_into_the_data_folder(alba_copy: Path, tmp_path: Path) -> None:
    refused = tmp_path / "refused"
    with served(alba_copy, tmp_path, READ_ONLY, TEST_REFUSED=str(refused)) as server:
        for path in ("/", "/timeline", "/r/event/joint-patrols", "/api/v1/events", "/feed.atom"):
            assert server.get(path)
        with reading(server) as reader:
            for page in ("", "timeline", "frameworks", "quotes", "sources", "briefing"):
                reader.run(page)
        server.edit("Joint patrols", "Common patrols")
        eventually(lambda: "Common patrols" in server.get("/r/event/joint-patrols"), "the edit")
        assert server.figure('nzviz_corpus_reloads_total{outcome="swapped"}') == 1
    assert not refused.exists(), refused.read_text()
    assert any((tmp_path / "kept").iterdir()), "what is kept for the next start lies elsewhere"


def test_the_guard_of_the_data_folder_can_refuse(tmp_path: Path) -> None:
    """Otherwise the test above would hold of every server."""
    variables = {"NZVIZ_DATA": str(tmp_path / "data"), "TEST_REFUSED": str(tmp_path / "refused")}
    (tmp_path / "data").mkdir()
    (tmp_path / "sitecustomize.py").write_text(READ_ONLY, encoding="utf-8")
    program = "open('data/a', 'w')", "import os; os.mkdir('data/a')", "open('data/a', 'x')"
    for number, line in enumerate(program, 1):
        ran = subprocess.run(
            [sys.executable, "-c", line.replace("data/", f"{tmp_path}/data/")],
            env={**os.environ, **variables, "PYTHONPATH": str(tmp_path)},
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert "Read-only file system" in ran.stderr
        assert len((tmp_path / "refused").read_text().splitlines()) == number
    assert not any((tmp_path / "data").iterdir())


def test_a_clock_that_is_set_disturbs_nobody(alba_copy: Path, tmp_path: Path) -> None:
    clock = tmp_path / "clock"
    clock.write_bytes(struct.pack("q", 0))

    def put(seconds: int) -> None:
        with clock.open("r+b") as file:
            file.write(struct.pack("q", seconds))

    with (
        served(alba_copy, tmp_path, CLOCK, TEST_CLOCK=str(clock)) as server,
        reading(server) as reader,
    ):
        reader.run()
        title = "Joint patrols"
        for new, ahead in {
            "Later patrols": 400 * DAY, "Patrols now": 0, "Earlier patrols": -400 * DAY,
        }.items():  # fmt: skip
            put(ahead)
            reader.run()
            assert title in reader.said, "the page of before"
            server.edit(title, new)
            reader.follow()  # an edit is told to open pages
            assert new in reader.said
            title = new
            assert server.ready()
            assert server.figure("nzviz_sessions") == 1
        took = server.figure('nzviz_request_seconds_sum{route="health"}')
        assert 0 < took < PATIENCE
    (ended,) = [
        line
        for text in server.log.read_text().splitlines()
        if text.startswith("{") and (line := json.loads(text))["event"] == "session ends"
    ]
    assert 0 <= ended["seconds"] < PATIENCE
