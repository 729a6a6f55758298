"""Streamlit's fonts without what no page here uses.

As they come, the three that a first view needs are 975 kB, a third of all its bytes: a serif with
every weight and optical size for headings that have one, a sans for all scripts, and some 4,000
symbols of which two dozen are drawn. Characters that a reduced font lacks come from the reader's
system, letter by letter; symbols must all be there, so every name that Streamlit's scripts and
modules or this package mention is kept.

The licence of the Source fonts (SIL Open Font License 1.1) reserves their name to the originals:
the reduced ones call themselves otherwise inside. The symbols are under the Apache licence.
"""

from __future__ import annotations

import io
import re
from functools import lru_cache
from pathlib import Path
from typing import Any

import streamlit

import nzviz
from nzviz import places
from nzviz.server import frontend

#: Latin with its extensions (te reo Māori, Vietnamese), marks, Greek, punctuation, arrows, numbers
#: in circles and the simple geometric shapes.
_CHARACTERS = (
    (0x20, 0x250), (0x2B0, 0x400), (0x1E00, 0x1F00), (0x2000, 0x2260), (0x2460, 0x2500),
    (0x25A0, 0x2600),
)  # fmt: skip
_FEATURES = ["ccmp", "kern", "liga", "locl", "mark", "mkmk", "tnum"]
#: Where on its axes a variable font is fixed; headings are set so in ``.streamlit/config.toml``.
_FIXED = {"SourceSerifVariable-Roman": {"wght": 600, "opsz": 24}}
_SYMBOLS = "MaterialSymbols-Rounded"
_REDUCED = ("SourceSerifVariable-Roman", "SourceSansVF-Upright", _SYMBOLS)
_SYMBOL_NAME = re.compile(r":material/([a-z0-9_]+):")
#: To be raised when fonts are reduced in another way: what is kept on disk is then made anew.
_VERSION = "1"


def can_reduce(name: str) -> bool:
    """Whether a file of the frontend is a font that we know how to reduce."""
    return _stem(name) in _REDUCED and name.endswith(".woff2")


def is_font(body: bytes) -> bool:
    """Whether *body* begins as a WOFF2 file does."""
    return body[:4] == b"wOF2"


def recipe(name: str) -> str:
    """What the reduced font depends on beside the whole one; differs when the result would."""
    wanted = ",".join(sorted(symbol_names())) if _stem(name) == _SYMBOLS else ""
    return f"font {_VERSION} {wanted}"


def reduced(path: Path) -> bytes:
    """The font at *path* with only what pages use, as WOFF2."""
    from fontTools import subset  # three hundred modules that a start with kept fonts never needs
    from fontTools.ttLib import TTFont
    from fontTools.varLib import instancer

    font = TTFont(path)
    options = subset.Options()
    options.hinting = False  # browsers render without
    cutter: Any = subset.Subsetter(options)
    if _stem(path.name) == _SYMBOLS:
        options.layout_closure = False  # letters alone would draw in every symbol they can spell
        options.layout_features = ["liga", "rlig"]
        cutter.populate(glyphs=drawn(font, symbol_names()), unicodes=range(0x20, 0x7F))
    else:
        options.layout_features = _FEATURES
        cutter.populate(unicodes=[c for low, high in _CHARACTERS for c in range(low, high)])
    cutter.subset(font)
    for stem, axes in _FIXED.items():
        if _stem(path.name) == stem:
            half_way = io.BytesIO()
            font.save(half_way)  # the instancer wants a font as it was read
            font = instancer.instantiateVariableFont(TTFont(half_way), axes)
    for record in font["name"].names:
        record.string = str(record).replace("Source", "Reduced")
    font.flavor = "woff2"
    made = io.BytesIO()
    font.save(made)
    return made.getvalue()


@lru_cache(maxsize=1)
def symbol_names() -> frozenset[str]:
    """Every symbol that Streamlit or this package mentions as ``:material/name:``."""
    texts = [*frontend.folder().glob("static/js/*.js"), *places.PAGES.glob("*.py")]
    for package in (nzviz, streamlit):  # Streamlit names some from Python, for the search field
        texts += Path(package.__file__ or "").parent.rglob("*.py")
    found: set[str] = set()
    for path in texts:
        found.update(_SYMBOL_NAME.findall(path.read_text(encoding="utf-8", errors="replace")))
    return frozenset(found)


def drawn(font: Any, names: frozenset[str]) -> list[str]:
    """The glyphs that ligatures of *font* make of *names*."""
    return list(_ligatures(font, names).values())


def _ligatures(font: Any, names: frozenset[str]) -> dict[str, str]:
    letters = {glyph: chr(code) for code, glyph in font.getBestCmap().items() if code < 0x80}
    found: dict[str, str] = {}
    for lookup in font["GSUB"].table.LookupList.Lookup:
        for table in lookup.SubTable:
            table = getattr(table, "ExtSubTable", table)
            for first, ligatures in getattr(table, "ligatures", {}).items():
                for one in ligatures:
                    spelled = "".join(letters.get(part, "?") for part in (first, *one.Component))
                    if spelled in names:
                        found[spelled] = one.LigGlyph
    return found


def _stem(name: str) -> str:
    """``SourceSansVF-Upright`` of ``static/media/SourceSansVF-Upright.ttf.BsWL4Kly.woff2``."""
    return Path(name).name.partition(".")[0]
