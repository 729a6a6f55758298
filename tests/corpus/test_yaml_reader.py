"""YAML files: values as editors understand them, places, and refusals that end well."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from nzviz.corpus import yaml_reader
from nzviz.corpus.yaml_reader import YamlError

EMPTY = "the file is empty; write records into it or remove it"
ALIAS = "an alias (*name): write the value out where it is needed"
TAG = "a tag ({}): tags are not used here; remove it"
NO_VALUE = "an empty value: leave the field out when nobody knows it"
BAD_KEY = "a key that is not plain text"
SECOND = "a second document (---): a file holds one"
TOO_DEEP = "nested deeper than 40 levels"

VALUES = [
    ("no", "no"),
    ("NO", "NO"),
    ("yes", "yes"),
    ("off", "off"),
    ("y", "y"),
    ("2012-09-21", "2012-09-21"),
    ("2012-09-21T10:00:00Z", "2012-09-21T10:00:00Z"),
    ("12:30:45", "12:30:45"),
    ("1_000", "1_000"),
    ("0x1F", "0x1F"),
    ("0o14", "0o14"),
    ("=", "="),
    (".inf", ".inf"),
    (".nan", ".nan"),
    ("true", True),
    ("True", True),
    ("FALSE", False),
    ("tRUE", "tRUE"),
    ("1984", 1984),
    ("-7", -7),
    ("+7", 7),
    ("012", 12),
    ("99999999999999999999", 99999999999999999999),
    ("1" * 41, "1" * 41),
    ("1.5", 1.5),
    ("-.5", -0.5),
    ("1.", 1.0),
    ("1e3", 1000.0),
    ("1e", "1e"),
    (".", "."),
    ("-x", "-x"),
    ("١٩٨٤", "١٩٨٤"),
    ('"1984"', "1984"),
    ("'true'", "true"),
    ('"null"', "null"),
    ('""', ""),
    ("''", ""),
    ('"~"', "~"),
    ('"\\u0113"', "ē"),
    ("Ēna", "Ēna"),
    ("\U0001f6a2", "\U0001f6a2"),
    ("a # remark", "a"),
    (">-\n  one\n  two", "one two"),
    ("|\n  1984\n", "1984\n"),
    ("[]", []),
    ("{}", {}),
    ("[a, 1, {b: true}]", ["a", 1, {"b": True}]),
    ("&anchor text", "text"),
    ('{"<<": x}', {"<<": "x"}),
    ('{"1": x}', {"1": "x"}),
    ("{no: x}", {"no": "x"}),
]


@pytest.mark.parametrize(("written", "value"), VALUES)
def test_values(written: str, value: object) -> None:
    found = yaml_reader.parse(f"a: {written}".encode()).value
    assert found == {"a": value}
    assert type(found["a"]) is type(value)


@pytest.mark.parametrize(
    "raw",
    [
        b"a: b",
        b"\xef\xbb\xbfa: b",
        b"---\na: b\n...\n",
        b"%YAML 1.1\n---\na: b\n",
        b"# remark\n\na: b # remark\n",
        b"a: b\r\n",
        b"{a: b}",
    ],
)
def test_forms_of_one_document(raw: bytes) -> None:
    assert yaml_reader.parse(raw).value == {"a": "b"}


REFUSED = [
    (b"", EMPTY, 1, 1),
    (b"\n\n", EMPTY, 1, 1),
    (b"# only\n# remarks\n", EMPTY, 1, 1),
    (b"---\n", EMPTY, 1, 1),
    (b"\xef\xbb\xbf", EMPTY, 1, 1),
    (b"a: 1\nb: 2\na: 3\n", 'the key "a" occurs twice', 3, 1),
    (b"- {x: 1, x: 2}\n", 'the key "x" occurs twice', 1, 10),
    (b"a:\n  x: 1\n  'x': 2\n", 'the key "x" occurs twice', 3, 3),
    (b"a: &x [1]\nb: *x\n", ALIAS, 2, 4),
    (b"&a [*a]", ALIAS, 1, 5),
    (b"a: *nowhere", ALIAS, 1, 4),
    (b"- {&k a: 1}\n- {*k : 2}\n", ALIAS, 2, 4),
    (b"base: &b {x: 1}\nmore:\n  <<: *b\n", BAD_KEY, 3, 3),
    (b"a: !!python/name:os.x y", TAG.format("tag:yaml.org,2002:python/name:os.x"), 1, 4),
    (b"a: !!str 12", TAG.format("tag:yaml.org,2002:str"), 1, 4),
    (b"a: !own {b: c}", TAG.format("!own"), 1, 4),
    (b"a: ! b", TAG.format("!"), 1, 4),
    (b"!own a: b", TAG.format("!own"), 1, 1),
    (b"a:\nb: c", NO_VALUE, 1, 3),
    (b"b: 1\na: null", NO_VALUE, 2, 4),
    (b"a: ~", NO_VALUE, 1, 4),
    (b"- a\n-\n- b\n", NO_VALUE, 2, 2),
    (b"1: x", BAD_KEY, 1, 1),
    (b"a: b\ntrue: x", BAD_KEY, 2, 1),
    (b"~: x", BAD_KEY, 1, 1),
    (b"[a]: b", BAD_KEY, 1, 1),
    (b"? {a: b}\n: c", BAD_KEY, 1, 3),
    (b"a: b\n---\nc: d\n", SECOND, 2, 1),
    (b"--- a\n--- b\n", SECOND, 2, 1),
    (b"a: 1e400", "a number too large to count with: write it in quotes", 1, 4),
    (b"a:\n\tb: c", "not YAML: while scanning for the next token, found character that", 2, 1),
    (b"a: [1, 2", "not YAML: while parsing a flow sequence, did not find expected", 2, 1),
    (b"a: b: c", "not YAML: mapping values are not allowed in this context", 1, 5),
    (b"a: 'b\n", "not YAML: while scanning a quoted scalar, found unexpected end of stream", 2, 1),
    (b"- a\nb: c\n", "not YAML: while parsing a block collection, did not find expected '-'", 2, 1),
    (b"%YAML 9.9\n---\na: b", "not YAML: found incompatible YAML document", 1, 1),
    ("a: é\nb: é\u2028c".encode(), "the line separator U+2028: start a new line", 2, 5),
    ("a: 'b\x85'".encode(), "the line separator U+0085: start a new line", 1, 6),
    (b"a: b\nc: \0d", "not YAML: unacceptable character #x0000: control characters", 2, 4),
    ("é: \x07".encode(), "not YAML: unacceptable character #x0007: control characters", 1, 4),
    ("a: b\né: ü\n".encode("latin-1"), "not UTF-8: byte 0xe9; save the file as UTF-8", 2, 1),
    (b"a: caf\xe9\n", "not UTF-8: byte 0xe9; save the file as UTF-8", 1, 7),
    ("é: ".encode() + b"\xff", "not UTF-8: byte 0xff; save the file as UTF-8", 1, 4),
    (b"\xef\xbb\xbfa: \xff", "not UTF-8: byte 0xff; save the file as UTF-8", 1, 4),
    ("a: b".encode("utf-16"), "not UTF-8: byte 0xff; save the file as UTF-8", 1, 1),
    (b"a: \xed\xa0\x80", "not UTF-8: byte 0xed; save the file as UTF-8", 1, 4),
]  # fmt: skip


@pytest.mark.parametrize(("raw", "message", "line", "column"), REFUSED)
def test_refuses(raw: bytes, message: str, line: int, column: int) -> None:
    with pytest.raises(YamlError) as error:
        yaml_reader.parse(raw)
    assert str(error.value).startswith(message)
    assert (error.value.line, error.value.column) == (line, column)


def test_reads_a_file(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("a: Ēna\n", encoding="utf-8")
    assert yaml_reader.read(path).value == {"a": "Ēna"}


@pytest.mark.parametrize("name", ["nowhere.yaml", "."])
def test_a_file_that_cannot_be_read(tmp_path: Path, name: str) -> None:
    with pytest.raises(YamlError, match="cannot be read: "):
        yaml_reader.read(tmp_path / name)


PLACED = b"""\
- id: one
  themes: [ports,  patrols]
  steps:
  - page: x
    query: {theme: [a, b], q: c}
  -   page: y
