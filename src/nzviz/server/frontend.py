"""The files of Streamlit's frontend: what there is, and what a page will need of it.

Their names carry hashes and change with every release, so they are read from the installed
package: the page's own scripts from ``index.html``, those that an element loads when it is first
drawn from the table that the bundler wrote into the entry script.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from streamlit import config, file_util

#: Elements that every page draws, by the names of their scripts.
SHELL_ELEMENTS = ("PageLink", "ButtonGroup", "Multiselect", "Slider", "TextInput", "Button", "Html")
#: The address below the app's root under which the files are served.
STATIC = "static/"

_LOADED_FIRST = re.compile(r'(?:src|href)="\./(static/(?:js|css)/[^"]+)"')
_TABLE = re.compile(r'\bm\.f=(\["[^\]]*"\])|m\.f\|\|\(m\.f=(\["[^\]]*"\])\)')
_LAZY = re.compile(
    r"import\(`\./(\w+)\.[^`]+`\)(?:\.then\(\w+=>\w+\.\w+\))?,__vite__mapDeps\(\[([\d,]*)\]\)"
)


def folder() -> Path:
    """Where the installed Streamlit keeps its page; the files lie in ``static/`` below."""
    return Path(file_util.get_static_dir())


@lru_cache(maxsize=1)
def loaded_first() -> tuple[str, ...]:
    """Scripts and styles that the page itself names, as addresses below the app's root."""
    return tuple(_LOADED_FIRST.findall((folder() / "index.html").read_text(encoding="utf-8")))


def entry() -> str:
    """The script that starts the app and names all others, or nothing where it is not found."""
    found = (name for name in loaded_first() if "/index." in name and name.endswith(".js"))
    return next(found, "")


@lru_cache(maxsize=1)
def _elements() -> dict[str, tuple[str, ...]]:
    """What each element loads, by the name of its script; empty when the table is not found."""
    if not entry():
        return {}
    script = (folder() / entry()).read_text(encoding="utf-8")
    table = _TABLE.search(script)
    if table is None:
        return {}
    files = [_address(name) for name in json.loads(table[1] or table[2])]
    return {
        name: tuple(files[int(number)] for number in numbers.split(",") if number)
        for name, numbers in _LAZY.findall(script)
    }


def _address(name: str) -> str:
    """A name in the table is relative to the folder of scripts."""
    return STATIC + (name[3:] if name.startswith("../") else f"js/{name[2:]}")


def scripts(elements: Iterable[str]) -> list[str]:
    """Addresses of the scripts that *elements* load and the page does not, in loading order.

    A name that this Streamlit does not have is passed over: preloading helps, and is not needed.
    """
    first = set(loaded_first())
    needed: dict[str, None] = {}
    for element in elements:
        # The last ones depend on the first ones; the element's own script comes first of all.
        needed.update(dict.fromkeys(_elements().get(element, ())))
    return [name for name in needed if name.endswith(".js") and name not in first]


def base_path() -> str:
    """``server.baseUrlPath``: what stands before the app's root in every path, or nothing."""
    named = str(config.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{named}" if named else ""
