"""The units start commands that there are, and confine what they start."""

from __future__ import annotations

import shlex
from pathlib import Path

import click
import pytest

from nzviz.cli import main
from nzviz.corpus.addresses import write_statuses
from nzviz.corpus.kinds import RECORD_KINDS

FOLDER = Path(__file__).parents[2] / "deploy"
SERVICES = sorted(path.name for path in FOLDER.glob("*.service"))


def unit(name: str) -> dict[str, dict[str, list[str]]]:
    """Sections, keys and all values of each: unlike in INI files, a key may come again."""
    found: dict[str, dict[str, list[str]]] = {}
    section = ""
    for line in (FOLDER / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            section = line.strip("[]")
        elif line and not line.startswith(("#", ";")):
            key, _, value = line.partition("=")
            found.setdefault(section, {}).setdefault(key, []).append(value)
    return found


def started(name: str) -> tuple[click.Command, click.Context]:
    """The command that a service starts, with its arguments read."""
    (line,) = unit(name)["Service"]["ExecStart"]
    program, command, *arguments = shlex.split(line.replace("%i", "8501"))
    assert program == "/opt/nzviz/bin/nzviz"
    found = main.commands[command]
    return found, found.make_context(command, arguments)


def test_the_dashboard_serves_at_the_port_in_its_name() -> None:
    command, context = started("nzviz@.service")
    assert command.name == "serve"
    assert context.params["port"] == 8501
    assert context.params["address"] == "127.0.0.1"


def test_checking_links_cannot_change_a_record(tmp_path: Path) -> None:
    command, context = started("nzviz-links.service")
    assert command.name == "links"
    data = context.params["data"]
    service = unit("nzviz-links.service")["Service"]
    assert service["ReadWritePaths"] == [str(data)]
    kept = {Path(path) for path in shlex.split(service["ReadOnlyPaths"][0])}
    folders = {Path(kind.location).parts[0] for kind in RECORD_KINDS}
    assert {data / name for name in folders if not name.endswith(".yaml")} <= kept
    assert data / "fingerprints" in kept
    assert write_statuses(tmp_path, {}).parent == tmp_path, "it writes beside those folders"


def test_links_are_checked_once_a_week() -> None:
    timer = unit("nzviz-links.timer")
    assert timer["Timer"]["OnCalendar"] == ["Mon *-*-* 04:17:00"]
    assert timer["Install"]["WantedBy"] == ["timers.target"]
    assert "nzviz-links.service" in SERVICES


@pytest.mark.parametrize("name", SERVICES)
@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("ProtectSystem", "strict"),
        ("ProtectHome", "yes"),
        ("PrivateTmp", "yes"),
        ("PrivateDevices", "yes"),
        ("ProtectKernelTunables", "yes"),
        ("NoNewPrivileges", "yes"),
        ("CapabilityBoundingSet", ""),
        ("RestrictNamespaces", "yes"),
        ("SystemCallFilter", "@system-service"),
    ],
)
def test_services_are_confined(name: str, setting: str, value: str) -> None:
    assert value in unit(name)["Service"][setting]
    service = unit(name)["Service"]
    assert service.get("DynamicUser") == ["yes"] or service["User"] != ["root"]
