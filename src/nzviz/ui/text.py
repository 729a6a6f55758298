"""Curated text inside Markdown stays text."""

from __future__ import annotations

import re

from nzviz.explore.wording import capital, words

__all__ = ["capital", "md", "words"]

_SPECIAL = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:&\"'^=])")


def md(text: object) -> str:
    """*text* with everything escaped that Markdown, LaTeX or directives would take up."""
    return _SPECIAL.sub(r"\\\1", str(text)).replace("\n", " ")
