"""The comments of a YAML file, and the values that they belong to.

PyYAML drops comments. Here they are found between its tokens and tied to paths, so that they go
with their values when those are put into another order:

- a comment on a line of its own belongs to what comes next,
- a comment at the end of a line belongs to what begins on that line,
- comments at the top, with an empty line below them, belong to the file.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

import yaml
from yaml import CSafeLoader

from nzviz.corpus.yaml_reader import Document, Path_

#: A comment may follow the sign of a block text (``>- # why``), which is one token with it.
_BLOCK_HEAD = re.compile(r"[>|][-+0-9]*[ \t]+(#.*)")


@dataclass(slots=True)
class FoundComments:
    """Comments, each from its ``#`` to the end of its line.

    ``of_file`` stand at the top, ``at_end`` below everything, ``of_value`` belong to the value
    at a path.
    """

    of_file: list[str] = field(default_factory=list)
    of_value: dict[Path_, list[str]] = field(default_factory=lambda: defaultdict(list))
    at_end: list[str] = field(default_factory=list)

    @property
    def texts(self) -> list[str]:
        """All comments, sorted: equal lists mean that none was lost."""
        return sorted([*self.of_file, *chain(*self.of_value.values()), *self.at_end])


def find(text: str, document: Document) -> FoundComments:
    """The comments in *text*, of which *document* was read (``\\n`` ends its lines)."""
    lines = text.split("\n")
    places = list(_places(document, document.value, ()))
    found = FoundComments()
    for line, column, comment in _comments(text):
        own_line = not lines[line - 1][: column - 1].strip()
        if own_line and places and line < places[0][0] and _ends_in_empty_line(lines, line):
            found.of_file.append(comment)
        elif (path := _owner(places, line, own_line)) is None:
            found.at_end.append(comment)
        else:
            found.of_value[path].append(comment)
    return found


def _places(document: Document, value: Any, path: Path_) -> Iterator[tuple[int, Path_]]:
    """The line of every value within *value*, outer ones first, in the order of the text."""
    if isinstance(value, dict | list):
        for step in value if isinstance(value, dict) else range(len(value)):
            inner = (*path, step)
            yield document.place(inner)[0], inner
            yield from _places(document, value[step], inner)


def _owner(places: list[tuple[int, Path_]], line: int, own_line: bool) -> Path_ | None:
    if own_line:
        return next((path for begin, path in places if begin > line), None)
    beginning = [path for begin, path in places if begin == line]
    before = [path for begin, path in places if begin < line]
    return beginning[0] if beginning else before[-1] if before else None


def _ends_in_empty_line(lines: list[str], line: int) -> bool:
    """Whether the comments that begin on *line* (from 1) are followed by an empty line."""
    after = (text.strip() for text in lines[line - 1 :])
    return next((text == "" for text in after if not text.startswith("#")), False)


def _comments(text: str) -> Iterator[tuple[int, int, str]]:
    """Line and column (from 1) and the text of every comment."""
    end = 0
    for token in yaml.scan(text, Loader=CSafeLoader):
        start, last = token.start_mark.index, token.end_mark.index
        yield from _between(text, end, start)
        if isinstance(token, yaml.ScalarToken) and (
            head := _BLOCK_HEAD.match(text, start) if token.style in ("|", ">") else None
        ):
            yield _place(text, head.start(1), head[1])
        end = max(end, last)
    yield from _between(text, end, len(text))


def _between(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    if text.find("#", start, end) < 0:
        return  # as between nearly all tokens
    for match in re.finditer(r"#.*", text[start:end]):
        yield _place(text, start + match.start(), match[0])


def _place(text: str, index: int, comment: str) -> tuple[int, int, str]:
    begin = text.rfind("\n", 0, index) + 1
    return text.count("\n", 0, index) + 1, index - begin + 1, comment.rstrip()
