"""What a program is told when it cannot have what it asked for: problem details, RFC 9457."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from http import HTTPStatus

from pydantic import BaseModel, ConfigDict
from starlette.responses import Response

#: More of a value than this is not repeated to who sent it.
LONGEST_REPEATED = 60


class ParameterProblem(BaseModel):
    """A parameter that cannot be used, and what would be right."""

    model_config = ConfigDict(use_attribute_docstrings=True)

    parameter: str
    """Its name."""
    value: str
    """Its value, cut off after 60 characters."""
    detail: str
    """What is wrong with the value, and what would be right."""


class Problem(BaseModel):
    """Problem details as RFC 9457 describes them. The type is always that of the status code."""

    model_config = ConfigDict(use_attribute_docstrings=True)

    type: str = "about:blank"
    title: str
    """The status code in words."""
    status: int
    """The status code."""
    detail: str
    """What went wrong this time."""
    errors: list[ParameterProblem] = []
    """Every parameter that cannot be used; empty when the problem is another one."""


class RefusedError(Exception):
    """A request that gets a problem for an answer."""

    def __init__(
        self,
        status: HTTPStatus,
        detail: str,
        errors: Sequence[ParameterProblem] = (),
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail
        self.errors = list(errors)
        self.headers = dict(headers or {})


def bad_parameters(errors: Sequence[ParameterProblem]) -> RefusedError:
    """The refusal of a request with parameters that cannot be used."""
    named = "; ".join(f'{error.parameter}="{error.value}" {error.detail}' for error in errors)
    return RefusedError(HTTPStatus.BAD_REQUEST, f"{named}.", errors)


def parameter_problem(parameter: str, value: str, detail: str) -> ParameterProblem:
    """A problem with one parameter; long names and values are cut off."""
    return ParameterProblem(parameter=cut(parameter), value=cut(value), detail=detail)


def cut(text: str) -> str:
    """*text*, or its beginning when it is long."""
    return text if len(text) <= LONGEST_REPEATED else text[:LONGEST_REPEATED] + "…"


def problem_response(refused: RefusedError) -> Response:
    """The answer that tells of a refusal."""
    problem = Problem(
        title=refused.status.phrase,
        status=refused.status,
        detail=refused.detail,
        errors=refused.errors,
    )
    return Response(
        problem.model_dump_json(),
        refused.status,
        {"Cache-Control": "no-store", **refused.headers},
        "application/problem+json",
    )
