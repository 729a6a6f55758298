"""What the options of ``nzviz serve`` accept that say where the server stands."""

from __future__ import annotations

from ipaddress import ip_network
from typing import Any
from urllib.parse import urlsplit

import click

#: Environment variable by which uvicorn, the web server, is told whose headers to believe.
TRUSTED_PROXIES_VARIABLE = "FORWARDED_ALLOW_IPS"


class WebAddress(click.ParamType[str]):
    """An http or https address that pages can be put below, without a slash at its end."""

    name = "url"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The address; fails when a path cannot be put behind it."""
        text = str(value)
        try:
            parts = urlsplit(text)
            usable = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
        except ValueError:  # a bracket or a port that is none
            usable = False
        if not usable or parts.query or parts.fragment or parts.username is not None:
            self.fail(
                f"{text!r} is no address such as https://www.example.org/security-record",
                param,
                ctx,
            )
        return text.rstrip("/")


class ProxyAddresses(click.ParamType[str]):
    """IP addresses and networks with commas between them, or ``*``."""

    name = "addresses"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The addresses as uvicorn reads them."""
        found = [part.strip() for part in str(value).split(",") if part.strip()]
        for part in found:
            try:
                if part != "*":
                    ip_network(part)
            except ValueError:
                self.fail(
                    f"{part!r} is neither an IP address nor a network such as 10.0.0.0/24",
                    param,
                    ctx,
                )
        return ",".join(found)
