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


def attend(request: Request) -> Addition:
    """What tells screen readers what is shown now, and keeps the keyboard's place."""
    return _head("attend.js", request)


def charts_to_come(request: Request) -> Addition:
    """What lets charts wait for the script that draws them (:mod:`nzviz.server.chart_files`)."""
    return _head("charts_to_come.js", request)


def _head(name: str, request: Request) -> Addition:
    return Addition(head=f"<script{nonce_attribute(request)}>{_script(name)}</script>")


@cache
def _script(name: str) -> str:
    file = files("nzviz.server.templates").joinpath(name)
    return script_text(file.read_text(encoding="utf-8"))
