"""YAML files as plain Python values, with the place of every value kept.

PyYAML's C parser gives the events; the values are made from them here, because PyYAML's own
constructors forget where a value stood, read ``no`` as false and ``2012-09-21`` as a date, and
its composer overruns the C stack on deeply nested text. Scalars follow the YAML 1.2 core schema
(as editors do): only ``true``, ``false``, numbers and null are special, everything else is text.

Refused, each with its place: text that does not parse, several documents, aliases (so that no
small file can unfold into a huge value), tags, duplicate or non-text keys, empty values, numbers
beyond measure, and nesting deeper than any record of ours.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from yaml import CSafeLoader
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

Path_ = tuple[str | int, ...]

_INT = re.compile(r"[-+]?[0-9]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_NULL = ("", "~", "null", "Null", "NULL")
_TRUE = ("true", "True", "TRUE")
_FALSE = ("false", "False", "FALSE")
#: With any other character first, a plain scalar can only be text.
_MAY_BE_ELSE = frozenset("-+.0123456789~nNtTfF")
#: Line breaks to YAML 1.1 and to nobody else: the lines that we name would not be an editor's.
_SEPARATOR = re.compile("[\x85\u2028\u2029]")
#: Longer digits are text: Python takes quadratic time to read them.
_LONGEST_NUMBER = 40
#: No record of ours nests deeper than six; a file that does is an attack or an accident.
_DEEPEST = 40
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_EMPTY = "the file is empty; write records into it or remove it"


class YamlError(ValueError):
    """A file that cannot be read. ``line`` and ``column`` count from 1."""

    def __init__(self, message: str, line: int = 1, column: int = 1) -> None:
        super().__init__(message)
        self.line = line
        self.column = column


@dataclass(frozen=True, slots=True)
class Node:
    """The place of a value; of a mapping's keys; and the nodes of the values in it."""

    line: int
    column: int
    keys: dict[str, tuple[int, int]] = field(default_factory=dict)
    parts: dict[str | int, Node] = field(default_factory=dict)


class Document:
    """A file's value and the places of its parts.

    ``value`` is made of dict, list, str, int, float and bool alone. The places are looked up in
    the text when the first one is asked for: a corpus without problems needs none.
    """

    __slots__ = ("_root", "_text", "_value")

    def __init__(self, text: str, value: Any = None) -> None:
        self._text = text
        self._value = value
        self._root: Node | None = None

    def __reduce__(self) -> tuple[type[Document], tuple[str]]:
        """Kept as its text, of which the rest follows."""
        return Document, (self._text,)

    @property
    def value(self) -> Any:
        """What the file says; nobody changes it."""
        if self._value is None:
            self._value = _document(yaml.parse(self._text, Loader=CSafeLoader))
        return self._value

    @property
    def root(self) -> Node:
        """The places of everything."""
        if self._root is None:
            events = yaml.parse(self._text, Loader=CSafeLoader)
            next(events)  # the stream starts
            next(events)  # the document starts
            self._root = _node(next(events), events)
        return self._root

    def place(self, path: Path_) -> tuple[int, int]:
        """Line and column (from 1) of the value at *path*, or of its nearest existing ancestor.

        A key's own place is given for a value in a mapping, since that is where a reader looks.
        """
        node = self.root
        place = node.line, node.column
        for step in path:
            inner = node.parts.get(step)
            if inner is None:
                break
            place = node.keys[step] if isinstance(step, str) else (inner.line, inner.column)
            node = inner
        return place


