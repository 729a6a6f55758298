"""Curated text inside Markdown stays text."""

from __future__ import annotations

import re

_SPECIAL = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:&\"'^=])")


def md(text: object) -> str:
    """*text* with everything escaped that Markdown, LaTeX or directives would take up."""
    return _SPECIAL.sub(r"\\\1", str(text)).replace("\n", " ")


def words(slug: object) -> str:
    """A coded value as words: "in-force" becomes "in force"."""
    return str(slug).replace("-", " ")


def capital(text: str) -> str:
    """*text* with its first letter in upper case, the rest as it is."""
    return text[:1].upper() + text[1:]
