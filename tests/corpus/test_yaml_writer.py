"""What is written reads back equal with every parser, and always looks the same."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from nzviz.corpus import yaml_reader
from nzviz.corpus.yaml_writer import WIDTH, write

FIRST_LINE = "word " * 19 + "end"  # as many as fit, two columns in
LAST_LINE = "where a word ends."
LONG = f"{FIRST_LINE} {LAST_LINE}"

#: A value under the key ``k``, and all lines that are written.
FORMS = [
    ("plain words", "k: plain words"),
    ("it's", "k: it's"),
    ("Ēna’s “ports”", "k: Ēna’s “ports”"),
    ('says "no" to it', 'k: says "no" to it'),
    ("2012-09-21", 'k: "2012-09-21"'),
    ("2012-09", 'k: "2012-09"'),
    ("1984~", 'k: "1984~"'),
    ("2001/..", 'k: "2001/.."'),
    ("0.1.0", "k: 0.1.0"),
    ("12", 'k: "12"'),
    ("1e3", 'k: "1e3"'),
    ("0x1F", 'k: "0x1F"'),
    ("0o17", 'k: "0o17"'),
    ("1_000", 'k: "1_000"'),
    ("12:30:45", 'k: "12:30:45"'),
    ("NO", 'k: "NO"'),
    ("true", 'k: "true"'),
    ("~", 'k: "~"'),
    ("", 'k: ""'),
    ("a: b", 'k: "a: b"'),
    ("a #b", 'k: "a #b"'),
    ("- a", 'k: "- a"'),
    ('" in print', "k: '\" in print'"),
    ("- \\ it's", "k: '- \\ it''s'"),
    ("line\nbreak", "k: >-\n  line\n\n  break"),
    (LONG, f"k: >-\n  {FIRST_LINE}\n  {LAST_LINE}"),
    ("x" * 120, "k: " + "x" * 120),
    (12, "k: 12"),
    (1.5, "k: 1.5"),
    (True, "k: true"),
    ([], "k: []"),
    ({}, "k: {}"),
    (["one", "two"], "k: [one, two]"),
    (["2010", "a,b", "NO"], 'k: ["2010", "a,b", "NO"]'),
    (["two words", "one"], "k:\n- two words\n- one"),
    ([1, 2], "k:\n- 1\n- 2"),
    (["a" * 60, "b" * 60], "k:\n- " + "a" * 60 + "\n- " + "b" * 60),
    ({"a": "b"}, "k:\n  a: b"),
    ([{"a": "b", "c": ["d"]}], "k:\n- a: b\n  c: [d]"),
    ([[["deep er"]]], "k:\n-\n  -\n    - deep er"),
]  # fmt: skip


@pytest.mark.parametrize(("value", "lines"), FORMS)
def test_forms(value: Any, lines: str) -> None:
    assert write({"k": value}) == lines + "\n"


def test_keys_are_quoted_like_values() -> None:
    assert write({"on": "a", "2010": "b"}) == '"on": a\n"2010": b\n'


def test_comments_stand_above_what_they_belong_to() -> None:
    value = [{"id": "a", "list": ["x", "y"], "inner": {"k": "v"}}]
    comments = {
        (0,): ["# of the record"],
        (0, "id"): ["# of its first field"],
        (0, "list", 1): ["# of an item"],
        (0, "inner", "k"): ["# of a field"],
    }
    assert write(value, comments, ["# first"], ["# last"]) == (
        "# first\n# of the record\n# of its first field\n- id: a\n"
        "  list:\n  - x\n  # of an item\n  - y\n"
        "  inner:\n    # of a field\n    k: v\n# last\n"
    )


@pytest.mark.parametrize("value", [None, float("nan"), float("inf"), b"bytes", {"k": {1, 2}}])
def test_other_values_are_refused(value: Any) -> None:
    with pytest.raises(TypeError, match="not a value of a data file"):
        write({"k": value})


# Characters that mean something in YAML, and those that only some parsers break lines at.
_TRICKY = st.text(
    "ab  \n\t\r'\"\\:#-?,[]{}&*!|>%@`~0.19eEx_/=<é\x85\u2028\ufeff\x7f😀", max_size=40
)
_WORDS = st.lists(st.text("abc'\"-.,:#é", min_size=1, max_size=15), min_size=1, max_size=40)
_TEXTS = (
    st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
    | _TRICKY
    | _WORDS.map(" ".join)
    | st.sampled_from([text for text, _ in FORMS if isinstance(text, str)])
)
_SCALARS = (
    _TEXTS
    | st.integers(-(10**18), 10**18)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.booleans()
)
_VALUES = st.recursive(
    _SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_TEXTS, inner, max_size=4),
    max_leaves=12,
)
_FILES = st.lists(_VALUES, min_size=1) | st.dictionaries(_TEXTS, _VALUES, min_size=1)


@given(_FILES)
@example([["a\u2028|\n0"], {"0\n\x85": []}, {"\x1f" * 30: []}])
def test_reads_back_equal(value: Any) -> None:
    # repr tells 1 from 1.0 and True, which Python takes for equal.
    assert repr(yaml_reader.parse(write(value).encode()).value) == repr(value)


@given(st.dictionaries(_TEXTS, _TEXTS | st.lists(_TEXTS), min_size=1))
def test_other_parsers_read_the_same_text(value: Any) -> None:
    """PyYAML knows YAML 1.1 alone: what both versions read as text must be written."""
    assert yaml.safe_load(write(value)) == value


@given(st.lists(st.dictionaries(st.sampled_from("abc"), _WORDS.map(" ".join), min_size=1)))
def test_lines_end_in_time_where_there_is_a_blank_to_break_at(value: Any) -> None:
    assert all(len(line) <= WIDTH for line in write({"k": value}).splitlines())
