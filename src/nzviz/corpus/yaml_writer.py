"""Plain Python values as YAML text, always laid out in the same way.

The counterpart of :mod:`nzviz.corpus.yaml_reader`: what is written here reads back as the same
value, there and with any YAML 1.1 or 1.2 parser. PyYAML says how a single text may be written;
the layout is made here, because PyYAML's emitter folds texts one word beyond the width.

- Texts are plain wherever both versions of YAML read them back as text; dates and whatever
  looks like a number, a boolean or nothing stand in double quotes (in single quotes when the
  text has double quotes or backslashes in it).
- A text too long for its line, and one of several lines, is folded (``>-``).
- A list of short words (ids, dates) stands on one line when it fits there: ``[one, two]``.
- Comments stand on lines of their own above what they belong to.
"""

from __future__ import annotations

import io
import math
import re
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

import yaml
from yaml.emitter import Emitter
from yaml.resolver import Resolver

from nzviz.corpus.yaml_reader import Path_

#: No line is longer, unless a single word or a text that cannot be folded is.
WIDTH = 100

Comments = Mapping[Path_, Sequence[str]]

#: EDTF dates are quoted whether or not a parser would mistake them, so that all look alike.
_DATE = re.compile(r"[0-9]{4}[-0-9~?%/.]*")
#: What YAML 1.2 reads as a number although YAML 1.1 does not.
_NUMBER = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|0[ox][0-9a-fA-F]+")
_BLANK = re.compile(r"\s")
#: What YAML 1.1 takes for line breaks, besides the usual ones.
_OTHER_BREAK = re.compile("[\x85\u2028\u2029]")


def write(
    value: Any,
    comments: Comments | None = None,
    first: Iterable[str] = (),
    last: Iterable[str] = (),
) -> str:
    """YAML text of *value* (dict, list, str, int, float and bool alone), in its own order.

    ``comments`` holds the lines (each with its ``#``) that stand above the value at a path,
    ``first`` and ``last`` what stands before and after everything.
    """
    writer = _Writer(comments or {})
    writer.lines.extend(first)
    if isinstance(value, dict) and value:
        writer.mapping(value, (), 0, "")
    elif isinstance(value, list) and value:
        writer.sequence(value, (), 0)
    else:
        writer.lines.append(_flow(value) or _word(value))
    return "\n".join((*writer.lines, *last)) + "\n"


class _Writer:
    """Collects lines. ``indent`` is always the column in which an item begins."""

    def __init__(self, comments: Comments) -> None:
        self.comments = comments
        self.commented = {path[:end] for path in comments for end in range(len(path))}
        self.lines: list[str] = []

    def mapping(self, value: dict[str, Any], path: Path_, indent: int, dash: str) -> None:
        """Lines ``key: item``; ``dash`` begins the first one when the mapping is in a list."""
        lead = " " * (indent - len(dash)) + dash
        for number, (key, item) in enumerate(value.items()):
            inner = (*path, key)
            # Above the dash: between the dash and the first key there is no room.
            self.comment(inner, indent if number else indent - len(dash))
            self.item(lead + _scalar(key, False) + ":", item, inner, indent, indent)
            lead = " " * indent

    def sequence(self, value: list[Any], path: Path_, indent: int) -> None:
        """Lines ``- item``."""
        lead = " " * indent + "-"
        for number, item in enumerate(value):
            inner = (*path, number)
            self.comment(inner, indent)
            if isinstance(item, dict) and item:
                self.mapping(item, inner, indent + 2, "- ")
            else:
                self.item(lead, item, inner, indent, indent + 2)

    def item(self, head: str, value: Any, path: Path_, indent: int, list_indent: int) -> None:
        """*value* after *head* (a key or a dash), on the same line or below it."""
        flow = _flow(value) if path not in self.commented else ""
        if flow and (not value or len(head) + 1 + len(flow) <= WIDTH):
            self.lines.append(f"{head} {flow}")
        elif isinstance(value, dict) and value:
            self.lines.append(head)
            self.mapping(value, path, indent + 2, "")
        elif isinstance(value, list) and value:
            self.lines.append(head)
            self.sequence(value, path, list_indent)
        else:
            line = f"{head} {_word(value)}"
            if isinstance(value, str) and (len(line) > WIDTH or "\n" in value):
                self.lines.extend(_folded(head, value, indent + 2) or [line])
            else:
                self.lines.append(line)

    def comment(self, path: Path_, indent: int) -> None:
        self.lines.extend(" " * indent + line for line in self.comments.get(path, ()))


def _flow(value: Any) -> str:
    """A list of single words in brackets; an empty text for anything longer."""
    if value in ([], {}):
        return str(value)
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        return ""
    if any(not item or _BLANK.search(item) for item in value):
        return ""
    return f"[{', '.join(_scalar(item, True) for item in value)}]"


def _word(value: Any) -> str:
    if isinstance(value, str):
        return _scalar(value, False)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int) or (isinstance(value, float) and math.isfinite(value)):
        return repr(value)
    raise TypeError(f"not a value of a data file: {value!r}")


@cache
def _scalar(text: str, in_flow: bool) -> str:
    """*text* on one line, quoted where it has to be."""
    found = Emitter(io.StringIO(), allow_unicode=True).analyze_scalar(text)
    plain = found.allow_flow_plain if in_flow else found.allow_block_plain
    if plain and not found.multiline and not _means_something_else(text):
        return text
    one_line = found.allow_single_quoted and not found.multiline
    if one_line and not ('"' in text or "\\" in text):
        return f'"{text}"'
    style = "'" if one_line else '"'
    written = yaml.dump(text, default_style=style, allow_unicode=True, width=math.inf)
    return str(written).removesuffix("\n")


def _means_something_else(text: str) -> bool:
    """Whether some parser reads the plain *text* as a date, a number, a boolean or nothing."""
    if _DATE.fullmatch(text) or _NUMBER.fullmatch(text):
        return True
    tag = Resolver().resolve(yaml.ScalarNode, text, (True, False))  # type: ignore[no-untyped-call]  # its stubs lack types
    return bool(tag != "tag:yaml.org,2002:str")


def _folded(head: str, text: str, indent: int) -> list[str]:
    """Lines of a folded block; none when folding would change *text* or has nowhere to break."""
    analysis = Emitter(io.StringIO(), allow_unicode=True).analyze_scalar(text)
    if not analysis.allow_block or _OTHER_BREAK.search(text):
        return []
    paragraphs = text.split("\n")
    single_blanks = all("" not in p.split(" ") and "\t" not in p for p in paragraphs if p)
    ends_in_words = paragraphs[0] and paragraphs[-1]
    if not single_blanks or not ends_in_words:
        return []
    lines: list[str] = []
    for number, paragraph in enumerate(paragraphs):
        if number:
            lines.append("")  # a folded block reads an empty line as a line break
        lines.extend(
            " " * indent + line
            for line in textwrap.wrap(
                paragraph, max(WIDTH - indent, 20), break_long_words=False, break_on_hyphens=False
            )
        )
    return [f"{head} >-", *lines] if _BLANK.search(text) else []