- "id": two
  evidence:
    -
      note: n
"""


@pytest.mark.parametrize(
    ("path", "line", "column"),
    [
        ((), 1, 1),
        ((0,), 1, 3),
        ((0, "id"), 1, 3),
        ((0, "themes"), 2, 3),
        ((0, "themes", 0), 2, 12),
        ((0, "themes", 1), 2, 20),
        ((0, "steps"), 3, 3),
        ((0, "steps", 0), 4, 5),
        ((0, "steps", 0, "query"), 5, 5),
        ((0, "steps", 0, "query", "theme"), 5, 13),
        ((0, "steps", 0, "query", "theme", 1), 5, 24),
        ((0, "steps", 0, "query", "q"), 5, 28),
        ((0, "steps", 1), 6, 7),
        ((0, "steps", 1, "page"), 6, 7),
        ((1,), 7, 3),
        ((1, "id"), 7, 3),
        ((1, "evidence", 0), 10, 7),
        ((1, "evidence", 0, "note"), 10, 7),
        # What is not there is shown at the nearest thing around it that is.
        ((2,), 1, 1),
        ((0, "missing"), 1, 3),
        ((0, "themes", 2), 2, 3),
        ((0, "themes", "x"), 2, 3),
        ((0, "themes", 1, "x", 3), 2, 20),
        ((0, "steps", 1, "query", "q"), 6, 7),
        (("id",), 1, 1),
        ((0, 0), 1, 3),
    ],
)
def test_places(path: tuple[str | int, ...], line: int, column: int) -> None:
    assert yaml_reader.parse(PLACED).place(path) == (line, column)


#: Files that grow beyond all measure when a reader is careless; each is small.
HOSTILE = {
    "open brackets": (b"[" * 100_000, TOO_DEEP),
    "closed brackets": (b"[" * 100_000 + b"]" * 100_000, TOO_DEEP),
    "open braces": (b"{a: " * 100_000, TOO_DEEP),
    "dashes": (b"- " * 100_000, TOO_DEEP),
    "indents": (b"".join(b" " * n + b"a:\n" for n in range(500)), TOO_DEEP),
    "complex keys": (b"? " * 100_000, BAD_KEY),
    "billion laughs": (
        b"l0: &l0 [lol, lol]\n"
        + b"".join(b"l%d: &l%d [*l%d, *l%d]\n" % (n, n, n - 1, n - 1) for n in range(1, 64)),
        ALIAS,
    ),
    "billion merges": (
        b"l0: &l0 {a: b}\n"
        + b"".join(b"l%d: &l%d {<<: [*l%d, *l%d]}\n" % (n, n, n - 1, n - 1) for n in range(1, 64)),
        BAD_KEY,
    ),
    "endless digits": (b"a: " + b"9" * 1_000_000 + b"\nb: *x\n", ALIAS),
}

#: Run apart, because a parser that overruns its stack takes the whole process with it. The limit
#: on memory is far above what reading needs, and far below what an unfolded file would take.
READ_APART = """
import resource, sys
from nzviz.corpus import yaml_reader
if sys.platform == "linux":
    resource.setrlimit(resource.RLIMIT_AS, (2 << 30, 2 << 30))
