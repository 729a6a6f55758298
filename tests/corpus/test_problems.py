"""Problems as people see them: one line each, in file order, with a word that would be right."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nzviz.corpus.problems import CorpusError, Problem, nearest


@pytest.mark.parametrize(
    ("message", "line"),
    [
        ("x: is missing", "data/a.yaml:2:3: x: is missing"),
        ("Ēna “says” – so", "data/a.yaml:2:3: Ēna “says” – so"),
        ("two\nlines", "data/a.yaml:2:3: two\\nlines"),
        ("\x1b[31mred\x00", "data/a.yaml:2:3: \\x1b[31mred\\x00"),
        ("turned \u202e round", "data/a.yaml:2:3: turned \\u202e round"),
        ("a\u2028b", "data/a.yaml:2:3: a\\u2028b"),
    ],
)
def test_a_problem_is_one_printable_line(message: str, line: str) -> None:
    assert str(Problem("data/a.yaml", 2, 3, message)) == line


@given(st.text(), st.integers(1), st.integers(1), st.text())
def test_any_problem_is_one_printable_line(file: str, line: int, column: int, text: str) -> None:
    assert str(Problem(file, line, column, text)).isprintable()


def test_an_error_lists_its_problems_in_file_order() -> None:
    problems = [
        Problem("data/b.yaml", 1, 1, "x"),
        Problem("data/a.yaml", 10, 1, "x"),
        Problem("data/a.yaml", 9, 7, "x"),
        Problem("data/a.yaml", 9, 5, "z"),
        Problem("data/a.yaml", 9, 5, "y"),
    ]
    error = CorpusError(problems)
    assert error.problems == problems[::-1]
    assert str(error).splitlines() == [str(problem) for problem in problems[::-1]]


@pytest.mark.parametrize(
    ("word", "known", "hint"),
    [
        ("port", ["patrols", "ports"], '; nearest: "ports"'),
        ("nukes", ["trade", "nuclear-free", "diplomacy"], '; nearest: "nuclear-free"'),
        ("titel", ["id", "title", "date"], '; nearest: "title"'),
        ("ports", ["ports", "port"], '; nearest: "ports"'),
        ("zzz", ["patrols", "ports"], ""),
        ("ports", [], ""),
        ("", ["ports"], ""),
        ("ports", ("ports",), '; nearest: "ports"'),
    ],
)
def test_nearest(word: str, known: list[str] | tuple[str, ...], hint: str) -> None:
    assert nearest(word, known) == hint
