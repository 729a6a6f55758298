"""HTML that the server writes itself, by Jinja2 with everything escaped."""

from __future__ import annotations

from functools import cache

import jinja2


@cache
def environment() -> jinja2.Environment:
    """The templates of this folder. A name that a template lacks is an error, never a blank."""
    return jinja2.Environment(
        loader=jinja2.PackageLoader("nzviz.server", "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def render(template: str, **values: object) -> str:
    """*template* with these values, each escaped where it is put in."""
    return environment().get_template(template).render(**values)
