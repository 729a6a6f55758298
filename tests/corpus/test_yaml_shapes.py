"""The shapes of YAML that other readers stumble over: each is a plain value or a clear refusal.

Our own wording of what the public yaml-test-suite covers. ``None`` stands for a refusal.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from nzviz.corpus import yaml_reader
from nzviz.corpus.problems import CorpusError
from nzviz.corpus.reading import read_records
from nzviz.corpus.yaml_reader import YamlError

SHAPES: list[tuple[str, str, Any]] = [
    # Collections
    ("block list in a block list", "- - a\n  - b\n- - c\n", [["a", "b"], ["c"]]),
    ("list not indented below its key", "k:\n- a\n- b\n", {"k": ["a", "b"]}),
    ("mapping in a list", "- a: 1\n  b: 2\n- c: 3\n", [{"a": 1, "b": 2}, {"c": 3}]),
    ("flow in block", "k: {a: [b, {c: d}]}\n", {"k": {"a": ["b", {"c": "d"}]}}),
    ("flow over lines", "k: [\n  a,\n  b\n  ]\n", {"k": ["a", "b"]}),
    ("trailing comma", "[a, b, ]", ["a", "b"]),
    ("two commas", "[a, , b]", None),
    ("pair in a flow list", "[a: b]", [{"a": "b"}]),
    ("key without a value in flow", "{a, b: c}", None),
    ("quoted key beside its colon", '{"a":b}', {"a": "b"}),
    ("explicit key", "? a\n: b\n", {"a": "b"}),
    ("explicit key without a value", "? a\n", None),
    ("empty key", ": a\n", None),
    ("list as a key", "? [a, b]\n: c\n", None),
    ("mapping as a key", "? {a: b}\n: c\n", None),
    ("colon in a word", "k: a:b\n", {"k": "a:b"}),
    ("address", "k: http://example.org:80/?a=b#c\n", {"k": "http://example.org:80/?a=b#c"}),
    ("dash in a flow list", "[-1, - a]", None),
    ("wrong indent", "a:\n   b: c\n  d: e\n", None),
    ("closing bracket too many", "[a]]", None),
    ("brackets crossed", "[a}", None),
    ("nothing after a dash", "-\n", None),
    # Plain scalars
    ("over two lines", "k: a\n  b\n", {"k": "a b"}),
    ("with an empty line", "k: a\n\n  b\n", {"k": "a\nb"}),
    ("hash within", "k: a#b\n", {"k": "a#b"}),
    ("remark after", "k: a #b\n", {"k": "a"}),
    ("remark between", "# x\nk: a\n# y\n", {"k": "a"}),
    ("reserved at sign", "k: @a\n", None),
    ("reserved backtick", "k: `a`\n", None),
    ("percent first", "k: %a\n", None),
    ("question mark first", "k: ?a\n", {"k": "?a"}),
    ("exclamation within", "k: a!b\n", {"k": "a!b"}),
    ("sexagesimal", "k: 1:30\n", {"k": "1:30"}),
    ("octal", "k: 0777\n", {"k": 777}),
    ("version", "k: 1.10.2\n", {"k": "1.10.2"}),
    ("Norway", "k: [no, NO, on, off, y]\n", {"k": ["no", "NO", "on", "off", "y"]}),
    # Quoted scalars
    ("single with a quote", "k: 'it''s'\n", {"k": "it's"}),
    (
        "double with escapes",
        r'k: "a\tb\\ \"c\" \x41 \u0101 \U0001F6A2"',
        {"k": 'a\tb\\ "c" A ā 🚢'},
    ),
    ("folded", 'k: "a\n  b\n\n  c"\n', {"k": "a b\nc"}),
    ("line continued", 'k: "a\\\n  b"\n', {"k": "ab"}),
    ("unknown escape", r'k: "\q"', None),
    ("half an escape", r'k: "\x4"', None),
    ("lone surrogate", r'k: "\ud800"', None),
    ("pair of surrogates", r'k: "\ud83d\udea2"', None),
    ("beyond Unicode", r'k: "\U00110000"', None),
    ("never closed", 'k: "a\nb: c\n', None),
    ("text after the quote", "k: 'a' b\n", None),
    # Block scalars
    ("literal", "k: |\n  a\n   b\n\n  c\n", {"k": "a\n b\n\nc\n"}),
    ("folded block", "k: >\n  a\n  b\n\n  c\n", {"k": "a b\nc\n"}),
    ("stripped", "k: |-\n  a\n\n", {"k": "a"}),
    ("kept", "k: |+\n  a\n\n", {"k": "a\n\n"}),
    ("with its indent", "k: |2\n   a\n", {"k": " a\n"}),
    ("indent of zero", "k: |0\na\n", None),
    ("indent of ten", "k: |10\n  a\n", None),
    ("remark beside", "k: | # x\n  a\n", {"k": "a\n"}),
    ("text beside", "k: | x\n  a\n", None),
    ("empty block", "k: |\n", {"k": ""}),
    # Anchors, aliases, tags, merges
    ("anchor alone", "k: &a b\n", {"k": "b"}),
    ("alias", "a: &x b\nc: *x\n", None),
    ("alias as a key", "&x a: b\n*x : c\n", None),
    ("alias to nothing", "a: *x\n", None),
    ("alias to itself", "&x [*x]\n", None),
    ("anchor twice", "a: &x b\nc: &x d\n", {"a": "b", "c": "d"}),
    ("merge", "<<: {a: b}\nc: d\n", None),
    ("merge of many", "<<: [{a: b}, {c: d}]\n", None),
    ("quoted merge", '"<<": a\n', {"<<": "a"}),
    ("string tag", "k: !!str 1\n", None),
    ("set", "!!set {a, b}\n", None),
    ("ordered mapping", "!!omap [a: 1]\n", None),
    ("binary", "k: !!binary aGVsbG8=\n", None),
    ("timestamp tag", "k: !!timestamp 2001-01-01\n", None),
    ("Python object", "!!python/object/apply:os.system [ls]\n", None),
    ("own tag", "%TAG !e! tag:example.org,2000:\n---\n!e!a b\n", None),
    ("verbatim tag", "k: !<tag:yaml.org,2002:str> a\n", None),
    ("undeclared handle", "k: !e!a b\n", None),
    # Documents and directives
    ("markers", "---\nk: a\n...\n", {"k": "a"}),
    ("version 1.1", "%YAML 1.1\n---\nk: a\n", {"k": "a"}),
    ("version 1.2", "%YAML 1.2\n---\nk: a\n", {"k": "a"}),
    ("version 3", "%YAML 3.0\n---\nk: a\n", None),
    ("directive twice", "%YAML 1.1\n%YAML 1.1\n---\nk: a\n", None),
    ("directive without a document", "%YAML 1.1\n", None),
    ("two documents", "---\na\n---\nb\n", None),
    ("text after the end", "k: a\n...\nb\n", None),
    ("marker in a text", "k: '\n--- a'\n", None),
    ("only an end", "...\n", None),
    # Blanks and lines
    ("tab as indent", "k:\n\ta: b\n", None),
    ("tab after the colon", "k:\ta\n", {"k": "a"}),
    ("tab in a text", "k: a\tb\n", {"k": "a\tb"}),
    ("Windows lines", "a: b\r\nc:\r\n- d\r\n", {"a": "b", "c": ["d"]}),
    ("old Macintosh lines", "a: b\rc: d\r", {"a": "b", "c": "d"}),
    ("mark at the start", "\ufeffa: b\n", {"a": "b"}),
    ("marks twice", "\ufeff\ufeffa: b\n", {"a": "b"}),
    ("NUL", "k: a\0b\n", None),
    ("bell", "k: a\ab\n", None),
    ("escape character", "k: a\x1b[0m\n", None),
    ("delete", "k: a\x7f\n", None),
    ("line separator", "k: a\u2028b\n", None),
    ("no character", "k: a\uffff\n", None),
    ("duplicate keys", "a: 1\nb: 2\na: 3\n", None),
    ("duplicate in another form", "a: 1\n'a': 2\n", None),
    ("merge marks of git", "<<<<<<< HEAD\na: b\n=======\na: c\n>>>>>>> x\n", None),
]


@pytest.mark.parametrize(("text", "value"), [row[1:] for row in SHAPES], ids=[r[0] for r in SHAPES])
def test_shapes(text: str, value: Any) -> None:
    try:
        found = yaml_reader.parse(text.encode()).value
    except YamlError as error:
        refused = error
    else:
        assert found == value
        return
    assert value is None, refused
    assert str(refused)
    assert 1 <= refused.line <= text.count("\n") + text.count("\r") + 1


@pytest.mark.parametrize(
    "encoding", ["utf-16", "utf-16-le", "utf-32", "latin-1", "cp1252", "shift-jis", "utf-7"]
)
def test_other_encodings(encoding: str) -> None:
    raw = "a: zähl ー\n".replace("ー", "" if encoding in ("latin-1", "cp1252") else "ー")
    raw = raw.replace("ä", "" if encoding == "shift-jis" else "ä")
    if encoding == "utf-7":  # is ASCII, and so what it says
        assert yaml_reader.parse(raw.encode(encoding)).value["a"].startswith("z+")
        return
    with pytest.raises(YamlError):
        yaml_reader.parse(raw.encode(encoding))


#: A whole corpus with one hostile file is refused within these bounds (bytes, seconds).
MEMORY, SECONDS = 1 << 30, 20
BOUNDED = """
import resource, sys
from pathlib import Path
from nzviz.corpus.problems import CorpusError
from nzviz.corpus.reading import read_records
if sys.platform == "linux":
    resource.setrlimit(resource.RLIMIT_DATA, (int(sys.argv[2]),) * 2)
    resource.setrlimit(resource.RLIMIT_CPU, (int(sys.argv[3]),) * 2)
