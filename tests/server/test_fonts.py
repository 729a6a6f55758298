"""Reduced fonts still have every symbol and letter that pages use."""

import io
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from nzviz.server import fonts, frontend

FILES = {
    fonts._stem(path.name): path
    for path in (frontend.folder() / "static" / "media").glob("*.woff2")
    if fonts.can_reduce(path.name)
}


def test_the_fonts_to_reduce_are_there() -> None:
    """After an upgrade of Streamlit they would come whole, without a word."""
    assert set(FILES) == set(fonts._REDUCED)


def test_every_symbol_that_is_mentioned_is_kept() -> None:
    path = FILES[fonts._SYMBOLS]
    whole, made = TTFont(path), fonts.reduced(path)
    part = TTFont(io.BytesIO(made))
    names = fonts.symbol_names()

    assert fonts.is_font(made)
    assert len(made) < path.stat().st_size / 10
    assert {"share", "download", "expand_more", "format_quote", "search"} <= names
    drawn = set(fonts._ligatures(whole, names))
    assert len(drawn) > 60
    assert set(fonts._ligatures(part, names)) == drawn
    assert len(part.getGlyphOrder()) < 300


@pytest.mark.parametrize("stem", ["SourceSansVF-Upright"])
def test_letters_with_macrons_are_kept_and_the_name_is_not(stem: str) -> None:
    made = fonts.reduced(FILES[stem])
    part = TTFont(io.BytesIO(made))

    assert set(map(ord, "Māori Pākehā ĀĒĪŌŪāēīōū – — “” → × ₤ €".replace(" ", ""))) <= set(
        part.getBestCmap()
    )
    assert [axis.axisTag for axis in part["fvar"].axes] == ["wght"]
    assert not any("Source" in str(record) for record in part["name"].names)


@pytest.mark.parametrize(
    ("name", "answer"),
    [
        ("static/media/MaterialSymbols-Rounded.nEdyypZU.woff2", True),
        ("static/media/SourceCodeVF-Upright.ttf.BjWn63N-.woff2", False),
        ("static/js/MaterialSymbols-Rounded.js", False),
    ],
)
def test_only_known_fonts_are_reduced(name: str, answer: bool) -> None:
    assert fonts.can_reduce(name) is answer


def test_symbols_depend_on_the_names(monkeypatch: pytest.MonkeyPatch) -> None:
    name = Path("static/media/MaterialSymbols-Rounded.x.woff2").as_posix()
    before = fonts.recipe(name)
    monkeypatch.setattr(fonts, "symbol_names", lambda: frozenset({"share"}))
    assert fonts.recipe(name) != before
