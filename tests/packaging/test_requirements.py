"""The lock files: every package by its hash, and readable for the audit of `make audit`."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

LOCKS = ("requirements.txt", "requirements-dev.txt", "requirements-bench.txt")


@pytest.mark.parametrize("name", LOCKS)
def test_every_package_has_a_version_and_hashes(root: Path, name: str) -> None:
    text = (root / name).read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [
        line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")
    ]
    assert len(lines) > 50
    for line in lines:
        assert re.match(r"[a-z0-9][a-z0-9._-]*(\[[a-z,]+\])?==\S+ ", line, re.I), line
        assert re.search(r" --hash=sha256:[0-9a-f]{64}\b", line), line
    # Where packages come from is for whoever installs them to say.
    assert not re.search(r"https?://|--(extra-)?index-url|--find-links", text)


def test_whatever_is_installed_is_installed_by_hash(root: Path) -> None:
    """In the Makefile and the image: an installation that takes no files, or one with hashes."""
    for name in ("Makefile", "deploy/Containerfile"):
        text = (root / name).read_text(encoding="utf-8").replace("\\\n", " ")
        lines = text.splitlines()
        found = [line for line in lines if re.search(r"(\bpip|\$\(PIP\)) (\S+ )*install ", line)]
        assert len(found) >= 2, name
        for line in found:
            for part in line.split("&&"):
                if " install " in part:
                    assert "--require-hashes" in part or "--no-deps" in part, part


def test_the_audit_covers_every_package(root: Path) -> None:
    """It goes through the whole file and would look all of them up; asking needs a network."""
    makefile = (root / "Makefile").read_text(encoding="utf-8")
    for option in ("--strict", "--require-hashes"):
        assert option in makefile, "without it the audit passes over what it cannot look up"
    ran = subprocess.run(
        [sys.executable, "-m", "pip_audit", "--dry-run", "--strict", "--require-hashes",
         "--disable-pip", "--progress-spinner", "off", "-r", root / LOCKS[0]],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    (audited,) = re.findall(r"would have audited (\d+) packages", ran.stderr)
    assert int(audited) > 50