try:
    read_records(Path(sys.argv[1]))
except CorpusError as error:
    print(error.problems[0])
"""
LAUGHS = "- &l0 [lol, lol, lol]\n" + "".join(
    f"- &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]\n" for n in range(1, 30)
)
BOMBS = {
    "billion laughs": (LAUGHS, "an alias (*name)"),
    "deep flow": ("[" * 500_000 + "]" * 500_000, "nested deeper than 40 levels"),
    "deep block": ("- " * 300_000 + "a\n", "nested deeper than 40 levels"),
    "deep in a record": ("- id: a\n  x: " + "{a: " * 5000 + "b" + "}" * 5000, "nested deeper"),
    "huge scalar": ("- id: a\n  title: " + "x" * 20_000_000 + "\n", "a: "),
    "huge number": ("- id: a\n  title: " + "9" * 5_000_000 + "\n", "a: "),
    "huge key": ("- " + "k" * 5_000_000 + ": a\n", "not YAML"),
    "many keys": ("- id: a\n" + "".join(f"  k{n}: a\n" for n in range(50_000)), "a: "),
    "many records": ("- {}\n" * 50_000, "is missing"),
}


@pytest.mark.parametrize("name", BOMBS)
def test_bombs_are_refused_in_bounds(name: str, alba_copy: Path) -> None:
    text, message = BOMBS[name]
    (alba_copy / "events/2011.yaml").write_text(text, "utf-8")
    command = [sys.executable, "-c", BOUNDED, str(alba_copy), str(MEMORY), str(SECONDS)]
    run = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert run.returncode == 0, run.stderr[-500:]
    assert run.stdout.startswith("alba/events/2011.yaml:")
    assert message in run.stdout


def test_a_missing_quotation_mark_does_not_swallow_records(alba_copy: Path) -> None:
    """Valid YAML, in which one text holds the records that follow."""
    path = alba_copy / "events/2011.yaml"
    record = (
        '- id: {id}\n  date: "2011"\n  title: A boat is seen\n  summary: {text}\n'
        "  themes: [ports]\n  relationships: [alba-borea]\n  direction: neutral\n"
        "  significance: context\n  evidence:\n  - source: harbour-news\n    note: Says so.\n"
    )
    record = record.replace('"', "'")  # so that the next double quotation mark is far away
    first = record.format(id="one", text='"Opened')
    path.write_text(first + record.format(id="two", text='x"'), "utf-8")
    with pytest.raises(CorpusError, match="a record within a text: is a quotation mark missing"):
        read_records(alba_copy)