try:
    yaml_reader.parse(sys.stdin.buffer.read())
except yaml_reader.YamlError as error:
    print(error)
"""


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_are_refused_in_bounds(name: str) -> None:
    raw, message = HOSTILE[name]
    run = subprocess.run(
        [sys.executable, "-c", READ_APART], input=raw, capture_output=True, timeout=60, check=False
    )
    assert (run.returncode, run.stdout.decode().strip()) == (0, message), run.stderr.decode()


#: Pieces of YAML, so that random bytes are often nearly a document.
SIGNS = [*"ab:-?[]{},&*!|>'\"%@`#\n \t1~é\0\x85\u2028\ufeff"]
WORDS = ["- ", ": ", "\n  ", "\n\t", "..", "...", "---", "null", "<<:", "&a ", "*a", "!!str "]
PIECES = st.lists(st.sampled_from(SIGNS + WORDS), max_size=40).map(lambda p: "".join(p).encode())


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode) | PIECES)
def test_any_bytes_are_a_document_or_a_yaml_error(raw: bytes) -> None:
    try:
        document = yaml_reader.parse(raw)
    except YamlError as error:
        refused = error
    else:
        assert_plain(document.value)
        return
    assert str(refused)
    assert refused.line >= 1
    assert refused.column >= 1


def assert_plain(value: Any) -> None:
    """Only what JSON has, without null."""
    if isinstance(value, dict):
        assert all(type(key) is str for key in value)
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            assert_plain(item)
    else:
        assert type(value) in (str, int, float, bool)


#: Without what PyYAML, a YAML 1.1 writer, leaves unquoted although YAML 1.2 reads a number in it,
#: and without its line separators.
LETTERS = st.characters(exclude_categories=["Cs"], exclude_characters="\x85\u2028\u2029")
TEXT = st.text(LETTERS).filter(lambda text: not yaml_reader._FLOAT.fullmatch(text))
JSON = st.recursive(
    TEXT | st.integers(-(10**38), 10**38) | st.booleans(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=20,
)


@given(JSON, st.booleans())
def test_round_trip(value: Any, flow: bool) -> None:
    raw = yaml.safe_dump(value, allow_unicode=True, default_flow_style=flow).encode()
    assert yaml_reader.parse(raw).value == value


@given(JSON)
def test_every_part_has_a_place_in_the_file(value: Any) -> None:
    text = yaml.safe_dump(value, allow_unicode=True)
    document = yaml_reader.parse(text.encode())
    lines = text.count("\n") + 1
    for path in paths(value):
        line, column = document.place(path)
        assert 1 <= line <= lines
        assert column >= 1


def paths(value: Any) -> list[tuple[str | int, ...]]:
    """Paths of a value and of everything in it."""
    found: list[tuple[str | int, ...]] = [()]
    if isinstance(value, dict | list):
        items = value.items() if isinstance(value, dict) else enumerate(value)
        found += [(step, *inner) for step, item in items for inner in paths(item)]
    return found
