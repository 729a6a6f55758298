"""``/metrics``: figures of this process in the text format of Prometheus.

They name no reader: requests are counted by kind of address, method and status. By default only
this machine is answered; ``NZVIZ_METRICS=all`` answers everybody who reaches the port (a cluster's
own network), ``NZVIZ_METRICS=off`` nobody.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from ipaddress import IPv6Address, ip_address

from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    ProcessCollector,
    generate_latest,
)
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from nzviz import __version__
from nzviz.corpus import live

#: Environment variable that says who is answered.
VARIABLE = "NZVIZ_METRICS"

#: Headers by which a proxy says that it asks for somebody else.
_FORWARDED = ("forwarded", "x-forwarded-for", "x-real-ip", "via")
_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH"})

registry = CollectorRegistry()
_requests = Counter(
    "nzviz_requests",
    "Answered HTTP requests by kind of address, method and status.",
    ("route", "method", "status"),
    registry=registry,
)
_seconds = Histogram(
    "nzviz_request_seconds",
    "Time from a request's arrival to the end of its answer.",
    ("route",),
    registry=registry,
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10),
)
sessions = Gauge("nzviz_sessions", "Readers connected now.", registry=registry)
sessions_begun = Counter("nzviz_sessions_begun", "Connections of readers.", registry=registry)
reloads = Counter(
    "nzviz_corpus_reloads",
    "Readings of the data folder after a change: swapped, unchanged or failed.",
    ("outcome",),
    registry=registry,
)
for _outcome in ("swapped", "unchanged", "failed"):
    reloads.labels(_outcome)  # a figure that is 0 is there all the same


def answered(route: str, method: str, status: int, seconds: float) -> None:
    """Count one answered request; *route* is a name of :mod:`nzviz.server.routes`."""
    _requests.labels(route, method if method in _METHODS else "other", str(status)).inc()
    _seconds.labels(route).observe(seconds)


class _CorpusCollector(Collector):
    """What is loaded, read when the figures are asked for."""

    def collect(self) -> Iterator[Metric]:
        state = live.state()
        yield GaugeMetricFamily(
            "nzviz_corpus_problems",
            "Problems of the data folder as it lies there now.",
            len(state.problems),
        )
        yield GaugeMetricFamily("nzviz_ready", "1 when a corpus is loaded.", bool(state.corpus))
        info = GaugeMetricFamily(
            "nzviz_info", "Versions.", labels=("version", "data_version", "digest")
        )
        records = GaugeMetricFamily("nzviz_corpus_records", "Records by kind.", labels=("kind",))
        if state.corpus and state.loaded:
            corpus = state.corpus
            info.add_metric((__version__, corpus.site.version, corpus.digest), 1)
            for kind, found in corpus.records.by_kind.items():
                records.add_metric((kind,), len(found))
            yield GaugeMetricFamily(
                "nzviz_corpus_loaded_timestamp_seconds",
                "When the corpus that is shown was read.",
                state.loaded.timestamp(),
            )
        yield info
        yield records


registry.register(_CorpusCollector())
ProcessCollector(registry=registry)


async def metrics(request: Request) -> Response:
    """The figures, or 403 for whoever is not to see them."""
    if not _may_see(request):
        return PlainTextResponse("These figures are not public.\n", 403)
    return Response(generate_latest(registry), headers={"Content-Type": CONTENT_TYPE_LATEST})


def _may_see(request: Request) -> bool:
    who = os.environ.get(VARIABLE, "local")
    if who != "local":
        return who == "all"  # a value that we do not know opens nothing
    if request.client is None or any(name in request.headers for name in _FORWARDED):
        return False
    try:
        address = ip_address(request.client.host)
    except ValueError:  # a name or a socket: not an address
        return False
    # A server that listens on IPv6 knows 127.0.0.1 as ::ffff:127.0.0.1.
    mapped = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    return (mapped or address).is_loopback


route = Route("/metrics", metrics, methods=["GET"])
