"""The address at which readers reach this server."""

from __future__ import annotations

import os
import re

from starlette.requests import Request

#: Environment variable that names the address, for a server whose own name readers never see.
PUBLIC_URL_VARIABLE = "NZVIZ_PUBLIC_URL"

#: A host as RFC 3986 writes it, IPv6 in brackets, with a port or without. A request can claim
#: to have come for any host: what is no host's name stands in no link.
_HOST = re.compile(r"([a-z0-9_.-]+|\[[0-9a-f:.]+\])(:[0-9]{1,5})?", re.IGNORECASE)


def public_address(request: Request) -> str:
    """The app's root as the reader of *request* knows it, without a slash at its end.

    ``NZVIZ_PUBLIC_URL`` when it is set; else the host that the request names. The scheme is
    that of a TLS proxy whose ``X-Forwarded-Proto`` the server was told to trust.
    """
    named = os.environ.get(PUBLIC_URL_VARIABLE, "").rstrip("/")
    if named:
        return named
    scope = request.scope
    host = request.headers.get("host", "")
    if not _HOST.fullmatch(host):
        name, port = scope.get("server") or ("localhost", None)
        host = f"{name}:{port}" if port else str(name)
    # Inside a mounted application root_path has the place of the mount in it.
    root = str(scope.get("app_root_path", scope.get("root_path", "")))
    return f"{scope.get('scheme', 'http')}://{host}{root.rstrip('/')}"
