"""Addresses that open a page at given words, by the rules of the WICG's text fragments."""

from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nzviz.share.fragments import LONGEST_WHOLE, at_words, text_fragment


@pytest.mark.parametrize(
    ("exact", "prefix", "suffix", "wanted"),
    [
        ("one two", None, None, "text=one%20two"),
        ("nuclear-free", None, None, "text=nuclear%2Dfree"),
        ("yes, but", None, None, "text=yes%2C%20but"),
        ("A & B", None, None, "text=A%20%26%20B"),
        ("M\u0101ori", None, None, "text=M%C4%81ori"),
        ("words", "just before", "just after", "text=just%20before-,words,-just%20after"),
        ("words", "a b c d e f", None, "text=c%20d%20e%20f-,words"),
        ("words", None, "a b c d e f", "text=words,-a%20b%20c%20d"),
        ("words", "\u2013 said:", None, "text=%E2%80%93%20said%3A-,words"),
        (
            "w1 w2 w3 w4 w5 w6 w7 w8 w9 w10 w11 w12 w13",
            None,
            None,
            "text=w1%20w2%20w3%20w4%20w5,w9%20w10%20w11%20w12%20w13",
        ),
    ],
)
def test_directives(exact: str, prefix: str | None, suffix: str | None, wanted: str) -> None:
    assert text_fragment(exact, prefix, suffix) == wanted


@pytest.mark.parametrize(
    ("url", "wanted"),
    [
        ("https://a.nz/b?c=1&d=2", "https://a.nz/b?c=1&d=2#:~:text=words"),
        ("https://a.nz/b#part", "https://a.nz/b#part:~:text=words"),
        ("https://a.nz/b#part:~:text=old", "https://a.nz/b#part:~:text=words"),
    ],
)
def test_the_address_stays_itself(url: str, wanted: str) -> None:
    assert at_words(url, "words") == wanted


def parsed(directive: str) -> tuple[str, str, str, str]:
    """Prefix, start, end and suffix, as the specification's parser takes them apart."""
    terms = directive.removeprefix("text=").split(",")
    prefix = terms.pop(0)[:-1] if terms[0].endswith("-") else ""
    suffix = terms.pop()[1:] if terms[-1].startswith("-") else ""
    assert len(terms) in (1, 2)
    start, end = terms[0], terms[1] if len(terms) == 2 else ""
    return unquote(prefix), unquote(start), unquote(end), unquote(suffix)


WORDS = st.lists(
    st.text(st.characters(categories=["L", "N", "P", "S"]), min_size=1), min_size=1, max_size=30
)


@given(WORDS, WORDS, WORDS)
def test_a_browser_reads_back_the_words(
    exact: list[str], prefix: list[str], suffix: list[str]
) -> None:
    directive = text_fragment(" ".join(exact), " ".join(prefix), " ".join(suffix))

    assert directive.isascii()
    assert "&" not in directive
    before, start, end, after = parsed(directive)
    text = " ".join(exact)
    assert text.startswith(start)
    assert text.endswith(end or start)
    assert bool(end) == (len(exact) > LONGEST_WHOLE)
    assert " ".join(prefix).endswith(before)
    assert " ".join(suffix).startswith(after)
    assert urlsplit(at_words("https://a.nz/b", text)).fragment.startswith(":~:text=")
