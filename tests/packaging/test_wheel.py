"""The wheel carries all that a host needs: tried in an environment that cannot see the checkout."""

from __future__ import annotations

import asyncio
import contextlib
import os
import re
import signal
import socket
import subprocess
import sys
import sysconfig
import tarfile
import time
import tomllib
import urllib.request
import venv
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

#: How long anything may take before it counts as never happening, in seconds.
PATIENCE = 60
#: Where the wheel keeps what lies at the top of the checkout.
BUNDLE = "nzviz/bundle/"


@pytest.fixture(scope="module")
def built(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel and the source archive."""
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-d", folder], cwd=root, check=True)
    return folder


def tracked(root: Path, *parts: str) -> set[str]:
    """The files below some parts of the checkout that git keeps."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "--", *parts]
    listed = subprocess.run(command, cwd=root, check=True, capture_output=True, text=True).stdout
    return {name for name in listed.splitlines() if (root / name).is_file()}


def test_the_wheel_holds_the_program_the_pages_and_the_data(root: Path, built: Path) -> None:
    (wheel,) = built.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        held = set(archive.namelist())

    bundle = tracked(root, "dashboard.py", "pages", "data", ".streamlit")
    program = {name.removeprefix("src/") for name in tracked(root, "src/nzviz")}
    assert {"data/LICENSE", "data/site.yaml", ".streamlit/config.toml"} < bundle
    assert {f"{BUNDLE}{name}" for name in bundle} | program == {
        name for name in held if ".dist-info/" not in name
    }
    assert {name.split("/")[0] for name in held - program} == {"nzviz", wheel_info(wheel)}


def wheel_info(wheel: Path) -> str:
    name, version, *_ = wheel.name.split("-")
    return f"{name}-{version}.dist-info"


def test_the_source_archive_makes_the_same_wheel(built: Path, tmp_path: Path) -> None:
    (archive,) = built.glob("*.tar.gz")
    with tarfile.open(archive) as opened:
        opened.extractall(tmp_path, filter="data")
    (source,) = tmp_path.iterdir()
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", tmp_path / "dist"]
    subprocess.run(command, cwd=source, check=True)

    (here,), (there,) = built.glob("*.whl"), (tmp_path / "dist").glob("*.whl")
    assert contents(here) == contents(there)


def contents(wheel: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@dataclass(frozen=True, slots=True)
class Installed:
    """An environment with the wheel in it, and an empty folder to work in."""

    program: Path
    folder: Path
    log: Path

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """``nzviz`` with some arguments."""
        return subprocess.run(
            [self.program, *arguments],
            cwd=self.folder,
            env=environment(),
            capture_output=True,
            text=True,
            check=False,
            timeout=PATIENCE,
        )


def environment() -> dict[str, str]:
    """Ours, without what would lead to the checkout."""
    return {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "NZVIZ_"))}


#: Ends every attempt of a Python process to open or list anything of the checkout.
GUARD = """
import os, sys
def _guard(event, arguments):
    if event in ("open", "os.listdir", "os.scandir", "import") and arguments:
        path = arguments[0] if event != "import" else arguments[1]
        if isinstance(path, (str, bytes)):
            full = os.path.abspath(os.fsdecode(path)) + "/"
            if full.startswith({checkout!r}) and not full.startswith({allowed!r}):
                raise PermissionError("the checkout is out of reach: " + full)
sys.addaudithook(_guard)
"""


