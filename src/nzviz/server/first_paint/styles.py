"""The rules of a first view's style: those that its page uses.

Until the fonts have come, letters of the reader's system stand in for them, set so that nothing
moves when they are exchanged (the fonts ``Near ...`` at the head of ``page.css``). ``size-adjust``
is the mean advance width of Source Sans (at weight 400 or 600) or Source Serif (600, optical size
24) over that of the other font, for the texts of our events; ``ascent-override`` and
``descent-override`` are those of the Source fonts over ``size-adjust``, by which browsers multiply
them (CSS Fonts Level 5, 5.1). Arial stands for all fonts with its widths, Times for those with its.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

_CLASS = re.compile(r"\.([a-z][a-z-]*)")
_USED = re.compile(r'class="([^"]*)"')


def used_rules(page: str) -> str:
    """The rules that the HTML *page* uses: all but those of classes that nothing on it has.

    The style sheet has one rule a line.
    """
    there = {name for found in _USED.findall(page) for name in found.split()}
    return "\n".join(rule for rule, needed in _rules() if not needed or _any(needed, there))


def _any(needed: tuple[frozenset[str], ...], there: set[str]) -> bool:
    return any(classes <= there for classes in needed)


@cache
def _rules() -> tuple[tuple[str, tuple[frozenset[str], ...]], ...]:
    """Every line with the classes of each of its selectors; none for what is always used."""
    sheet = Path(__file__).parent / "templates" / "page.css"
    return tuple((line, _needed(line)) for line in sheet.read_text(encoding="utf-8").splitlines())


def _needed(line: str) -> tuple[frozenset[str], ...]:
    if not line.startswith("#nzviz-first "):
        return ()
    # Of the alternatives of :is() any may be there: they ask for nothing.
    selectors = re.sub(r":(?:is|not)\([^)]*\)", "", line.partition("{")[0]).split(",#")
    found = tuple(frozenset(_CLASS.findall(selector)) for selector in selectors)
    return found if all(found) else ()
