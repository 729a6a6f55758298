"""YAML files as plain Python values, with the place of every value kept.

PyYAML's C parser composes the node graph; the values are taken from the nodes here, because
PyYAML's own constructors forget where a value stood, read ``no`` as false and ``2012-09-21`` as
a date. Scalars follow the YAML 1.2 core schema (as editors do): only ``true``, ``false``,
numbers and null are special, everything else is text.

Refused, each with its place: text that does not parse, several documents, aliases (so that no
small file can unfold into a huge value), tags, duplicate or non-text keys, empty values.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from yaml import CSafeLoader, MappingNode, Node, ScalarNode, SequenceNode

Path_ = tuple[str | int, ...]

_INT = re.compile(r"[-+]?[0-9]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_NULL = ("", "~", "null", "Null", "NULL")
_TRUE = ("true", "True", "TRUE")
_FALSE = ("false", "False", "FALSE")
_STANDARD_TAG = "tag:yaml.org,2002:"
#: Tags that PyYAML gives to untagged values; any other tag was written by hand.
_IMPLICIT_TAGS = frozenset(
    _STANDARD_TAG + name
    for name in ["str", "int", "float", "bool", "null", "timestamp", "map", "seq", "merge", "value"]
)
#: No record of ours nests deeper than six; a file that does is an attack or an accident.
_DEEPEST = 40


class YamlError(ValueError):
    """A file that cannot be read. ``line`` and ``column`` count from 1."""

    def __init__(self, message: str, line: int = 1, column: int = 1) -> None:
        super().__init__(message)
        self.line = line
        self.column = column


@dataclass(frozen=True, slots=True)
class Document:
    """A file's value and the places of its parts.

    ``value`` is made of dict, list, str, int, float and bool alone.
    """

    value: Any
    root: Node

    def place(self, path: Path_) -> tuple[int, int]:
        """Line and column (from 1) of the value at *path*, or of its nearest existing ancestor.

        A key's own place is given for a value in a mapping, since that is where a reader looks.
        """
        node = self.root
        mark = node.start_mark
        for step in path:
            if isinstance(node, MappingNode):
                for key, value in node.value:
                    if key.value == step:
                        mark, node = key.start_mark, value
                        break
                else:
                    break
            elif isinstance(node, SequenceNode) and isinstance(step, int):
                if step >= len(node.value):
                    break
                node = node.value[step]
                mark = node.start_mark
            else:
                break
        return mark.line + 1, mark.column + 1


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
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        line = before.count(b"\n") + 1
        column = error.start - (before.rfind(b"\n") + 1) + 1
        raise YamlError(
            f"not UTF-8: byte 0x{raw[error.start]:02x}; save the file as UTF-8", line, column
        ) from None
    try:
        root = yaml.compose(text, Loader=CSafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        message = ", ".join(filter(None, (error.context, error.problem)))
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        raise YamlError(f"not YAML: {message}", line, column) from None
    except yaml.YAMLError as error:
        where = text.count("\n", 0, getattr(error, "position", 0)) + 1
        raise YamlError(f"not YAML: {str(error).splitlines()[0]}", where) from None
    except RecursionError:
        raise YamlError("not YAML as used here: nested too deeply") from None
    if root is None:
        raise YamlError("the file is empty; write records into it or remove it")
    return Document(_value(root, set(), 0), root)


def _value(node: Node, seen: set[int], depth: int) -> Any:
    if id(node) in seen:
        raise _error(node, "an alias (*name): write the value out where it is needed")
    if depth > _DEEPEST:
        raise _error(node, f"nested deeper than {_DEEPEST} levels")
    seen.add(id(node))
    if node.tag not in _IMPLICIT_TAGS:
        raise _error(node, f"a tag ({node.tag}): tags are not used here; remove it")
    if isinstance(node, ScalarNode):
        return _scalar(node)
    if isinstance(node, SequenceNode):
        return [_value(item, seen, depth + 1) for item in node.value]
    mapping: dict[str, Any] = {}
    for key, item in node.value:
        if not isinstance(key, ScalarNode) or key.tag == _STANDARD_TAG + "merge":
            raise _error(key, "a key that is not plain text")
        if key.value in mapping:
            raise _error(key, f'the key "{key.value}" occurs twice')
        mapping[key.value] = _value(item, seen, depth + 1)
    return mapping


def _scalar(node: ScalarNode) -> str | int | float | bool:
    text: str = node.value
    if node.style:  # quoted or block: text, whatever it looks like
        return text
    if text in _NULL:
        raise _error(node, "an empty value: leave the field out when nobody knows it")
    if text in _TRUE:
        return True
    if text in _FALSE:
        return False
    if _INT.fullmatch(text) and len(text) < 20:
        return int(text)
    if _FLOAT.fullmatch(text) and len(text) < 40:
        return float(text)
    return text


def _error(node: Node, message: str) -> YamlError:
    return YamlError(message, node.start_mark.line + 1, node.start_mark.column + 1)