@pytest.fixture(scope="module")
def installed(root: Path, built: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """The wheel, installed beside the packages of this environment, which it shares."""
    place = tmp_path_factory.mktemp("installed")
    home = place / "venv"
    venv.create(home, symlinks=True)
    (packages,) = home.glob("lib/python*/site-packages")
    # Whatever a .pth file in there names, such as the checkout, is not followed from here.
    lines = f"import checkout_guard\n{sysconfig.get_path('purelib')}\n"
    (packages / "shared.pth").write_text(lines, encoding="utf-8")
    guard = GUARD.format(checkout=f"{root}/", allowed=f"{root}/.venv/")
    (packages / "checkout_guard.py").write_text(guard, encoding="utf-8")
    (wheel,) = built.glob("*.whl")
    command = [sys.executable, "-m", "pip", "--python", home / "bin/python", "install"]
    options = ["--quiet", "--no-index", "--no-deps", "--no-warn-script-location"]
    subprocess.run([*command, *options, wheel], check=True, env=environment())
    (folder := place / "empty").mkdir()
    return Installed(home / "bin/nzviz", folder, place / "log")


def test_the_checkout_is_out_of_reach(root: Path, installed: Installed) -> None:
    """Else the tests below would prove nothing."""
    python = installed.program.parent / "python"

    def printed(expression: str) -> str:
        ran = subprocess.run(
            [python, "-c", f"print({expression})"],
            cwd=installed.folder, env=environment(), capture_output=True, text=True, check=False,
        )  # fmt: skip
        return ran.stdout + ran.stderr

    assert "out of reach" in printed(f"open({str(root / 'README.md')!r})")
    assert printed("__import__('nzviz').__file__").startswith(str(python.parents[1]))


@pytest.mark.parametrize("command", ["check", "verify"])
def test_the_bundled_records_hold(installed: Installed, command: str) -> None:
    ran = installed.run(command)
    assert ran.returncode == 0, ran.stderr
    assert re.search(r"\d+ (quotes|events)", ran.stdout)


@pytest.mark.parametrize("arguments", [["format"], ["schema"], ["links"]])
def test_the_bundled_records_are_not_written_to(installed: Installed, arguments: list[str]) -> None:
    ran = installed.run(*arguments)
    assert ran.returncode == 2
    assert "--data" in ran.stderr


@pytest.fixture(scope="module")
def address(installed: Installed) -> Iterator[str]:
    """The dashboard, served from an empty folder."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with installed.log.open("wb") as log:
        process = subprocess.Popen(
            [installed.program, "serve", "--port", str(port)],
            cwd=installed.folder, env=environment(), stdout=log, stderr=log,
        )  # fmt: skip
    try:
        wait_for(f"127.0.0.1:{port}", process, installed.log)
        yield f"127.0.0.1:{port}"
    finally:
        process.send_signal(signal.SIGTERM)
        ended = process.wait(PATIENCE)
    assert ended in (0, -signal.SIGTERM), "asked to end, it ends by itself"


def wait_for(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    last = time.monotonic() + PATIENCE
    while time.monotonic() < last and process.poll() is None:
        with (
            contextlib.suppress(OSError),
            urllib.request.urlopen(f"http://{address}/_stcore/health") as answer,
        ):
            assert answer.status == 200
            return
        time.sleep(0.1)
    pytest.fail(f"it did not start:\n{log.read_text(errors='replace')}")


def test_it_serves_the_same_pages_in_the_same_look(root: Path, address: str) -> None:
    look = tomllib.loads((root / ".streamlit/config.toml").read_text(encoding="utf-8"))["theme"]

    messages = asyncio.run(first_run(address))

    (session,) = [m.new_session for m in messages if m.HasField("new_session")][-1:]
    assert session.custom_theme.light.primary_color == look["light"]["primaryColor"]
    assert session.custom_theme.dark.primary_color == look["dark"]["primaryColor"]
    titles = [m.page_config_changed.title for m in messages if m.HasField("page_config_changed")]
    assert titles[-1].startswith("Overview")
    finished = [m.script_finished for m in messages if m.WhichOneof("type") == "script_finished"]
    assert finished[-1] == ForwardMsg.FINISHED_SUCCESSFULLY
    drawn = [m.delta.new_element.WhichOneof("type") for m in messages if m.HasField("delta")]
    assert "heading" in drawn or "markdown" in drawn
    assert "exception" not in drawn


async def first_run(address: str) -> list[ForwardMsg]:
    """What a browser that opens the first page is sent."""
    received = []
    async with websockets.connect(f"ws://{address}/_stcore/stream", max_size=None) as stream:
        asked = BackMsg()
        asked.rerun_script.query_string = ""
        await stream.send(asked.SerializeToString())
        while not received or received[-1].WhichOneof("type") != "script_finished":
            message = ForwardMsg()
            message.ParseFromString(bytes(await asyncio.wait_for(stream.recv(), PATIENCE)))
            received.append(message)
    return received
