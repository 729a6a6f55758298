"""One record, and how to cite it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import Response

from nzviz.corpus import live
from nzviz.corpus.corpus import Corpus
from nzviz.corpus.kept import kept_with_corpus
from nzviz.corpus.kinds import Kind
from nzviz.server.api.addresses import CITATION_FORMATS, page_address, record_address
from nzviz.server.api.answers import answer
from nzviz.server.api.details import detail_json
from nzviz.server.api.negotiation import chosen
from nzviz.server.api.parameters import Reading, no_such, one_of
from nzviz.server.api.problems import RefusedError
from nzviz.server.api.rows import KINDS
from nzviz.server.public_address import public_address
from nzviz.share.citation import apa, chicago
from nzviz.share.csl import record_item
from nzviz.share.formats import FORMATS

#: Media types of citations, by the name of the format; the first one serves who takes anything.
CITATIONS: Mapping[str, str] = {
    "chicago": "text/plain",
    "apa": "text/plain",
    **{name: format.mime for name, format in FORMATS.items()},
}
CITATION_FORMAT = one_of(
    "format",
    "Chicago's or APA's style as plain text, or a file that reference managers read; "
    "it wins over the header Accept.",
    CITATION_FORMATS,
)


def record_endpoint(plural: str) -> Callable[[Request], Response]:
    """What answers for one record of a kind."""

    def one_record(request: Request) -> Response:
        Reading(request).check()
        corpus = live.current()
        base = public_address(request)
        record_id = _current_id(request, corpus, KINDS[plural], base)
        return answer(request, detail_json(corpus, plural, record_id, base), "application/json")

    return one_record


def citation_endpoint(plural: str) -> Callable[[Request], Response]:
    """What answers for the citation of one record of a kind."""
    kind = KINDS[plural]

    def citation(request: Request) -> Response:
        reading = Reading(request, CITATION_FORMAT)
        form = chosen(reading, CITATIONS)
        reading.check()
        corpus = live.current()
        base = public_address(request)
        record_id = _current_id(request, corpus, kind, base, "/citation")
        today = datetime.now().astimezone().date()
        text = _cited(corpus, kind.name, record_id, form, base, today)
        headers = {"Vary": "Accept"}
        if form in FORMATS:
            name = f"{kind.name}-{record_id}.{FORMATS[form].extension}"
            headers["Content-Disposition"] = f'inline; filename="{name}"'
        media = CITATIONS[form]
        # What is JSON is UTF-8 without being told; its media types know no charset.
        coded = media if media.endswith("json") else f"{media}; charset=utf-8"
        return answer(request, text, coded, headers)

    return citation


@kept_with_corpus(maxsize=512)
def _cited(
    corpus: Corpus, kind_name: str, record_id: str, form: str, base: str, today: date
) -> str:
    address = page_address(base, kind_name, record_id)
    item = record_item(corpus, kind_name, record_id, address, today)
    if form in FORMATS:
        return FORMATS[form].write([item])
    return {"chicago": chicago, "apa": apa}[form](item) + "\n"


def _current_id(request: Request, corpus: Corpus, kind: Kind, base: str, rest: str = "") -> str:
    """The id in the address; raises RefusedError for one that nobody has, and moves former ones."""
    asked: str = request.path_params["id"]
    record = corpus.find(kind.name, asked)
    if record is None:
        raise no_such(kind.name, asked, corpus.records.by_kind[kind.name])
    if record.id != asked:
        query = request.url.query
        current = record_address(base, kind, record.id) + rest + (f"?{query}" if query else "")
        raise RefusedError(
            HTTPStatus.MOVED_PERMANENTLY,
            f'The {kind.name} "{asked}" is called "{record.id}" now.',
            headers={"Location": current, "Cache-Control": "public, max-age=60"},
        )
    return str(record.id)
