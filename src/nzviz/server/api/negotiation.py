"""Which of several forms a request asks for: by the address, by ``format=``, or by Accept."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus

from nzviz.server.api.parameters import Reading
from nzviz.server.api.problems import RefusedError

#: Forms of lists and tables, and their media types.
FORMS: Mapping[str, str] = {"json": "application/json", "csv": "text/csv"}


def chosen(reading: Reading, forms: Mapping[str, str], suffix: str = "") -> str:
    """The name of the form that is asked for, one of *forms* (name to media type).

    The address's *suffix* decides, else ``format``, else the header Accept; the first form serves
    who takes anything. A ``format`` that the suffix contradicts is refused; RefusedError is
    raised when no form would be accepted.
    """
    (named,) = reading.query.get("format", ()) or (suffix,)
    if suffix and named != suffix:
        reading.refuse("format", named, f"contradicts the address, which ends in .{suffix}")
    if named:
        return named
    accept = ",".join(reading.request.headers.getlist("accept")) or "*/*"
    ranges = [_range(part) for part in accept.split(",") if part.strip()]
    wanted = {name: _quality(media, ranges) for name, media in forms.items()}
    best = max(wanted, key=lambda name: wanted[name])  # the first of equals
    if wanted[best] == 0:
        raise RefusedError(
            HTTPStatus.NOT_ACCEPTABLE,
            f"There is only {', '.join(forms.values())} here; the request accepts neither.",
        )
    return best


def _range(part: str) -> tuple[str, float]:
    """A media range of an Accept header and its quality; what is no number counts as 1."""
    media, *parameters = (piece.strip().lower() for piece in part.split(";"))
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            try:
                return media, min(max(float(value), 0.0), 1.0)
            except ValueError:
                break
    return media, 1.0


def _quality(media: str, ranges: list[tuple[str, float]]) -> float:
    """How much a media type is wanted: the most exact range that covers it decides (RFC 9110)."""
    for covering in (media, f"{media.partition('/')[0]}/*", "*/*"):
        found = [quality for name, quality in ranges if name == covering]
        if found:
            return max(found)
    return 0.0
