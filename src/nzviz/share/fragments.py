"""Addresses that open a page at given words: text fragments, as the WICG specifies them.

https://wicg.github.io/scroll-to-text-fragment/: ``#:~:text=[prefix-,]start[,end][,-suffix]``. The
browser looks for the words on whole words, without regard to case.
"""

from __future__ import annotations

from urllib.parse import quote, urlsplit, urlunsplit

#: Longer quotes are named by their first and last words: one difference between the printed page
#: and our copy in the middle of a long passage would keep the browser from finding it.
LONGEST_WHOLE = 12
#: How many words stand for the start and for the end of a longer quote.
ENDS = 5
#: How many words of the context help to find the right one of several places.
CONTEXT = 4


def text_fragment(exact: str, prefix: str | None = None, suffix: str | None = None) -> str:
    """The text directive for the words *exact* between *prefix* and *suffix*, percent-encoded."""
    words = exact.split()
    if len(words) <= LONGEST_WHOLE:
        start, end = words, []
    else:
        start, end = words[:ENDS], words[-ENDS:]
    before, after = (prefix or "").split()[-CONTEXT:], (suffix or "").split()[:CONTEXT]
    parts = [
        f"{_encoded(before)}-" if before else "",
        _encoded(start),
        _encoded(end),
        f"-{_encoded(after)}" if after else "",
    ]
    return "text=" + ",".join(part for part in parts if part)


def at_words(url: str, exact: str, prefix: str | None = None, suffix: str | None = None) -> str:
    """*url* with a text directive for these words; a fragment that it has stays before it."""
    scheme, host, path, query, fragment = urlsplit(url)
    own = fragment.partition(":~:")[0]
    directive = f"{own}:~:{text_fragment(exact, prefix, suffix)}"
    return urlunsplit((scheme, host, path, query, directive))


def _encoded(words: list[str]) -> str:
    """Words percent-encoded; so are the signs that part a directive's terms: comma, dash, and."""
    return quote(" ".join(words), safe="").replace("-", "%2D")