def read(path: Path) -> Document:
    """Read one YAML file; raises :class:`YamlError` (also for a file that cannot be opened)."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise YamlError(f"cannot be read: {error.strerror}") from None
    return parse(raw)


def parse(raw: bytes) -> Document:
    """Parse the bytes of one YAML file; raises :class:`YamlError`."""
    try:
        text = raw.removeprefix(_BYTE_ORDER_MARK).decode("utf-8")
    except UnicodeDecodeError as error:
        message = f"not UTF-8: byte 0x{error.object[error.start]:02x}; save the file as UTF-8"
        raise YamlError(message, *_place_of_byte(error.object, error.start)) from None
    separator = _SEPARATOR.search(text)
    if separator:
        place = _place_of_byte(text.encode(), len(text[: separator.start()].encode()))
        raise YamlError(f"the line separator U+{ord(separator[0]):04X}: start a new line", *place)
    try:
        value = _document(yaml.parse(text, Loader=CSafeLoader))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        message = ", ".join(filter(None, (error.context, error.problem)))
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        raise YamlError(f"not YAML: {message}", line, column) from None
    except yaml.YAMLError as error:
        place = _place_of_byte(text.encode(), getattr(error, "position", 0))
        raise YamlError(f"not YAML: {str(error).splitlines()[0]}", *place) from None
    return Document(text, value)


def _place_of_byte(raw: bytes, position: int) -> tuple[int, int]:
    """Line and column (from 1) of the byte at *position*; what stands before it is UTF-8."""
    before = raw[:position].decode("utf-8").split("\n")
    return len(before), len(before[-1]) + 1


def _document(events: Iterator[Event]) -> Any:
    """The value of the one document that *events* tell of."""
    next(events)  # the stream starts
    if not isinstance(next(events), DocumentStartEvent):
        raise YamlError(_EMPTY)
    root = next(events)
    if isinstance(root, ScalarEvent) and root.value == "" and not root.style:
        raise YamlError(_EMPTY)
    made = _value(root, events, 0)
    next(events)  # the document ends
    following = next(events)
    if isinstance(following, DocumentStartEvent):
        raise _error(following, "a second document (---): a file holds one")
    return made


def _value(event: Event, events: Iterator[Event], depth: int) -> Any:
    """The value that *event* begins; takes what belongs to it from *events*."""
    _refuse_alias_and_tag(event)
    if depth > _DEEPEST:
        raise _error(event, f"nested deeper than {_DEEPEST} levels")
    if isinstance(event, ScalarEvent):
        return _scalar(event)
    if isinstance(event, SequenceStartEvent):
        items: list[Any] = []
        while not isinstance(inner := next(events), SequenceEndEvent):
            items.append(_value(inner, events, depth + 1))
        return items
    mapping: dict[str, Any] = {}
    while not isinstance(inner := next(events), MappingEndEvent):
        key = _key(inner)
        if key in mapping:
            raise _error(inner, f'the key "{key}" occurs twice')
        mapping[key] = _value(next(events), events, depth + 1)
    return mapping


def _node(event: Event, events: Iterator[Event]) -> Node:
    """The places of the value that *event* begins, in a text that has been read before."""
    node = Node(*_place(event))
    if isinstance(event, SequenceStartEvent):
        while not isinstance(inner := next(events), SequenceEndEvent):
            node.parts[len(node.parts)] = _node(inner, events)
    elif isinstance(event, MappingStartEvent):
        while not isinstance(inner := next(events), MappingEndEvent):
            key = _key(inner)
            node.keys[key] = _place(inner)
            node.parts[key] = _node(next(events), events)
    return node


def _key(event: Event) -> str:
    _refuse_alias_and_tag(event)
    plain = isinstance(event, ScalarEvent) and not event.style
    # "<<" merges another mapping in YAML 1.1, and is a mere text in YAML 1.2: confusing in both.
    if isinstance(event, ScalarEvent) and not (plain and event.value in ("<<", *_NULL)):
        key = _scalar(event)
        if isinstance(key, str):
            return key
    raise _error(event, "a key that is not plain text")


def _refuse_alias_and_tag(event: Event) -> None:
    if isinstance(event, AliasEvent):
        raise _error(event, "an alias (*name): write the value out where it is needed")
    tag = getattr(event, "tag", None)
    if tag is not None:
        raise _error(event, f"a tag ({tag}): tags are not used here; remove it")


def _scalar(event: ScalarEvent) -> str | int | float | bool:
    text: str = event.value
    if event.style or (text and text[0] not in _MAY_BE_ELSE):  # whatever it looks like
        return text
    if text in _NULL:
        raise _error(event, "an empty value: leave the field out when nobody knows it")
    if text in _TRUE:
        return True
    if text in _FALSE:
        return False
    if len(text) <= _LONGEST_NUMBER:
        if _INT.fullmatch(text):
            return int(text)
        if _FLOAT.fullmatch(text):
            number = float(text)
            if math.isinf(number):
                raise _error(event, "a number too large to count with: write it in quotes")
            return number
    return text


def _error(event: Event, message: str) -> YamlError:
    return YamlError(message, *_place(event))


def _place(event: Event) -> tuple[int, int]:
    """Line and column (from 1) where *event* begins."""
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)
