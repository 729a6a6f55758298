"""Query parameters: which there are, and how they are read without letting anything slip by.

Pages take what they understand of a link and name the rest to the reader. A program has nobody to
read such a note, so here whatever cannot be used refuses the whole request.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any
from urllib.parse import parse_qsl

from starlette.requests import Request

from nzviz.corpus.corpus import Corpus
from nzviz.corpus.problems import nearest
from nzviz.explore.filters import LONGEST_WORDS, Filters, from_query
from nzviz.server.api.problems import (
    ParameterProblem,
    RefusedError,
    bad_parameters,
    cut,
    parameter_problem,
)

#: More parameters than this are not even looked at.
MOST_PARAMETERS = 100
#: Rows of JSON without a limit in the request, and most rows that a limit can ask for.
USUAL_LIMIT, LARGEST_LIMIT = 100, 1000
LARGEST_OFFSET = 999_999_999

Query = Mapping[str, list[str]]


@dataclass(frozen=True, slots=True)
class Parameter:
    """A query parameter: its name, what it means, its JSON Schema; repeated ones are lists."""

    name: str
    meaning: str
    schema: Mapping[str, Any] = field(default_factory=lambda: {"type": "string"})
    repeated: bool = False

    def described(self) -> dict[str, Any]:
        """The parameter object of the OpenAPI description."""
        schema = dict(self.schema)
        if self.repeated:
            schema = {"type": "array", "items": schema, "maxItems": MOST_PARAMETERS}
        return {
            "name": self.name,
            "in": "query",
            "required": False,
            "description": self.meaning,
            "schema": schema,
            **({"style": "form", "explode": True} if self.repeated else {}),
        }


_ID = {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$", "maxLength": 80}
_YEAR = {"type": "string", "pattern": "^[0-9]{4}$"}
FILTERS = (
    Parameter("theme", "Theme id (/api/v1/themes). Repeat it for any of several.", _ID, True),
    Parameter(
        "rel", "Relationship id (/api/v1/relationships). Repeat it for any of several.", _ID, True
    ),
    Parameter("actor", "Actor id (/api/v1/actors). Repeat it for any of several.", _ID, True),
    Parameter("fw", "Framework id (/api/v1/frameworks). Repeat it for any of several.", _ID, True),
    Parameter("from", "First year, such as 1984: what ended before is left out.", _YEAR),
    Parameter("to", "Last year, such as 1987: what began later is left out.", _YEAR),
    Parameter(
        "q",
        'Words that all have to occur; "exact phrases", prefix* and -without work as on the pages.',
        {"type": "string", "maxLength": LONGEST_WORDS},
    ),
)
LIMIT = Parameter(
    "limit",
    f"At most so many rows. Without it JSON has {USUAL_LIMIT}, and CSV has all.",
    {"type": "integer", "minimum": 1, "maximum": LARGEST_LIMIT},
)
OFFSET = Parameter(
    "offset",
    "So many rows are passed over first.",
    {"type": "integer", "minimum": 0, "maximum": LARGEST_OFFSET, "default": 0},
)


def one_of(name: str, meaning: str, values: Iterable[str]) -> Parameter:
    """A parameter that takes one of some words."""
    return Parameter(name, meaning, {"type": "string", "enum": list(values)})


class Reading:
    """The parameters of one request, and what is wrong with them.

    Values are UTF-8, given once where only one counts, and no longer than any could be. Whoever
    has read all it needs calls :meth:`check`, so that one answer names every fault.
    """

    def __init__(self, request: Request, *known: Parameter) -> None:
        self.request = request
        self.query: dict[str, list[str]] = {}
        self.errors: list[ParameterProblem] = []
        parameters = {parameter.name: parameter for parameter in known}
        for name, value in _pairs(request):
            fault = self._fault(name, value, parameters)
            if fault:
                self.refuse(name, value, fault)
            else:
                self.query.setdefault(name, []).append(value)

    def _fault(self, name: str, value: str, known: Mapping[str, Parameter]) -> str | None:
        parameter = known.get(name)
        if parameter is None:
            return "is no parameter here" + _meant(name, list(known))
        if len(value) > LONGEST_WORDS:
            return f"is longer than {LONGEST_WORDS} characters"
        if name in self.query and not parameter.repeated:
            return "is a second value; give one only"
        allowed = parameter.schema.get("enum")
        if allowed and value not in allowed:
            return f"is not one of {', '.join(allowed)}"
        return None

    def refuse(self, name: str, value: str, detail: str) -> None:
        """Note that a parameter cannot be used, and why."""
        self.errors.append(parameter_problem(name, value, detail))

    def check(self) -> None:
        """Raise RefusedError when anything was noted."""
        if self.errors:
            raise bad_parameters(self.errors)

    def filters(self, corpus: Corpus) -> Filters:
        """The filters, as the pages understand them."""
        filters, unknown = from_query(self.query, corpus)
        for item in unknown:
            self.refuse(item.key, item.value, item.hint)
        return filters

    def number(self, parameter: Parameter) -> int | None:
        """A parameter that is a whole number; None without it."""
        least, most = parameter.schema["minimum"], parameter.schema["maximum"]
        for text in self.query.get(parameter.name, ()):
            if re.fullmatch(r"[0-9]{1,9}", text) and least <= int(text) <= most:
                return int(text)
            self.refuse(parameter.name, text, f"is not a whole number from {least} to {most}")
        return None


def _pairs(request: Request) -> list[tuple[str, str]]:
    raw: bytes = request.scope["query_string"]
    try:
        text = raw.decode("utf-8")
        pairs = parse_qsl(
            text, keep_blank_values=True, errors="strict", max_num_fields=MOST_PARAMETERS
        )
    except UnicodeDecodeError:
        wrong = next((part for part in raw.split(b"&") if not _is_utf8(part)), b"")
        name = wrong.partition(b"=")[0].decode("ascii", "replace")
        error = parameter_problem(name, "", "is not UTF-8, percent-encoded")
        raise bad_parameters([error]) from None
    except ValueError:
        detail = f"There are more than {MOST_PARAMETERS} parameters."
        raise RefusedError(HTTPStatus.BAD_REQUEST, detail) from None
    return pairs


def _is_utf8(part: bytes) -> bool:
    try:
        parse_qsl(part.decode("utf-8"), keep_blank_values=True, errors="strict")
    except UnicodeDecodeError:
        return False
    return True


def _meant(name: str, known: list[str]) -> str:
    if not known:
        return "; there are none"
    return nearest(name[:80], known) or f"; known: {', '.join(known)}"


def no_such(kind: str, record_id: str, known: Iterable[str]) -> RefusedError:
    """The refusal of a request for a record that does not exist."""
    like = nearest(record_id[:80], list(known))
    return RefusedError(HTTPStatus.NOT_FOUND, f'There is no {kind} "{cut(record_id)}"{like}.')
