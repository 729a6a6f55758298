"""The theme colours can be told apart by everybody, on light and on dark paper."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import yaml
from colorspacious import cspace_convert

from nzviz.figures.style import DARK, LIGHT

PAPER = {"light": LIGHT.paper, "dark": DARK.paper}

# Theme names are set in the theme colour, so it has to be legible as text: WCAG 2.2, 1.4.3 (4.5:1).
# Marks alone would need 3:1 (1.4.11).
CONTRAST = 4.5

# Euclidean distance in CAM02-UCS (Luo, Cui and Li 2006). Machado, Oliveira and Fernandes (2009)
# give the simulations; severity 100 is the full deficiency.
DISTANCE = 14.0
VISIONS = ["normal", "deuteranomaly", "protanomaly", "tritanomaly"]

# One theme's light and dark colour read as the same colour: degrees of hue in CAM02-UCS.
HUE = 15.0


@pytest.fixture(scope="module")
def themes(root: Path) -> list[dict[str, Any]]:
    text = (root / "data/themes.yaml").read_text(encoding="utf-8")
    return yaml.safe_load(text)


def rgb(colour: str) -> np.ndarray:
    return np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)]) / 255


def luminance(colour: str) -> float:
    """https://www.w3.org/TR/WCAG22/#dfn-relative-luminance"""
    channels = rgb(colour)
    linear = np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)
    return float(linear @ [0.2126, 0.7152, 0.0722])


def contrast(one: str, other: str) -> float:
    """https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio"""
    darker, lighter = sorted([luminance(one), luminance(other)])
    return (lighter + 0.05) / (darker + 0.05)


def seen(colour: str, vision: str) -> np.ndarray:
    """The colour in CAM02-UCS, as somebody with this vision sees it."""
    shown = rgb(colour)
    if vision != "normal":
        space = {"name": "sRGB1+CVD", "cvd_type": vision, "severity": 100}
        shown = np.clip(cspace_convert(shown, space, "sRGB1"), 0, 1)
    return cspace_convert(shown, "sRGB1", "CAM02-UCS")


def test_contrast_by_two_known_values() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.005)


@pytest.mark.parametrize("look", ["light", "dark"])
def test_every_colour_is_legible_on_its_paper(themes: list[dict[str, Any]], look: str) -> None:
    low = {
        theme["id"]: round(contrast(theme[look], PAPER[look]), 2)
        for theme in themes
        if contrast(theme[look], PAPER[look]) < CONTRAST
    }
    assert not low


@pytest.mark.parametrize("vision", VISIONS)
@pytest.mark.parametrize("look", ["light", "dark"])
def test_any_two_colours_differ(themes: list[dict[str, Any]], look: str, vision: str) -> None:
    points = {theme["id"]: seen(theme[look], vision) for theme in themes}
    close = {
        pair: round(distance, 1)
        for pair in combinations(points, 2)
        if (distance := float(np.linalg.norm(points[pair[0]] - points[pair[1]]))) < DISTANCE
    }
    assert not close


def test_light_and_dark_are_one_hue(themes: list[dict[str, Any]]) -> None:
    for theme in themes:
        hues = [np.degrees(np.arctan2(*seen(theme[look], "normal")[:0:-1])) for look in PAPER]
        turn = abs((hues[1] - hues[0] + 180) % 360 - 180)
        assert turn <= HUE, theme["id"]


def test_symbols_differ_too(themes: list[dict[str, Any]]) -> None:
    symbols = [theme["symbol"] for theme in themes]
    assert len(set(symbols)) == len(symbols)
