"""Scripts of ours in the head of every page of the app, one file of ``templates`` each."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from starlette.requests import Request

from nzviz.server.html_page import Addition, script_text
from nzviz.server.security import nonce_attribute


def pointing(request: Request) -> Addition:
    """What tells the scripts after it that a reader is about to press a button or a link."""
    return _head("pointing.js", request)


def paper(request: Request) -> Addition:
    """What keeps charts from being wider than the paper when a page is printed."""
    return _head("paper.js", request)


def still(request: Request) -> Addition:
    """What shows the timeline that a button leads to as a picture (:mod:`nzviz.server.still`)."""
    return _head("still.js", request)


def _head(name: str, request: Request) -> Addition:
    return Addition(head=f"<script{nonce_attribute(request)}>{_script(name)}</script>")


@cache
def _script(name: str) -> str:
    file = files("nzviz.server.templates").joinpath(name)
    return script_text(file.read_text(encoding="utf-8"))
