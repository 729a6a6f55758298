"""What keeps charts from being wider than the paper when a page is printed."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from starlette.requests import Request

from nzviz.server.html_page import Addition, script_text
from nzviz.server.security import nonce_attribute


def paper(request: Request) -> Addition:
    """The script that waits for the browser to print."""
    return Addition(head=f"<script{nonce_attribute(request)}>{_script()}</script>")


@cache
def _script() -> str:
    file = files("nzviz.server.templates").joinpath("paper.js")
    return script_text(file.read_text(encoding="utf-8"))
